/** What differs between two states of the published tables, cell by cell, and in their structure. */
import { byBytes } from '../../text/byte-order.ts'
import type { Snapshot, SnapshotTable } from './snapshot.ts'

/** One cell that differs. A row that came or went gives one for each of its filled cells. */
export interface CellChange {
  readonly table: string
  /** The values of the row's key. */
  readonly row: string
  readonly column: string
  readonly kind: 'row added' | 'row removed' | 'changed'
  /** As CSV has it; the empty text for null. */
  readonly former: string
  readonly present: string
}

/** How much a change asks of those who use the data; `versions.ts` says what follows. */
export type Level = 'major' | 'minor' | 'patch'

export interface StructureChange {
  readonly level: Level
  readonly text: string
}

/** The cells that differ, in the order of the present tables, of rows by identifier, and of columns. */
export function compareCells(former: Snapshot, present: Snapshot): CellChange[] {
  const names = [...new Set([...present.tables.keys(), ...former.tables.keys()])]
  return names.flatMap((name) =>
    compareTable(name, former.tables.get(name), present.tables.get(name)),
  )
}

function compareTable(
  table: string,
  former: SnapshotTable | undefined,
  present: SnapshotTable | undefined,
): CellChange[] {
  const columns = [
    ...new Set([...(present?.columns.keys() ?? []), ...(former?.columns.keys() ?? [])]),
  ]
  const rows = [...new Set([...(former?.rows.keys() ?? []), ...(present?.rows.keys() ?? [])])].sort(
    byBytes,
  )
  return rows.flatMap((row) => {
    const [before, after] = [former?.rows.get(row), present?.rows.get(row)]
    const kind =
      before === undefined ? 'row added' : after === undefined ? 'row removed' : 'changed'
    return columns.flatMap((column) => {
      const [from = '', to = ''] = [before?.[column], after?.[column]]
      return from === to ? [] : [{ table, row, column, kind, former: from, present: to } as const]
    })
  })
}

/** What differs in tables, columns, types, keys and lists of codes. */
export function compareStructure(former: Snapshot, present: Snapshot): StructureChange[] {
  const base: StructureChange[] =
    former.base === present.base
      ? []
      : [
          {
            level: 'major',
            text: `the identifiers begin with ${present.base} and no longer with ${former.base}`,
          },
        ]
  const gone = [...former.tables.keys()]
    .filter((name) => !present.tables.has(name))
    .map((name): StructureChange => ({ level: 'major', text: `the table ${name} is gone` }))
  return [
    ...base,
    ...gone,
    ...[...present.tables].flatMap(([name, table]): StructureChange[] => {
      const before = former.tables.get(name)
      return before === undefined
        ? [{ level: 'minor', text: `the table ${name} is new` }]
        : compareColumns(name, before, table)
    }),
  ]
}

function compareColumns(
  name: string,
  former: SnapshotTable,
  present: SnapshotTable,
): StructureChange[] {
  const { key } = present
  const gone = [...former.columns.keys()].filter((column) => !present.columns.has(column))
  const isRekeyed = former.key.join() !== key.join()
  return [
    ...changes(
      [isRekeyed, 'major', `the key of ${name} is ${key.join(', ')}, not ${former.key.join(', ')}`],
      [isReordered(former, present), 'minor', `the columns of ${name} are in another order`],
    ),
    ...gone.map((column): StructureChange => ({
      level: 'major',
      text: `the column ${name}.${column} is gone`,
    })),
    ...[...present.columns].flatMap(([column, now]) =>
      compareColumn(`${name}.${column}`, former.columns.get(column), now),
    ),
  ]
}

/** Whether the columns that both have come in another order. */
function isReordered(former: SnapshotTable, present: SnapshotTable): boolean {
  const kept = [...present.columns.keys()].filter((column) => former.columns.has(column))
  const before = [...former.columns.keys()].filter((column) => present.columns.has(column))
  return kept.join() !== before.join()
}

type SnapshotColumn = SnapshotTable['columns'] extends ReadonlyMap<string, infer C> ? C : never

function compareColumn(
  name: string,
  before: SnapshotColumn | undefined,
  { type, required, codes }: SnapshotColumn,
): StructureChange[] {
  if (before === undefined) return [{ level: 'minor', text: `the column ${name} is new` }]
  return [
    ...changes(
      [before.type !== type, 'major', `${name} is of type ${type}, not ${before.type}`],
      [before.required && !required, 'major', `${name} may be empty`],
      [!before.required && required, 'minor', `${name} is no longer empty anywhere`],
    ),
    ...compareCodes(name, before.codes, codes),
  ]
}

function compareCodes(
  name: string,
  before: readonly string[] | null,
  now: readonly string[] | null,
): StructureChange[] {
  if (before === null || now === null)
    return changes(
      [before !== null, 'major', `${name} may hold anything, not only the codes of a list`],
      [now !== null, 'minor', `${name} holds only the codes of a list`],
    )
  const gone = before.filter((code) => !now.includes(code))
  const added = now.filter((code) => !before.includes(code))
  return changes(
    ...gone.map((code) => [true, 'major', `the code ${code} of ${name} is gone`] as const),
    ...added.map((code) => [true, 'minor', `the code ${code} of ${name} is new`] as const),
  )
}

/** Those of some changes that have happened. */
function changes(...possible: readonly (readonly [boolean, Level, string])[]): StructureChange[] {
  return possible.flatMap(([happened, level, text]) => (happened ? { level, text } : []))
}
