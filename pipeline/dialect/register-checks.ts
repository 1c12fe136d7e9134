/** What must hold of the rows of the registers, and between registers. Each fault is a finding at its cell. */
import type { CuratedRows } from '../text/curated-csv.ts'
import type { Finding } from '../text/finding.ts'
import { didYouMean } from '../text/suggest.ts'
import type { Tables } from './register-tables.ts'

/** Sections that text is placed in where no heading says so. */
const NEEDED_SECTIONS = [
  'header',
  'objectives',
  'thematic-focus',
  'chair',
  'secretariat',
  'support-unit',
  'members',
  'meetings',
  'documents',
  'other',
]

/** Empty registers, doubled rows and codes, and cells that name nothing. */
export function faultsIn(all: Tables): Finding[] {
  return [
    ...emptyRegisters(all),
    ...doubledRows(all),
    ...unknownEntries(all),
    ...circles(all.organizations, 'organization_id', 'parent_organization_id'),
    ...circles(all.themes, 'theme_id', 'broader_theme_id'),
    ...circles(all.regions, 'region_id', 'broader_region_id'),
    ...sectionsMissing(all),
  ]
}

function emptyRegisters(all: Tables): Finding[] {
  return [
    all.countries,
    all.countryNames,
    all.organizations,
    all.themes,
    all.regions,
    all.sections,
    all.lexicon,
  ].flatMap((register) =>
    isEmpty(register) ? register.ofFile('Found no rows; expected some.') : [],
  )
}

function isEmpty({ rows, findings }: CuratedRows<unknown>): boolean {
  return rows.length === 0 && findings.length === 0
}

function doubledRows(all: Tables): Finding[] {
  const { countries, organizations } = all
  return [
    ...doubled(countries, 'country_id'),
    ...doubled(countries, 'alpha2'),
    ...doubled(countries, 'm49'),
    ...doubled(countries, 'wikidata_id'),
    ...doubled(organizations, 'organization_id'),
    ...doubled(organizations, 'wikidata_id'),
    ...doubled(all.themes, 'theme_id'),
    ...doubled(all.regions, 'region_id'),
    ...doubled(all.regions, 'm49'),
    ...doubled(all.regionNames, 'name', 'language'),
    ...doubled(all.countryNames, 'name', 'country_id', 'language'),
    ...doubled(all.ambiguousNames, 'name', 'language'),
    ...doubled(all.organizationNames, 'name', 'organization_id', 'language'),
    ...doubled(all.sections, 'section'),
    ...doubled(all.lexicon, 'phrase', 'kind', 'language'),
  ]
}

/** Rows that say in these columns what a row before them says. A row whose first column is empty is not compared. */
function doubled<R extends object>(
  { rows, lines, fault }: CuratedRows<R>,
  first: keyof R & string,
  ...others: readonly (keyof R & string)[]
): Finding[] {
  const columns = [first, ...others]
  const seen = new Map<string, number>()
  return rows.flatMap((row, index) => {
    if (row[first] === null) return []
    const key = columns.map((column) => row[column]).join('\n')
    const before = seen.get(key)
    if (before === undefined) {
      seen.set(key, index)
      return []
    }
    const values = columns.map((column) => JSON.stringify(row[column])).join(', ')
    const message = `${columns.join(', ')}: found ${values} on line ${lines[before]} already; expected it once.`
    return fault(index, first, message)
  })
}

function unknownEntries(all: Tables): Finding[] {
  const countries = entriesOf(all.countries, 'country_id', 'countries.csv')
  const organizations = entriesOf(all.organizations, 'organization_id', 'organizations.csv')
  const themes = entriesOf(all.themes, 'theme_id', 'themes.csv')
  const regions = entriesOf(all.regions, 'region_id', 'regions.csv')
  const sections = entriesOf(all.sections, 'section', 'sections.csv')
  return [
    ...unknown(all.countryNames, 'country_id', countries, (row) => [row.country_id]),
    ...unknown(all.ambiguousNames, 'candidates', countries, (row) => row.candidates),
    ...unknown(all.ambiguousNames, 'decision', countries, (row) => [row.decision]),
    ...unknown(all.organizationNames, 'organization_id', organizations, (row) => [
      row.organization_id,
    ]),
    ...unknown(all.organizations, 'parent_organization_id', organizations, (row) => [
      row.parent_organization_id,
    ]),
    ...unknown(all.themes, 'broader_theme_id', themes, (row) => [row.broader_theme_id]),
    ...unknown(all.regions, 'broader_region_id', regions, (row) => [row.broader_region_id]),
    ...unknown(all.regions, 'near_region_ids', regions, (row) => row.near_region_ids),
    ...unknown(all.regionNames, 'region_ids', regions, (row) => row.region_ids),
    ...unknown(all.lexicon, 'value', sections, (row) =>
      row.kind === 'heading' ? [row.value] : [],
    ),
  ]
}

interface Entries {
  /** Null where not all of them could be read. */
  readonly ids: ReadonlySet<unknown> | null
  readonly file: string
}

function entriesOf<R extends object>(
  { rows, findings }: CuratedRows<R>,
  column: keyof R & string,
  file: string,
): Entries {
  const isWhole = rows.length > 0 && findings.length === 0
  return { ids: isWhole ? new Set(rows.map((row) => row[column])) : null, file }
}

/** Cells that name no entry of another register. */
function unknown<R extends object>(
  { rows, fault }: CuratedRows<R>,
  column: keyof R & string,
  { ids, file }: Entries,
  namedIn: (row: R) => readonly (string | null)[],
): Finding[] {
  if (ids === null) return []
  const near = [...ids].filter((id) => typeof id === 'string')
  return rows.flatMap((row, index) =>
    namedIn(row).flatMap((id) => {
      if (id === null || ids.has(id)) return []
      const message = `${column}: found "${id}"; expected one of those in ${file}${didYouMean(id, near)}.`
      return fault(index, column, message)
    }),
  )
}

/** Rows that are above themselves: the parents lead back to where they started. */
function circles<R extends object>(
  { rows, fault }: CuratedRows<R>,
  id: keyof R & string,
  parent: keyof R & string,
): Finding[] {
  const parents = new Map<unknown, unknown>(rows.map((row) => [row[id], row[parent]]))
  return rows.flatMap((row, index) => {
    const seen = new Set<unknown>()
    let at: unknown = row[parent]
    while (at !== null && at !== row[id] && !seen.has(at)) {
      seen.add(at)
      at = parents.get(at) ?? null
    }
    const message = `${parent}: found ${String(row[parent])}, which leads back to ${String(row[id])}; expected an entry that is not below it.`
    return at === row[id] ? fault(index, parent, message) : []
  })
}

function sectionsMissing({ sections }: Tables): Finding[] {
  const known = new Set(sections.rows.map((row) => row.section))
  if (sections.findings.length > 0 || known.size === 0) return []
  return NEEDED_SECTIONS.filter((section) => !known.has(section)).map((section) =>
    sections.ofFile(`The section "${section}" is missing; the parser needs it.`),
  )
}
