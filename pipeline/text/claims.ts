/** Claims: the stretches of a text that say something, as the parser hands them on, and as the ledger corrects them. */
import type { Row } from '../../schemas/tables.ts'
import type { countedKinds } from '../../schemas/vocabulary.ts'
import type { Excerpt } from './excerpt.ts'
import type { Finding } from './finding.ts'
import type { PlacedReading } from './placed-reading.ts'
import type { Reading } from './reading.ts'
import type { Source, Span } from './source-text.ts'

/** What a stretch of text claims to be. What it means is settled later, when it has been corrected. */
export type ClaimKind =
  | 'name'
  | 'full-name'
  | 'field'
  | 'declared-count'
  | 'participants'
  | 'footnote'
  | 'organization'
  | 'theme'
  | 'body'
  | 'meeting'
  | 'document'
  | 'passage'

export interface Claim {
  readonly kind: ClaimKind
  readonly section: string
  /** The words, without list mark and label, and what they were found to be. */
  readonly reading: Reading
  /** Their place. */
  readonly span: Span
  /** The name of the field and its whole line, for claims of kind `field`. */
  readonly field: { readonly name: string; readonly line: Excerpt } | null
  /** The list mark before the words, or null. */
  readonly mark: Span | null
  /** Where the page links to from the title of a document; none in plain text. */
  readonly addresses: readonly Excerpt[]
  /** The level of the list that Markdown has it in, from 1; null in plain text and outside of lists. */
  readonly level: number | null
  /** The column of the table that Markdown has it in, from 0; null in plain text and outside of tables. */
  readonly column: number | null
  /** The words of the heading that the claim is under; null where the heading is missing. */
  readonly heading: Span | null
  /** What a declared count counts. */
  readonly counted: keyof typeof countedKinds | null
  /** Whether a blank line is between the claim and the first of its section: a heading may have been lost there. */
  readonly continued: boolean
  /** The words over a part of a list of States, "African States"; null where the list has no parts. */
  readonly group: Excerpt | null
  /** The reading by which the words are what the claim says; null where the program found it. */
  readonly readBy: string | null
}

/** A stretch that is no value: a heading, the name of a field, a list mark, markup, words of the page around the profile. */
export interface Mark {
  readonly kind: 'label' | 'list-mark' | 'punctuation' | 'boilerplate'
  readonly section: string
  readonly span: Span
}

/** A section without a heading: where it begins, and the clause that says what gave it away. */
export interface FormedSection {
  readonly section: string
  readonly span: Span
  readonly form: string
}

export interface Parsed {
  readonly source: Source
  readonly claims: readonly Claim[]
  readonly marks: readonly Mark[]
  /** The language of most of the headings and field names that were recognized; null without one, or in a tie. */
  readonly language: string | null
  /** Headings with nothing under them. */
  readonly empty: readonly { readonly section: string; readonly span: Span }[]
  readonly formed: readonly FormedSection[]
  /** What a reviewer takes from the text, in the order of the text. */
  readonly readings: readonly PlacedReading[]
  readonly findings: readonly Finding[]
}

/** A claim, and its words as they are understood after correction: the very words of its reading where none touched them. */
export interface CorrectedClaim extends Claim {
  readonly excerpt: Excerpt
}

/** A reading, and the words that it quotes as they are understood after correction. */
export interface CorrectedReading extends PlacedReading {
  readonly words: Excerpt
}

export interface Corrected extends Omit<Parsed, 'claims' | 'readings'> {
  readonly claims: readonly CorrectedClaim[]
  readonly readings: readonly CorrectedReading[]
  readonly corrections: readonly Row<'corrections'>[]
}
