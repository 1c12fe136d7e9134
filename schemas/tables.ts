/** All tables, in the order of the documentation, and the types that follow from them. */
import type { z } from 'zod'
import {
  bodies,
  declaredCounts,
  documents,
  events,
  mechanisms,
  mechanismThemes,
  meetings,
  organizationRolesTable,
  participations,
  passages,
} from './content.ts'
import {
  eventsFlat,
  mechanismsWide,
  meetingsFlat,
  members,
  organizationRolesFlat,
  participationsFlat,
} from './flat.ts'
import {
  annotations,
  corrections,
  findingRows,
  findings,
  readings,
  segments,
  sources,
  statements,
} from './knowledge.ts'
import { countries, organizations, regions, themes } from './subjects.ts'
import type { Table } from './table.ts'

export const tables = {
  mechanisms,
  participations,
  declared_counts: declaredCounts,
  organization_roles: organizationRolesTable,
  mechanism_themes: mechanismThemes,
  meetings,
  documents,
  bodies,
  events,
  passages,
  countries,
  organizations,
  themes,
  regions,
  sources,
  segments,
  statements,
  corrections,
  readings,
  findings,
  finding_rows: findingRows,
  annotations,
} as const

export type TableName = keyof typeof tables
export type Row<T extends TableName> = z.infer<(typeof tables)[T]['row']>
/** The whole dataset: the rows of every table. */
export type Dataset = { [T in TableName]: Row<T>[] }

export const tableNames = Object.keys(tables) as TableName[]

/** Tables made from the others, in the order in which people look at them. */
export const flatTables = {
  mechanisms_wide: mechanismsWide,
  members,
  participations_flat: participationsFlat,
  organization_roles_flat: organizationRolesFlat,
  meetings_flat: meetingsFlat,
  events_flat: eventsFlat,
} as const

export type FlatName = keyof typeof flatTables
export type FlatRows = { [T in FlatName]: z.infer<(typeof flatTables)[T]['row']>[] }
export const flatNames = Object.keys(flatTables) as FlatName[]

/** Every table that is exported. */
export type AnyName = TableName | FlatName
export const exportedNames: readonly AnyName[] = [...flatNames, ...tableNames]
/** Rows of some of them, for code that treats all tables alike. */
export type AnyRows = { readonly [T in AnyName]?: readonly Record<string, unknown>[] }

/** The tables of the first group, whose every value needs evidence. */
export type TextTable =
  | 'mechanisms'
  | 'participations'
  | 'declared_counts'
  | 'organization_roles'
  | 'mechanism_themes'
  | 'meetings'
  | 'documents'
  | 'bodies'
  | 'events'
  | 'passages'

export const textTables = tableNames.filter(
  (name): name is TextTable => anyTable(name).group === 'text',
)

/** A table seen without its exact row type, for code that treats all tables alike. */
export function anyTable(name: AnyName): Table {
  return { ...tables, ...flatTables }[name] as unknown as Table
}
