/** The shape of `accepted.csv`: findings that a person has looked at and found to be in order. */
import { z } from 'zod'
import type { FindingRule } from './rules.ts'
import { text } from './table.ts'

/** Rules about words that look like a slip; accepted, such a finding is gone. */
export const suspectRules = [
  'suspect-word',
  'suspect-doubled-word',
  'suspect-spacing',
  'suspect-sentence-start',
  'suspect-range',
  'suspect-translation',
] as const satisfies readonly FindingRule[]
export type SuspectRule = (typeof suspectRules)[number]

/** Rules about names that no register has; accepted, such a finding stays for the readers of the data, as information. */
export const unknownNameRules = [
  'unknown-country',
  'unknown-organization',
  'unknown-theme',
] as const satisfies readonly FindingRule[]

export const AcceptedRow = z.strictObject({
  /** The words as the source writes them, letter by letter. */
  words: text,
  rule: z.enum([...suspectRules, ...unknownNameRules]),
  /** Why they are in order, for a reader who has not seen the page. */
  note: z.string().regex(/^[^\r\n]+$/, 'expected a few words, on one line, on why this is right'),
})

/** A row, and its line in the file (the header is line 1). */
export type AcceptedRow = z.infer<typeof AcceptedRow> & { readonly line: number }
