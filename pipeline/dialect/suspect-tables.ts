/** The word tables that the search for suspects goes by. They stand in `sources/dialect/`, where people edit them. */
import { join } from 'node:path'
import { z } from 'zod'
import { text } from '../../schemas/table.ts'
import { readCsv } from '../text/curated.ts'
import type { Finding } from '../text/finding.ts'

const note = z.string()

/** `word-lists.csv`: plain lists of words, each for one language. */
const ListedWord = z.strictObject({
  list: z.enum(['determiner', 'not-after-determiner', 'may-repeat', 'abbreviation', 'word']),
  word: text,
  language: text,
  note,
})
export type ListName = z.infer<typeof ListedWord>['list']

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
  readonly words: (list: ListName, language: string) => readonly string[]
  readonly variants: readonly Variant[]
  /** Longer phrases first. */
  readonly backTranslations: readonly BackTranslation[]
  /** Faults in the tables, all of severity error; a row with a fault is left out. */
  readonly findings: readonly Finding[]
}

/** Read the tables of a folder. */
export function readSuspectTables(folder: string): SuspectTables {
  const words = readCsv(join(folder, 'word-lists.csv'), ListedWord)
  const variants = readCsv(join(folder, 'spelling-variants.csv'), Variant)
  const backTranslations = readCsv(join(folder, 'back-translation.csv'), BackTranslation)
  return {
    words: (list, language) =>
      words.rows
        .filter((row) => row.list === list && row.language === language)
        .map((row) => row.word),
    variants: variants.rows,
    backTranslations: backTranslations.rows.toSorted((a, b) => b.phrase.length - a.phrase.length),
    findings: [words, variants, backTranslations].flatMap((table) => table.findings),
  }
}
