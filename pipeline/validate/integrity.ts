/** Schemas, keys and references: the form that every row must have. */
import { anyTable, tableNames, type Dataset, type TableName } from '../../schemas/tables.ts'
import { validEdtf } from '../dialect/dates.ts'
import { errorIn, type Finding } from '../text/finding.ts'

/** EDTF columns, checked with a library: a pattern cannot know the calendar. */
const EDTF_COLUMNS: ReadonlySet<string> = new Set(['date', 'established', 'concluded', 'period'])

export function checkRows(dataset: Dataset): Finding[] {
  return tableNames.flatMap((name) =>
    rowsOf(dataset, name).flatMap((row) => {
      const parsed = anyTable(name).row.safeParse(row)
      const violations = parsed.success
        ? []
        : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
      const dates = Object.entries(row).filter(
        ([column, value]) =>
          EDTF_COLUMNS.has(column) && typeof value === 'string' && validEdtf(value) === null,
      )
      return [
        ...violations,
        ...dates.map(([column, value]) => `${column}: ${value} is no EDTF date`),
      ].map((violation) =>
        errorIn(name, 'schema-violation', `Row ${keyOf(name, row)}: ${violation}`),
      )
    }),
  )
}

export function checkKeys(dataset: Dataset): Finding[] {
  return tableNames.flatMap((name) => {
    const keys = rowsOf(dataset, name).map((row) => keyOf(name, row))
    return duplicates(keys).map((key) =>
      errorIn(name, 'duplicate-key', `Key ${key} stands for more than one row.`),
    )
  })
}

export function checkReferences(dataset: Dataset): Finding[] {
  const keysOf = new Map(
    tableNames.map((name) => [name, new Set(rowsOf(dataset, name).map((row) => keyOf(name, row)))]),
  )
  const known = (target: string): ReadonlySet<string> =>
    keysOf.get(target as TableName) ?? new Set()
  return tableNames.flatMap((name) =>
    Object.entries(anyTable(name).references).flatMap(([column, target]) =>
      rowsOf(dataset, name)
        .filter((row) => row[column] !== null && !known(String(target)).has(String(row[column])))
        .map((row) =>
          errorIn(
            name,
            'broken-reference',
            `Row ${keyOf(name, row)}: ${column} is ${String(row[column])}, which is no row of ${target}.`,
          ),
        ),
    ),
  )
}

/** Rows of a table that refers to itself whose ancestors lead back to them. */
export function checkAncestors(dataset: Dataset): Finding[] {
  return tableNames.flatMap((name) => {
    const column = Object.entries(anyTable(name).references).find(
      ([, target]) => target === name,
    )?.[0]
    if (column === undefined) return []
    const parents = new Map(
      rowsOf(dataset, name).map((row) => [
        keyOf(name, row),
        row[column] === null ? null : String(row[column]),
      ]),
    )
    return [...parents.keys()]
      .filter((key) => leadsBack(key, parents))
      .map((key) =>
        errorIn(name, 'broken-reference', `Row ${key}: its ${column} leads back to itself.`),
      )
  })
}

/** An area of discussion below its own theme. */
export function checkAreas(dataset: Dataset): Finding[] {
  return dataset.mechanism_themes
    .filter((row) => row.parent_theme_id !== null && row.parent_theme_id === row.theme_id)
    .map((row) =>
      errorIn(
        'mechanism_themes',
        'broken-reference',
        `Row ${row.mechanism_theme_id}: its parent_theme_id is its own theme, ${row.theme_id}.`,
      ),
    )
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

export function rowsOf(dataset: Dataset, name: TableName): Record<string, unknown>[] {
  return dataset[name]
}

/** The key of a row as one text; keys of several columns are joined by a space. */
export function keyOf(name: TableName, row: Record<string, unknown>): string {
  return anyTable(name)
    .key.map((column) => String(row[column]))
    .join(' ')
}

function duplicates(values: readonly string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))]
}
