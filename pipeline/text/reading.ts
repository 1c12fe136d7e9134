/** What words are found to be, as parse finds it and hands it on to normalize. */
import type { Excerpt } from './excerpt.ts'

export interface FoundDate {
  /** Where it is in the text of the excerpt: UTF-16 offsets, end exclusive. */
  readonly start: number
  readonly end: number
  /** EDTF text; null where the words are no day of the calendar, one of two days, "8.9.2020", or a span that ends before it begins. */
  readonly edtf: string | null
  readonly precision: 'day' | 'month' | 'year'
  /** First and last day, ISO 8601, where the source gives days. */
  readonly firstDay: string | null
  readonly lastDay: string | null
}

export interface ListedName {
  readonly excerpt: Excerpt
  /** The identifier in its register, or null for an unknown name. */
  readonly id: string | null
  readonly kind: 'country' | 'organization' | null
  /** The term in brackets after the name, `2021-2022`, or null. */
  readonly term: Excerpt | null
}

export interface NamesOnLine {
  readonly names: readonly ListedName[]
  /** Whether the names are in columns, with nothing but space between them. */
  readonly inColumns: boolean
}

/**
 * Words, and what they are. What decides which section words are of is what they are later read as; each question is
 * answered when it is first asked, and once.
 */
export interface Reading {
  readonly words: Excerpt
  /** The words seen as a line of a list of States. */
  readonly names: () => NamesOnLine
  /** The first date in them. */
  readonly date: () => FoundDate | null
  /** The organization that they are the name of. */
  readonly organization: () => string | null
}
