/** The files of the registers and of the dialect, each checked by itself. */
import { join } from 'node:path'
import {
  AmbiguousName,
  CountryName,
  DatasetDescription,
  OrganizationName,
  RegionName,
  registerCell,
  SectionRow,
} from '../../schemas/curated.ts'
import { LexiconRow } from '../../schemas/lexicon.ts'
import { tables } from '../../schemas/tables.ts'
import { readYaml } from '../text/curated.ts'
import { readCsv } from '../text/curated-csv.ts'
import { readSuspectTables } from './suspect-tables.ts'

export type Tables = ReturnType<typeof readTables>

export function readTables(folder: string) {
  const register = (name: string): string => join(folder, 'registers', name)
  const dialect = (name: string): string => join(folder, 'dialect', name)
  return {
    dataset: readYaml(register('dataset.yaml'), DatasetDescription),
    countries: readCsv(register('countries.csv'), tables.countries.row, registerCell),
    countryNames: readCsv(register('country-names.csv'), CountryName),
    ambiguousNames: readCsv(register('ambiguous-names.csv'), AmbiguousName),
    organizations: readCsv(register('organizations.csv'), tables.organizations.row, registerCell),
    organizationNames: readCsv(register('organization-names.csv'), OrganizationName),
    themes: readCsv(register('themes.csv'), tables.themes.row, registerCell),
    regions: readCsv(register('regions.csv'), tables.regions.row, registerCell),
    regionNames: readCsv(register('region-names.csv'), RegionName),
    sections: readCsv(dialect('sections.csv'), SectionRow),
    lexicon: readCsv(dialect('lexicon.csv'), LexiconRow),
    suspects: readSuspectTables(join(folder, 'dialect')),
  }
}
