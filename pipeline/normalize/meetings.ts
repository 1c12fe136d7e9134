/** Meetings: date, place, country and title of a line, whichever comes first. */
import type { CorrectedClaim } from '../text/claims.ts'
import { findingAt } from '../text/finding.ts'
import { spanOf } from '../text/excerpt.ts'
import { lookUp } from '../dialect/register-names.ts'
import { slug } from '../text/slug.ts'
import {
  claimsOf,
  counted,
  matched,
  own,
  said,
  silent,
  written,
  type DraftOf,
  type Normalized,
  type Profile,
} from './draft.ts'
import { whyUnclear } from '../dialect/meeting-doubts.ts'
import { readMeetingLine } from '../dialect/meeting-line.ts'

export function normalizeMeetings(
  profile: Profile,
): Normalized & { readonly drafts: readonly DraftOf<'meetings'>[] } {
  const parts = claimsOf(profile, 'meeting').map((claim, index) =>
    normalizeMeeting(profile, claim, index + 1),
  )
  return {
    drafts: parts.map((each) => each.draft),
    leftovers: [],
    findings: parts.flatMap((each) => each.findings),
  }
}

function normalizeMeeting(profile: Profile, claim: CorrectedClaim, position: number) {
  const { source, mechanismId, registers } = profile
  const line = readMeetingLine(claim.reading, registers)
  const { date, when, title, place, country } = line
  const draft: DraftOf<'meetings'> = {
    table: 'meetings',
    cells: {
      meeting_id: own(
        profile.unique(
          `${mechanismId}/meeting/${date?.edtf?.split('/')[0] ?? slug(claim.excerpt.text)}`,
        ),
      ),
      mechanism_id: own(mechanismId),
      title: title === null ? silent : said(title.text, title, 'meeting-line'),
      title_as_written: title === null ? silent : written(title, 'meeting-line'),
      start_date: when === null ? silent : said(date?.firstDay ?? null, when, 'meeting-line'),
      end_date: when === null ? silent : said(date?.lastDay ?? null, when, 'meeting-line'),
      date: when === null ? silent : said(date?.edtf ?? null, when, 'meeting-line'),
      place: place === null ? silent : said(place.text, place, 'meeting-line'),
      country_id:
        country === null
          ? silent
          : matched(lookUp(registers.countryNames, country.text), country, 'country-register'),
      list_position: counted(position, claim.span, 'list-order'),
    },
  }
  const unreal = `"${when?.text}" is no day of the calendar, can be read in two ways, or is a span that ends before it begins. The dates stay empty.`
  const noDate =
    when === null || date?.edtf !== null
      ? []
      : [
          findingAt(source, spanOf(when), 'date-not-understood', {
            severity: 'warning',
            message: unreal,
          }),
        ]
  const why = whyUnclear(claim.excerpt, line, registers)
  const unclear = `Title and place of this meeting may be told apart wrongly: ${why}.`
  return {
    draft,
    findings: [
      ...noDate,
      ...(why === null
        ? []
        : [
            findingAt(source, claim.span, 'meeting-not-clear', {
              severity: 'warning',
              message: unclear,
            }),
          ]),
    ],
  }
}
