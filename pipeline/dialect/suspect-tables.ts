/** The word tables that the search for suspects goes by. They are in `sources/dialect/`, where people edit them. */
import { join } from 'node:path'
import { z } from 'zod'
import { text } from '../../schemas/table.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'
import { abbreviationAfter, anyOf, escape } from './phrases.ts'
import { readCsv } from '../text/curated-csv.ts'
import type { Finding } from '../text/finding.ts'

const note = z.string()

/** `word-lists.csv`: plain lists of words, each for one language. */
const ListedWord = z.strictObject({
  list: z.enum(['determiner', 'not-after-determiner', 'may-repeat', 'abbreviation', 'word']),
  word: text,
  language: text,
  note,
})
type ListedWord = z.infer<typeof ListedWord>

/** The lists of one language, ready to be looked up. */
export type LanguageWords = ReturnType<typeof languageWords>

/** `spelling-variants.csv`: letters in which British spelling differs from the American one of the dictionary. */
const Variant = z.strictObject({
  british: text,
  american: text,
  position: z.enum(['inside', 'end']),
  note,
})
export type Variant = z.infer<typeof Variant>

/** `back-translation.csv`: what becomes of English words that a machine takes for French ones. */
const BackTranslation = z.strictObject({ phrase: text, suggestion: text, french: text, note })
export type BackTranslation = z.infer<typeof BackTranslation>

export interface SuspectTables {
  readonly wordsOf: (language: string) => LanguageWords
  readonly variants: readonly Variant[]
  /** Longer phrases first. */
  readonly backTranslations: readonly (BackTranslation & { readonly pattern: RegExp })[]
  /** Whether a text has any of these phrases. */
  readonly anyBackTranslation: RegExp
  /** Faults in the tables, all of severity error; a row with a fault is left out. */
  readonly findings: readonly Finding[]
}

/** Read the tables of a folder. */
export function readSuspectTables(folder: string): SuspectTables {
  const words = readCsv(join(folder, 'word-lists.csv'), ListedWord)
  const variants = readCsv(join(folder, 'spelling-variants.csv'), Variant)
  const backTranslations = readCsv(join(folder, 'back-translation.csv'), BackTranslation)
  const none = languageWords([])
  const byLanguage = new Map(
    [...groupBy(words.rows, (row) => row.language)].map(([language, rows]) => [
      language,
      languageWords(rows),
    ]),
  )
  return {
    anyBackTranslation: new RegExp(anyOf(backTranslations.rows), 'iu'),
    wordsOf: (language) => byLanguage.get(language) ?? none,
    variants: variants.rows,
    backTranslations: backTranslations.rows
      .toSorted((a, b) => b.phrase.length - a.phrase.length)
      .map((row) => ({
        ...row,
        pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escape(row.phrase)}(?![\\p{L}\\p{N}])`, 'giu'),
      })),
    findings: [words, variants, backTranslations].flatMap((table) => table.findings),
  }
}

function languageWords(rows: readonly ListedWord[]) {
  const lists = groupBy(rows, (row) => row.list)
  const list = (name: ListedWord['list']): readonly string[] =>
    (lists.get(name) ?? []).map((row) => row.word)
  const phrases = (name: ListedWord['list']) => list(name).map((phrase) => ({ phrase }))
  // The pronoun in lower case only: "the IT sector" and "the US" are in order. The determiner with a capital or without.
  const determiners = list('determiner').map(
    (word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${escape(word.slice(1))}`,
  )
  return {
    /** Folded words that need no dictionary. */
    known: new Set(list('word').map(fold)),
    mayRepeat: new Set(list('may-repeat')),
    abbreviation: abbreviationAfter(phrases('abbreviation')),
    /** A determiner before a word that takes none. */
    clash: new RegExp(
      `(?<![\\p{L}\\p{M}\\p{N}'’-])(?:${['(?!)', ...determiners].join('|')})\\s+(?<word>${anyOf(phrases('not-after-determiner'))})(?![\\p{L}\\p{M}\\p{N}'’-])`,
      'gu',
    ),
  }
}
