/** Rules of every table, from its schema: the form of a row, its key, and what it refers to. */
import { anyTable, tableNames, type Dataset, type TableName } from '../../../schemas/tables.ts'
import { validEdtf } from '../../dialect/dates.ts'
import { keyOf, rowsOf, type Fault, type TableRule } from './rule.ts'

export const formRules: readonly TableRule[] = [
  {
    name: 'schema-violation',
    table: null,
    description: 'A row has the form that the schema of its table asks for.',
    check: (dataset) => tableNames.flatMap((name) => violations(dataset, name)),
  },
  {
    name: 'duplicate-key',
    table: null,
    description:
      'No two rows have the same key, or the same value in a column whose values are unique.',
    check: (dataset) => tableNames.flatMap((name) => duplicates(dataset, name)),
  },
  {
    name: 'broken-reference',
    table: null,
    description: 'A reference leads to a row that exists, and never back to its own row.',
    check: (dataset) => [...lostReferences(dataset), ...ownAncestors(dataset)],
  },
]

/** EDTF columns, checked with a library: a pattern cannot know the calendar. */
const EDTF_COLUMNS = ['date', 'established', 'concluded', 'period', 'issued', 'covers'] as const

function violations(dataset: Dataset, table: TableName): Fault[] {
  const schema = anyTable(table).row
  const dated = EDTF_COLUMNS.filter((column) => column in schema.shape)
  return rowsOf(dataset, table).flatMap((row) => {
    const { error } = schema.safeParse(row)
    const issues = error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}.`) ?? []
    const dates = dated.flatMap((column) => {
      const value = row[column]
      const wrong = typeof value === 'string' && validEdtf(value) === null
      return wrong ? [`${column}: ${value} is not an EDTF date.`] : []
    })
    return [...issues, ...dates].map((found) => ({ table, key: keyOf(table, row), found }))
  })
}

function duplicates(dataset: Dataset, table: TableName): Fault[] {
  const rows = rowsOf(dataset, table)
  const columns = anyTable(table).unique ?? []
  const keys = repeated(rows, (row) => keyOf(table, row)).map((row) => ({
    table,
    key: keyOf(table, row),
    found: 'another row has the same key.',
  }))
  const values = columns.flatMap((column) =>
    repeated(rows, (row) => row[column]).map((row) => ({
      table,
      key: keyOf(table, row),
      found: `another row has the ${column} ${String(row[column])} too.`,
    })),
  )
  return [...keys, ...values]
}

/** The rows whose value an earlier row has; null is no value. */
function repeated<R>(rows: readonly R[], valueOf: (row: R) => unknown): R[] {
  const seen = new Set<unknown>([null])
  return rows.filter((row) => {
    const value = valueOf(row)
    if (value === null) return false
    const before = seen.size
    return seen.add(value).size === before
  })
}

function lostReferences(dataset: Dataset): Fault[] {
  const known = new Map(
    tableNames.map((name) => [name, new Set(rowsOf(dataset, name).map((row) => keyOf(name, row)))]),
  )
  return tableNames.flatMap((table) =>
    Object.entries(anyTable(table).references).flatMap(([column, target]) => {
      const keys = known.get(target as TableName)
      return rowsOf(dataset, table)
        .filter((row) => row[column] !== null && keys?.has(String(row[column])) !== true)
        .map((row) => ({
          table,
          key: keyOf(table, row),
          found: `${column} is ${String(row[column])}, which is not in ${String(target)}.`,
        }))
    }),
  )
}

/** Rows of a table that refers to itself whose ancestors lead back to them. */
function ownAncestors(dataset: Dataset): Fault[] {
  return tableNames.flatMap((table) => {
    const { references } = anyTable(table)
    const [column] = Object.keys(references).filter((name) => references[name] === table)
    if (column === undefined) return []
    const parents = new Map(
      rowsOf(dataset, table).map((row) => [keyOf(table, row), row[column] as string | null]),
    )
    return [...parents.keys()]
      .filter((key) => leadsBack(key, parents))
      .map((key) => ({ table, key, found: `its ${column} leads back to itself.` }))
  })
}

function leadsBack(key: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (
    let at = parents.get(key) ?? null;
    at !== null && !seen.has(at);
    at = parents.get(at) ?? null
  ) {
    if (at === key) return true
    seen.add(at)
  }
  return false
}
