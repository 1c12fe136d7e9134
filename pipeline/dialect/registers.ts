/** The registers and the dialect: the curated tables of `sources/`, read, checked, and made ready to be looked up. */
import type { DatasetDescription, SectionRow } from '../../schemas/curated.ts'
import type { Row } from '../../schemas/tables.ts'
import type { Finding } from '../text/finding.ts'
import { lexiconOf, type Lexicon } from './lexicon.ts'
import { faultsIn } from './register-checks.ts'
import { namesOf, type Names } from './register-names.ts'
import { readTables } from './register-tables.ts'
import type { SuspectTables } from './suspect-tables.ts'
import { wordsOf, type Words } from './words.ts'

export interface Registers {
  readonly dataset: DatasetDescription
  readonly countries: readonly Row<'countries'>[]
  readonly organizations: readonly Row<'organizations'>[]
  readonly themes: readonly Row<'themes'>[]
  readonly regions: readonly Row<'regions'>[]
  readonly countryNames: Names
  /** Folded name → the countries it may mean, where no decision was made. */
  readonly ambiguousNames: ReadonlyMap<string, readonly string[]>
  readonly organizationNames: Names
  /** Acronyms of organizations as they are written: in small letters, WHO and CAN are other words. */
  readonly organizationAcronyms: Names
  readonly themeNames: Names
  /** Folded words → the regions that they name. */
  readonly regionNames: ReadonlyMap<string, readonly Row<'regions'>[]>
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
  const tables = readTables(folder)
  const { dataset, lexicon: rows, suspects, ...rest } = tables
  const lexicon = lexiconOf(rows.rows)
  const words = wordsOf(lexicon)
  const { findings: conflicts, ...names } = namesOf(tables, words.lists.article)
  const findings = [
    ...Object.values(tables).flatMap((table) => table.findings),
    ...faultsIn(tables),
    ...conflicts,
  ]
  if (dataset.value === null || findings.length > 0) return { registers: null, findings }
  const registers = {
    dataset: dataset.value,
    countries: rest.countries.rows,
    organizations: rest.organizations.rows,
    themes: rest.themes.rows,
    regions: rest.regions.rows,
    ...names,
    sections: new Map(rest.sections.rows.map((row) => [row.section, row])),
    lexicon,
    words,
    suspects,
  }
  return { registers, findings }
}
