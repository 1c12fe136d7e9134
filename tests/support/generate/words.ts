/** The words that generated profiles are put together from. Countries and organizations come from the registers. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { PROJECT_SOURCES } from '../../../pipeline/project.ts'

function rowsOf(file: string): Record<string, string>[] {
  const csv = readFileSync(join(PROJECT_SOURCES, 'registers', file), 'utf8')
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data
}

export interface Named {
  readonly id: string
  readonly name: string
}

/** Names that pages use beside or before those of the register, each with its own trap: an article, a bracket, two words. */
const OTHER_NAMES: readonly Named[] = [
  { id: 'NLD', name: 'The Netherlands' },
  { id: 'GMB', name: 'The Gambia' },
  { id: 'HKG', name: 'Hong Kong (SAR of China)' },
  { id: 'IRN', name: 'Iran (Islamic Republic of)' },
  { id: 'TUR', name: 'Turkey' },
  { id: 'SWZ', name: 'Swaziland' },
  { id: 'CIV', name: 'Ivory Coast' },
  { id: 'CPV', name: 'Cape Verde' },
  { id: 'COD', name: 'The Democratic Republic of Congo' },
]

const ambiguous = new Set(rowsOf('ambiguous-names.csv').map((row) => row['name']))

/** Countries by the names that pages use. */
export const COUNTRIES: readonly Named[] = [
  ...OTHER_NAMES,
  ...rowsOf('countries.csv')
    .map((row) => ({ id: row['country_id'] ?? '', name: row['name'] ?? '' }))
    .filter(({ name }) => !ambiguous.has(name)),
]

/** Organizations as lists write them, with the acronym in brackets. */
export const ORGANIZATIONS: readonly Named[] = rowsOf('organizations.csv')
  .filter((row) => row['acronym'] !== '')
  .map((row) => ({ id: row['organization_id'] ?? '', name: `${row['name']} (${row['acronym']})` }))

/** Areas of discussion: some that the register of themes has, some that it lacks. */
export const AREAS: readonly { readonly id: string | null; readonly name: string }[] = [
  { id: 'refugees', name: 'Refugees' },
  { id: 'border-management', name: 'Border management' },
  { id: 'migrants-rights', name: "Migrants' rights" },
  { id: 'return-and-reintegration', name: 'Return and reintegration' },
  { id: 'population-and-demography', name: 'Population / demography' },
  { id: null, name: 'Labour mobility' },
  { id: null, name: 'Data on migration' },
  { id: null, name: 'Fair recruitment' },
  { id: null, name: 'Students and researchers' },
  { id: null, name: 'Recognition of diplomas' },
]

export const TYPES = [
  ['Regional consultative process on migration', 'rcp'],
  ['Regional consultative process', 'rcp'],
  ['Inter-regional forum on migration', 'irf'],
  ['Interregional forum on migration', 'irf'],
  ['Global Process on Migration', 'global'],
] as const

export const REGIONS = [
  'Africa',
  'Europe',
  'Europe and Central Asia',
  'North and Central America',
  'Western Indian Ocean',
  'Europe - Asia - Americas',
]

export const FIRST_WORDS = ['Amber', 'Cedar', 'Coral', 'Granite', 'Harbour', 'Lantern', 'Willow']
export const SECOND_WORDS = ['Coast', 'Desert', 'Lake', 'River', 'Strait', 'Valley']
export const LAST_WORDS = ['Consultation', 'Dialogue', 'Forum', 'Process', 'Talks']
export const SUBJECTS = ['Migration', 'Labour and Return', 'Visas and Study', 'Human Mobility']

export const TOWNS = ['Bergen', 'Dakar', 'Graz', 'Izmir', 'Kumasi', 'Nantes', 'Osaka', 'Porto']
export const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh']
export const GATHERINGS = ['Annual Meeting', 'Meeting of Ministers', 'Meeting of Experts']

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** Kinds of documents by the words of a title that name them. */
export const DOCUMENTS = [
  ['Declaration of {NAME}', 'declaration'],
  ['Report on the work of {NAME}', 'report'],
  ['Plan of Action of {NAME}', 'plan'],
  ['Terms of Reference of {NAME}', 'terms'],
  ['Recommendations on contract work', 'recommendations'],
  ['Roads and harbours: a reader', null],
] as const

/** Sentences without a date. */
export const SENTENCES = [
  'Officials compare what they see at their borders and what they have learnt from it.',
  'It works by consensus and has no budget of its own.',
  'The ministers come together when there is something to decide.',
  'Each host chooses one subject for the year and prepares a short paper on it.',
]

/** What happened, behind "In June 1999,". */
export const HAPPENINGS = [
  'the ministers adopted a common plan for the years to come',
  'the first seminar for border guards took place',
  'the hosts agreed on a list of contact officers',
]
