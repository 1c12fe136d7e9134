/** Changes in words, for the terminal and the release notes, and as a CSV table for programs. */
import Papa from 'papaparse'
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { tableNames, type Dataset, type TableName } from '../../../schemas/tables.ts'
import { groupBy } from '../../text/group-by.ts'
import { count as number } from '../columns.ts'
import type { ExplainedChange } from './attribute.ts'
import type { StructureChange } from './compare.ts'
import type { Difference } from './difference.ts'
import type { Cause } from './steps.ts'

/** How many rows of one table are written out below one cause; the rest is counted, and is in the CSV file. */
const MOST_ROWS = 25
const LONGEST_CELL = 160
/** How many characters are shown on each side of what differs in a long cell. */
const AROUND = 40
/** Where the places of the evidence are: they follow from the other changes, and are only counted. */
const COUNTED: ReadonlySet<string> = new Set<TableName>(['statements', 'segments'])
/** Columns that say where something is in a text. */
const PLACES: ReadonlySet<string> = new Set(['start_offset', 'end_offset', 'line', 'column'])

/** The changes as Markdown that reads well as plain text: by what caused them, then by table and row. */
export function describeChanges(
  structure: readonly StructureChange[],
  changes: readonly ExplainedChange[],
): string {
  if (structure.length === 0 && changes.length === 0)
    return 'Nothing changed in the published tables.'
  const shape =
    structure.length === 0
      ? []
      : [
          '## The structure of the tables',
          structure.map(({ level, text }) => `- ${capitalize(text)} (${level})`).join('\n'),
        ]
  const groups = [
    ...groupBy(changes, ({ causes }) => causes.map(({ title }) => title).join('\n')).values(),
  ]
  return [`${count(changes)}.`, ...shape, ...groups.map((group) => describeGroup(group))].join(
    '\n\n',
  )
}

/** The notes of a release: what people wrote of it, what it holds, what changed since the former one and why, how to check it. */
export function releaseNotes(
  dataset: Dataset,
  { licence, name, rights, title, version, released }: DatasetDescription,
  changelog: string,
  difference: Difference | null,
): string {
  const changes =
    difference === null
      ? 'This is the first release.'
      : `Compared with version ${difference.former.snapshot.version}. The file changes.csv in the archive has every cell.\n\n${describeChanges(difference.structure, difference.changes)}`
  const sources = dataset.sources.map(
    (source) =>
      `- ${source.source_id}: ${source.title}, ${source.captured === null ? 'day of capture not known' : `captured ${source.captured}`}, SHA-256 ${source.sha256}`,
  )
  return `${[
    `# ${title}, version ${version} (${released})`,
    changelog,
    '# What it holds',
    tableNames.map((table) => `- ${table}: ${number(dataset[table].length, 'row')}`).join('\n'),
    'It was read from:',
    sources.join('\n'),
    '# What changed in the tables, and why',
    changes,
    '# What is where',
    `In the archive, output/ has the exports and sources/ what they were made from; the README describes the project that makes them. The database of the same tables is next to the archive, as ${name}-${version}.duckdb.`,
    `The data that the project makes is under ${licence.name}, ${licence.url}. ${rights} The file LICENSE says which is which.`,
    '# How to check the files',
    `In the folder of the downloaded files: \`sha256sum --check SHA256SUMS\`. In the folder ${name}-${version} of the archive, the same for each file in it.`,
  ].join('\n\n')}\n`
}

/** How many cells changed, and how many rows came and went. */
export function count(changes: readonly ExplainedChange[]): string {
  const rows = (kind: ExplainedChange['kind']): number =>
    new Set(changes.filter((change) => change.kind === kind).map(rowOf)).size
  const cells = changes.filter(({ kind }) => kind === 'changed').length
  return `${number(cells, 'cell')} changed, ${number(rows('row added'), 'row')} added, ${number(rows('row removed'), 'row')} removed`
}

/** Columns: table, row, column, kind, former, present, cause, reason. Several causes are on lines of their own. */
export function changesCsv(changes: readonly ExplainedChange[]): string {
  const rows = changes.map(({ causes, ...change }) => ({
    ...change,
    cause: causes.map(({ title }) => title).join('\n'),
    reason: causes.map(({ reason }) => reason).join('\n'),
  }))
  return `${Papa.unparse(rows, { columns: ['table', 'row', 'column', 'kind', 'former', 'present', 'cause', 'reason'], newline: '\r\n' })}\r\n`
}

function describeGroup(changes: readonly ExplainedChange[]): string {
  const causes = changes[0]?.causes ?? []
  const tables = [...groupBy(changes, ({ table }) => table).values()]
  return [
    `## ${headline(causes)}`,
    ...causes.map(explain(causes.length > 1)),
    tables.map(describeTable).join('\n'),
  ].join('\n\n')
}

function headline(causes: readonly Cause[]): string {
  return causes.map(({ title }) => title).join('; ')
}

function explain(withTitle: boolean): (cause: Cause) => string {
  return ({ title, reason }) =>
    `${withTitle ? `${title}:\n` : ''}${reason
      .trim()
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n')}`
}

function describeTable(changes: readonly ExplainedChange[]): string {
  const rows = [...groupBy(changes, rowOf).values()]
  const table = changes[0]?.table ?? ''
  if (COUNTED.has(table)) return `- ${table}: ${number(rows.length, 'row')} changed`
  const moved = rows.filter((row) =>
    row.every(({ kind, column }) => kind === 'changed' && PLACES.has(column)),
  )
  const others = rows.filter((row) => !moved.includes(row))
  const more = others.length - MOST_ROWS
  return [
    ...others.slice(0, MOST_ROWS).map(describeRow),
    ...(more > 0 ? [`- ${table}: ${number(more, 'more row')}`] : []),
    ...(moved.length > 0 ? [`- ${table}: ${number(moved.length, 'row')} moved with the text`] : []),
  ].join('\n')
}

function describeRow(changes: readonly ExplainedChange[]): string {
  const [first] = changes
  if (first === undefined) return ''
  const head = `- ${first.table} ${first.row}`
  if (first.kind === 'changed')
    return [
      head,
      ...changes.map(
        ({ column, former, present }) => `  - ${column}: ${difference(former, present)}`,
      ),
    ].join('\n')
  // The key is in the head of the line already.
  const cells = changes.flatMap(({ column, former, present }) =>
    former + present === first.row ? [] : `${column} ${quoted(former + present)}`,
  )
  return [`${head} (${first.kind})`, ...(cells.length > 0 ? [`  - ${cells.join(', ')}`] : [])].join(
    '\n',
  )
}

/** Both cells; of long ones what differs, with some words around it. */
function difference(former: string, present: string): string {
  const [a, b] = [[...former], [...present]]
  if (former.replace(/\s+/g, ' ') === present.replace(/\s+/g, ' '))
    return `white space changed in ${quoted(present)}`
  if (Math.max(a.length, b.length) <= LONGEST_CELL || former === '' || present === '')
    return `${quoted(former)} → ${quoted(present)}`
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail))
    tail += 1
  const part = (cell: readonly string[]): string =>
    `${head > AROUND ? '…' : ''}${cell.slice(Math.max(0, head - AROUND), cell.length - Math.max(0, tail - AROUND)).join('')}${tail > AROUND ? '…' : ''}`
  return `${quoted(part(a))} → ${quoted(part(b))}`
}

function quoted(cell: string): string {
  const line = [...cell.replace(/\s+/g, ' ')]
  return cell === ''
    ? '(empty)'
    : `“${line.length <= LONGEST_CELL ? line.join('') : `${line.slice(0, LONGEST_CELL).join('')}…`}”`
}

function rowOf({ table, row }: ExplainedChange): string {
  return `${table}\n${row}`
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
