/** Documents: titles, with the type and the times that words of the title give, the meeting that it names, and its address. */
import type { Row } from '../../schemas/tables.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import { findingAt } from '../text/finding.ts'
import { part, spanOf, trim, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import { slug } from '../text/slug.ts'
import {
  claimsOf,
  counted,
  inferred,
  matched,
  own,
  said,
  silent,
  written,
  type Cell,
  type DraftOf,
  type Leftover,
  type Normalized,
  type Profile,
} from './draft.ts'
import { coversOf, issuedOf, readTimes } from './document-times.ts'
import {
  FEWEST_WORDS,
  meetingTitles,
  type MeetingTitles,
  type TitledMeetings,
} from './titled-meetings.ts'
import { yearOf } from './years.ts'

type DocumentType = Row<'documents'>['document_type']

export function normalizeDocuments(
  profile: Profile,
  meetings: readonly DraftOf<'meetings'>[],
): Normalized & { readonly drafts: readonly DraftOf<'documents'>[] } {
  const named = meetingTitles(meetings)
  const parts = claimsOf(profile, 'document').map((claim, index) =>
    normalizeDocument(profile, claim, index + 1, named),
  )
  return {
    drafts: parts.map((each) => each.draft),
    leftovers: parts.flatMap((each) => each.leftovers),
    findings: parts.flatMap((each) => each.findings),
  }
}

function normalizeDocument(
  profile: Profile,
  claim: CorrectedClaim,
  position: number,
  meetings: MeetingTitles,
) {
  const { mechanismId, registers } = profile
  const { title, note } = withoutNote(claim.excerpt, registers)
  const times = readTimes(profile, title)
  const meeting = readMeeting(title, times.all, registers, meetings)
  const issued = issuedOf(title, times, meeting.words)
  const address = readAddress(profile, claim)
  const draft: DraftOf<'documents'> = {
    table: 'documents',
    cells: {
      document_id: own(profile.unique(`${mechanismId}/document/${slug(title.text)}`)),
      mechanism_id: own(mechanismId),
      title: said(title.text, title, 'document-title'),
      title_as_written: written(title, 'document-title'),
      document_type: readType(title, registers),
      issued,
      issued_year: yearOf(issued, 'start'),
      covers: coversOf(title, times),
      address: address.cell,
      meeting_id: meeting.cell,
      list_position: counted(position, claim.span, 'list-order'),
    },
  }
  const leftovers: Leftover[] = [
    ...(note === null ? [] : [{ kind: 'label' as const, span: spanOf(note) }]),
    ...address.leftovers,
  ]
  return { draft, findings: [...times.findings, ...address.findings], leftovers }
}

/** Where the title links to; nothing where it links to several places. */
function readAddress({ source }: Profile, { addresses, span }: CorrectedClaim) {
  const [first, ...others] = addresses
  if (first === undefined) return { cell: silent, findings: [], leftovers: [] }
  if (addresses.every(({ text }) => text === first.text))
    return {
      cell: said(first.text, first, 'document-link'),
      findings: [],
      leftovers: others.map(asMarkup),
    }
  const message = 'The title links to several addresses. None is taken.'
  const finding = findingAt(source, span, 'several-addresses', { severity: 'info', message })
  return { cell: silent, findings: [finding], leftovers: addresses.map(asMarkup) }
}

/** An address that is not taken is no words of the title that it is in. */
function asMarkup(address: Excerpt): Leftover {
  return { kind: 'punctuation', span: spanOf(address) }
}

/** A title, and the note after it on the file or its languages, "(PDF, 1.2 MB)", "[in English / in Spanish]". */
function withoutNote(
  excerpt: Excerpt,
  registers: Registers,
): { title: Excerpt; note: Excerpt | null } {
  const at = registers.words.documents.note.exec(excerpt.text)?.index ?? 0
  return at === 0
    ? { title: excerpt, note: null }
    : { title: trim(part(excerpt, 0, at)), note: trim(part(excerpt, at)) }
}

/** The type that the first type word of the title names. */
function readType(title: Excerpt, registers: Registers): Cell<DocumentType> {
  const found = registers.words.documents.types.flatMap(({ row, pattern }) => {
    const match = pattern.exec(title.text)
    // "Guidelines on the 2030 Agenda" is no agenda: what a document is about is not what it is.
    const isAbout =
      match !== null && registers.words.documents.about.test(title.text.slice(0, match.index))
    return match === null || isAbout
      ? []
      : [{ type: row.value, start: match.index, end: match.index + match[0].length }]
  })
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const [first] = found
  if (first === undefined) return silent
  return matched(first.type, part(title, first.start, first.end), 'document-type-word')
}

/**
 * The meeting that the title names, where exactly one of the list fits: the title holds that of the meeting, or what
 * follows "Report of the" begins it. Titles of fewer than three words are too common to go by, and years must not differ.
 */
function readMeeting(
  title: Excerpt,
  dates: readonly string[],
  registers: Registers,
  titles: MeetingTitles,
): { cell: Cell<string | null>; words: Excerpt | null } {
  const found = new Map<DraftOf<'meetings'>, Excerpt>()
  for (const { meetings, words } of meetingsNamed(title, dates, registers, titles)) {
    for (const meeting of meetings.slice(0, 2)) if (!found.has(meeting)) found.set(meeting, words)
    if (found.size > 1) return { cell: silent, words: null }
  }
  const [only] = found
  if (only === undefined) return { cell: silent, words: null }
  const [meeting, words] = only
  return {
    cell: inferred(meeting.cells.meeting_id.value, words, 'document-names-meeting'),
    words,
  }
}

function* meetingsNamed(
  title: Excerpt,
  dates: readonly string[],
  registers: Registers,
  titles: MeetingTitles,
): Iterable<{ meetings: TitledMeetings['meetings']; words: Excerpt }> {
  for (const { meetings, year, pattern } of titles.within(title.text)) {
    const match = agreeOnYear(dates, year) ? (pattern?.exec(title.text) ?? null) : null
    if (match !== null)
      yield { meetings, words: part(title, match.index, match.index + match[0].length) }
  }
  const lead = registers.words.documents.lead.exec(title.text)?.[0].length ?? 0
  const named = part(title, lead)
  if (lead === 0 || wordCount(named.text) < FEWEST_WORDS) return
  for (const { meetings, year } of titles.beginningWith(named.text))
    if (agreeOnYear(dates, year)) yield { meetings, words: named }
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

/** A title without a date, or with one that is of the year or a span that has it in it. */
function agreeOnYear(dates: readonly string[], year: string | null): boolean {
  return (
    dates.length === 0 ||
    year === null ||
    dates.some((date) => {
      const [first = '', last = first] = date.split('/').map((end) => end.slice(0, 4))
      return first <= year && year <= last
    })
  )
}
