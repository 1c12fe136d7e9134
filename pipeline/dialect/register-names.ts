/** Names that are looked up: by their folded form, with or without an article before them. */
import type { CuratedRows } from '../text/curated-csv.ts'
import type { Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import type { Tables } from './register-tables.ts'

export interface Names {
  /** Folded name → identifier. */
  readonly byKey: ReadonlyMap<string, string>
  /** The article before a name. */
  readonly article: RegExp
}

/** Look a name up; null when the register lacks it. Near names never match. */
export function lookUp(names: Names, name: string): string | null {
  return lookUpKey(names, fold(name))
}

/** The same for a name that is folded already. */
export function lookUpKey({ byKey, article }: Names, key: string): string | null {
  return byKey.get(key) ?? byKey.get(key.replace(article, '')) ?? null
}

/** A name of a register, its entry, and the finding that it may give. */
interface Form {
  readonly name: string
  readonly id: string
  readonly fault: (message: string) => Finding
}

/** The names of all registers, and a finding for each that has two entries. */
export function namesOf(all: Tables, article: RegExp) {
  const { organizations, organizationNames } = all
  const organizationForms = [
    ...formsIn(organizations, 'name', (row) => row.organization_id),
    ...formsIn(organizations, 'acronym', (row) => row.organization_id),
    ...formsIn(organizationNames, 'name', (row) => row.organization_id),
  ]
  const countryForms = formsIn(all.countryNames, 'name', (row) => row.country_id)
  const regionForms = [
    ...formsIn(all.regions, 'label', (row) => row.region_id),
    ...formsIn(all.regionNames, 'name', (row) => row.region_ids.join('|')),
  ]
  const themeForms = formsIn(all.themes, 'label', (row) => row.theme_id)
  const index = (forms: readonly Form[], keyOf: (name: string) => string = fold): Names => ({
    byKey: new Map(forms.map(({ name, id }) => [keyOf(name), id])),
    article,
  })
  const regionsById = new Map(all.regions.rows.map((row) => [row.region_id, row]))
  const acronyms = organizationForms.filter(({ name }) => isAcronym(name))
  return {
    countryNames: index(countryForms),
    ambiguousNames: new Map(
      all.ambiguousNames.rows
        .filter((row) => row.decision === null)
        .map((row) => [fold(row.name), row.candidates]),
    ),
    organizationNames: index(organizationForms.filter(({ name }) => !isAcronym(name))),
    organizationAcronyms: index(acronyms, (name) => name),
    themeNames: index(themeForms),
    regionNames: new Map(
      regionForms.map(({ name, id }) => [
        fold(name),
        id.split('|').flatMap((each) => regionsById.get(each) ?? []),
      ]),
    ),
    // Two organizations of one name are found here, whatever its capitals.
    findings: [countryForms, organizationForms, themeForms, regionForms].flatMap(conflicts),
  }
}

function formsIn<R extends object>(
  { rows, fault }: CuratedRows<R>,
  column: keyof R & string,
  idOf: (row: R) => string,
): Form[] {
  return rows.flatMap((row, index) => {
    const name = row[column]
    return typeof name !== 'string'
      ? []
      : {
          name,
          id: idOf(row),
          fault: (message: string) => fault(index, column, message, 'register-conflict'),
        }
  })
}

/** One name for two entries is an error: neither may win by its place in the file. */
function conflicts(forms: readonly Form[]): Finding[] {
  const ids = new Map<string, string>()
  return forms.flatMap(({ name, id, fault }) => {
    const other = ids.get(fold(name))
    ids.set(fold(name), id)
    return other === undefined || other === id
      ? []
      : fault(`"${name}" is a name of ${other} and of ${id}; expected one entry for each name.`)
  })
}

function isAcronym(name: string): boolean {
  return /^[\p{Lu}\d-]+$/u.test(name)
}
