/** What the dataset covers: the countries that take part, and the time from the first mechanism to the last record. */
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { extentOf } from '../../dialect/dates.ts'

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
 * end of a mechanism, a meeting, a document or a dated sentence. Null when the dataset has no date.
 */
export function timeCovered(dataset: Dataset): { start: Bound; end: Bound } | null {
  const known = (dates: readonly (string | null)[]): string[] =>
    dates.filter((date) => date !== null)
  const established = known(dataset.mechanisms.map((row) => row.established))
  const records = known(
    [
      dataset.mechanisms.map((row) => row.concluded),
      dataset.meetings.map((row) => row.date),
      dataset.documents.map((row) => row.date),
      dataset.events.map((row) => row.date),
    ].flat(),
  )
  const [start] = bounds(established.length > 0 ? established : records).toSorted(
    (a, b) => extentOf(a).first - extentOf(b).first,
  )
  const [end] = bounds([...records, ...established]).toSorted(
    (a, b) => extentOf(b).last - extentOf(a).last,
  )
  return start === undefined || end === undefined
    ? null
    : { start: boundOf(start, 'first'), end: boundOf(end, 'last') }
}

/** The dates that EDTF texts begin and end with; an open or unknown end is none. */
function bounds(dates: readonly string[]): string[] {
  return dates.flatMap((date) => date.split('/')).filter((date) => date !== '' && date !== '..')
}

/** Of a date that is no plain year, month or day (a decade, a season), the year in which it begins or ends. */
function boundOf(text: string, side: 'first' | 'last'): Bound {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { text, precision: 'day' }
  if (/^\d{4}-(?:0\d|1[0-2])$/.test(text)) return { text, precision: 'month' }
  if (/^\d{4}$/.test(text)) return { text, precision: 'year' }
  return { text: String(new Date(extentOf(text)[side]).getUTCFullYear()), precision: 'year' }
}
