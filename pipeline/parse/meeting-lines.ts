/** Meetings that stand on several lines: the title, and below it the place and the date, on one line or two. */
import { findDate } from '../dialect/dates.ts'
import { isDatedLine } from './line-forms.ts'
import type { Line } from './lines.ts'
import { read } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import { slice, type Source } from '../text/source-text.ts'

/** The lines of a block; a marked title and the dated line below it, which has no mark of its own, are made one. */
export function withMeetingsJoined(
  source: Source,
  block: readonly Line[],
  registers: Registers,
): Line[] {
  const [first, last] = [block[0], block.at(-1)]
  if (first !== undefined && last !== undefined && isOneMeeting(source, block, registers))
    return [{ mark: first.mark, span: { start: first.span.start, end: last.span.end } }]
  const lines: Line[] = []
  for (const line of block) {
    const title = lines.at(-1)
    if (title !== undefined && isTitleOf(source, title, line, registers))
      lines.splice(-1, 1, {
        mark: title.mark,
        span: { start: title.span.start, end: line.span.end },
      })
    else lines.push(line)
  }
  return lines
}

/** A block of two or three lines, a title, a place, and last a date with nothing else: "Fifth Meeting", "Oslo, Norway", "3 May 2018". */
export function isOneMeeting(
  source: Source,
  block: readonly Line[],
  registers: Registers,
): boolean {
  const last = block.at(-1)
  const [title] = block
  if (
    title === undefined ||
    last === undefined ||
    block.length < 2 ||
    block.length > 3 ||
    !isDatedLine(source, last, registers)
  )
    return false
  const excerpt = read(source, last.span)
  const date = findDate(excerpt, registers)
  const others = block.slice(0, -1)
  return (
    date?.start === 0 &&
    date.end === excerpt.text.length &&
    others.every((line) => findDate(read(source, line.span), registers) === null) &&
    saysMeeting(source, title, registers)
  )
}

function saysMeeting(source: Source, line: Line, registers: Registers): boolean {
  return registers.lexicon['meeting-word'].some((row) =>
    slice(source, line.span).toLowerCase().includes(row.phrase.toLowerCase()),
  )
}

function isTitleOf(source: Source, title: Line, line: Line, registers: Registers): boolean {
  if (title.mark === null || line.mark !== null || !isDatedLine(source, line, registers))
    return false
  return !/[.;,\n]$|\d{4}/.test(slice(source, title.span)) && saysMeeting(source, title, registers)
}
