import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { iso31661 } from 'iso-3166'
import Papa from 'papaparse'
import { markerPositions } from './derive-coordinates.ts'
import { fold } from '../../text/fold.ts'
import { OriginFault } from './origin-fault.ts'

const COUNTRY_COLUMNS = [
  'country_id',
  'alpha2',
  'm49',
  'name',
  'official_name',
  'region',
  'subregion',
  'latitude',
  'longitude',
  'wikidata_id',
]
const NAME_COLUMNS = ['country_id', 'name', 'language', 'kind', 'note'] as const
const FACT_COLUMNS = [
  'country_id',
  'alpha2',
  'm49',
  'un_short_name_en',
  'un_formal_name_en',
  'un_short_name_fr',
  'region',
  'subregion',
  'wikidata_id',
] as const
const BOX_COLUMNS = ['country_id', 'drawn_in', 'west', 'south', 'east', 'north'] as const
const AMBIGUOUS_COLUMNS = ['name', 'language', 'candidates', 'decision', 'note'] as const
/** In the order in which the same name under two kinds is kept. */
const KINDS = ['short', 'formal', 'common', 'former', 'variant']
const LANGUAGES = ['en', 'fr'] as const

type Row<Column extends string> = Record<Column, string>
type Fact = Row<(typeof FACT_COLUMNS)[number]>
/** One form by which a country is written: a row of `country-names.csv`. */
export type NameForm = Row<(typeof NAME_COLUMNS)[number]>
type Ambiguous = Row<(typeof AMBIGUOUS_COLUMNS)[number]>

/** The rows of a CSV file of the registers, every cell as text; fails where a named column is missing. */
function table<Column extends string>(
  folder: string,
  path: string,
  columns: readonly Column[],
): Row<Column>[] {
  if (!existsSync(join(folder, path))) throw new OriginFault(`${join(folder, path)} is not there`)
  const text = readFileSync(join(folder, path), 'utf8')
  const { data, errors, meta } = Papa.parse<Row<Column>>(text, {
    header: true,
    skipEmptyLines: true,
  })
  const missing = columns.filter((column) => !meta.fields?.includes(column))
  if (missing.length > 0) throw new OriginFault(`${path}: no column ${missing.join(', ')}`)
  if (errors[0])
    throw new OriginFault(`${path}, line ${(errors[0].row ?? 0) + 2}: ${errors[0].message}`)
  return data
}

function csv(columns: readonly string[], rows: Record<string, string>[]): string {
  return `${Papa.unparse(rows, { columns: [...columns], newline: '\n' })}\n`
}

/** CLDR's names of territories by alpha-2 code, in which a key such as `CD-alt-variant` is another form for `CD`. */
function cldrNames(language: (typeof LANGUAGES)[number]): Record<string, string> {
  type Territories = { localeDisplayNames: { territories: Record<string, string> } }
  const path = `cldr-localenames-full/main/${language}/territories.json`
  const { main } = createRequire(import.meta.url)(path) as { main: Record<string, Territories> }
  const names = main[language]?.localeDisplayNames.territories
  if (!names) throw new Error(`${path}: no names of territories`)
  return names
}

/** The facts, one for each code that ISO 3166-1 assigns (npm iso-3166) and none besides, sorted by code. */
function countryFacts(folder: string): Fact[] {
  const facts = table(folder, 'origins/country-facts.csv', FACT_COLUMNS)
  const assigned = new Map(iso31661.map((entry) => [entry.alpha3, entry]))
  for (const { country_id: id, alpha2, m49 } of facts) {
    const entry = assigned.get(id)
    if (entry?.alpha2 !== alpha2 || entry.numeric !== m49)
      throw new OriginFault(
        `country-facts.csv: ${id} is not the ISO 3166-1 entry ${alpha2} ${m49}, or stands there twice`,
      )
    assigned.delete(id)
  }
  if (assigned.size > 0)
    throw new OriginFault(`country-facts.csv lacks ${[...assigned.keys()].join(', ')}`)
  return facts.toSorted((a, b) => compare(a.country_id, b.country_id))
}

/** By code point, so that the order does not hang on the machine's locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The UN writes "the Republic of ..."; the matcher takes the article off by itself. */
function withoutThe(name: string): string {
  return name.replace(/^the /, '')
}

/** Every form on offer, the hand-made ones first: of two of one kind the first is kept, and theirs carry a note. */
function offeredNames(folder: string, facts: Fact[]): NameForm[] {
  const forms = table(folder, 'origins/country-names-added.csv', NAME_COLUMNS)
  const known = new Set(facts.map((fact) => fact.country_id))
  for (const { country_id, name, language, kind } of forms)
    if (
      !known.has(country_id) ||
      !KINDS.includes(kind) ||
      !['en', 'fr'].includes(language) ||
      fold(name) === ''
    )
      throw new OriginFault(
        `country-names-added.csv: ${country_id}, "${name}": unknown country, kind or language, or no name`,
      )
  const cldr = { en: cldrNames('en'), fr: cldrNames('fr') }
  for (const fact of facts) {
    const add = (name: string | undefined, language: string, kind: string, note: string) => {
      if (name) forms.push({ country_id: fact.country_id, name, language, kind, note })
    }
    add(fact.un_short_name_en, 'en', 'short', 'UN short name')
    add(withoutThe(fact.un_formal_name_en), 'en', 'formal', 'UN formal name')
    add(fact.un_short_name_fr, 'fr', 'short', 'UN short name')
    for (const language of LANGUAGES) {
      add(cldr[language][fact.alpha2], language, 'common', 'CLDR')
      add(cldr[language][`${fact.alpha2}-alt-short`], language, 'variant', 'CLDR, short form')
      add(cldr[language][`${fact.alpha2}-alt-variant`], language, 'variant', 'CLDR, other form')
    }
  }
  return forms
}

/**
 * The forms to publish: no form that `ambiguous-names.csv` leaves open, and one form where a country's forms in one
 * language are the same name to the matcher. Fails where two countries have the same name.
 */
export function settleNames(offered: NameForm[], ambiguous: Ambiguous[]): NameForm[] {
  const open = new Set(ambiguous.filter((row) => row.decision === '').map((row) => fold(row.name)))
  const byKind = offered.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
  const owners = new Map<string, NameForm>()
  const kept = new Map<string, NameForm>()
  for (const form of byKind) {
    const key = fold(form.name)
    if (open.has(key)) continue
    const owner = owners.get(key) ?? form
    if (owner.country_id !== form.country_id)
      throw new OriginFault(
        `"${owner.name}" (${owner.country_id}) and "${form.name}" (${form.country_id}) are one name for two countries: ` +
          `take it from one of them, or put it into ambiguous-names.csv`,
      )
    owners.set(key, owner)
    const slot = `${form.language} ${key}`
    if (!kept.has(slot)) kept.set(slot, form)
  }
  for (const { name, decision } of ambiguous)
    if (decision !== '' && owners.get(fold(name))?.country_id !== decision)
      throw new OriginFault(
        `ambiguous-names.csv decides "${name}" for ${decision}, but country-names.csv does not`,
      )
  return [...kept.values()].sort(
    (a, b) =>
      compare(a.country_id, b.country_id) ||
      compare(a.language, b.language) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      compare(a.name, b.name),
  )
}

/**
 * The country register as the texts of two CSV files: `countries` (one row for each ISO 3166-1 entry, by `country_id`)
 * and `names` (by country, language, kind and name). Reads the hand-made files of a folder and the pinned
 * packages iso-3166, cldr-localenames-full and world-atlas; `sources/registers/ORIGINS.md` says what comes from where.
 */
export function deriveCountries(folder: string): { countries: string; names: string } {
  const facts = countryFacts(folder)
  const english = cldrNames('en')
  const boxes = table(folder, 'origins/territory-outlines.csv', BOX_COLUMNS).map((box) => ({
    country_id: box.country_id,
    drawn_in: box.drawn_in,
    west: Number(box.west),
    south: Number(box.south),
    east: Number(box.east),
    north: Number(box.north),
  }))
  const positions = markerPositions(boxes)
  const countries = facts.map((fact) => ({
    ...fact,
    name: fact.un_short_name_en || (english[fact.alpha2] ?? ''),
    official_name: withoutThe(fact.un_formal_name_en),
    ...positions.get(fact.country_id),
  }))
  const names = settleNames(
    offeredNames(folder, facts),
    table(folder, 'ambiguous-names.csv', AMBIGUOUS_COLUMNS),
  )
  return { countries: csv(COUNTRY_COLUMNS, countries), names: csv(NAME_COLUMNS, names) }
}
