/** Faults that a person may make in a register or in the lexicon, each an error at its cell. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_SOURCES } from '../../pipeline/build.ts'
import { readRegisters } from '../../pipeline/dialect/registers.ts'
import { scratch } from '../support/scratch.ts'

/** The findings of the project's registers after a change to one file: `change` is given its text. */
function faultsAfter(file: string, change: (text: string) => string): string[] {
  const folder = scratch()
  for (const part of ['registers', 'dialect'])
    cpSync(join(PROJECT_SOURCES, part), join(folder, part), { recursive: true })
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  const { registers, findings } = readRegisters(folder)
  expect(registers).toBeNull()
  for (const finding of findings) {
    expect(finding.file).toBe(path)
    expect(finding.severity).toBe('error')
  }
  return findings.map(({ line, column, reason }) => `${line ?? ''}:${column ?? ''} ${reason}`)
}

/** The line, from 1, on which a text has these words. */
const lineOf = (text: string, words: string): number =>
  text.slice(0, text.indexOf(words)).split('\n').length

const LEXICON = 'dialect/lexicon.csv'
const lexicon = readFileSync(join(PROJECT_SOURCES, LEXICON), 'utf8')

test.each([
  [
    'a section that does not exist',
    'heading,Steering Group,en,steering-group',
    'heading,Steering Group,en,sterring-group',
    27,
    /^Entry "Steering Group", value: found "sterring-group"; expected one of those in sections\.csv \(did you mean "steering-group"\?\)\.$/,
  ],
  [
    'a code that does not exist',
    'counted-noun,States,en,states',
    'counted-noun,States,en,state',
    24,
    /^Entry "States", value: found "state"; expected one of states, organizations \(did you mean "states"\?\)\.$/,
  ],
  [
    'a month in words',
    'month,May,en,5',
    'month,May,en,fifth',
    14,
    /^Entry "May", value: found "fifth"; expected a whole number from 1 to 12\.$/,
  ],
  [
    'a thirteenth month',
    'month,May,en,5',
    'month,May,en,13',
    14,
    /^Entry "May", value: found "13"; expected a whole number from 1 to 12\.$/,
  ],
  [
    'a kind that does not exist',
    'month,May,en,5',
    'mouth,May,en,5',
    1,
    /^Entry "May", kind: found "mouth"; expected one of .*number.* \(did you mean "month"\?\)\.$/,
  ],
  [
    'a value where none is expected',
    'venue,Online,en,,',
    'venue,Online,en,online,',
    17,
    /^Entry "Online", value: found "online"; expected no value for this kind\.$/,
  ],
  [
    'a language that is no code',
    'month,May,en,5',
    'month,May,English,5',
    11,
    /^Entry "May", language: found "English"; expected a language code such as en\.$/,
  ],
])('%s is an error at its cell', (_, before, after, column, message) => {
  const [fault = '', ...others] = faultsAfter(LEXICON, (text) => text.replace(before, after))
  expect(others).toEqual([])
  const place = `${lineOf(lexicon, before)}:${column} `
  expect(fault.slice(0, place.length)).toBe(place)
  expect(fault.slice(place.length)).toMatch(message)
})

test('a phrase of two languages is in order, and one that is there twice is an error at the second', () => {
  const last = lexicon.trimEnd().split('\n').length + 1
  expect(faultsAfter(LEXICON, (text) => `${text.trimEnd()}\nmonth,May,en,5,\n`)).toEqual([
    `${last}:7 Entry "May", phrase, kind, language: found "May", "month", "en" on line ${lineOf(lexicon, 'month,May,en')} already; expected it once.`,
  ])
})

test.each([
  ['registers/countries.csv', 'alpha2', /\nAFG,AF,/, '\nAFG,AW,', '"AW" on line 2 already'],
  ['registers/countries.csv', 'm49', /\nAFG,AF,004,/, '\nAFG,AF,533,', '"533" on line 2 already'],
  [
    'registers/themes.csv',
    'theme_id',
    /$/,
    'border-management,Borders,\n',
    '"border-management" on line',
  ],
  ['dialect/sections.csv', 'section', /$/, 'chair,Chairs,other,,,\n', '"chair" on line'],
])('a code that is in %s twice, in %s, is an error', (file, column, where, row, message) => {
  const [fault = ''] = faultsAfter(file, (text) => text.replace(where, row))
  expect(fault).toContain(`${column}: found ${message}`)
})

test.each([
  'registers/countries.csv',
  'registers/country-names.csv',
  'registers/organizations.csv',
  'registers/themes.csv',
  'registers/regions.csv',
  'dialect/sections.csv',
  'dialect/lexicon.csv',
])('%s without rows is an error, and no register of nothing', (file) => {
  expect(faultsAfter(file, (text) => text.slice(0, text.indexOf('\n') + 1))).toEqual([
    ': Found no rows; expected some.',
  ])
})

test('a section that the parser needs may not be missing', () => {
  expect(faultsAfter('dialect/sections.csv', (text) => text.replace(/\nother,.*/, ''))).toEqual([
    ': The section "other" is missing; the parser needs it.',
  ])
})

test.each([
  ['registers/country-names.csv', 'FRN,Francia,es,variant,', 'country_id: found "FRN"'],
  [
    'registers/organization-names.csv',
    'iomm,Migration,en,variant,',
    'organization_id: found "iomm"',
  ],
  ['registers/ambiguous-names.csv', 'Guinea,en,GIN|XXX,,', 'candidates: found "XXX"'],
  ['registers/region-names.csv', 'Far North,en,europe|the-north,', 'region_ids: found "the-north"'],
  [
    'registers/regions.csv',
    'the-north,The North,All of it.,,,northern',
    'near_region_ids: found "northern"',
  ],
])('a row of %s that belongs to no entry is an error', (file, row, message) => {
  const [fault = '', ...others] = faultsAfter(file, (text) => `${text.trimEnd()}\n${row}\n`)
  expect(others).toEqual([])
  expect(fault).toContain(message)
})

test.each([
  ['registers/regions.csv', /^africa,Africa,,002,,/m, 'africa,Africa,,002,eastern-africa,'],
  [
    'registers/themes.csv',
    /^migration-management,.*/m,
    'migration-management,Migration management,border-management',
  ],
])('entries of %s that are above each other are errors, each at its cell', (file, row, circle) => {
  const faults = faultsAfter(file, (text) => text.replace(row, circle))
  expect(faults.length).toBeGreaterThan(1)
  for (const fault of faults) expect(fault).toMatch(/, which leads back to [a-z-]+; expected/)
})

test('a region that is named twice is an error, and so is one code for two regions', () => {
  const [name = ''] = faultsAfter(
    'registers/region-names.csv',
    (text) => `${text}europe,en,asia,\n`,
  )
  expect(name).toMatch(/"europe" is a name of europe and of asia/)
  const [code = ''] = faultsAfter('registers/regions.csv', (text) => text.replace(',142,', ',150,'))
  expect(code).toMatch(/m49: found "150" on line \d+ already/)
})
