/** A rule of the tables: a small object, and a shorthand for the most common kind. */
import type { Rule } from '../../../schemas/rules.ts'
import { anyTable, type Dataset, type Row, type TableName } from '../../../schemas/tables.ts'

export interface TableRule {
  readonly name: Rule
  /** The table whose rows it is about, or null where it is about all. */
  readonly table: TableName | null
  /** What holds of each row, in a sentence. */
  readonly description: string
  readonly check: (dataset: Dataset) => Fault[]
}

/** A row that breaks a rule. */
export interface Fault {
  readonly table: TableName
  readonly key: string
  /** What was found in it, in a sentence. */
  readonly found: string
}

/**
 * A rule about the rows of one table, one by one. `prepare` looks up what they are compared with, once for all rows, and
 * gives the function that says what is wrong with a row, or null.
 */
export function ruleOf<T extends TableName>(
  table: T,
  name: Rule,
  description: string,
  prepare: (dataset: Dataset) => (row: Row<T>) => string | null,
): TableRule {
  const check = (dataset: Dataset): Fault[] => {
    const faultOf = prepare(dataset)
    const rows: readonly Row<T>[] = dataset[table]
    return rows.flatMap((row) => {
      const found = faultOf(row)
      return found === null ? [] : [{ table, key: keyOf(table, row), found }]
    })
  }
  return { name, table, description, check }
}

export function rowsOf(dataset: Dataset, name: TableName): Record<string, unknown>[] {
  return dataset[name]
}

/** The key of a row as one text; keys of several columns are joined by a space. */
export function keyOf(name: TableName, row: Record<string, unknown>): string {
  return anyTable(name)
    .key.map((column) => String(row[column]))
    .join(' ')
}
