/**
 * Damage: every profile of the tests, harmed in every place in turn. What is still said must be right or be reported:
 * a value that the whole text does not give needs a new finding, or a warning at its place, or a statement that calls
 * it inferred; a value that has gone although its own lines are still there needs a new finding.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { anyTable, tableNames, type Dataset, type TableName } from '../schemas/tables.ts'
import { buildText } from './support/build-text.ts'

const folder = fileURLToPath(new URL('profiles', import.meta.url))
const real = fileURLToPath(new URL('../sources/cis-conference.txt', import.meta.url))
const profiles = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory()
    ? [[entry.name, readFileSync(join(folder, entry.name, `${entry.name}.txt`), 'utf8')] as const]
    : [],
)
const all = [...profiles, ['cis-conference', readFileSync(real, 'utf8')] as const]

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
function factsOf(dataset: Dataset): Fact[] {
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

describe.each(all)('%s', (name, text) => {
  const whole = buildText(text, undefined, name).dataset
  const lines = text.split('\n')
  const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : index))

  test('says nothing wrong in silence when any one line is lost', () => {
    const silent = filled.flatMap((lost) => {
      const { dataset } = buildText(
        lines.filter((_, index) => index !== lost).join('\n'),
        undefined,
        name,
      )
      const start = [
        ...lines
          .slice(0, lost)
          .map((line) => `${line}\n`)
          .join(''),
      ].length
      return silences(whole, dataset, { start, end: start + [...(lines[lost] ?? '')].length }).map(
        (silence) => `line ${lost + 1} (${lines[lost]}): ${silence}`,
      )
    })
    expect(silent).toEqual([])
  })

  test('says the same with other list marks', () => {
    const others: [RegExp, string][] = [
      [/^(\s*)•/gm, '$1-'],
      [/^(\s*)•/gm, '$1–'],
      [/^(\s*)- /gm, '$1• '],
    ]
    for (const [mark, other] of others)
      expect(factsOf(buildText(text.replace(mark, other), undefined, name).dataset)).toEqual(
        factsOf(whole),
      )
  })

  test('says the same inside the boilerplate of its page', () => {
    const page = `Skip to main content\n\nWho we are\nOur Work\n\n${text}\n\nBack to top\n`
    expect(factsOf(buildText(page, undefined, name).dataset)).toEqual(factsOf(whole))
  })

  test('says the same with line ends of another system', () => {
    expect(factsOf(buildText(text.replaceAll('\n', '\r\n'), undefined, name).dataset)).toEqual(
      factsOf(whole),
    )
  })
})
