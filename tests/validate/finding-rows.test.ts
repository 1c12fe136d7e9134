/** What findings bear on: each case says which rows and columns, and which it leaves alone. */
import { describe, expect, test } from 'vitest'
import { buildText } from '../support/build-text.ts'
import { projectDataset } from '../support/datasets.ts'

const HEADER = 'Example Process\n\nType: Global process\n\n'

/** "table row column" for each thing that the findings of a rule bear on. */
function bearing(text: string, rule: string): string[] {
  const { dataset } = buildText(HEADER + text)
  const ids = new Set(
    dataset.findings.filter((row) => row.rule === rule).map((row) => row.finding_id),
  )
  return dataset.finding_rows
    .filter((row) => ids.has(row.finding_id))
    .map(({ table_name, row_id, column_name }) => `${table_name} ${row_id} ${column_name ?? '-'}`)
}

test('a finding on the words of a value bears on that value, not on the list', () => {
  expect(bearing('Members\nFrance\nFreedonia\nItaly\n', 'unknown-country')).toEqual([
    'participations example/member/freedonia name_as_written',
  ])
})

test('one that covers a line bears on the row of the line', () => {
  // A place without a title, and a date that is a line of its own: its words are those of its values.
  expect(
    bearing(
      'Meetings\nOslo, Norway\n12–14 February 2018\n6 May 2015, Oslo, Norway, Second Meeting',
      'meeting-not-clear',
    ),
  ).toEqual([
    'meetings example/meeting/2018-02-12 date',
    'meetings example/meeting/2018-02-12 end_date',
    'meetings example/meeting/2018-02-12 start_date',
    'meetings example/meeting/oslo-norway -',
  ])
})

test('one on a number bears on what is counted, and on no row of the list', () => {
  expect(bearing('3 Members\nFrance\nItaly\n', 'declared-count-disagrees')).toEqual([
    'declared_counts example/declared-count/member agreement',
    'declared_counts example/declared-count/member declared',
  ])
})

test('one that meets no value bears on the mechanism', () => {
  expect(bearing('Contact Points\nSecond floor\n', 'text-not-understood')).toEqual([
    'mechanisms example -',
    'mechanisms example -',
  ])
})

describe('in the project', () => {
  const dataset = projectDataset()
  const on = (row: string): string[] =>
    dataset.finding_rows.filter(({ row_id }) => row_id === row).map(({ finding_id }) => finding_id)

  test('every finding bears on something that exists', () => {
    const bearingIds = new Set(dataset.finding_rows.map((row) => row.finding_id))
    expect(dataset.findings.filter((row) => !bearingIds.has(row.finding_id))).toEqual([])
  })

  test('nothing bears on the membership of Turkey, although a remark is on the number over its list', () => {
    expect(on('cis-conference/interested-state/TUR')).toEqual([])
    expect(on('cis-conference/declared-count/interested-state')).not.toEqual([])
  })

  test('a remark on a title bears on its document alone', () => {
    expect(on('cis-conference/document/cis-general-assembly-report-2003')).toEqual([
      'cis-conference/finding/remark/general-assembly-2003',
    ])
  })

  test('the section of line 63 rests on the heading of line 60, that of line 61 too', () => {
    const sections = dataset.statements.filter(
      (row) =>
        row.table_name === 'passages' &&
        row.column_name === 'section' &&
        row.value === 'working-groups',
    )
    expect(sections.map((row) => [row.line, row.as_written, row.basis, row.rule])).toEqual([
      [60, 'Working Groups', 'inferred', 'section-goes-on'],
      [60, 'Working Groups', 'stated', 'section-heading'],
    ])
  })
})
