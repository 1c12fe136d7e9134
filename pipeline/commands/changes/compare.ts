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
  const changes: StructureChange[] = []
  const note = (level: Level, text: string): unknown => changes.push({ level, text })
  if (former.key.join() !== present.key.join())
    note(
      'major',
      `the key of ${name} is ${present.key.join(', ')} and no longer ${former.key.join(', ')}`,
    )
  const kept = [...present.columns.keys()].filter((column) => former.columns.has(column))
  if (
    kept.join() !==
    [...former.columns.keys()].filter((column) => present.columns.has(column)).join()
  )
    note('minor', `the columns of ${name} stand in another order`)
  for (const column of former.columns.keys())
    if (!present.columns.has(column)) note('major', `the column ${name}.${column} is gone`)
  for (const [column, { type, required, codes }] of present.columns) {
    const before = former.columns.get(column)
    if (before === undefined) {
      note('minor', `the column ${name}.${column} is new`)
      continue
    }
    if (before.type !== type)
      note('major', `${name}.${column} is of the type ${type} and no longer ${before.type}`)
    if (before.required && !required) note('major', `${name}.${column} may be empty`)
    if (!before.required && required) note('minor', `${name}.${column} is never empty any more`)
    if (before.codes !== null && codes === null)
      note('major', `${name}.${column} may hold anything and not only the codes of a list`)
    if (before.codes === null && codes !== null)
      note('minor', `${name}.${column} holds only the codes of a list`)
    for (const code of before.codes ?? [])
      if (codes !== null && !codes.includes(code))
        note('major', `the code ${code} of ${name}.${column} is gone`)
    for (const code of codes ?? [])
      if (before.codes !== null && !before.codes.includes(code))
        note('minor', `the code ${code} of ${name}.${column} is new`)
  }
  return changes
}
