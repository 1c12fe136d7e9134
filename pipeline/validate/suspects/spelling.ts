/** The English dictionary: whether it has a word, in British or American spelling, and which of its words are near. */
import dictionary from 'dictionary-en'
import { distance } from 'fastest-levenshtein'
import nspell from 'nspell'
import type { Variant } from '../../dialect/suspect-tables.ts'

/** How far a suggestion may be from the word, in letters added, left out or changed. */
const MOST_EDITS = 2
/** Longer words are none that a dictionary could know, and it would look for the like of them for minutes. */
const LONGEST_WORD = 45
/** From this length on the dictionary finds words two edits away in a moment; below it that takes up to a second. */
const LONG_WORD = 12

let speller: ReturnType<typeof nspell> | null = null

/** Reading the dictionary takes about a tenth of a second: it is done once, and only when a word is to be checked. */
function dictionaryWords(): ReturnType<typeof nspell> {
  speller ??= nspell({ aff: Buffer.from(dictionary.aff), dic: Buffer.from(dictionary.dic) })
  return speller
}

/** Whether the dictionary has the word, in American spelling or by one of the variants; a name also where the dictionary writes it without accents. */
export function isEnglish(word: string, variants: readonly Variant[]): boolean {
  if (word.length > LONGEST_WORD) return false
  if (dictionaryWords().correct(word)) return true
  if (
    /^\p{Lu}/u.test(word) &&
    dictionaryWords().correct(word.normalize('NFD').replace(/\p{M}/gu, ''))
  )
    return true
  return variants.some((variant) => isVariant(word.toLowerCase(), variant))
}

function isVariant(word: string, { british, american, position }: Variant): boolean {
  const found = position === 'end' ? word.endsWith(british) : word.includes(british)
  if (!found) return false
  return dictionaryWords().correct(
    position === 'end'
      ? word.slice(0, -british.length) + american
      : word.replaceAll(british, american),
  )
}

/** Dictionary words at most two edits away, the likeliest first, with a capital where the word has one. */
export function nearEnglish(word: string): string[] {
  if (word.length > LONGEST_WORD) return []
  if (word.length < LONG_WORD && !hasNeighbour(word)) return []
  const near = dictionaryWords()
    .suggest(word)
    .map((suggestion) => withCaseOf(word, suggestion))
  return [...new Set(near)].filter((suggestion) => edits(word, suggestion) <= MOST_EDITS)
}

/**
 * Whether some word of the dictionary is one edit, one exchange of letters, or one doubled letter away. Asked first,
 * because the dictionary searches two edits away, at great length, where this fails.
 */
function hasNeighbour(word: string): boolean {
  const known = (letters: string): boolean =>
    letters.length > 1 &&
    (dictionaryWords().correct(letters) || dictionaryWords().correct(capitalized(letters)))
  const lower = word.toLowerCase()
  for (let at = 0; at <= lower.length; at += 1) {
    const [before, letter, after] = [
      lower.slice(0, at),
      lower.slice(at, at + 1),
      lower.slice(at + 1),
    ]
    if (
      letter !== '' &&
      (known(before + after) || known(before + after.slice(0, 1) + letter + after.slice(1)))
    )
      return true
    for (const other of 'abcdefghijklmnopqrstuvwxyz') {
      if (
        known(before + other + letter + after) ||
        (letter !== '' && known(before + other + after))
      )
        return true
    }
  }
  return false
}

/** How many letters must be added, left out, changed, or exchanged with their neighbour. Case and accents aside, it is a distance. */
export function edits(a: string, b: string): number {
  const [from, to] = [a.toLowerCase(), b.toLowerCase()]
  return isExchange(from, to) ? 1 : distance(from, to)
}

/** Whether two neighbouring letters have changed places. */
export function isExchange(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

function capitalized(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase()
}

/** A suggestion with a capital at its head where the word has one. The dictionary's own capitals stay. */
export function withCaseOf(word: string, suggestion: string): string {
  const rest = /^\p{Ll}\p{Lu}/u.test(suggestion) ? suggestion.toLowerCase() : suggestion
  return /^\p{Lu}/u.test(word) ? rest.slice(0, 1).toUpperCase() + rest.slice(1) : rest
}
