/** Where a ledger entry's place is in a source: by its words and by what surrounds them, never by a number. */
import { findingAt, errorIn, type Finding } from './finding.ts'
import type { Source, Span } from './source-text.ts'

export interface QuotedPlace {
  readonly id: string
  readonly quote: string
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** Where the entry itself is. */
export interface EntryPlace {
  readonly file: string
  readonly line?: number
  readonly column?: number
}

/** The one stretch that a quoted place names, or the finding that says why there is none. */
export function locate(
  source: Source,
  place: QuotedPlace,
  entry: EntryPlace,
  mended?: string,
): { span: Span } | { finding: Finding } {
  const everywhere = occurrences(source.text, place.quote)
  const spans = everywhere.filter(
    (span) => hasContext(source.text, span, place) && !isMended(source.text, span, place, mended),
  )
  const [span] = spans
  if (span === undefined)
    return {
      finding: errorIn(
        entry.file,
        'ledger-place-not-found',
        explainMissing(source, place, everywhere, mended),
        entry.line,
        entry.column,
      ),
    }
  if (spans.length > 1) {
    const lines = spans.map(({ start }) => source.place(start).line).join(', ')
    const message = `Entry "${place.id}": "${place.quote}" occurs ${spans.length} times (lines ${lines}); expected one place.`
    return {
      finding: findingAt(source, span, 'ledger-place-ambiguous', { severity: 'error', message }),
    }
  }
  return { span }
}

function occurrences(text: string, quote: string): Span[] {
  const spans: Span[] = []
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    spans.push({ start, end: start + quote.length })
  }
  return spans
}

function hasContext(
  text: string,
  { start, end }: Span,
  { before = '', after = '' }: QuotedPlace,
): boolean {
  return text.slice(0, start).endsWith(before) && text.slice(end).startsWith(after)
}

/** Whether the words, seen in their place, are part of the corrected ones already: "was comprised of" holds "comprised of". */
function isMended(
  text: string,
  span: Span,
  place: QuotedPlace,
  mended: string | undefined,
): boolean {
  if (mended === undefined) return false
  return occurrences(mended, place.quote).some(({ start }) => {
    const whole = { start: span.start - start, end: span.start - start + mended.length }
    return (
      text.slice(Math.max(whole.start, 0), whole.end) === mended && hasContext(text, whole, place)
    )
  })
}

/** Why a place is not found, and where its words went: moved, corrected in the source, or gone. */
function explainMissing(
  source: Source,
  place: QuotedPlace,
  elsewhere: readonly Span[],
  mended: string | undefined,
): string {
  const lines = (spans: readonly Span[]): string =>
    spans.map(({ start }) => source.place(start).line).join(', ')
  const start = `Entry "${place.id}" is stale: `
  const now =
    mended === undefined
      ? []
      : occurrences(source.text, mended).filter((span) => hasContext(source.text, span, place))
  if (now.length > 0) {
    return `${start}${source.file} now has "${mended}" there (line ${lines(now)}). The slip seems to have been corrected in the source.`
  }
  if (elsewhere.length > 0) {
    return `${start}"${place.quote}" is in ${source.file} (line ${lines(elsewhere)}), but not between "${place.before ?? ''}" and "${place.after ?? ''}".`
  }
  return `${start}"${place.quote}" is no longer in ${source.file}.`
}
