/** Meetings, each on a line or on a few. */
import {
  areOneMeeting,
  hasACountry,
  isDated,
  isOfAYear,
  isTitleAlone,
} from '../../dialect/meetings.ts'
import type { Reading } from '../../text/reading.ts'
import type { Registers } from '../../dialect/registers.ts'
import { joinLines } from '../../text/excerpt.ts'
import type { Source } from '../../text/source-text.ts'
import { plainLine, type Block, type Item, type Line, type Outline } from '../outline.ts'
import type { Position } from '../position.ts'
import { as, isNote, moveTo, type Section } from './section.ts'

export const meetings: Section = {
  settle({ lines }, at, outline) {
    const { registers } = outline
    if (
      areOneMeeting(
        lines.map(({ reading }) => reading),
        registers,
      )
    )
      return at
    const isUnderHeading = at.heading !== null && !at.hasBlock
    return isUnderHeading && lines.some(({ reading }) => isUnderItsHeading(reading, registers))
      ? at
      : moveTo(
          'documents',
          at,
          outline,
          'it follows the meetings and not all of its lines have a date',
        )
  },
  read(item, at, { registers }) {
    if (isNote(item)) return as('footnote', item, at)
    return as(isMeeting(item, at, registers) ? 'meeting' : null, item, at)
  },
}

function isMeeting({ reading }: Item, at: Position, registers: Registers): boolean {
  return (
    isOfAYear(reading, registers) ||
    (at.heading === null ? isDated(reading) : isUnderItsHeading(reading, registers))
  )
}

function isUnderItsHeading(reading: Reading, registers: Registers): boolean {
  return isDated(reading) || hasACountry(reading, registers)
}

/** The lines of a block, those of one meeting made one: a marked title with the dated line below it, or the whole block. */
export function withMeetingsJoined(block: Block, { source, registers }: Outline): Block {
  const [first] = block
  const readings = block.map(({ reading }) => reading)
  if (first !== undefined && areOneMeeting(readings, registers))
    return [joined(source, block, registers)]
  const lines: Line[] = []
  for (const line of block) {
    const title = lines.at(-1)
    if (title !== undefined && isTitleOf(title, line, registers))
      lines.splice(-1, 1, joined(source, [title, line], registers))
    else lines.push(line)
  }
  return lines
}

/** A dated line has no list mark of its own where it belongs to the title above it. */
function isTitleOf(title: Line, line: Line, registers: Registers): boolean {
  return (
    title.mark !== null &&
    line.mark === null &&
    isDated(line.reading) &&
    isTitleAlone(title.reading, registers)
  )
}

function joined(source: Source, lines: Block, registers: Registers): Line {
  const words = joinLines(
    source,
    lines.map(({ reading }) => reading.words),
  )
  const markup = lines.flatMap(({ setting }) => setting.markup ?? [])
  return {
    ...plainLine(words, lines[0]?.mark ?? null, registers),
    setting: { ...lines[0]?.setting, markup },
  }
}
