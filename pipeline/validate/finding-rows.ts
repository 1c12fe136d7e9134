/** What findings bear on: the values and rows that rest on the same characters. */
import type { Dataset, Row } from '../../schemas/tables.ts'
import { groupBy } from '../text/group-by.ts'

type FindingRow = Row<'finding_rows'>
type Statement = Row<'statements'>
type Target = Pick<FindingRow, 'table_name' | 'row_id' | 'column_name'>

/** The statements on one stretch of a text, and the tables of which several rows rest on it. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly statements: readonly Statement[]
  readonly shared: ReadonlySet<string>
}

/** The place of a name in a list says nothing of the words there. */
const POSITIONS: ReadonlySet<string> = new Set(['list-order', 'column-order'])

/** For each finding what it bears on: at least the mechanism of its text. */
export function findingRows({ findings, statements, mechanisms }: Dataset): FindingRow[] {
  const bySource = groupBy(statements, (row) => row.source_id)
  const mechanismOf = new Map(mechanisms.map((row) => [row.source_id, row.mechanism_id]))
  return [...groupBy(findings, (row) => row.source_id)].flatMap(([source, mine]) => {
    const met = stretchesMet(mine, stretchesOf(bySource.get(source) ?? []))
    const whole = mechanismOf.get(source)
    return mine.flatMap((finding) => {
      const targets = targetsOf(finding, met.get(finding) ?? [])
      const all =
        targets.length > 0 || whole === undefined
          ? targets
          : [{ table_name: 'mechanisms', row_id: whole, column_name: null }]
      return all.map((target) => toRow(finding, target))
    })
  })
}

function toRow({ finding_id }: Row<'findings'>, target: Target): FindingRow {
  const column = target.column_name === null ? '' : `/${target.column_name}`
  return { finding_row_id: `${finding_id}/on/${target.row_id}${column}`, finding_id, ...target }
}

function stretchesOf(statements: readonly Statement[]): Stretch[] {
  const used = statements.filter(({ rule }) => !POSITIONS.has(rule))
  return [...groupBy(used, (row) => `${row.start_offset} ${row.end_offset}`).values()]
    .flatMap((all) => {
      const [first] = all
      if (first === undefined) return []
      const tables = [...groupBy(all, (row) => row.table_name)]
      const shared = tables.filter(([, rows]) => new Set(rows.map((row) => row.row_id)).size > 1)
      return {
        start: first.start_offset,
        end: first.end_offset,
        statements: all,
        shared: new Set(shared.map(([table]) => table)),
      }
    })
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The stretches that each finding overlaps: those open where it begins, few at a time, and those that begin inside it. */
function stretchesMet(
  findings: readonly Row<'findings'>[],
  stretches: readonly Stretch[],
): Map<Row<'findings'>, Stretch[]> {
  const met = new Map<Row<'findings'>, Stretch[]>()
  let open: Stretch[] = []
  let next = 0
  for (const finding of findings.toSorted((a, b) => a.start_offset - b.start_offset)) {
    for (; (stretches[next]?.start ?? Infinity) <= finding.start_offset; next += 1) {
      const stretch = stretches[next]
      if (stretch !== undefined) open.push(stretch)
    }
    open = open.filter(({ end }) => end > finding.start_offset)
    const inside: Stretch[] = []
    for (let at = next; (stretches[at]?.start ?? Infinity) < finding.end_offset; at += 1) {
      const stretch = stretches[at]
      if (stretch !== undefined) inside.push(stretch)
    }
    met.set(finding, [...open, ...inside])
  }
  return met
}

/** Each value or row once; a value falls away where the finding bears on its whole row. */
function targetsOf(finding: Row<'findings'>, stretches: readonly Stretch[]): Target[] {
  const targets = new Map<string, Target>()
  for (const stretch of stretches)
    for (const statement of stretch.statements) {
      const target = targetOf(finding, stretch, statement)
      if (target !== null)
        targets.set(JSON.stringify([target.table_name, target.row_id, target.column_name]), target)
    }
  return [...targets.values()].filter(
    ({ table_name, row_id, column_name }) =>
      column_name === null || !targets.has(JSON.stringify([table_name, row_id, null])),
  )
}

function targetOf(
  { start_offset: from, end_offset: to }: Row<'findings'>,
  { start, end, shared }: Stretch,
  { table_name, row_id, column_name, rule }: Statement,
): Target | null {
  const isInside = start <= from && to <= end
  const isShared = shared.has(table_name)
  // Lines show the form of a section as a whole; only what is said of their beginning is said of the section.
  if (isShared && !isInside) return null
  if (rule === 'section-form' && from !== start) return null
  // A mechanism has its evidence all over the text: no stretch holds the whole of it.
  const isOfValue = isInside || table_name === 'mechanisms' || !(from <= start && end <= to)
  return { table_name, row_id, column_name: isOfValue ? column_name : null }
}
