/** Readers are told of every cell that a spreadsheet may run when it opens the CSV files, once for each place. */
import { expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../pipeline/build.ts'
import { toCsv } from '../../pipeline/export/csv.ts'
import { formulaLikeCells, reportFormulas } from '../../pipeline/validate/formulas.ts'
import type { Ledger } from '../../schemas/curated.ts'
import { tableNames, type Dataset, type Row, type TableName } from '../../schemas/tables.ts'
import { buildText, sourceOf } from '../support/build-text.ts'

/** Line 1 is the name, line 5 the prose, line 8 the first document. */
function profile(prose: string, ...documents: readonly string[]): string {
  return `Rabat Process\n\nType: Regional consultative process on migration\n\n${prose}\n\nDocuments\n${documents.join('\n')}\n`
}

const PROSE = 'The process brings States together.'

function formulasIn(text: string, ledger?: Ledger) {
  const { dataset, findings } = buildText(text, ledger)
  return { dataset, findings: findings.filter((finding) => finding.ruleId === 'formula-like-cell') }
}

/** A dataset of nothing but these rows. */
function only<T extends TableName>(name: T, rows: Row<T>[]): Dataset {
  return {
    ...(Object.fromEntries(tableNames.map((each) => [each, []])) as unknown as Dataset),
    [name]: rows,
  }
}

function theme(label: string): Dataset {
  return only('themes', [{ theme_id: 'example', label, broader_theme_id: null }])
}

test.each([
  '=1+1',
  '+1 Report',
  '-1',
  '- Report',
  '@SUM(A1)',
  '\tReport',
  '\rReport',
  ' =1',
  '\n=1',
  '\u00A0=1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
])('%j is like a formula', (label) => {
  expect(formulaLikeCells(theme(label))).toEqual([
    { table: 'themes', key: 'example', column: 'label', cell: label },
  ])
})

test.each(['1-2', 'a=b', '–1', '‘=1', "'=1", '\nReport', '(=1)', '004', 'user@example.org'])(
  '%j is not like a formula',
  (label) => {
    expect(formulaLikeCells(theme(label))).toEqual([])
  },
)

test('a negative number is not like a formula', () => {
  const country: Row<'countries'> = {
    country_id: 'ABW',
    alpha2: 'AW',
    m49: '533',
    name: 'Aruba',
    official_name: null,
    region: null,
    subregion: null,
    latitude: -12.5,
    longitude: -69.96,
    wikidata_id: null,
  }
  expect(formulaLikeCells(only('countries', [country]))).toEqual([])
})

test('a list begins with its first item', () => {
  const { dataset } = buildText(profile(PROSE, 'Report 2004'))
  const [statement] = dataset.statements
  if (statement === undefined) throw new Error('no statement to copy')
  const cells = formulaLikeCells(
    only('statements', [
      { ...statement, correction_ids: ['=a', 'b'] },
      { ...statement, correction_ids: ['a', '=b'] },
      { ...statement, correction_ids: [] },
    ]),
  )
  expect(cells.map(({ column, cell }) => [column, cell])).toEqual([['correction_ids', '=a']])
})

test('the project has no such cell', () => {
  const { dataset } = build(PROJECT_SOURCES)
  expect(dataset).not.toBeNull()
  expect(dataset === null ? [] : formulaLikeCells(dataset)).toEqual([])
})

test('a place gives one finding, with all columns that begin there', () => {
  const { dataset, findings } = formulasIn(profile(PROSE, 'Report 2003', '=1+1 Report 2004'))
  expect(formulaLikeCells(dataset).length).toBeGreaterThan(4)
  expect(findings.map(({ severity, line, column }) => [severity, line, column])).toEqual([
    ['info', 9, 1],
  ])
  expect(findings[0]?.message).toMatch(
    /^A cell begins with "=" \(.*documents\.title, documents\.title_as_written.*statements\.value.*\)\. .*CSV.*iscm\.xlsx/,
  )
})

test('each place has its own finding, though the words are the same', () => {
  const { dataset, findings } = formulasIn(
    profile('+1 for States, it was said in 2006.', '=1+1 Report 2004', '=1+1 Report 2004'),
  )
  expect(findings.map(({ line }) => line).sort()).toEqual([5, 8, 9])
  expect(new Set(dataset.findings.map((row) => row.finding_id)).size).toBe(dataset.findings.length)
})

test('it is published with the characters of its place, and the CSV keeps the cell as it is', () => {
  const { dataset } = formulasIn(profile(PROSE, '=1+1 Report 2004'))
  expect(
    dataset.findings
      .filter((row) => row.rule === 'formula-like-cell')
      .map((row) => [row.as_written, row.severity]),
  ).toEqual([['=1+1 Report 2004', 'info']])
  expect(toCsv(dataset, 'documents')).toContain(',=1+1 Report 2004,')
})

test('behind characters outside the basic plane it is still at its place', () => {
  const { dataset } = formulasIn(
    profile('The process 😀😀 brings States together.', '=1+1 Report 2004'),
  )
  const [source] = dataset.sources
  const rows = dataset.findings.filter((row) => row.rule === 'formula-like-cell')
  expect(
    rows.map((row) => [...(source?.text ?? '')].slice(row.start_offset, row.end_offset).join('')),
  ).toEqual(['=1+1 Report 2004'])
})

test('of a long text it shows the beginning', () => {
  const { dataset } = formulasIn(profile(`+1 ${'and so on '.repeat(100)}in 2006.`, 'Report 2004'))
  const lengths = dataset.findings
    .filter((row) => row.rule === 'formula-like-cell')
    .map((row) => row.as_written.length)
  expect(lengths).toEqual([60])
})

test('a text that itself begins so is found at its first line', () => {
  const { dataset, findings } = formulasIn(
    `@Rabat Process\n\nType: Regional consultative process on migration\n\n${PROSE}\n`,
  )
  expect(findings.map(({ line, column }) => [line, column])).toEqual([[1, 1]])
  expect(findings[0]?.message).toMatch(/mechanisms\.name.*sources\.title, sources\.text/)
  expect(
    dataset.findings.filter((row) => row.rule === 'formula-like-cell').map((row) => row.as_written),
  ).toEqual(['@Rabat Process'])
})

test('what metadata says of a source is found at the beginning of its text', () => {
  const { dataset } = buildText(profile(PROSE, 'Report 2004'))
  const findings = reportFormulas(
    { ...dataset, sources: dataset.sources.map((row) => ({ ...row, publisher: '=1+1' })) },
    [sourceOf(profile(PROSE, 'Report 2004'))],
  )
  expect(
    findings.map(({ line, column, message }) => [
      line,
      column,
      message.includes('(sources.publisher)'),
    ]),
  ).toEqual([[1, 1, true]])
})

test('a correction that begins so is found at the place that it corrects', () => {
  const entry = {
    id: 'sum',
    quote: 'togther',
    corrected: '=together',
    alternatives: [],
    kind: 'spelling',
    certainty: 'high',
    status: 'held',
    reason: 'A test.',
    evidence: [],
    reviewed: { by: 'a tester', on: '2026-11-23' },
  } as const
  const { findings } = formulasIn(profile('The process brings States togther.', 'Report 2004'), {
    corrections: [{ ...entry, alternatives: [], evidence: [] }],
    remarks: [],
  })
  expect(findings.map(({ line, column }) => [line, column])).toEqual([[5, 27]])
  expect(findings[0]?.message).toContain('corrections.corrected')
})

test('a cell of a register is told with its row, and not published, because it stands in no source', () => {
  const findings = reportFormulas(theme('=1+1'), [])
  expect(findings).toMatchObject([
    { ruleId: 'formula-like-cell', severity: 'info', file: 'themes', at: null },
  ])
  expect(findings[0]?.message).toContain('row example of themes, label')
})
