/** Labelled fields: "Type: Regional consultative process". */
import { part, trim, type Excerpt } from '../text/excerpt.ts'
import { labelAt } from './heading-words.ts'
import type { Registers } from './registers.ts'

export interface Field {
  readonly field: string
  readonly languages: readonly string[]
  /** The words that name the field, with their colon. */
  readonly label: Excerpt
  readonly value: Excerpt
}

/** The field that words are, also without its colon where a number follows; null where they are none, or have no value. */
export function readField(words: Excerpt, registers: Registers): Field | null {
  const { text } = words
  const row = labelAt(registers.words.headings.fields, text, 0, (rest) => /^\s*:|^\s+\d/.test(rest))
  if (row === null) return null
  const separator = /^\s*:?\s*/.exec(text.slice(row.phrase.length))?.[0].length ?? 0
  const start = row.phrase.length + separator
  if (start >= text.length) return null
  return {
    field: row.value,
    languages: row.languages,
    label: trim(part(words, 0, start)),
    value: part(words, start),
  }
}
