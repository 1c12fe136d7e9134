/** Documents: titles, with the type and the year that words of the title give, and the meeting that it names. */
import type { Row } from '../../schemas/tables.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import { datesIn, digitsOfADate } from '../dialect/dates.ts'
import { phrasePattern } from '../dialect/phrases.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
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

type DocumentType = Row<'documents'>['document_type']

export function normalizeDocuments(
  profile: Profile,
  meetings: readonly DraftOf<'meetings'>[],
): Normalized {
  const named = meetings.map(withTitle)
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
  meetings: readonly TitledMeeting[],
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

interface TitledMeeting {
  readonly meeting: DraftOf<'meetings'>
  readonly title: string
  /** Finds the title in that of a document; null where it is too short to go by. */
  readonly pattern: RegExp | null
}

function withTitle(meeting: DraftOf<'meetings'>): TitledMeeting {
  const title = meeting.cells.title.value ?? ''
  return { meeting, title, pattern: wordCount(title) < 3 ? null : phrasePattern(title) }
}

/**
 * The meeting that the title names, where exactly one of the list fits: the title holds that of the meeting, or what
 * follows "Report of the" begins it. Titles of fewer than three words are too common to go by, and years must not differ.
 */
function readMeeting(
  title: Excerpt,
  date: string | null,
  registers: Registers,
  meetings: readonly TitledMeeting[],
): Cell<string | null> {
  const lead = registers.words.documents.lead.exec(title.text)?.[0] ?? ''
  const named = title.text.slice(lead.length)
  const candidates = meetings.flatMap(({ meeting, title: name, pattern }) => {
    if (!agreeOnYear(date, meeting.cells.date.value)) return []
    const inside = pattern?.exec(title.text)
    if (inside !== undefined && inside !== null)
      return [{ meeting, words: part(title, inside.index, inside.index + inside[0].length) }]
    const begins = lead !== '' && wordCount(named) >= 3 && fold(name).startsWith(fold(named))
    return begins ? [{ meeting, words: part(title, lead.length) }] : []
  })
  const [only, ...more] = candidates
  if (only === undefined || more.length > 0) return silent
  return inferred(only.meeting.cells.meeting_id.value, only.words, 'document-names-meeting')
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}

function agreeOnYear(document: string | null, meeting: string | null): boolean {
  return document === null || meeting === null || document.slice(0, 4) === meeting.slice(0, 4)
}
