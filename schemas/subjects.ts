/** The second group of tables: what the texts are about. Each is a reviewed register of `sources/registers/`. */
import { z } from 'zod'
import { alpha3, column, list, m49, table, text } from './table.ts'

export const countries = table({
  name: 'countries',
  group: 'subject',
  title: 'Countries and territories',
  description: 'One row for each country or territory of ISO 3166-1.',
  row: z.strictObject({
    country_id: column(alpha3, 'ISO 3166-1 alpha-3 code'),
    alpha2: column(z.string().regex(/^[A-Z]{2}$/), 'ISO 3166-1 alpha-2 code'),
    m49: column(
      m49,
      'UN M49 code: three digits, as text. For Taiwan, which M49 does not list, its number in ISO 3166-1',
    ),
    name: column(
      text,
      'Short name of the State in English at the UN; for territories without one, the English name in CLDR, which M49 may word differently',
    ),
    official_name: column(text.nullable(), 'Formal English name in United Nations use'),
    region: column(
      text.nullable(),
      'UN M49 region; for Taiwan, which M49 does not list, as in CLDR',
    ),
    subregion: column(text.nullable(), 'UN M49 subregion; for Taiwan as in CLDR'),
    latitude: column(
      z.number().min(-90).max(90).nullable(),
      'Latitude of a marker, in decimal degrees: a point well inside the largest land area; not the capital, and no statement on borders',
    ),
    longitude: column(
      z.number().min(-180).max(180).nullable(),
      'Longitude of the same marker, in decimal degrees',
    ),
    wikidata_id: column(
      z
        .string()
        .regex(/^Q\d+$/)
        .nullable(),
      'Wikidata item',
    ),
  }),
  key: ['country_id'],
  references: {},
  unique: ['alpha2', 'm49', 'wikidata_id'],
  structural: [],
  order: [],
})

export const organizations = table({
  name: 'organizations',
  group: 'subject',
  title: 'Organizations',
  description: 'One row for each organization in the register.',
  row: z.strictObject({
    organization_id: column(text, 'Stable identifier'),
    name: column(text, 'English name'),
    acronym: column(text.nullable(), 'Acronym in English use'),
    parent_organization_id: column(
      text.nullable(),
      'The organization it is part of, a key of this table',
    ),
    wikidata_id: column(
      z
        .string()
        .regex(/^Q\d+$/)
        .nullable(),
      'Wikidata item; empty until a source can be cited',
    ),
    homepage: column(
      z.url({ protocol: /^https?$/ }).nullable(),
      'Home page; empty until a source can be cited',
    ),
  }),
  key: ['organization_id'],
  references: { parent_organization_id: 'organizations' },
  structural: [],
  order: [],
})

export const themes = table({
  name: 'themes',
  group: 'subject',
  title: 'Themes',
  description: 'One row for each concept of the scheme of areas of discussion.',
  row: z.strictObject({
    theme_id: column(text, 'Stable identifier'),
    label: column(text, 'English label'),
    broader_theme_id: column(text.nullable(), 'The broader concept, a key of this table'),
  }),
  key: ['theme_id'],
  references: { broader_theme_id: 'themes' },
  unique: ['label'],
  structural: [],
  order: [],
})

export const regions = table({
  name: 'regions',
  group: 'subject',
  title: 'Regions',
  description:
    'One row for each region of UN M49, and for each region that mechanisms name and M49 lacks.',
  row: z.strictObject({
    region_id: column(text, 'Stable identifier'),
    label: column(text, 'English name: that of M49, or that which the mechanisms use'),
    definition: column(
      text.nullable(),
      'What a region that M49 lacks covers; null for those of M49, which the UN defines',
    ),
    m49: column(m49.nullable(), 'UN M49 code: three digits, as text; null where M49 lacks it'),
    broader_region_id: column(text.nullable(), 'The broader region in M49, a key of this table'),
    near_region_ids: column(
      list,
      'Regions of M49 that come close to one that M49 lacks, keys of this table',
    ),
  }),
  key: ['region_id'],
  references: { broader_region_id: 'regions' },
  unique: ['label', 'm49'],
  structural: [],
  order: [],
})
