/** Headings and labelled fields: words that say what the lines after them, or the words behind them, are. */
import { countedKinds } from '../../schemas/vocabulary.ts'
import { fold } from '../text/fold.ts'
import { labelAt } from './heading-words.ts'
import type { Registers } from './registers.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'

export interface Heading {
  readonly section: string
  /** The languages that have this label; `Documents` is English and French. */
  readonly languages: readonly string[]
  /** The words that name the section. */
  readonly label: Span
  /** All words that are no value: the label, and what stands around a count. */
  readonly labels: readonly Span[]
  /** The digits, or the word, of a number of participants that the heading declares. */
  readonly count: Span | null
  readonly counted: keyof typeof countedKinds
  /** What stands behind the label on the same line: "Observer States: Iran, Pakistan". */
  readonly content: Span | null
  /** A heading with content inside the brackets: "18 Members (Current Rotating Chair: Sri Lanka)". */
  readonly nested: Heading | null
}

/** Sections whose heading may have a number before it. */
const COUNTED: ReadonlySet<string> = new Set(['participants', 'organizations'])

/** Sections that a dash may stand before the content of: "Upcoming Chair – Jamaica". Elsewhere a dash is part of a title. */
const DASH_BEFORE_CONTENT: ReadonlySet<string> = new Set(['participants'])

/**
 * The heading that a stretch is, or null. It may have a number before its label (`12 Members`, `Twelve Members`) or in
 * brackets behind it (`Member States (16 States)`), a note in square brackets, and content behind a colon. Nothing else:
 * the words of a heading inside a sentence are none.
 */
export function readHeading(source: Source, span: Span, registers: Registers): Heading | null {
  const text = slice(source, span)
  const { headings, leadIn, number: digitsOrWord } = registers.words.headings
  const lead = leadIn.exec(text)?.[0].length ?? 0
  const number = digitsOrWord.exec(text.slice(lead))?.[0].length ?? 0
  const start =
    lead + number + (number > 0 ? (/^\s*/.exec(text.slice(lead + number))?.[0].length ?? 0) : 0)
  const row = labelAt(headings, text, start, (rest) => !/^[\p{L}\p{N}]/u.test(rest))
  const kind = registers.sections.get(row?.value ?? '')?.content ?? ''
  // "Two Working Groups" counts no participants.
  if (row === null || (number > 0 && !COUNTED.has(kind))) return null

  const at = (from: number, to: number): Span => ({
    start: span.start + from,
    end: span.start + to,
  })
  const labelEnd = start + row.phrase.length
  let count = number > 0 ? at(lead, lead + number) : null
  let counted: Heading['counted'] =
    row.value === 'member-organizations' ? 'organizations' : 'states'
  let nested: Heading | null = null
  /** What stands around the count and is neither its label nor read: it is told as not understood. */
  let unread: Span | null = null
  let end = labelEnd
  for (const bracket of text.slice(labelEnd).matchAll(/\s*(?:\[([^[\]]*)\]|\(([^()]*)\))/gy)) {
    const inside = bracket[2] ?? countInSquareBrackets(source, bracket[1], registers)
    const from = labelEnd + bracket.index + bracket[0].length - 1 - (inside?.length ?? 0)
    end = labelEnd + bracket.index + bracket[0].length
    if (inside === undefined) continue
    const found = readCount(inside, registers)
    if (found !== null) {
      count = at(from + found.start, from + found.end)
      counted = found.counted ?? counted
      if (found.rest !== null) unread = at(from + found.rest, from + inside.length)
    } else {
      nested = readHeading(source, at(from, from + inside.length), registers)
      if (nested?.content === null || nested === null) return null
    }
  }
  const content = contentBehind(text.slice(end), kind)
  if (content === null) return null
  const contentSpan = content === 0 ? null : at(end + content, text.length)
  const holes = [count, nested === null ? null : hullOf(nested), contentSpan, unread].filter(
    (hole) => hole !== null,
  )
  return {
    section: row.value,
    languages: row.languages,
    label: at(start, labelEnd),
    labels: around(span, holes, source),
    count,
    counted,
    content: contentSpan,
    nested,
  }
}

/** "Members [24]" declares a number, unless a footnote begins with it. */
function countInSquareBrackets(
  source: Source,
  inside: string | undefined,
  registers: Registers,
): string | undefined {
  const isCount = inside !== undefined && readCount(inside, registers) !== null
  const isFootnote = (line: string): boolean => line.trimStart().startsWith(`[${inside}]`)
  return isCount && !source.text.split(/[\r\n]/).some(isFootnote) ? inside : undefined
}

/**
 * "16 States", "7", "57 States, including 27 African countries": a number, and the noun that it counts. `rest` is where a
 * second number with its noun begins, "3 States, 4 organizations".
 */
function readCount(
  inside: string,
  registers: Registers,
): { start: number; end: number; counted: Heading['counted'] | null; rest: number | null } | null {
  const match = registers.words.headings.count.exec(inside)
  const digits = match?.indices?.groups?.['count']
  if (match === null || digits === undefined) return null
  const noun = match.groups?.['noun']
  const value =
    noun === undefined ? null : registers.words.phrases['counted-noun'].get(fold(noun))?.value
  return {
    start: digits[0],
    end: digits[1],
    counted: value === 'states' || value === 'organizations' ? value : null,
    rest: match.indices?.groups?.['rest']?.[0] ?? null,
  }
}

/** The number of participants in brackets behind the last name of a list, "Vanuatu (18 Members)"; a bare number is none. */
export function countBehind(
  source: Source,
  span: Span,
  registers: Registers,
): { before: Span; count: Span; counted: Heading['counted']; labels: Span[] } | null {
  const match = /\s*\((?<inside>[^()]*)\)[\s.]*$/d.exec(slice(source, span))
  const at = match?.indices?.groups?.['inside']
  const found = match === null ? null : readCount(match.groups?.['inside'] ?? '', registers)
  if (
    match === null ||
    at === undefined ||
    match.index === 0 ||
    found === null ||
    found.counted === null
  )
    return null
  const count = { start: span.start + at[0] + found.start, end: span.start + at[0] + found.end }
  const whole = { start: span.start + match.index, end: span.end }
  return {
    before: { start: span.start, end: span.start + match.index },
    count,
    counted: found.counted,
    labels: around(whole, [count], source),
  }
}

/** Where the content behind a label begins: 0 for none, null where what stands there makes the line no heading. */
function contentBehind(rest: string, content: string): number | null {
  // Behind the words of a heading a mark may point to a footnote: "Members (15)²".
  if (/^\s*(?:[*†‡¹²³]|\[\d{1,2}\])*\s*:?\s*$/.test(rest)) return 0
  // "Priorities for 2022–2025": the years that the areas are of.
  if (
    content === 'themes' &&
    /^\s+(?:\p{Ll}{2,4}\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d))?\s*:?\s*$/u.test(
      rest,
    )
  )
    return 0
  const separator =
    /^\s*:\s*/.exec(rest) ?? (DASH_BEFORE_CONTENT.has(content) ? /^\s+[–—-]\s+/.exec(rest) : null)
  return separator === null ? null : separator[0].length
}

/** All that a heading holds: its labels, counts and content. */
function hullOf(heading: Heading): Span {
  const spans = [
    ...heading.labels,
    ...[heading.count, heading.content].filter((span) => span !== null),
  ]
  return {
    start: Math.min(...spans.map((span) => span.start)),
    end: Math.max(...spans.map((span) => span.end)),
  }
}

/** A stretch without the stretches inside it, white space at the ends left out. */
function around(whole: Span, holes: readonly Span[], source: Source): Span[] {
  const edges = [
    whole.start,
    ...holes.toSorted((a, b) => a.start - b.start).flatMap((hole) => [hole.start, hole.end]),
    whole.end,
  ]
  const pieces = Array.from({ length: edges.length / 2 }, (_, index) => ({
    start: edges[2 * index] ?? 0,
    end: edges[2 * index + 1] ?? 0,
  }))
  return pieces.map((piece) => trimmed(source, piece)).filter((piece) => piece.end > piece.start)
}

function trimmed(source: Source, { start, end }: Span): Span {
  const text = source.text.slice(start, end)
  return {
    start: start + text.length - text.trimStart().length,
    end: end - (text.length - text.trimEnd().length),
  }
}

export interface Field {
  readonly field: string
  readonly languages: readonly string[]
  readonly label: Span
  readonly value: Span
}

/** The labelled field that a stretch is, `Type: Regional ...`, also without its colon where a number follows; or null. */
export function readField(source: Source, span: Span, registers: Registers): Field | null {
  const text = slice(source, span)
  const row = labelAt(registers.words.headings.fields, text, 0, (rest) => /^\s*:|^\s+\d/.test(rest))
  if (row === null) return null
  const separator = /^\s*:?\s*/.exec(text.slice(row.phrase.length))?.[0].length ?? 0
  const start = span.start + row.phrase.length + separator
  if (start >= span.end) return null
  return {
    field: row.value,
    languages: row.languages,
    label: trimmed(source, { start: span.start, end: start }),
    value: { start, end: span.end },
  }
}
