/** Drafts: rows whose every value still carries its evidence. Rows and statements are both made from them. */
import type { Metadata } from '../../schemas/curated.ts'
import type { ReadingRule } from '../../schemas/rules.ts'
import { anyTable, type Row, type TextTable } from '../../schemas/tables.ts'
import type { bases } from '../../schemas/vocabulary.ts'
import type { Corrected } from './claims.ts'
import type { Finding } from './finding.ts'
import type { Source, Span } from './source-text.ts'

export interface Evidence {
  readonly span: Span
  readonly basis: keyof typeof bases
  readonly rule: ReadingRule
  readonly corrections: readonly string[]
  /** The reading that says so; undefined where the program found it. */
  readonly reading?: string
}

export interface Cell<V> {
  readonly value: V
  readonly evidence: readonly Evidence[]
}

export type Cells<T extends TextTable> = { readonly [C in keyof Row<T>]: Cell<Row<T>[C]> }
export type Draft = {
  readonly [T in TextTable]: { readonly table: T; readonly cells: Cells<T> }
}[TextTable]
export type DraftOf<T extends TextTable> = Extract<Draft, { table: T }>

/** What one source says: the rows of the first group of tables, and the evidence for them. */
export interface Profiled {
  readonly source: Source
  readonly drafts: readonly Draft[]
  readonly statements: readonly Row<'statements'>[]
  readonly segments: readonly Row<'segments'>[]
  readonly readings: readonly Row<'readings'>[]
  readonly findings: readonly Finding[]
}

/** All that the stages made of one source. */
export interface Processed {
  readonly source: Source
  readonly metadata: Metadata
  readonly corrected: Corrected
  readonly profiled: Profiled
  readonly annotations: readonly Row<'annotations'>[]
}

/** The row of a draft, without its evidence. */
export function rowOf<T extends TextTable>(draft: DraftOf<T>): Row<T> {
  return Object.fromEntries(
    Object.entries(draft.cells).map(([column, cell]) => [column, cell.value]),
  ) as Row<T>
}

export function keyOf(draft: Draft): string {
  const [key] = anyTable(draft.table).key
  const cell = Object.entries(draft.cells).find(([column]) => column === key)?.[1]
  return String(cell?.value)
}
