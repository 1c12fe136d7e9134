/**
 * An excerpt: words of a source as they are understood, after corrections, that still know where they were written.
 *
 * An excerpt is cut into runs. A run without a correction stands for its characters one by one; a run with one stands
 * for the whole corrected stretch, however little of it is kept. Any slice of an excerpt is an excerpt, so that the place
 * of a value is carried along and never searched for again.
 */
import type { Source, Span } from './source-text.ts'

interface Run {
  readonly text: string
  readonly span: Span
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
  const runs: Run[] = []
  let at = span.start
  const keep = (end: number): void => {
    if (end > at)
      runs.push({ text: source.text.slice(at, end), span: { start: at, end }, correction: null })
  }
  for (const { id, span: replaced, corrected } of replacements) {
    if (replaced.start < at || replaced.end > span.end)
      throw new RangeError(`correction ${id} does not lie inside its excerpt`)
    keep(replaced.start)
    runs.push({ text: corrected, span: replaced, correction: id })
    at = replaced.end
  }
  keep(span.end)
  return fromRuns(runs)
}

function fromRuns(runs: readonly Run[]): Excerpt {
  return { text: runs.map((run) => run.text).join(''), runs }
}

/** The part of an excerpt between two offsets into its text (UTF-16 code units, end exclusive). */
export function part(excerpt: Excerpt, start: number, end: number = excerpt.text.length): Excerpt {
  const kept: Run[] = []
  let at = 0
  for (const run of excerpt.runs) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, run.text.length)
    if (from < to) {
      const span =
        run.correction === null
          ? { start: run.span.start + from, end: run.span.start + to }
          : run.span
      kept.push({ text: run.text.slice(from, to), span, correction: run.correction })
    }
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
  const pieces: Excerpt[] = []
  let at = 0
  for (const match of excerpt.text.matchAll(separator)) {
    pieces.push(part(excerpt, at, match.index))
    at = match.index + match[0].length
  }
  pieces.push(part(excerpt, at))
  return pieces.map(trim).filter((piece) => piece.text !== '')
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

/** The identifiers of the corrections in an excerpt, each once, in the order of the source. */
export function correctionsOf(excerpt: Excerpt): string[] {
  return [...new Set(excerpt.runs.flatMap((run) => run.correction ?? []))]
}
