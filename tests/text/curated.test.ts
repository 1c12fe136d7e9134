import { appendFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_SOURCES } from '../../pipeline/build.ts'
import { readYaml } from '../../pipeline/text/curated.ts'
import { readCsv } from '../../pipeline/text/curated-csv.ts'
import type { Finding } from '../../pipeline/text/finding.ts'
import { readRegisters } from '../../pipeline/dialect/registers.ts'
import { CountryName, Ledger, Metadata, registerCell } from '../../schemas/curated.ts'
import { tables } from '../../schemas/tables.ts'
import { bytes, scratch } from '../support/scratch.ts'

const placeOf = ({ severity, ruleId, line, column }: Finding) => [severity, ruleId, line, column]

function metadata(content: string | Uint8Array) {
  const file = join(scratch({ 'a.yaml': content }), 'a.yaml')
  const { value, findings } = readYaml(file, Metadata)
  for (const finding of findings) expect(finding.file).toBe(file)
  return { value, findings }
}

function ledger(content: string) {
  return readYaml(join(scratch({ 'a.corrections.yaml': content }), 'a.corrections.yaml'), Ledger)
}

function names(content: string | Uint8Array) {
  const file = join(scratch({ 'names.csv': content }), 'names.csv')
  const { rows, findings } = readCsv(file, CountryName)
  for (const finding of findings) expect(finding.file).toBe(file)
  return { rows, findings }
}

test('a YAML file that has its form gives its value and no finding', () => {
  expect(metadata('title: CIS Conference\nlanguage: en\ncaptured: 2026-11-23\n')).toEqual({
    value: { title: 'CIS Conference', language: 'en', captured: '2026-11-23' },
    findings: [],
  })
})

test('a YAML file that is not there gives nothing and no finding', () => {
  expect(readYaml(join(scratch(), 'a.yaml'), Metadata)).toMatchObject({ value: null, findings: [] })
})

test.each([
  ['nothing', ''],
  ['a comment', '# To be written\n'],
])(
  'a YAML file that holds %s says nothing, which is allowed where everything is optional',
  (_, content) => {
    expect(metadata(content)).toMatchObject({ value: {}, findings: [] })
    expect(ledger(content)).toMatchObject({ value: { corrections: [], remarks: [] }, findings: [] })
  },
)

test.each([
  ['a bracket that nothing has opened', 'title: CIS\nurl: ]\n', 2, 6],
  ['a key given twice', 'title: CIS\nlanguage: en\ntitle: CISCONF\n', 3, 1],
  ['a second document', 'title: CIS\n---\ntitle: CISCONF\n', 2, 1],
  ['a word behind a quoted one', 'title: "CIS" Conference\n', 1, 14],
])('a fault of YAML is shown at its line and column: %s', (_, content, line, column) => {
  const { value, findings } = metadata(content)
  expect(value).toBeNull()
  expect(findings.map(placeOf)[0]).toEqual(['error', 'curated-file', line, column])
  expect(findings[0]?.message).toContain('Not valid YAML')
})

test.each([
  [
    'a code that is none',
    'title: CIS\nlanguage: english\n',
    2,
    11,
    /^language: found "english"; expected a language code/,
  ],
  ['a number where text is expected', 'title: 1996\n', 1, 8, /^title: found 1996; expected text/],
  [
    'a day that is not in the calendar',
    '# Captured\ncaptured: 2026-02-30\n',
    2,
    11,
    /^captured: found "2026-02-30"; expected a day as YYYY-MM-DD/,
  ],
  [
    'an address that is none',
    'title: CIS\nurl: iom\n',
    2,
    6,
    /^url: found "iom"; expected an address/,
  ],
  ['a list instead of keys', '- title: CIS\n', 1, 1, /^the file: found .*expected object/],
])(
  'a value that does not fit is shown at its line and column: %s',
  (_, content, line, column, message) => {
    const { value, findings } = metadata(content)
    expect(value).toBeNull()
    expect(findings.map(placeOf)).toEqual([['error', 'curated-file', line, column]])
    expect(findings[0]?.message).toMatch(message)
  },
)

test('every value that does not fit is shown, not just the first', () => {
  const { findings } = metadata('title: ""\nurl: iom\nlanguage: en\ncaptured: today\n')
  expect(findings.map(placeOf)).toEqual([
    ['error', 'curated-file', 1, 8],
    ['error', 'curated-file', 2, 6],
    ['error', 'curated-file', 4, 11],
  ])
})

test('a key that nobody knows is shown at its own line and column', () => {
  const { value, findings } = metadata('title: CIS\nauthor: nobody\n')
  expect(value).toBeNull()
  expect(findings.map(placeOf)).toEqual([['error', 'curated-file', 2, 1]])
  expect(findings[0]?.message).toContain('author')
})

const ENTRY = `corrections:
  - id: one
    quote: Epatriates
    corrected: Repatriates
    kind: spelling
    certainty: medium
    status: applied
    reason: A letter is missing.
    reviewed: { by: maintainer, on: 2026-11-23 }
`

test('a value inside a ledger entry is shown at its line and column, and the codes that are allowed are named', () => {
  const { value, findings } = ledger(ENTRY.replace('status: applied', 'status: accepted'))
  expect(value).toBeNull()
  expect(findings.map(placeOf)).toEqual([['error', 'curated-file', 7, 13]])
  expect(findings[0]?.message).toMatch(
    /^Entry "one", status: .*expected one of applied, held, rejected/,
  )
})

test('a value that a ledger entry lacks is shown where the entry begins', () => {
  const { findings } = ledger(ENTRY.replace(/ +reason: .*\n/, ''))
  expect(findings.map(placeOf)).toEqual([['error', 'curated-file', 2, 5]])
  expect(findings[0]?.message).toContain('Entry "one", reason: found nothing')
})

test('a key that nobody knows inside a ledger entry is shown at its own line and column', () => {
  const { value, findings } = ledger(
    ENTRY.replace('certainty:', 'certainity: high\n    certainty:'),
  )
  expect(value).toBeNull()
  expect(findings.map(placeOf)).toEqual([['error', 'curated-file', 6, 5]])
  expect(findings[0]?.message).toContain('certainity')
})

test('a reference of YAML that leads nowhere is a finding at its place, not an exception', () => {
  const { value, findings } = metadata('title: CIS\nurl: *address\n')
  expect(value).toBeNull()
  expect(findings.map(placeOf)).toEqual([['error', 'curated-file', 2, 6]])
})

test('a YAML file whose references grow without end is a finding, not an exception', () => {
  const level = (name: string, inner: string) =>
    `${name}: &${name} [${Array.from({ length: 10 }, () => `*${inner}`).join(', ')}]\n`
  const { value, findings } = metadata(
    `a: &a [1]\n${level('b', 'a')}${level('c', 'b')}${level('d', 'c')}${level('e', 'd')}`,
  )
  expect(value).toBeNull()
  expect(findings.length).toBeGreaterThan(0)
})

test('a byte that is no UTF-8 is refused in metadata as it is in a text', () => {
  const { value, findings } = metadata(bytes('title: Caf', [0xe9], ' au lait\n'))
  expect(value).toBeNull()
  expect(findings.map(({ severity, line, column }) => [severity, line, column])).toEqual([
    ['error', 1, 11],
  ])
})

test('a folder in the place of a YAML file is a finding, not an exception', () => {
  const file = join(scratch(), 'a.yaml')
  mkdirSync(file)
  const { value, findings } = readYaml(file, Metadata)
  expect(value).toBeNull()
  expect(findings.map(({ severity, file: named }) => [severity, named])).toEqual([['error', file]])
})

const HEADER = 'country_id,name,language,kind,note\n'

test('a register gives a row for each line, cells that are empty as null', () => {
  expect(
    names(`${HEADER}FRA,France,en,short,\nFRA,"Republic, French",en,variant,Turned round\n`),
  ).toEqual({
    rows: [
      { country_id: 'FRA', name: 'France', language: 'en', kind: 'short', note: null },
      {
        country_id: 'FRA',
        name: 'Republic, French',
        language: 'en',
        kind: 'variant',
        note: 'Turned round',
      },
    ],
    findings: [],
  })
})

test.each([
  ['a byte order mark', `\uFEFF${HEADER}FRA,France,en,short,\n`],
  ['CR LF', `${HEADER}FRA,France,en,short,\n`.replaceAll('\n', '\r\n')],
  ['no end of the last line', `${HEADER}FRA,France,en,short,`],
])('a register with %s is read like any other', (_, content) => {
  expect(names(content)).toEqual({
    rows: [{ country_id: 'FRA', name: 'France', language: 'en', kind: 'short', note: null }],
    findings: [],
  })
})

test('a row that does not fit is shown at its line, the header being line 1, and the others are kept', () => {
  const { rows, findings } = names(
    `${HEADER}FRA,France,en,short,\nMAR,Morocco,en,nickname,\nESP,Spain,en,short,\n`,
  )
  expect(rows.map((row) => row.country_id)).toEqual(['FRA', 'ESP'])
  expect(findings.map(({ severity, ruleId, line }) => [severity, ruleId, line])).toEqual([
    ['error', 'curated-file', 3],
  ])
  expect(findings[0]?.message).toMatch(/^Entry "MAR", kind: .*expected one of short/)
})

test('a row with too few cells is shown at its line', () => {
  const { rows, findings } = names(
    `${HEADER}FRA,France,en,short,\nMAR,Morocco\nESP,Spain,en,short,\n`,
  )
  expect(rows.map((row) => row.country_id)).toEqual(['FRA', 'ESP'])
  expect(new Set(findings.map(({ line }) => line))).toEqual(new Set([3]))
})

test('a row with too many cells is shown at its line', () => {
  const { findings } = names(
    `${HEADER}FRA,France,en,short,\nCOD,Congo, Democratic Republic,en,short,\n`,
  )
  expect(findings.length).toBeGreaterThan(0)
  expect(new Set(findings.map(({ line }) => line))).toEqual(new Set([3]))
})

test.each([
  ['an empty line', 'FRA,France,en,short,\n\nMAR,Morocco,en,nickname,\n'],
  [
    'a cell of two lines',
    'FRA,France,en,short,"First line\nsecond line"\nMAR,Morocco,en,nickname,\n',
  ],
])('the line of a row is that of the file, also behind %s', (_, body) => {
  const { findings } = names(HEADER + body)
  expect(findings.map(({ line }) => line)).toEqual([4])
})

test('a number of a register that is none is shown at its line', () => {
  const header = `${Object.keys(tables.countries.row.shape).join(',')}\n`
  const folder = scratch({
    'countries.csv': `${header}FRA,FR,250,France,French Republic,Europe,Western Europe,47.1,east,Q142\n`,
  })
  const { findings } = readCsv(join(folder, 'countries.csv'), tables.countries.row, registerCell)
  expect(findings.map(({ line }) => line)).toEqual([2])
  expect(findings[0]?.message).toMatch(/^Entry "FRA", longitude: /)
})

test('a register that is not there is a finding with its name', () => {
  const file = join(scratch(), 'names.csv')
  const { rows, findings } = readCsv(file, CountryName)
  expect(rows).toEqual([])
  expect(findings.map(({ severity, ruleId, file: named }) => [severity, ruleId, named])).toEqual([
    ['error', 'curated-file', file],
  ])
})

/** A copy of the project's registers and dialect. */
function registers(): string {
  const folder = scratch()
  for (const part of ['registers', 'dialect'])
    cpSync(join(PROJECT_SOURCES, part), join(folder, part), { recursive: true })
  return folder
}

test('the registers of the project are read without a finding', () => {
  const { registers: read, findings } = readRegisters(PROJECT_SOURCES)
  expect(findings).toEqual([])
  expect(read?.countries).toHaveLength(249)
  expect(read?.countryNames.byKey.get('france')).toBe('FRA')
})

test.each([
  // The names are compared as they are looked up: without regard to case and accents.
  [
    'country-names.csv',
    'FRA,DEUTSCHLAND,de,variant,\nDEU,Deutschländ,de,variant,\n',
    '"Deutschländ"',
    'FRA',
    'DEU',
  ],
  ['country-names.csv', 'FRA,Morocco,en,variant,\n', '"Morocco"', 'MAR', 'FRA'],
  [
    'organization-names.csv',
    'unhcr,International Organisation for Migrations,en,variant,\niom,International Organisation for Migrations,en,variant,\n',
    '"International',
    'unhcr',
    'iom',
  ],
  // The acronym of the register itself is a name like the others.
  ['organization-names.csv', 'unhcr,IOM,en,variant,\n', '"IOM"', 'iom', 'unhcr'],
])(
  'a name that stands for two entries is an error that names both: in %s, %s',
  (name, rows, words, first, second) => {
    const folder = registers()
    appendFileSync(join(folder, 'registers', name), rows)
    const { registers: read, findings } = readRegisters(folder)
    expect(read).toBeNull()
    expect(findings.map(({ severity, ruleId, file }) => [severity, ruleId, file])).toEqual([
      ['error', 'register-conflict', join(folder, 'registers', name)],
    ])
    expect(findings[0]?.message).toContain(words)
    expect(findings[0]?.message).toContain(`is a name of ${first} and of ${second}`)
  },
)

test('a name that stands twice for the same entry is no conflict', () => {
  const folder = registers()
  appendFileSync(join(folder, 'registers/country-names.csv'), 'MAR,MOROCCO,en,variant,\n')
  expect(readRegisters(folder).findings).toEqual([])
})

test('with a fault in any register there are no registers, and the finding names the file', () => {
  const folder = registers()
  rmSync(join(folder, 'dialect/lexicon.csv'))
  writeFileSync(join(folder, 'registers/dataset.yaml'), '')
  const { registers: read, findings } = readRegisters(folder)
  expect(read).toBeNull()
  expect(new Set(findings.map(({ file }) => file))).toEqual(
    new Set([join(folder, 'registers/dataset.yaml'), join(folder, 'dialect/lexicon.csv')]),
  )
  for (const { file, line, column } of findings)
    if (file.endsWith('.yaml')) expect([line, column]).toEqual([1, 1])
})
