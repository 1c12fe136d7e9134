/** Meetings: date, place, country and title of a line, whichever comes first. */
import type { CorrectedClaim } from '../text/claims.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { spanOf } from '../text/excerpt.ts'
import { lookUp } from '../dialect/register-names.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'
import { slug } from '../text/slug.ts'
import {
  claimsOf,
  counted,
  matched,
  own,
  said,
  silent,
  written,
  type Cell,
  type DraftOf,
  type Normalized,
  type Profile,
} from './draft.ts'
import { whyUnclear } from '../dialect/meeting-doubts.ts'
import { bodyOf, ordinalOf, type BodiesByName } from './meeting-names.ts'
import { readMeetingLine, type MeetingLine } from '../dialect/meeting-line.ts'

export function normalizeMeetings(
  profile: Profile,
  bodies: readonly DraftOf<'bodies'>[],
): Normalized & { readonly drafts: readonly DraftOf<'meetings'>[] } {
  const byName = groupBy(bodies, ({ cells }) => fold(cells.name.value))
  const parts = claimsOf(profile, 'meeting').map((claim, index) =>
    normalizeMeeting(profile, claim, index + 1, byName),
  )
  return {
    drafts: parts.map((each) => each.draft),
    leftovers: [],
    findings: parts.flatMap((each) => each.findings),
  }
}

function normalizeMeeting(
  profile: Profile,
  claim: CorrectedClaim,
  position: number,
  bodies: BodiesByName,
): { draft: DraftOf<'meetings'>; findings: Finding[] } {
  const { mechanismId, registers, unique } = profile
  const line = readMeetingLine(claim.reading, registers)
  const { date, when, title, place, country } = line
  const dated = (value: string | null | undefined): Cell<string | null> =>
    when === null ? silent : said(value ?? null, when, 'meeting-line')
  const key = date?.edtf?.split('/')[0] ?? slug(claim.excerpt.text)
  const draft: DraftOf<'meetings'> = {
    table: 'meetings',
    cells: {
      meeting_id: own(unique(`${mechanismId}/meeting/${key}`)),
      mechanism_id: own(mechanismId),
      title: title === null ? silent : said(title.text, title, 'meeting-line'),
      title_as_written: title === null ? silent : written(title, 'meeting-line'),
      ordinal: title === null ? silent : ordinalOf(title, registers),
      body_id: title === null ? silent : bodyOf(title, bodies, registers),
      start_date: dated(date?.firstDay),
      end_date: dated(date?.lastDay),
      date: dated(date?.edtf),
      place: place === null ? silent : said(place.text, place, 'meeting-line'),
      country_id:
        country === null
          ? silent
          : matched(lookUp(registers.countryNames, country.text), country, 'country-register'),
      list_position: counted(position, claim.span, 'list-order'),
    },
  }
  return { draft, findings: doubtsOn(profile, claim, line) }
}

function doubtsOn(
  { source, registers }: Profile,
  claim: CorrectedClaim,
  line: MeetingLine,
): Finding[] {
  const { date, when } = line
  const findings: Finding[] = []
  if (when !== null && date?.edtf === null) {
    const message = `"${when.text}" is not a valid date, is ambiguous, or is a span that ends before it begins. The dates stay empty.`
    findings.push(
      findingAt(source, spanOf(when), 'date-not-understood', { severity: 'warning', message }),
    )
  }
  const why = whyUnclear(claim.excerpt, line, registers)
  if (why !== null) {
    const message = `The title and the place of this meeting may be split wrongly: ${why}.`
    findings.push(
      findingAt(source, claim.span, 'meeting-not-clear', { severity: 'warning', message }),
    )
  }
  return findings
}
