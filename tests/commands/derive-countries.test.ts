import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { geoContains, geoDistance } from 'd3-geo'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { iso31661 } from 'iso-3166'
import Papa from 'papaparse'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { expect, test } from 'vitest'
import {
  deriveCountries,
  settleNames,
  type NameForm,
} from '../../pipeline/commands/registers/derive-countries.ts'
import { PROJECT_SOURCES } from '../../pipeline/project.ts'
import { fold } from '../../pipeline/text/fold.ts'

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>
type Containment = {
  supplemental: { territoryContainment: Record<string, { _contains: string[] }> }
}

const require = createRequire(import.meta.url)
const REGISTERS = join(PROJECT_SOURCES, 'registers')
const text = (file: string) => readFileSync(join(REGISTERS, file), 'utf8')
const rows = <Column extends string>(file: string) =>
  Papa.parse<Record<Column, string>>(text(file), { header: true, skipEmptyLines: true }).data

const countries = rows<
  | 'country_id'
  | 'alpha2'
  | 'm49'
  | 'name'
  | 'official_name'
  | 'region'
  | 'subregion'
  | 'latitude'
  | 'longitude'
  | 'wikidata_id'
>('countries.csv')
const names = rows<keyof NameForm>('country-names.csv')
const ambiguous = rows<'name' | 'language' | 'candidates' | 'decision' | 'note'>(
  'ambiguous-names.csv',
)

const countriesByName = new Map<string, string[]>()
for (const { name, country_id } of names)
  countriesByName.set(fold(name), [...(countriesByName.get(fold(name)) ?? []), country_id])

/** The countries a written name finds, with the leading article taken off as the matcher does. */
function find(written: string): string[] {
  const key = fold(written)
  const keys = [key, key.replace(/^(the |les |le |la |l')/, '')]
  return [...new Set(keys.flatMap((each) => countriesByName.get(each) ?? []))]
}

test('the committed registers equal a fresh derivation', () => {
  expect(deriveCountries(REGISTERS)).toEqual({
    countries: text('countries.csv'),
    names: text('country-names.csv'),
  })
})

test('the register has the 249 codes that ISO 3166-1 assigns, in order, and no other', () => {
  const codes = (entry: { alpha3: string; alpha2: string; numeric: string }) => [
    entry.alpha3,
    entry.alpha2,
    entry.numeric,
  ]
  expect(countries).toHaveLength(249)
  expect(countries.map((row) => [row.country_id, row.alpha2, row.m49])).toEqual(
    iso31661.map(codes).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  )
})

test('every row is complete, but for formal names and the region of Antarctica', () => {
  const gaps = countries.flatMap((row) =>
    Object.entries(row).flatMap(([column, cell]) =>
      cell === '' && column !== 'official_name' ? [`${row.country_id} ${column}`] : [],
    ),
  )
  expect(gaps).toEqual(['ATA region', 'ATA subregion'])
  for (const row of countries) {
    expect(row.m49).toMatch(/^\d{3}$/)
    expect(row.wikidata_id).toMatch(/^Q[1-9]\d*$/)
    expect(row.latitude).toMatch(/^-?\d{1,2}\.\d\d$/)
    expect(row.longitude).toMatch(/^-?\d{1,3}\.\d\d$/)
    expect(row.official_name).not.toMatch(/^the /i)
  }
})

test('no two countries share a name or a Wikidata item', () => {
  for (const column of ['name', 'wikidata_id'] as const)
    expect(new Set(countries.map((row) => row[column])).size).toBe(249)
})

test('regions and subregions agree with the containment that CLDR states', () => {
  const regions = {
    '002': 'Africa',
    '009': 'Oceania',
    '019': 'Americas',
    '142': 'Asia',
    '150': 'Europe',
  }
  const subregions: Record<string, string> = {
    '005': 'South America',
    '011': 'Western Africa',
    '013': 'Central America',
    '014': 'Eastern Africa',
    '015': 'Northern Africa',
    '017': 'Middle Africa',
    '018': 'Southern Africa',
    '021': 'Northern America',
    '029': 'Caribbean',
    '030': 'Eastern Asia',
    '034': 'Southern Asia',
    '035': 'South-eastern Asia',
    '039': 'Southern Europe',
    '053': 'Australia and New Zealand',
    '054': 'Melanesia',
    '057': 'Micronesia',
    '061': 'Polynesia',
    '143': 'Central Asia',
    '145': 'Western Asia',
    '151': 'Eastern Europe',
    '154': 'Northern Europe',
    '155': 'Western Europe',
  }
  const { territoryContainment } = (
    require('cldr-core/supplemental/territoryContainment.json') as Containment
  ).supplemental
  const within = (code: string): readonly string[] => territoryContainment[code]?._contains ?? []
  const stated = new Map(
    Object.entries(regions).flatMap(([code, region]) =>
      within(code)
        .filter((subcode) => subregions[subcode])
        .flatMap((subcode) =>
          within(subcode).map((alpha2) => [alpha2, [region, subregions[subcode]]] as const),
        ),
    ),
  )
  for (const row of countries)
    if (row.country_id !== 'ATA')
      expect([row.region, row.subregion], row.country_id).toEqual(stated.get(row.alpha2))
})

test('every marker lies in its own land, or within 0.02 degrees of it', () => {
  const atlas = require('world-atlas/countries-10m.json') as Atlas
  const outlines = feature(atlas, atlas.objects.countries).features
  // Written by hand, and not read from territory-outlines.csv: in whose outline Natural Earth draws them.
  const drawnIn: Record<string, string> = {
    BES: '528',
    BVT: '578',
    CCK: 'Indian Ocean Ter.',
    CXR: 'Indian Ocean Ter.',
    GLP: '250',
    GUF: '250',
    MTQ: '250',
    MYT: '250',
    REU: '250',
    SJM: '578',
    TKL: '554',
  }
  for (const row of countries) {
    const key = drawnIn[row.country_id] ?? row.m49
    const pieces = outlines
      .filter(({ id, properties }) => id === key || properties.name === key)
      .flatMap(({ geometry }) => pointsAndShape(geometry as Polygon | MultiPolygon))
    expect(pieces.length, row.country_id).toBeGreaterThan(0)
    const marker: [number, number] = [Number(row.longitude), Number(row.latitude)]
    const gap = pieces.some(({ shape }) => geoContains(shape, marker))
      ? 0
      : Math.min(
          ...pieces.flatMap(({ points }) =>
            points.map(([x = 0, y = 0]) => geoDistance(marker, [x, y])),
          ),
        )
    expect((gap * 180) / Math.PI, row.country_id).toBeLessThan(0.02)
  }
})

function pointsAndShape(
  shape: Polygon | MultiPolygon,
): { points: Position[]; shape: Polygon | MultiPolygon }[] {
  const points = shape.type === 'Polygon' ? shape.coordinates.flat() : shape.coordinates.flat(2)
  return [{ points, shape }]
}

test.each([
  // Places known by heart: islands, the antimeridian, land in another's outline, bent countries, atolls.
  ['BES', 12.2, -68.3],
  ['BVT', -54.4, 3.4],
  ['CCK', -12.2, 96.8],
  ['CXR', -10.5, 105.7],
  ['FJI', -17.8, 178],
  ['FRA', 47.1, 2.4], // Bourges
  ['GLP', 16.2, -61.7],
  ['GUF', 3.9, -53.2],
  ['IOT', -7.3, 72.4], // Diego Garcia
  ['ISR', 30.9, 34.8], // Sde Boker, in the Negev
  ['MHL', 7.1, 171.1], // Majuro
  ['MTQ', 14.7, -61],
  ['MYT', -12.8, 45.1],
  ['NZL', -45.2, 169.4], // Alexandra, in Otago
  ['PRT', 40.2, -8.4], // Coimbra
  ['REU', -21.1, 55.5],
  ['SJM', 78.7, 18], // Spitsbergen
  ['TKL', -8.6, -172.5], // Atafu
  ['TUV', -8.5, 179.2],
  ['UKR', 49.4, 32.1], // Cherkasy
  ['USA', 38.8, -97.6], // Salina, in Kansas
  ['VNM', 21.8, 105.2], // Tuyên Quang
])('the marker of %s lies within 0.6 degrees of %d, %d', (id, latitude, longitude) => {
  const row = countries.find((country) => country.country_id === id)
  const gap = geoDistance([Number(row?.longitude), Number(row?.latitude)], [longitude, latitude])
  expect((gap * 180) / Math.PI).toBeLessThan(0.6)
})

test('no name belongs to two countries, with or without its leading article', () => {
  const shared = names.filter(({ name, country_id }) => find(name).join() !== country_id)
  expect(shared).toEqual([])
})

test('a name for two countries stops the derivation and names both', () => {
  const form = (country_id: string, name: string) => ({
    country_id,
    name,
    language: 'en',
    kind: 'common',
    note: '',
  })
  expect(() => settleNames([form('COD', 'Zaire'), form('COG', 'ZAÏRE')], [])).toThrow(/COD.*COG/)
})

test('of a name under two kinds the first kind is kept, once for each language', () => {
  const form = (kind: string, language: string) => ({
    country_id: 'TUR',
    name: 'Turkey',
    language,
    kind,
    note: '',
  })
  const kept = settleNames([form('variant', 'en'), form('former', 'en'), form('variant', 'fr')], [])
  expect(kept.map(({ language, kind }) => [language, kind])).toEqual([
    ['en', 'former'],
    ['fr', 'variant'],
  ])
})

test('no ambiguous name is in the register unless it is decided, and then for the country decided', () => {
  expect(ambiguous.length).toBeGreaterThan(10)
  for (const { name, candidates, decision } of ambiguous) {
    const ids = candidates.split('|')
    expect(ids.length, name).toBeGreaterThan(1)
    for (const id of ids) expect(countries.map((row) => row.country_id)).toContain(id)
    if (decision !== '') expect(ids, name).toContain(decision)
    expect(find(name), name).toEqual(decision === '' ? [] : [decision])
  }
})

test('every country has a name in English and one in French, and its own name unless that is ambiguous', () => {
  for (const { country_id, name, official_name } of countries) {
    for (const language of ['en', 'fr'])
      expect(
        names.some((row) => row.country_id === country_id && row.language === language),
        country_id,
      ).toBe(true)
    const isOpen = ambiguous.some((row) => row.decision === '' && fold(row.name) === fold(name))
    expect(find(name), name).toEqual(isOpen ? [] : [country_id])
    if (official_name !== '') expect(find(official_name), official_name).toEqual([country_id])
  }
})

test('the names ISO 3166-1 itself gives find their countries, but for Congo', () => {
  const lost = iso31661
    .filter(({ name, alpha3 }) => find(name).join() !== alpha3)
    .map(({ name }) => name)
  expect(lost).toEqual(['Congo'])
})

// By country, the forms parted by a bar.
const written: Record<string, string> = {
  ARE: 'UAE|United Arab Emirates|Émirats arabes unis|Emirats Arabes Unis',
  ARM: 'Republic of Armenia|République d’Arménie',
  BEN: 'Dahomey|Benin|Bénin',
  BFA: 'Upper Volta|Haute-Volta|Burkina Faso',
  BGD: 'People’s Republic of Bangladesh',
  BHS: 'The Bahamas|Bahamas|les Bahamas',
  BIH: 'Bosnia-Herzegovina|Bosnia & Herzegovina|Bosnie-Herzégovine',
  BLR: 'Belarus|Biélorussie|Bélarus',
  BOL: 'Bolivia|Bolivia (Plurinational State of)|Plurinational State of Bolivia|Bolivie',
  BRN: 'Brunei|Brunei Darussalam|Brunéi Darussalam',
  CHE: 'Swiss Confederation|la Suisse|Confédération suisse',
  CHN: 'China|the People’s Republic of China|Chine',
  CIV: "Côte d’Ivoire|Cote d'Ivoire|Ivory Coast|la Côte d’Ivoire|Republic of Côte d'Ivoire",
  COD: 'Democratic Republic of the Congo|The Democratic Republic of Congo|DRC|DR Congo|Congo-Kinshasa|Zaire|Zaïre|République démocratique du Congo|RDC',
  COG: 'Republic of Congo|Republic of the Congo|Congo-Brazzaville|Congo – Brazzaville|République du Congo',
  CPV: 'Cape Verde|Cabo Verde|Cap-Vert|Republic of Cabo Verde',
  CZE: 'Czech Republic|Czechia|the Czech Republic|République tchèque|Tchéquie',
  DNK: 'Kingdom of Denmark|le Danemark',
  FSM: 'Micronesia (Federated States of)|Federated States of Micronesia|États fédérés de Micronésie',
  GBR: 'United Kingdom|UK|the UK|United Kingdom of Great Britain and Northern Ireland|Royaume-Uni|le Royaume-Uni',
  GEO: 'Georgia|Géorgie',
  GIN: 'Guinea|Guinée|Guinea-Conakry',
  GMB: 'Gambia|The Gambia|Gambie|la Gambie',
  GNB: 'Guinea Bissau|Guinea-Bissau|GUINEA‑BISSAU|Guinée-Bissau',
  GNQ: 'Equatorial Guinea|Guinée équatoriale',
  HKG: 'Hong Kong|Hong Kong (SAR of China)|Hong Kong SAR|China, Hong Kong Special Administrative Region|Hong Kong SAR, China',
  IRN: 'Iran|Islamic Republic of Iran|Iran (Islamic Republic of)|République islamique d’Iran',
  KGZ: 'Kyrgyz Republic|Kyrgyzstan|Kirghizistan|République kirghize',
  KNA: 'St. Kitts & Nevis|Saint Kitts and Nevis|St Kitts and Nevis|Saint-Kitts-et-Nevis',
  KOR: 'South Korea|Republic of Korea|Korea, Republic of|Corée du Sud|République de Corée',
  LAO: 'Laos|Lao PDR|Lao People’s Democratic Republic|République démocratique populaire lao',
  LBY: 'Libya|Libyan Arab Jamahiriya|Libye|Jamahiriya arabe libyenne',
  LCA: 'St. Lucia|St Lucia|Saint Lucia|Sainte-Lucie',
  LKA: 'Ceylon|Sri Lanka',
  MAC: 'Macao|Macau|Macao SAR|Macau (SAR of China)|China, Macao Special Administrative Region',
  MDA: 'Moldova|Republic of Moldova|Moldavie|République de Moldova',
  MKD: 'North Macedonia|the former Yugoslav Republic of Macedonia|FYROM|fYROM|Macedonia|Ex-République yougoslave de Macédoine|l’ex-République yougoslave de Macédoine|Macédoine du Nord',
  MMR: 'Burma|Myanmar|Birmanie|Myanmar (Burma)',
  NER: 'Niger|the Niger|le Niger',
  NGA: 'Nigeria|Nigéria',
  NLD: 'Netherlands|The Netherlands|Kingdom of the Netherlands|Pays-Bas|les Pays-Bas',
  PRK: 'North Korea|DPRK|Democratic People’s Republic of Korea|Corée du Nord',
  PSE: 'Palestine|State of Palestine|Occupied Palestinian Territory|État de Palestine',
  REU: 'Réunion|La Réunion',
  RUS: 'Russia|Russian Federation|the Russian Federation|Russie|Fédération de Russie',
  SDN: 'Sudan|the Sudan|Soudan',
  SSD: 'South Sudan|Soudan du Sud',
  STP: 'Sao Tome and Principe|São Tomé and Príncipe|Sao Tomé-et-Principe',
  SUR: 'Surinam|Suriname',
  SVK: 'Slovak Republic|Slovakia|République slovaque',
  SWZ: 'Swaziland|Kingdom of Eswatini|eSwatini|Royaume d’Eswatini',
  SYR: 'Syria|Syrian Arab Republic|Syrie|République arabe syrienne',
  TLS: 'East Timor|Timor-Leste|Timor oriental',
  TUR: 'Turkey|Türkiye|Turkiye|Turquie|Republic of Turkey',
  TWN: 'Taiwan|Chinese Taipei|Taiwan, Province of China',
  TZA: 'Tanzania|United Republic of Tanzania|Tanzanie|République-Unie de Tanzanie',
  USA: 'USA|US|United States|The United States of America|UNITED STATES|États-Unis|Etats-Unis d’Amérique',
  VAT: 'Holy See|the Holy See|Vatican City|Saint-Siège|le Saint-Siège',
  VCT: 'St. Vincent and the Grenadines|St Vincent and the Grenadines|Saint-Vincent-et-les Grenadines',
  VEN: 'Venezuela|Bolivarian Republic of Venezuela|Venezuela (Bolivarian Republic of)',
  VIR: 'US Virgin Islands|United States Virgin Islands',
  VNM: 'Viet Nam|Vietnam|Viêt Nam',
  WSM: 'Samoa|Western Samoa',
}
const fixture = Object.entries(written).flatMap(([id, forms]) =>
  forms.split('|').map((form): [string, string] => [form, id]),
)

test('the fixture of written names has at least 110 forms', () => {
  expect(new Set(fixture.map(([form]) => form)).size).toBeGreaterThanOrEqual(110)
})

test.each(fixture)('«%s» finds %s and nothing else', (form, id) => {
  expect(find(form)).toEqual([id])
})

test.each([
  'Congo',
  'the Congo',
  'Korea',
  'la Corée',
  'Micronesia',
  'Niger Delta',
  'European Union',
  'Guinea Conakry Xyz',
  'Yugoslavia',
  'the former Yugoslavia',
  'USSR',
  'Czechoslovakia',
  'Serbia and Montenegro',
  'Netherlands Antilles',
  'Kosovo',
  'Virgin Islands',
  'Republic of China',
  'Saint Martin',
  'Northern Ireland',
  'Irelan',
  'South America',
  'Union européenne',
  'the',
  '',
])('«%s» finds no country', (decoy) => {
  expect(find(decoy)).toEqual([])
})
