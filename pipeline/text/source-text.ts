/** A source text, and the names of the places in it. */
import { countUpTo } from './ascending.ts'

/**
 * A stretch of a source text, the end exclusive. Inside the pipeline spans count UTF-16 code units, because that is
 * how JavaScript slices; they are turned into code points in one place only, `Source.place`.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A place as people and exports name it. */
export interface Place {
  /** Unicode code points from 0. */
  readonly offset: number
  /** From 1; lines end with LF, CR LF or CR. */
  readonly line: number
  /** Code points from 1. */
  readonly column: number
}

export interface Source {
  readonly id: string
  /** Path of the file, as messages show it. */
  readonly file: string
  /** Whether the characters of the text are only themselves, or Markdown. */
  readonly format: 'plain' | 'markdown'
  /** The text as decoded; a byte order mark is not part of it. */
  readonly text: string
  /** SHA-256 of the bytes of the file, in hexadecimal. */
  readonly sha256: string
  /** The place of a UTF-16 offset; the end of the text is a place too. */
  readonly place: (offset: number) => Place
}

export function slice(source: Source, span: Span): string {
  return source.text.slice(span.start, span.end)
}

/** What is before a place of a text on the same line, and what is after it. */
export function aroundOnLine(
  text: string,
  { start, end }: Span,
): { before: string; after: string } {
  const left = text.slice(0, start)
  const from = 1 + Math.max(left.lastIndexOf('\n'), left.lastIndexOf('\r'))
  return { before: left.slice(from), after: /^[^\r\n]*/.exec(text.slice(end))?.[0] ?? '' }
}

/** A stretch of a source as the columns of an export: code points from 0, line and column from 1, and its characters. */
export function placeColumns(source: Source, span: Span) {
  const { offset, line, column } = source.place(span.start)
  return {
    source_id: source.id,
    start_offset: offset,
    end_offset: source.place(span.end).offset,
    line,
    column,
    as_written: slice(source, span),
  }
}

/** The function that names the places of a text; it indexes the text once. */
export function placer(text: string): (offset: number) => Place {
  const points = new Uint32Array(text.length + 1)
  for (let unit = 0, point = 0; unit < text.length; unit += 1) {
    points[unit] = point
    if (!isHighSurrogateOfPair(text, unit)) point += 1
    points[unit + 1] = point
  }
  const lineStarts = [
    0,
    ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length),
  ]
  return (offset) => {
    const line = countUpTo(lineStarts, offset)
    const lineStart = lineStarts[line - 1] ?? 0
    return {
      offset: points[offset] ?? points.at(-1) ?? 0,
      line,
      column: (points[offset] ?? 0) - (points[lineStart] ?? 0) + 1,
    }
  }
}

function isHighSurrogateOfPair(text: string, unit: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(unit)) && /[\uDC00-\uDFFF]/.test(text.charAt(unit + 1))
}
