/** Meetings: date, place, country and title of a line, whichever comes first. */
import type { CorrectedClaim } from '../correct.ts'
import { findDate } from '../dates.ts'
import { findingAt } from '../finding.ts'
import { fold } from '../fold.ts'
import { part, spanOf, trim, type Reading } from '../reading.ts'
import { lookUp, type Registers } from '../registers.ts'
import { slug } from '../slug.ts'
import { claimsOf, counted, matched, own, said, silent, written, type DraftOf, type Normalized, type Profile } from './draft.ts'

/** How many parts of a line, cut at commas, may come before the title: town, district, country. */
const PLACE_PARTS = 3

export function normalizeMeetings(profile: Profile): Normalized & { readonly drafts: readonly DraftOf<'meetings'>[] } {
  const parts = claimsOf(profile, 'meeting').map((claim, index) => normalizeMeeting(profile, claim, index + 1))
  return { drafts: parts.map((each) => each.draft), leftovers: [], findings: parts.flatMap((each) => each.findings) }
}

function normalizeMeeting(profile: Profile, claim: CorrectedClaim, position: number) {
  const { source, mechanismId, registers } = profile
  const date = findDate(claim.reading, registers)
  const when = date && part(claim.reading, date.start, date.end)
  const { title, place, country } = readPlace(claim.reading, date, registers)
  const draft: DraftOf<'meetings'> = {
    table: 'meetings',
    cells: {
      meeting_id: own(profile.unique(`${mechanismId}/meeting/${date?.edtf?.split('/')[0] ?? slug(claim.reading.text)}`)),
      mechanism_id: own(mechanismId),
      title: title === null ? silent : said(title.text, title, 'meeting-line'),
      title_as_written: title === null ? silent : written(source, spanOf(title), 'meeting-line'),
      start_date: when === null ? silent : said(date?.firstDay ?? null, when, 'meeting-line'),
      end_date: when === null ? silent : said(date?.lastDay ?? null, when, 'meeting-line'),
      date: when === null ? silent : said(date?.edtf ?? null, when, 'meeting-line'),
      place: place === null ? silent : said(place.text, place, 'meeting-line'),
      country_id: country === null ? silent : matched(lookUp(registers.countryNames, country.text), country, 'country-register'),
      list_position: counted(position, claim.span, 'list-order'),
    },
  }
  if (when === null || date?.edtf !== null) return { draft, findings: [] }
  const message = `"${when.text}" is no day of the calendar, or a span that ends before it begins. The dates stay empty.`
  return { draft, findings: [findingAt(source, spanOf(when), 'date-not-understood', { severity: 'warning', message })] }
}

interface PlaceAndTitle {
  readonly title: Reading | null
  readonly place: Reading | null
  readonly country: Reading | null
}

/** What stands beside the date: a place that ends in a country, and the title behind it, or before it where the date comes last. */
function readPlace(line: Reading, date: { start: number; end: number } | null, registers: Registers): PlaceAndTitle {
  const dateFirst = date === null || date.start === 0
  const rest = date === null ? line : dateFirst ? part(line, date.end) : part(line, 0, date.start)
  const pieces = cutAtCommas(rest)
  const isCountry = (piece: Reading): boolean => lookUp(registers.countryNames, piece.text) !== null
  const at = dateFirst ? pieces.slice(0, PLACE_PARTS).findIndex(isCountry) : pieces.findLastIndex(isCountry)
  if (at === -1) {
    const venue = pieces.findIndex((piece) => registers.lexicon.venue.some((row) => fold(row.phrase) === fold(piece.text)))
    const others = pieces.filter((_, index) => index !== venue)
    const isAtEdge = venue === 0 || venue === pieces.length - 1
    return venue === -1 || !isAtEdge ? { title: join(rest, pieces), place: null, country: null } : { title: join(rest, others), place: pieces[venue] ?? null, country: null }
  }
  const country = pieces[at] ?? null
  if (dateFirst) return { place: join(rest, pieces.slice(0, at)), country, title: join(rest, pieces.slice(at + 1)) }
  const town = Math.max(at - 1, 1)
  return { title: join(rest, pieces.slice(0, town)), place: join(rest, pieces.slice(town, at)), country }
}

/** The pieces between commas that stand in no quotation marks and no brackets. */
function cutAtCommas(reading: Reading): Reading[] {
  const pieces: Reading[] = []
  let depth = 0
  let start = 0
  for (const { 0: character, index } of reading.text.matchAll(/[“”«»(),]/g)) {
    if ('“«('.includes(character)) depth += 1
    else if ('”»)'.includes(character)) depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      pieces.push(part(reading, start, index))
      start = index + 1
    }
  }
  pieces.push(part(reading, start))
  return pieces.map(trim).filter((piece) => piece.text !== '')
}

/** The stretch from the first piece to the last, with what stands between them; null without pieces. */
function join(whole: Reading, pieces: readonly Reading[]): Reading | null {
  const first = pieces[0]
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return null
  const start = offsetIn(whole, first)
  return part(whole, start, offsetIn(whole, last) + last.text.length)
}

/** Where a part of a reading begins in its text; parts carry the runs of the whole, so that places can be compared. */
function offsetIn(whole: Reading, piece: Reading): number {
  const wanted = spanOf(piece).start
  let at = 0
  for (const run of whole.runs) {
    if (wanted < run.span.end) return at + (run.correction === null ? wanted - run.span.start : 0)
    at += run.text.length
  }
  return at
}
