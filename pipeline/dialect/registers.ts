/** The registers and the dialect: the curated tables of `sources/`, read, checked, and made ready to be looked up. */
import { join } from 'node:path'
import {
  AmbiguousName,
  CountryName,
  DatasetDescription,
  LexiconRow,
  OrganizationName,
  registerCell,
  SectionRow,
} from '../../schemas/curated.ts'
import { tables, type Row } from '../../schemas/tables.ts'
import { readCsv, readYaml } from '../text/curated.ts'
import { errorIn, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { readSuspectTables, type SuspectTables } from './suspect-tables.ts'
import { wordsOf, type Words } from './words.ts'

/** Folded name → identifier. */
export type Names = ReadonlyMap<string, string>

export interface Registers {
  readonly dataset: DatasetDescription
  readonly countries: readonly Row<'countries'>[]
  readonly organizations: readonly Row<'organizations'>[]
  readonly themes: readonly Row<'themes'>[]
  readonly countryNames: Names
  /** Folded name → the countries it may stand for, where nobody has decided. */
  readonly ambiguousNames: ReadonlyMap<string, readonly string[]>
  readonly organizationNames: Names
  /** Acronyms of organizations as they are written: in small letters, WHO and CAN are other words. */
  readonly organizationAcronyms: Names
  readonly themeNames: Names
  readonly sections: ReadonlyMap<string, SectionRow>
  readonly lexicon: Lexicon
  /** The lexicon as its readers look for it. */
  readonly words: Words
  /** The words that the search for suspects goes by. */
  readonly suspects: SuspectTables
}

/** Read all registers below the project's `sources/` folder. With findings of severity error the value is null. */
export function readRegisters(folder: string): {
  registers: Registers | null
  findings: Finding[]
} {
  const file = (name: string): string => join(folder, name)
  const dataset = readYaml(file('registers/dataset.yaml'), DatasetDescription)
  const countries = readCsv(file('registers/countries.csv'), tables.countries.row, registerCell)
  const countryNames = readCsv(file('registers/country-names.csv'), CountryName)
  const ambiguousNames = readCsv(file('registers/ambiguous-names.csv'), AmbiguousName)
  const organizations = readCsv(
    file('registers/organizations.csv'),
    tables.organizations.row,
    registerCell,
  )
  const organizationNames = readCsv(file('registers/organization-names.csv'), OrganizationName)
  const themes = readCsv(file('registers/themes.csv'), tables.themes.row, registerCell)
  const sections = readCsv(file('dialect/sections.csv'), SectionRow)
  const lexicon = readCsv(file('dialect/lexicon.csv'), LexiconRow)

  const suspects = readSuspectTables(file('dialect'))

  const findings = [
    dataset,
    countries,
    countryNames,
    ambiguousNames,
    organizations,
    organizationNames,
    themes,
    sections,
    lexicon,
    suspects,
  ].flatMap((part) => part.findings)
  const names = (name: string, pairs: readonly (readonly [string | null, string])[]): Names =>
    index(file(name), pairs, findings)
  const forms = [
    ...organizations.rows.flatMap((row) =>
      [row.name, ...(row.acronym === null ? [] : [row.acronym])].map(
        (name) => [name, row.organization_id] as const,
      ),
    ),
    ...organizationNames.rows.map((row) => [row.name, row.organization_id] as const),
  ]
  // Two organizations of one name are found here, whatever its capitals.
  names('registers/organization-names.csv', forms)
  const words = lexiconOf(lexicon.rows)
  const registers = {
    countries: countries.rows,
    organizations: organizations.rows,
    themes: themes.rows,
    countryNames: names(
      'registers/country-names.csv',
      countryNames.rows.map((row) => [row.name, row.country_id]),
    ),
    ambiguousNames: new Map(
      ambiguousNames.rows
        .filter((row) => row.decision === null)
        .map((row) => [fold(row.name), row.candidates]),
    ),
    organizationNames: new Map(
      forms.filter(([name]) => !isAcronym(name)).map(([name, id]) => [fold(name), id]),
    ),
    organizationAcronyms: new Map(forms.filter(([name]) => isAcronym(name))),
    themeNames: names(
      'registers/themes.csv',
      themes.rows.map((row) => [row.label, row.theme_id]),
    ),
    sections: new Map(sections.rows.map((row) => [row.section, row])),
    lexicon: words,
    words: wordsOf(words),
    suspects,
  }
  if (dataset.value === null || findings.length > 0) return { registers: null, findings }
  return { registers: { dataset: dataset.value, ...registers }, findings }
}

/** Names by their folded form. One name for two entries is an error: neither may win by its place in the file. */
function index(
  file: string,
  pairs: readonly (readonly [string | null, string])[],
  findings: Finding[],
): Names {
  const names = new Map<string, string>()
  for (const [name, id] of pairs) {
    if (name === null) continue
    const key = fold(name)
    const other = names.get(key)
    if (other !== undefined && other !== id) {
      findings.push(
        errorIn(
          file,
          'register-conflict',
          `"${name}" stands for ${other} and for ${id}; expected one entry for each name.`,
        ),
      )
    }
    names.set(key, id)
  }
  return names
}

function isAcronym(name: string): boolean {
  return /^[\p{Lu}\d-]+$/u.test(name)
}

/** Look a name up, with or without an article before it; null when the register lacks it. Near names never match. */
export function lookUp(names: Names, name: string): string | null {
  const key = fold(name)
  return names.get(key) ?? names.get(withoutArticle(key)) ?? null
}

/** English and French articles, which profiles put before a country's name or leave out. */
function withoutArticle(key: string): string {
  return key.replace(/^(?:the |le |la |les |l')/, '')
}
