/** The words that need no dictionary: those of the registers, and those that a source itself vouches for. */
import { fold } from '../../text/fold.ts'
import { groupBy } from '../../text/group-by.ts'
import { lookUp } from '../../dialect/register-names.ts'
import type { Registers } from '../../dialect/registers.ts'
import type { Source } from '../../text/source-text.ts'
import { edits, isExchange } from './spelling.ts'
import type { Stretch } from './suspect.ts'

/** Capitals, two or more, with at most one small letter after each: `NGO`, `IDPs`, `MoU`. */
export const ACRONYM = /^(?=(?:\P{Lu}*\p{Lu}){2})(?:\p{Lu}\p{Ll}?)+$/u

interface RegisterWords {
  /** Folded words of themes and of the lexicon's rows for the language, known however they are written. */
  readonly anyCase: ReadonlySet<string>
  /** Folded words of the names of countries and organizations, known with a capital. */
  readonly names: ReadonlySet<string>
  readonly acronyms: ReadonlySet<string>
  /** Words of names and themes as they are spelt, for suggestions. */
  readonly spelt: readonly string[]
}

const registerWords = new WeakMap<Registers, Map<string, RegisterWords>>()

/** The words of the registers for a text in a language; collected once. */
export function wordsOfRegisters(registers: Registers, language: string): RegisterWords {
  const byLanguage = registerWords.get(registers) ?? new Map<string, RegisterWords>()
  registerWords.set(registers, byLanguage)
  const words = byLanguage.get(language) ?? collect(registers, language)
  byLanguage.set(language, words)
  return words
}

function collect(registers: Registers, language: string): RegisterWords {
  const {
    countries,
    organizations,
    themes,
    countryNames,
    ambiguousNames,
    organizationNames,
    themeNames,
    lexicon,
  } = registers
  const phrases = Object.values(lexicon)
    .flat()
    // "st" and "nd" are no words.
    .filter((row) => row.language === language && row.kind !== 'ordinal')
    .map((row) => row.phrase)
  const names = [
    ...countries.flatMap((row) => [row.name, row.official_name ?? row.name]),
    ...organizations.map((row) => row.name),
  ]
  const labels = themes.map((row) => row.label)
  const acronyms = organizations.flatMap((row) => row.acronym ?? [])
  const spelt = [...names, ...labels].flatMap(wordsIn)
  return {
    anyCase: new Set([...themeNames.byKey.keys(), ...phrases.map(fold)].flatMap(wordsIn)),
    names: new Set(
      [
        ...countryNames.byKey.keys(),
        ...ambiguousNames.keys(),
        ...organizationNames.byKey.keys(),
      ].flatMap(wordsIn),
    ),
    acronyms: new Set(
      [...acronyms.flatMap(wordsIn), ...spelt].filter((word) => ACRONYM.test(word)).map(singular),
    ),
    spelt: [...new Set(spelt)].filter((word) => word.length > 2).sort(),
  }
}

/** The words of a text: letters with their accents. */
export function wordsIn(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
}

/** An acronym without the "s" of its plural. */
export function singular(acronym: string): string {
  return acronym.replace(/(?<=\p{Lu}{2})s$/u, '')
}

/** The acronyms that occur twice or more in a source, or in brackets, without the "s" of a plural. */
export function acronymsOf(source: Source): Set<string> {
  const all = wordsIn(source.text)
    .filter((word) => ACRONYM.test(word))
    .map(singular)
  const inBrackets = [...source.text.matchAll(/\(([^()]*)\)/g)]
    .flatMap((match) => wordsIn(match[1] ?? ''))
    .map(singular)
  const seen = new Set<string>()
  const known = new Set(inBrackets.filter((word) => ACRONYM.test(word)))
  for (const word of all) (seen.has(word) ? known : seen).add(word)
  return known
}

/**
 * Names that the source vouches for, folded: the towns of its meetings, which are right before a country in the line
 * and are no part of the title; and the words of the mechanism's own name that the text repeats.
 */
export function namesOf(
  source: Source,
  stretches: readonly Stretch[],
  registers: Registers,
): Set<string> {
  const everywhere = groupBy(wordsIn(source.text).map(fold), (word) => word)
  const isRepeated = (word: string): boolean => (everywhere.get(word)?.length ?? 0) > 1
  return new Set(
    stretches.flatMap(({ claim, text }) => {
      if (claim.kind === 'meeting') return townsIn(text, registers)
      const isName = claim.kind === 'name' || claim.kind === 'full-name'
      return isName ? wordsIn(text).map(fold).filter(isRepeated) : []
    }),
  )
}

/** The first piece of a meeting's line is a date or, where the date comes last, the title: neither is a town. */
function townsIn(text: string, { countryNames }: Registers): string[] {
  const pieces = text.split(',').map((piece) => piece.trim())
  const isBeforeCountry = (index: number): boolean =>
    index > 0 && lookUp(countryNames, pieces[index + 1] ?? '') !== null
  return pieces
    .filter((_, index) => isBeforeCountry(index))
    .flatMap((piece) => wordsIn(piece).map(fold))
}

/** The acronyms that an unknown one may be meant to be: letters exchanged first, then one letter away. */
export function nearAcronyms(acronym: string, known: Iterable<string>): string[] {
  // Of three letters, one letter away is half of all acronyms.
  const near = [...new Set(known)].filter(
    (other) => isExchange(acronym, other) || (acronym.length > 3 && edits(acronym, other) === 1),
  )
  return near.sort(
    (a, b) => Number(isExchange(acronym, b)) - Number(isExchange(acronym, a)) || (a < b ? -1 : 1),
  )
}
