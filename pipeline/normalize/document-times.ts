/** When a document was issued and which time it is about, as far as its title says. */
import { datesIn, digitsOfADate, type FoundDate } from '../dialect/dates.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { part, spanOf, type Excerpt } from '../text/excerpt.ts'
import { inferred, said, silent, type Cell, type Profile } from './draft.ts'

/** What a title says of time: its dates that are no spans, its spans, and what is not clear about them. */
export interface Times {
  readonly single: FoundDate | null
  readonly span: FoundDate | null
  /** The dates, and those of spans, that name years; to compare with the year of a meeting. */
  readonly all: readonly string[]
  readonly findings: readonly Finding[]
}

/** At most one date and one span; of several none is taken, and a finding says so. */
export function readTimes({ source, registers }: Profile, title: Excerpt): Times {
  const dates = datesIn(title, registers).filter(
    (date) => !registers.words.documents.yearName.test(title.text.slice(date.end)),
  )
  const doubt = doubtOn(title, dates)
  if (doubt !== null) {
    const finding = findingAt(source, spanOf(doubt.words), 'date-not-understood', {
      severity: 'info',
      message: `${doubt.why} The date stays empty.`,
    })
    return { single: null, span: null, all: [], findings: [finding] }
  }
  return {
    single: dates.find((date) => !isSpan(date)) ?? null,
    span: dates.find(isSpan) ?? null,
    all: dates.flatMap((date) => date.edtf ?? []),
    findings: [],
  }
}

function isSpan({ edtf }: FoundDate): boolean {
  return edtf?.includes('/') === true
}

/** Words that are no clear date, or the first of several dates or spans; null where all is clear. */
function doubtOn(
  title: Excerpt,
  dates: readonly FoundDate[],
): { words: Excerpt; why: string } | null {
  const wordsOf = ({ start, end }: { start: number; end: number }): Excerpt =>
    part(title, start, end)
  const digits = dates.length === 0 ? digitsOfADate(title.text) : null
  if (digits !== null) {
    const words = wordsOf(digits)
    return { words, why: `"${words.text}" looks like a date, but in a form that is not supported.` }
  }
  const unread = dates.find((date) => date.edtf === null)
  if (unread !== undefined) {
    const words = wordsOf(unread)
    return {
      words,
      why: `"${words.text}" is not a valid date, is ambiguous, or is a span that ends before it begins.`,
    }
  }
  for (const [first, second] of [dates.filter((date) => !isSpan(date)), dates.filter(isSpan)])
    if (first !== undefined && second !== undefined) {
      const words = wordsOf(first)
      const why = `The title gives several dates, "${words.text}" and "${wordsOf(second).text}".`
      return { words, why }
    }
  return null
}

/** The date of the title, unless it goes with the name of a meeting: "2004 High-Level Review Meeting". */
export function issuedOf(
  title: Excerpt,
  { single }: Times,
  meeting: Excerpt | null,
): Cell<string | null> {
  if (single === null) return silent
  const before = title.text.slice(0, single.start)
  const after = title.text.slice(single.end)
  const isOfMeeting =
    meeting !== null &&
    (after.trimStart().startsWith(meeting.text) || before.trimEnd().endsWith(meeting.text))
  return isOfMeeting
    ? silent
    : inferred(single.edtf, part(title, single.start, single.end), 'document-year')
}

/** The span of time in the title. */
export function coversOf(title: Excerpt, { span }: Times): Cell<string | null> {
  return span === null
    ? silent
    : said(span.edtf, part(title, span.start, span.end), 'document-span')
}
