/** Footnotes to lists: pending accessions, members that are no longer, and whatever else is kept as prose. */
import type { CorrectedClaim } from '../text/claims.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { group, part, spanOf, trim, type Excerpt } from '../text/excerpt.ts'
import { lookUp } from '../dialect/register-names.ts'
import type { Registers } from '../dialect/registers.ts'
import { slug } from '../text/slug.ts'
import { slice } from '../text/source-text.ts'
import {
  claimsOf,
  counted,
  matched,
  own,
  said,
  silent,
  written,
  type Draft,
  type Leftover,
  type Normalized,
  type Profile,
} from './draft.ts'
import { unknownCountry } from './participants.ts'
import { paragraphOf, type Paragraph } from './sentences.ts'

export function normalizeFootnotes(profile: Profile): Normalized {
  const accessions = claimsOf(profile, 'footnote').flatMap((claim) => {
    const name = pendingAccession(claim, profile.registers)
    return name === null ? [] : [{ claim, name }]
  })
  const parts = accessions.map(({ claim, name }, index) =>
    accession(profile, claim, name, index + 1),
  )
  return {
    drafts: parts.map((each) => each.draft),
    leftovers: claimsOf(profile, 'footnote').flatMap(({ excerpt }) => markOf(excerpt)),
    findings: [...parts.flatMap((each) => each.findings), ...endedMemberships(profile)],
  }
}

/** The prose: passages, and footnotes without their mark, all but pending accessions; in the order of the text. */
export function paragraphsOf(claims: readonly CorrectedClaim[], registers: Registers): Paragraph[] {
  const paragraphs = claims.flatMap((claim) => {
    if (claim.kind === 'passage') return paragraphOf(claim, claim.excerpt, registers)
    return claim.kind === 'footnote' && pendingAccession(claim, registers) === null
      ? paragraphOf(claim, withoutMark(claim.excerpt), registers)
      : []
  })
  return paragraphs.sort((a, b) => a.claim.span.start - b.claim.span.start)
}

const MARK = /^(?:[*†‡¹²³\s]|\[\d{1,2}\])*/

function withoutMark(excerpt: Excerpt): Excerpt {
  return trim(part(excerpt, MARK.exec(excerpt.text)?.[0].length ?? 0))
}

/** The number of a footnote, which is no value. */
function markOf(excerpt: Excerpt): Leftover[] {
  const mark = trim(part(excerpt, 0, MARK.exec(excerpt.text)?.[0].length ?? 0))
  return mark.text === '' ? [] : [{ kind: 'punctuation', span: spanOf(mark) }]
}

/** "Accession of the Republic of X to the Y is pending": the name of X, or null. */
function pendingAccession(claim: CorrectedClaim, registers: Registers): Excerpt | null {
  const footnote = withoutMark(claim.excerpt)
  for (const pattern of registers.words.sentences.accessions) {
    const match = pattern.exec(footnote.text)
    const name = match && group(footnote, match, 'name')
    if (name !== null) return name
  }
  return null
}

function accession(
  profile: Profile,
  claim: CorrectedClaim,
  name: Excerpt,
  position: number,
): { draft: Draft; findings: Finding[] } {
  const { source, mechanismId, registers, unique } = profile
  const id = lookUp(registers.countryNames, name.text)
  const draft: Draft = {
    table: 'participations',
    cells: {
      participation_id: own(unique(`${mechanismId}/acceding-member/${id ?? slug(name.text)}`)),
      mechanism_id: own(mechanismId),
      country_id: matched(id, name, 'country-register'),
      name_as_written: written(name, 'accession-footnote'),
      role: said('acceding-member', withoutMark(claim.excerpt), 'accession-footnote'),
      group: silent,
      list_position: counted(position, spanOf(name), 'list-order'),
      period: silent,
      period_start_year: silent,
      period_end_year: silent,
    },
  }
  const message = `The accession of "${name.text}" is pending. If the list above names it, it is listed with the role that the heading gives.`
  const pending = findingAt(source, claim.span, 'accession-pending', {
    severity: 'info',
    message,
    about: name.text,
  })
  return { draft, findings: [pending, ...(id === null ? [unknownCountry(profile, name)] : [])] }
}

/** Sentences that say that a State is no longer a member: the list above may still name it, and nothing is taken away. */
function endedMemberships(profile: Profile): Finding[] {
  const { membershipEnded } = profile.registers.words.sentences
  return profile.paragraphs
    .map((paragraph) => paragraph.excerpt)
    .filter((excerpt) => membershipEnded.test(excerpt.text))
    .map((excerpt) => {
      const message =
        'The source says that a State is no longer a member. The sentence is kept as prose; no row is changed or added.'
      return findingAt(profile.source, spanOf(excerpt), 'membership-ended', {
        severity: 'warning',
        message,
        about: slice(profile.source, spanOf(excerpt)),
      })
    })
}
