/** The dataset mechanism by mechanism. */
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { groupBy } from '../../text/group.ts'

const OF_MECHANISM = [
  'participations',
  'declared_counts',
  'organization_roles',
  'mechanism_themes',
  'meetings',
  'documents',
  'bodies',
  'events',
  'passages',
] as const
const OF_SOURCE = ['segments', 'statements', 'corrections', 'readings', 'findings'] as const
type PartTable = (typeof OF_MECHANISM)[number] | (typeof OF_SOURCE)[number]

/** A mechanism, the source it was read from, and the rows of both. */
export interface Part extends Pick<Dataset, PartTable | 'finding_rows'> {
  readonly mechanism: Row<'mechanisms'>
  readonly source: Row<'sources'>
}

/** A part for each mechanism, in their order. Each table is gone through once. */
export function partsOf(dataset: Dataset): Part[] {
  const sources = new Map(dataset.sources.map((row) => [row.source_id, row]))
  const byMechanism = OF_MECHANISM.map(
    (name) => [name, grouped(dataset[name], 'mechanism_id')] as const,
  )
  const sourceOf = new Map(dataset.findings.map((row) => [row.finding_id, row.source_id]))
  const bearing = groupBy(dataset.finding_rows, (row) => sourceOf.get(row.finding_id) ?? '')
  const bySource = OF_SOURCE.map((name) => [name, grouped(dataset[name], 'source_id')] as const)
  return dataset.mechanisms.map((mechanism) => {
    const source = sources.get(mechanism.source_id)
    if (source === undefined) throw new Error(`no source ${mechanism.source_id}`)
    const rows = [
      ...byMechanism.map(([name, groups]) => [name, groups.get(mechanism.mechanism_id) ?? []]),
      ...bySource.map(([name, groups]) => [name, groups.get(source.source_id) ?? []]),
    ]
    const finding_rows = bearing.get(source.source_id) ?? []
    return {
      mechanism,
      source,
      finding_rows,
      ...(Object.fromEntries(rows) as Pick<Dataset, PartTable>),
    }
  })
}

function grouped(
  rows: readonly Record<string, unknown>[],
  column: string,
): ReadonlyMap<string, readonly unknown[]> {
  return groupBy(rows, (row) => String(row[column]))
}
