/** What the dataset covers: the countries that take part, and the time from the first mechanism to the last record. */
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { extentOf } from '../../dialect/dates.ts'
import { AUTHORITY } from './formats.ts'
import { thing, type Node } from './names.ts'
import { WIKIDATA } from './subjects.ts'

/** A date with no more precision than the source gives: `1996`, `1999-06` or `2004-05-28`. */
export interface Bound {
  readonly text: string
  readonly precision: 'year' | 'month' | 'day'
}

/** Countries with a participation in any role, by code. Where meetings took place says nothing on coverage. */
export function countriesCovered(dataset: Dataset): Row<'countries'>[] {
  const taking = new Set(dataset.participations.map((row) => row.country_id))
  return dataset.countries
    .filter((row) => taking.has(row.country_id))
    .toSorted((a, b) => (a.country_id < b.country_id ? -1 : 1))
}

/**
 * From the earliest establishment of a mechanism (where none is known, the earliest record) to the latest record: the
 * end of a mechanism, a meeting, a document or a happening. Null when the dataset has no date.
 */
export function timeCovered(dataset: Dataset): { start: Bound; end: Bound } | null {
  const established = bounds(dataset.mechanisms.map((row) => row.established))
  const records = bounds([
    ...dataset.mechanisms.map((row) => row.concluded),
    ...dataset.meetings.map((row) => row.date),
    ...dataset.documents.map((row) => row.issued),
    ...dataset.events.map((row) => row.date),
  ])
  const starts = extents(established.length > 0 ? established : records)
  const ends = extents([...records, ...established])
  const [start] = starts.toSorted((a, b) => a.first - b.first)
  const [end] = ends.toSorted((a, b) => b.last - a.last)
  return start === undefined || end === undefined
    ? null
    : { start: boundOf(start.text, 'first'), end: boundOf(end.text, 'last') }
}

/** The dates that EDTF texts begin and end with, each once; an open or unknown end is none. */
function bounds(dates: readonly (string | null)[]): string[] {
  const ends = dates.flatMap((date) => (date === null ? [] : date.split('/')))
  return [...new Set(ends)].filter((date) => date !== '' && date !== '..')
}

function extents(texts: readonly string[]): { text: string; first: number; last: number }[] {
  return texts.map((text) => ({ text, ...extentOf(text) }))
}

/** Of a date that is no plain year, month or day (a decade, a season), the year in which it begins or ends. */
function boundOf(text: string, side: 'first' | 'last'): Bound {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { text, precision: 'day' }
  if (/^\d{4}-(?:0\d|1[0-2])$/.test(text)) return { text, precision: 'month' }
  if (/^\d{4}$/.test(text)) return { text, precision: 'year' }
  return { text: String(new Date(extentOf(text)[side]).getUTCFullYear()), precision: 'year' }
}

const START = { year: 'startYear', month: 'startMonth', day: 'startDay' } as const satisfies Record<
  Bound['precision'],
  string
>
const END = { year: 'endYear', month: 'endMonth', day: 'endDay' } as const satisfies Record<
  Bound['precision'],
  string
>

/** Each end with the datatype of its precision: a year is `xsd:gYear`, and never its first or last day. */
export function temporalNodes(time: ReturnType<typeof timeCovered>, id: string): Node[] {
  return time === null
    ? []
    : [
        {
          id: `${id}#temporal`,
          type: 'dct:PeriodOfTime',
          [START[time.start.precision]]: time.start.text,
          [END[time.end.precision]]: time.end.text,
        },
      ]
}

/** A country by the EU table, whose codes are those of ISO 3166-1 where that has one, and as the dataset names it. */
export function spatialNodes(countries: readonly Row<'countries'>[], base: string): Node[] {
  return countries.flatMap((row) => {
    const authority = `${AUTHORITY}country/${row.country_id}`
    return [
      { id: authority, type: 'dct:Location', 'skos:prefLabel': row.name },
      {
        id: thing(base, 'country', row.country_id),
        type: 'schema:Country',
        'schema:name': row.name,
        'schema:sameAs': [
          authority,
          ...(row.wikidata_id === null ? [] : [WIKIDATA + row.wikidata_id]),
        ],
      },
    ]
  })
}
