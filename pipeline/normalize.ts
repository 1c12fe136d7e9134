/** Stage 4, normalize: from corrected claims to rows, each value with its evidence. */
import type { Metadata } from '../schemas/curated.ts'
import type { Row } from '../schemas/tables.ts'
import type { Corrected, CorrectedClaim } from './text/claims.ts'
import { keyOf, type Profiled } from './text/drafts.ts'
import { normalizeDocuments } from './normalize/documents.ts'
import {
  together,
  type Draft,
  type Evidence,
  type Normalized,
  type Profile,
} from './normalize/draft.ts'
import {
  areasInProse,
  continuedLists,
  doubtfulProse,
  emptySections,
  formedSections,
  leadInsAmongAreas,
  severalDates,
} from './normalize/doubts.ts'
import { normalizeFootnotes, paragraphsOf } from './normalize/footnotes.ts'
import { normalizeHappenings } from './normalize/happenings.ts'
import { normalizeMechanism } from './normalize/mechanism.ts'
import { normalizeMeetings } from './normalize/meetings.ts'
import { authorsOf, normalizeOrganizations } from './normalize/organizations.ts'
import { normalizeParticipants } from './normalize/participants.ts'
import { normalizeProse } from './normalize/prose.ts'
import { segmentsOf } from './normalize/segments.ts'
import { applyReadings, isSettled, readingRow } from './normalize/readings.ts'
import { normalizeThemes } from './normalize/themes.ts'
import { unreadRoles } from './normalize/unread-roles.ts'
import { readingOf } from './dialect/reading.ts'
import type { Registers } from './dialect/registers.ts'
import type { Finding } from './text/finding.ts'
import { cellText } from './text/cell-text.ts'
import { groupBy } from './text/group-by.ts'
import { placeColumns, type Source } from './text/source-text.ts'

export function normalize(
  corrected: Corrected,
  registers: Registers,
  metadata: Metadata = {},
): Profiled {
  const { source } = corrected
  const claims = corrected.claims.map((claim) => readAgain(claim, registers))
  const profile: Profile = {
    source,
    mechanismId: metadata.mechanism_id ?? source.id,
    claims,
    byKind: groupBy(claims, (claim) => claim.kind),
    paragraphs: paragraphsOf(claims, registers),
    registers,
    readings: corrected.readings,
    metadata,
    unique: numbering(),
  }
  const read = readClaims(profile)
  const stated = applyReadings(profile, read.drafts)
  const doubts = [...read.findings, ...doubtsAbout(profile, corrected)]
  const normalized = {
    drafts: stated.drafts,
    leftovers: read.leftovers,
    findings: doubts.filter((finding) => !isSettled(finding, profile.readings)),
  }
  const { segments, findings } = segmentsOf(corrected, normalized, registers)
  return {
    source,
    drafts: normalized.drafts,
    statements: normalized.drafts.flatMap((draft) => statementsOf(source, draft)),
    segments,
    readings: corrected.readings.map((reading) => readingRow(source, reading)),
    findings: [...normalized.findings, ...stated.findings, ...findings],
  }
}

/** What the program makes of the claims. */
function readClaims(profile: Profile): Normalized {
  const mechanism = normalizeMechanism(profile)
  const prose = normalizeProse(profile)
  const bodies = prose.drafts.filter((draft) => draft.table === 'bodies')
  const meetings = normalizeMeetings(profile, bodies)
  const documents = normalizeDocuments(profile, meetings.drafts)
  return together(
    mechanism,
    normalizeParticipants(profile),
    normalizeOrganizations(profile, mechanism.called),
    normalizeThemes(profile),
    meetings,
    documents,
    authorsOf(profile, documents.drafts),
    normalizeFootnotes(profile),
    prose,
    normalizeHappenings(profile, mechanism.called, bodies, meetings.drafts),
  )
}

/** What may have been read wrongly, or not at all, although every part of the stage has done its work. */
function doubtsAbout(profile: Profile, corrected: Corrected): Finding[] {
  const { registers } = profile
  return [
    ...continuedLists(profile),
    ...emptySections(corrected),
    ...formedSections(corrected, registers),
    ...leadInsAmongAreas(corrected, registers),
    ...doubtfulProse(profile),
    ...areasInProse(profile),
    ...severalDates(profile),
    ...unreadRoles(profile),
  ]
}

/** What a claim was found to be when it was parsed holds as long as no correction has touched its words. */
function readAgain(claim: CorrectedClaim, registers: Registers): CorrectedClaim {
  return claim.excerpt === claim.reading.words
    ? claim
    : { ...claim, reading: readingOf(claim.excerpt, registers) }
}

function numbering(): (id: string) => string {
  const seen = new Map<string, number>()
  return (id) => {
    const times = (seen.get(id) ?? 0) + 1
    seen.set(id, times)
    return times === 1 ? id : `${id}/${times}`
  }
}

function statementsOf(source: Source, draft: Draft): Row<'statements'>[] {
  const rowId = keyOf(draft)
  return Object.entries(draft.cells).flatMap(([column, { value, evidence }]) =>
    evidence.map((each: Evidence, index: number) => ({
      statement_id: `${rowId}/${column}${index === 0 ? '' : `/${index + 1}`}`,
      table_name: draft.table,
      row_id: rowId,
      column_name: column,
      value: cellText(value),
      ...placeColumns(source, each.span),
      basis: each.basis,
      rule: each.rule,
      correction_ids: [...each.corrections],
      reading_id: each.reading ?? null,
    })),
  )
}
