/**
 * An excerpt: words of a source as they are understood, after corrections, that still know where they were written.
 *
 * An excerpt is cut into runs. A run of plain characters stands for them one by one; a run that a correction has given, or
 * that is written in another way than it is read, `&amp;` for `&`, stands for the whole stretch, however little of it is
 * kept. Between two runs there may be characters that are no words, the `**` of Markdown. Any slice of an excerpt is an
 * excerpt, so that the place of a value is carried along and never searched for again.
 */
import type { Source, Span } from './source-text.ts'

export interface Run {
  readonly text: string
  readonly span: Span
  /** The words before a correction. */
  readonly written: string
  /** Identifier of the correction that gave the text, or null where the text is the source's. */
  readonly correction: string | null
}

export interface Excerpt {
  readonly text: string
  readonly runs: readonly Run[]
}

/** A correction that applies: the stretch it replaces, and the words it puts there. */
export interface Replacement {
  readonly id: string
  readonly span: Span
  readonly corrected: string
}

/** Read a stretch of a source. `replacements` must lie inside the stretch, in order, without overlap. */
export function read(
  source: Source,
  span: Span,
  replacements: readonly Replacement[] = [],
): Excerpt {
  return corrected(fromRuns(span.end > span.start ? [runOf(source, span)] : []), replacements)
}

/** The characters of a stretch, one by one; or `text`, for which the whole stretch stands, and which is `written` as it is or otherwise. */
export function runOf(
  source: Source,
  span: Span,
  text = source.text.slice(span.start, span.end),
  written = text,
): Run {
  return { text, span, written, correction: null }
}

/** The excerpt with corrections in it. They must lie inside its stretch, in order, without overlap. */
export function corrected(excerpt: Excerpt, replacements: readonly Replacement[]): Excerpt {
  const runs: Run[] = []
  let at = excerpt.runs[0]?.span.start ?? 0
  const end = excerpt.runs.at(-1)?.span.end ?? 0
  for (const { id, span, corrected: text } of replacements) {
    if (span.start < at || span.end > end)
      throw new RangeError(`correction ${id} does not lie inside its excerpt`)
    const written = cutRuns(excerpt.runs, span).map((run) => run.written)
    runs.push(...cutRuns(excerpt.runs, { start: at, end: span.start }))
    runs.push({ text, span, written: written.join(''), correction: id })
    at = span.end
  }
  return fromRuns([...runs, ...cutRuns(excerpt.runs, { start: at, end })])
}

export function fromRuns(runs: readonly Run[]): Excerpt {
  return { text: runs.map((run) => run.text).join(''), runs }
}

/** Whether each character of a run is one of the source, so that it can be cut. */
function isPlain({ text, span, written, correction }: Run): boolean {
  return correction === null && text === written && text.length === span.end - span.start
}

/** A run from one offset into its text to another. */
function cutRun(run: Run, from: number, to: number): Run {
  const text = run.text.slice(from, to)
  return isPlain(run)
    ? {
        ...run,
        text,
        written: text,
        span: { start: run.span.start + from, end: run.span.start + to },
      }
    : { ...run, text }
}

/** The runs of a stretch of the source; one that cannot be cut is where it begins. */
function cutRuns(runs: readonly Run[], { start, end }: Span): Run[] {
  return runs.flatMap((run) => {
    if (!isPlain(run)) return start <= run.span.start && run.span.start < end ? run : []
    const [from, to] = [Math.max(start, run.span.start), Math.min(end, run.span.end)]
    return from < to ? cutRun(run, from - run.span.start, to - run.span.start) : []
  })
}

/** The part of an excerpt that rests on a stretch of the source, without white space at its ends. */
export function partAt(excerpt: Excerpt, span: Span): Excerpt {
  return trim(fromRuns(cutRuns(excerpt.runs, span)))
}

/** The part of an excerpt between two offsets into its text (UTF-16 code units, end exclusive). */
export function part(excerpt: Excerpt, start: number, end: number = excerpt.text.length): Excerpt {
  const kept: Run[] = []
  let at = 0
  for (const run of excerpt.runs) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, run.text.length)
    if (from < to) kept.push(cutRun(run, from, to))
    at += run.text.length
  }
  return fromRuns(kept)
}

/** The part of an excerpt that a pattern's capture group matched; the pattern needs the `d` flag. Null without a match. */
export function group(
  excerpt: Excerpt,
  match: RegExpExecArray,
  name: string | number,
): Excerpt | null {
  const found = typeof name === 'number' ? match.indices?.[name] : match.indices?.groups?.[name]
  return found === undefined ? null : part(excerpt, found[0], found[1])
}

/** The excerpt without white space at its ends. */
export function trim(excerpt: Excerpt): Excerpt {
  const start = excerpt.text.length - excerpt.text.trimStart().length
  return part(excerpt, start, Math.max(start, excerpt.text.trimEnd().length))
}

/** Cut an excerpt at every match of a global pattern; what the pattern matched falls away, and so do empty pieces. */
export function split(excerpt: Excerpt, separator: RegExp): Excerpt[] {
  return stretchesBetween(excerpt.text, separator).map(({ start, end }) =>
    part(excerpt, start, end),
  )
}

/** The same, as offsets into a text. */
export function stretchesBetween(text: string, separator: RegExp): Span[] {
  const separators = [...text.matchAll(separator)]
  const starts = [0, ...separators.map((match) => match.index + match[0].length)]
  return starts.flatMap((from, index) => {
    const piece = text.slice(from, separators[index]?.index)
    const start = from + piece.length - piece.trimStart().length
    return piece.trim() === '' ? [] : { start, end: start + piece.trim().length }
  })
}

/** Excerpts that follow each other, made one, with what is between them: line ends, where there is more than white space. */
export function joinLines(source: Source, excerpts: readonly Excerpt[]): Excerpt {
  const runs = excerpts.flatMap((excerpt, index) => {
    const next = excerpts[index + 1]
    if (next === undefined) return excerpt.runs
    const between = { start: spanOf(excerpt).end, end: spanOf(next).start }
    const written = source.text.slice(between.start, between.end)
    return [
      ...excerpt.runs,
      runOf(source, between, /^\s*$/.test(written) ? written : '\n', written),
    ]
  })
  return fromRuns(runs)
}

/** What is left of an excerpt without some stretches of it (offsets into its text); white space at the ends of the pieces falls away, and so do empty ones. */
export function cutOut(
  excerpt: Excerpt,
  holes: readonly { readonly start: number; readonly end: number }[],
): Excerpt[] {
  const inOrder = holes.toSorted((a, b) => a.start - b.start)
  const starts = [0, ...inOrder.map((hole) => hole.end)]
  const ends = [...inOrder.map((hole) => hole.start), excerpt.text.length]
  return starts
    .map((start, index) => trim(part(excerpt, start, ends[index])))
    .filter((piece) => piece.text !== '')
}

/** The stretch of the source that an excerpt, which must not be empty, rests on. */
export function spanOf(excerpt: Excerpt): Span {
  const first = excerpt.runs[0]
  const last = excerpt.runs.at(-1)
  if (first === undefined || last === undefined)
    throw new RangeError('an empty excerpt has no place')
  return { start: first.span.start, end: last.span.end }
}

/** The stretch from the first of several excerpts to the last, in the order of the source. */
export function hull(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError('no spans, no hull')
  return {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  }
}

/** The words of an excerpt before any correction: all those that a corrected word stands for. */
export function writtenIn(excerpt: Excerpt): string {
  return excerpt.runs.map((run) => run.written).join('')
}

/** The identifiers of the corrections in an excerpt, each once, in the order of the source. */
export function correctionsOf(excerpt: Excerpt): string[] {
  return [...new Set(excerpt.runs.flatMap((run) => run.correction ?? []))]
}
