/** A section of a generated profile: its lines, and the rows that they must give, known by construction. */
import type { Row, TextTable } from '../../../schemas/tables.ts'

/** The columns of a row that the construction knows; identifiers are left to the pipeline. */
export type Rows = { readonly [T in TextTable]?: readonly Partial<Row<T>>[] }

export interface Section {
  readonly lines: readonly string[]
  readonly rows: Rows
}

/** All rows of several sections, table by table. */
export function rowsOf(sections: readonly Section[]): Rows {
  const all: Partial<Record<TextTable, object[]>> = {}
  for (const { rows } of sections)
    for (const [table, more] of Object.entries(rows) as [TextTable, readonly object[]][])
      all[table] = [...(all[table] ?? []), ...more]
  return all
}
