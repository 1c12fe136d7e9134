/** Words that neither the dictionary nor a register knows. */
import { fold } from '../../text/fold.ts'
import { ACRONYM, acronymsOf, namesOf, nearAcronyms, singular, wordsOfRegisters } from './known.ts'
import { edits, isEnglish, nearEnglish, withCaseOf } from './spelling.ts'
import type { Context, Stretch, Suspect } from './suspect.ts'

/** Letters and digits, with apostrophes and hyphens inside. */
const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’‘ʼ‐‑-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
/** `iom.int`: words joined by full stops. */
const DOTTED = /(?<![\p{L}\p{N}-])[\p{L}\p{N}-]+(?:\.[\p{Ll}\p{N}-]+)+(?:\/\S*)?/gu
const ROMAN_NUMBER = /^(?=[IVXL])X{0,3}(?:IX|IV|V?I{0,3})$|^X?L(?:IX|IV|V?I{0,3})$/
const MOST_SUGGESTIONS = 3
/** Suggestions are looked for for so many words of a text: no reviewer reads more, and each takes some milliseconds. */
const MOST_SEARCHED = 1_000
/** Beyond this share of unknown words a text is in another language, and its words are no suspects one by one. */
const FOREIGN_SHARE = 0.25
const FEWEST_WORDS = 30

/** The words of a text, those that nothing knows, and what to say of them. */
export interface CheckedWords {
  readonly words: readonly Place[]
  readonly unknown: readonly Place[]
  readonly knowledge: Knowledge
}

export function checkWords(context: Context): CheckedWords {
  const knowledge = knowledgeOf(context)
  const words = context.stretches.flatMap((stretch) => wordsOf(stretch, knowledge.isKnown))
  return { words, unknown: words.filter(({ word }) => !knowledge.isKnown(word)), knowledge }
}

/** Every place of an unknown word. */
export function findWords({ unknown, knowledge }: CheckedWords): Suspect[] {
  return unknown.map(({ word, ...place }) => ({
    ...place,
    rule: 'suspect-word',
    message: knowledge.explain(word),
    suggestions: knowledge.suggest(word),
  }))
}

/** One suspect, at the first unknown word, for a text that is not in English though it is read as such; null for one that is. */
export function findForeignText(
  context: Context,
  { words, unknown }: CheckedWords,
): Suspect | null {
  if (context.language !== 'en') return null
  const different = (places: readonly Place[]): number =>
    new Set(places.flatMap(({ word }) => (ACRONYM.test(word) ? [] : fold(word)))).size
  const [all, strange, first] = [different(words), different(unknown), unknown[0]]
  if (first === undefined || all < FEWEST_WORDS || strange <= all * FOREIGN_SHARE) return null
  const message = `${strange} of ${all} different words are in no English dictionary and no register; expected an English text. If it is in another language, set "language" in ${context.source.id}.yaml.`
  return {
    rule: 'suspect-word',
    stretch: first.stretch,
    start: first.start,
    end: first.end,
    message,
    suggestions: [],
  }
}

interface Place {
  readonly stretch: Stretch
  readonly start: number
  readonly end: number
  readonly word: string
}

/** The words of a claim that can be checked, hyphenated ones part by part. Left out are words with digits and single letters. */
function wordsOf(stretch: Stretch, isKnown: (word: string) => boolean): Place[] {
  const text = stretch.text.replace(DOTTED, (token) =>
    isAddress(token, isKnown) ? '#'.repeat(token.length) : token,
  )
  const place = (start: number, word: string): Place => ({
    stretch,
    start,
    end: start + word.length,
    word,
  })
  const places = [...text.matchAll(TOKEN)]
    .filter((token) => !/\p{N}/u.test(token[0]))
    .flatMap((token) =>
      [...token[0].matchAll(/[^‐‑-]+/gu)].flatMap((piece) =>
        innerWords(piece[0], isKnown).map(({ at, word }) =>
          place(token.index + piece.index + at, word),
        ),
      ),
    )
  // Words run together are reported for their missing space.
  return places.filter(
    ({ word }) =>
      !(/\p{Ll}\p{Lu}/u.test(word) && !ACRONYM.test(word)) && /\p{Script=Latin}/u.test(word),
  )
}

/** "don't" is a word of the dictionary; "Chair's" and "d'Ivoire" are words with something before or after them. */
function innerWords(
  piece: string,
  isKnown: (word: string) => boolean,
): { at: number; word: string }[] {
  if (isKnown(piece)) return [{ at: 0, word: piece }]
  return [...piece.matchAll(/[^'’‘ʼ]+/gu)]
    .map((inner) => ({ at: inner.index, word: inner[0] }))
    .filter(({ word }) => [...word].length > 1)
}

/** A dotted token is an address, unless all its parts are words: then a space is missing. */
function isAddress(token: string, isKnown: (word: string) => boolean): boolean {
  return token.split('.').some((word) => !isKnown(word))
}

interface Knowledge {
  readonly isKnown: (word: string) => boolean
  readonly explain: (word: string) => string
  readonly suggest: (word: string) => string[]
}

function knowledgeOf({ source, stretches, language, registers }: Context): Knowledge {
  const register = wordsOfRegisters(registers, language)
  const acronyms = new Set([...acronymsOf(source), ...register.acronyms])
  const names = namesOf(source, stretches, registers)
  const { known: listed } = registers.suspects.wordsOf(language)
  const english = language === 'en'

  const judge = (word: string): boolean => {
    const key = fold(word)
    if (register.anyCase.has(key) || listed.has(key)) return true
    if (/^\p{Lu}/u.test(word) && (register.names.has(key) || names.has(key))) return true
    if (english && isEnglish(word, registers.suspects.variants)) return true
    if (ACRONYM.test(word)) return acronyms.has(singular(word)) || ROMAN_NUMBER.test(word)
    // Without a dictionary for its language, a word can only be left alone.
    return !english
  }
  const judged = new Map<string, boolean>()
  const suggested = new Map<string, string[]>()
  const isKnown = (word: string): boolean => {
    let known = judged.get(word)
    if (known === undefined) judged.set(word, (known = judge(word)))
    return known
  }
  return {
    isKnown,
    explain: (word) =>
      ACRONYM.test(word)
        ? `The acronym "${word}" occurs only once, is not explained in the text, and is in no register; expected a known one.`
        : `"${word}" is in no dictionary and no register; expected a known word.`,
    suggest: (word) => {
      let near = suggested.get(word) ?? (suggested.size < MOST_SEARCHED ? null : [])
      if (near === null) {
        near = ACRONYM.test(word)
          ? nearAcronyms(singular(word), acronyms)
          : nearWords(word, register.spelt)
        suggested.set(word, near.slice(0, MOST_SUGGESTIONS))
      }
      return near.slice(0, MOST_SUGGESTIONS)
    },
  }
}

/** Words of the registers one edit away, then those of the dictionary; only where there are none, register words two edits away. */
function nearWords(word: string, registered: readonly string[]): string[] {
  const within = (most: number): string[] =>
    registered.filter(
      (other) => Math.abs(other.length - word.length) <= most && edits(word, other) <= most,
    )
  const near = [...within(1), ...nearEnglish(word)]
  const all = near.length > 0 || word.length < 5 ? near : within(2)
  return [...new Set(all.map((other) => withCaseOf(word, other)))]
}
