/** Headings and labelled fields: lines that say what the lines after them, or the words behind them, are. */
import type { LexiconRow } from '../schemas/curated.ts'
import { fold } from './fold.ts'
import type { Line } from './lines.ts'
import type { Registers } from './registers.ts'
import { slice, type Source, type Span } from './source-text.ts'

export interface Heading {
  readonly section: string
  readonly language: string
  /** The words that name the section. */
  readonly label: Span
  /** All words of the line that are no value: the label, and what stands around a count. */
  readonly labels: readonly Span[]
  /** The digits of a number of participants that the heading declares. */
  readonly count: Span | null
}

/** A heading with a number before it (`12 Members`), behind it (`Member States (16 States)`), or with none. */
const COUNT_BEFORE = /^(?<count>\d{1,3})\s+(?<label>\S.*)$/d
const COUNT_BEHIND = /^(?<label>.*\S)\s*\(\s*(?<count>\d{1,3})(?:\s+[\p{L} ]+)?\)$/du
const NO_COUNT = /^(?<label>.*\S)$/d

/** The heading that a line is, or null. The whole line must be one: a heading inside a sentence is none. */
export function readHeading(source: Source, line: Line, registers: Registers): Heading | null {
  const text = slice(source, line.span)
  for (const form of [COUNT_BEFORE, COUNT_BEHIND, NO_COUNT]) {
    const match = form.exec(text)
    const row = match && findLabel(registers.lexicon.heading, match.groups?.['label'] ?? '')
    if (match === null || row === null || row === undefined) continue
    const at = (name: string): Span | null => {
      const found = match.indices?.groups?.[name]
      return found === undefined ? null : { start: line.span.start + found[0], end: line.span.start + found[1] }
    }
    const label = at('label') ?? line.span
    const count = at('count')
    return { section: row.value ?? '', language: row.language, label, labels: around(line.span, count), count }
  }
  return null
}

function findLabel(rows: readonly LexiconRow[], label: string): LexiconRow | null {
  const key = fold(label.replace(/\s*:$/, ''))
  return rows.find((row) => fold(row.phrase) === key) ?? null
}

/** A stretch without a stretch inside it. */
function around(whole: Span, hole: Span | null): Span[] {
  if (hole === null) return [whole]
  const pieces = [
    { start: whole.start, end: hole.start },
    { start: hole.end, end: whole.end },
  ]
  return pieces.filter((piece) => piece.end > piece.start)
}

export interface Field {
  readonly field: string
  readonly language: string
  readonly label: Span
  readonly value: Span
}

/** The labelled field that a line is, `Type: Regional ...`, also without its colon where a number follows; or null. */
export function readField(source: Source, line: Line, registers: Registers): Field | null {
  const match = /^(?<label>[^:\d]+?)\s*(?::\s*(?<value>\S.*)|(?<bare>\d.*))$/d.exec(slice(source, line.span))
  const row = match && findLabel(registers.lexicon.field, match.groups?.['label'] ?? '')
  const value = match?.indices?.groups?.['value'] ?? match?.indices?.groups?.['bare']
  if (row === null || row === undefined || value === undefined) return null
  const start = line.span.start + value[0]
  return {
    field: row.value ?? '',
    language: row.language,
    label: { start: line.span.start, end: start - spaceBefore(source, line.span.start, start) },
    value: { start, end: line.span.end },
  }
}

/** How many characters of white space stand right before an offset. */
function spaceBefore(source: Source, from: number, to: number): number {
  const before = source.text.slice(from, to)
  return before.length - before.trimEnd().length
}
