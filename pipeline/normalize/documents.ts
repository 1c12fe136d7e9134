/** Documents: titles, with the type and the year that words of the title give, and the meeting that it names. */
import type { Row } from '../../schemas/tables.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import { datesIn, digitsOfADate } from '../dialect/dates.ts'
import { findingAt, type Finding } from '../text/finding.ts'
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
import {
  FEWEST_WORDS,
  meetingTitles,
  type MeetingTitles,
  type TitledMeetings,
} from './titled-meetings.ts'

type DocumentType = Row<'documents'>['document_type']

export function normalizeDocuments(
  profile: Profile,
  meetings: readonly DraftOf<'meetings'>[],
): Normalized {
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
  const { cell: date, findings } = readDate(profile, title)
  const draft: DraftOf<'documents'> = {
    table: 'documents',
    cells: {
      document_id: own(profile.unique(`${mechanismId}/document/${slug(title.text)}`)),
      mechanism_id: own(mechanismId),
      title: said(title.text, title, 'document-title'),
      title_as_written: written(title, 'document-title'),
      document_type: readType(title, registers),
      date,
      meeting_id: readMeeting(title, date.value, registers, meetings),
      list_position: counted(position, claim.span, 'list-order'),
    },
  }
  const leftovers: Leftover[] = note === null ? [] : [{ kind: 'label', span: spanOf(note) }]
  return { draft, findings, leftovers }
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

/** The one date of the title. A title with several different dates is left without one, and a finding says so. */
function readDate(
  { source, registers }: Profile,
  title: Excerpt,
): { cell: Cell<string | null>; findings: Finding[] } {
  const [first, second] = datesIn(title, registers).filter(
    (date) => !registers.words.documents.yearName.test(title.text.slice(date.end)),
  )
  const place = first ?? digitsOfADate(title.text)
  if (place === null) return { cell: silent, findings: [] }
  const words = part(title, place.start, place.end)
  if (first !== undefined && first.edtf !== null && second === undefined)
    return { cell: said(first.edtf, words, 'document-year'), findings: [] }
  const message =
    first === undefined
      ? `"${words.text}" looks like a date, but in a form that is not supported. The date stays empty.`
      : second === undefined
        ? `"${words.text}" is not a valid date, is ambiguous, or is a span that ends before it begins. The date stays empty.`
        : `The title gives several dates, "${words.text}" and "${title.text.slice(second.start, second.end)}". The date stays empty.`
  const finding = findingAt(source, spanOf(words), 'date-not-understood', {
    severity: 'info',
    message,
  })
  return { cell: silent, findings: [finding] }
}

/**
 * The meeting that the title names, where exactly one of the list fits: the title holds that of the meeting, or what
 * follows "Report of the" begins it. Titles of fewer than three words are too common to go by, and years must not differ.
 */
function readMeeting(
  title: Excerpt,
  date: string | null,
  registers: Registers,
  titles: MeetingTitles,
): Cell<string | null> {
  const found = new Map<DraftOf<'meetings'>, Excerpt>()
  for (const { meetings, words } of meetingsNamed(title, date, registers, titles)) {
    for (const meeting of meetings.slice(0, 2)) if (!found.has(meeting)) found.set(meeting, words)
    if (found.size > 1) return silent
  }
  const [only] = found
  return only === undefined
    ? silent
    : inferred(only[0].cells.meeting_id.value, only[1], 'document-names-meeting')
}

function* meetingsNamed(
  title: Excerpt,
  date: string | null,
  registers: Registers,
  titles: MeetingTitles,
): Iterable<{ meetings: TitledMeetings['meetings']; words: Excerpt }> {
  for (const { meetings, year, pattern } of titles.within(title.text)) {
    const match = agreeOnYear(date, year) ? (pattern?.exec(title.text) ?? null) : null
    if (match !== null)
      yield { meetings, words: part(title, match.index, match.index + match[0].length) }
  }
  const lead = registers.words.documents.lead.exec(title.text)?.[0].length ?? 0
  const named = part(title, lead)
  if (lead === 0 || wordCount(named.text) < FEWEST_WORDS) return
  for (const { meetings, year } of titles.beginningWith(named.text))
    if (agreeOnYear(date, year)) yield { meetings, words: named }
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

function agreeOnYear(document: string | null, year: string | null): boolean {
  return document === null || year === null || document.slice(0, 4) === year
}
