/** Damage to a profile, and what a damaged text then says wrongly, or no longer says, without a word about it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anyTable, tableNames, type Dataset, type TableName } from '../../schemas/tables.ts'
import { buildText } from './build-text.ts'

const folder = fileURLToPath(new URL('../profiles', import.meta.url))
const real = fileURLToPath(new URL('../../sources/cis-conference.txt', import.meta.url))
/** Those that the program reads by itself: what others say in silence, their readings put right. */
const profiles = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && !existsSync(join(folder, entry.name, `${entry.name}.readings.yaml`))
    ? [[entry.name, readFileSync(join(folder, entry.name, `${entry.name}.txt`), 'utf8')] as const]
    : [],
)

/** Name and text of these profiles, and of the CIS text. */
export const texts = [...profiles, ['cis-conference', readFileSync(real, 'utf8')] as const]

/** Columns that say the same thing in other places too, or that move when another line goes. */
const ASIDE: ReadonlySet<string> = new Set([
  'list_position',
  'mechanism_id',
  'source_id',
  'meeting_id',
  'parent_theme_id',
  'description',
])

/** The column by which a row is known in the text, whatever else is said of it. */
const ANCHOR: Partial<Record<TableName, string>> = {
  participations: 'name_as_written',
  organization_roles: 'name_as_written',
  declared_counts: 'role',
  mechanism_themes: 'label_as_written',
  meetings: 'title_as_written',
  documents: 'title_as_written',
  bodies: 'name',
  events: 'sentence_as_written',
  passages: 'text_as_written',
}

interface Fact {
  readonly rowId: string
  /** Table, anchor, column and value, in any case. */
  readonly text: string
  readonly isInferred: boolean
}

/** What a dataset says, cell by cell, without identifiers and positions. */
export function factsOf(dataset: Dataset): Fact[] {
  const inferred = new Set(
    dataset.statements
      .filter((row) => row.basis === 'inferred')
      .map((row) => `${row.row_id} ${row.column_name}`),
  )
  return tableNames
    .filter((name) => anyTable(name).group === 'text')
    .flatMap((table) => {
      const [key = ''] = anyTable(table).key
      const rows: readonly Record<string, unknown>[] = dataset[table]
      return rows.flatMap((row) => {
        const rowId = String(row[key])
        return Object.entries(row)
          .filter(([column, value]) => column !== key && !ASIDE.has(column) && value !== null)
          .map(([column, value]) => ({
            rowId,
            text: [table, String(row[ANCHOR[table] ?? '']), column, String(value)]
              .join(' | ')
              .toLowerCase(),
            isInferred: inferred.has(`${rowId} ${column}`),
          }))
      })
    })
}

function reportsOf(dataset: Dataset): Map<string, number> {
  const counts = new Map<string, number>()
  // That a heading is gone is no word about what was then read wrongly.
  for (const { rule, as_written } of dataset.findings.filter(
    (row) => row.rule !== 'section-by-form',
  ))
    counts.set(`${rule}: ${as_written}`, (counts.get(`${rule}: ${as_written}`) ?? 0) + 1)
  return counts
}

/** Rows that rest on a stretch of the text, by their statements. */
function restingOn(dataset: Dataset, start: number, end: number): Set<string> {
  return new Set(
    dataset.statements
      .filter((row) => row.start_offset < end && start < row.end_offset)
      .map((row) => row.row_id),
  )
}

/** What a damaged text says wrongly, or no longer says, without a word about it. `lost`: the stretch that is gone. */
function silences(
  whole: Dataset,
  damaged: Dataset,
  lost: { start: number; end: number },
): string[] {
  const [before, after] = [factsOf(whole), factsOf(damaged)]
  const [known, kept] = [
    new Set(before.map((fact) => fact.text)),
    new Set(after.map((fact) => fact.text)),
  ]
  const reports = reportsOf(whole)
  if ([...reportsOf(damaged)].some(([report, count]) => count > (reports.get(report) ?? 0)))
    return []
  const reported = new Set(
    damaged.findings
      .filter((row) => row.severity === 'warning')
      .flatMap((row) => [...restingOn(damaged, row.start_offset, row.end_offset)]),
  )
  const gone = restingOn(whole, lost.start, lost.end)
  return [
    ...after
      .filter((fact) => !fact.isInferred && !known.has(fact.text) && !reported.has(fact.rowId))
      .map((fact) => `wrong: ${fact.text}`),
    ...before
      .filter((fact) => !fact.isInferred && !kept.has(fact.text) && !gone.has(fact.rowId))
      .map((fact) => `lost: ${fact.text}`),
  ]
}

/** What goes wrong in silence when one line is lost, for the lines that `every` leaves: each one, or one of several. */
export function silencesWithoutALine(
  name: string,
  text: string,
  every: (index: number) => boolean,
): string[] {
  const whole = buildText(text, undefined, name).dataset
  const lines = text.split('\n')
  const filled = lines
    .flatMap((line, index) => (line.trim() === '' ? [] : index))
    .filter((_, i) => every(i))
  return filled.flatMap((lost) => {
    const left = lines.filter((_, index) => index !== lost).join('\n')
    const start = [
      ...lines
        .slice(0, lost)
        .map((line) => `${line}\n`)
        .join(''),
    ].length
    const gone = { start, end: start + [...(lines[lost] ?? '')].length }
    return silences(whole, buildText(left, undefined, name).dataset, gone).map(
      (silence) => `line ${lost + 1} (${lines[lost]}): ${silence}`,
    )
  })
}
