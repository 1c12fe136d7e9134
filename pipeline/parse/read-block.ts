/** Blocks read line by line: each from the position that the one before left. */
import type { SectionRow } from '../../schemas/curated.ts'
import type { ReadingEntry } from '../../schemas/readings.ts'
import { readingOf } from '../dialect/reading.ts'
import type { Heading } from '../dialect/headings.ts'
import { spanOf, split, type Excerpt } from '../text/excerpt.ts'
import type { ClaimKind } from '../text/claims.ts'
import type { Span } from '../text/source-text.ts'
import { saysAnything } from './line-forms.ts'
import { plainLine, type Block, type Line, type Outline } from './outline.ts'
import { partsOf } from './parts-of-line.ts'
import {
  claim,
  declare,
  formedHere,
  inTurn,
  mark,
  startOf,
  andThen,
  type Position,
  type Step,
} from './position.ts'
import { SECTIONS } from './sections.ts'
import { withMeetingsJoined } from './sections/meetings.ts'
import type { InBlock } from './sections/section.ts'
import { settle } from './settle.ts'

export function readBlock(block: Block, at: Position, outline: Outline): Step {
  // The line of the name is that, whatever it looks like.
  const settled = block[0]?.is === 'name' ? at : settle(block, at, outline)
  const goesOn = settled.section === at.section && settled.heading === at.heading
  const first = block.find((line) => line.is !== 'boilerplate')
  const holdsMeetings =
    settled.section.content === 'meetings' ||
    block.some((line) => line.is === 'heading' && line.heading.section === 'meetings')
  const lines = holdsMeetings ? withMeetingsJoined(block, outline) : block
  return andThen(arriveAt(settled, at, first), (here) =>
    inTurn(lines, { ...here, continued: goesOn && at.hasBlock }, (line, position, index) =>
      readLine(
        { line, before: lines[index - 1] ?? null, after: lines.slice(index + 1) },
        position,
        outline,
      ),
    ),
  )
}

/** Go to a position; where it is another section, known by its form, that is reported. */
function arriveAt(to: Position, from: Position, line: Line | undefined): Step {
  const isFormed = to !== from && to.form !== null && line !== undefined
  return { at: to, found: isFormed ? [formedHere(to.section.section, to.form, line)] : [] }
}

/** A line, and the markup around it. */
function readLine(place: InBlock, from: Position, outline: Outline): Step {
  const step = readWholeLine(place, from, outline)
  const { markup = [] } = place.line.setting
  const marks = markup.flatMap(({ kind, span }) => mark(kind, span, step.at).found)
  return { at: step.at, found: [...step.found, ...marks] }
}

function readWholeLine(place: InBlock, at: Position, outline: Outline): Step {
  const { line } = place
  const span = spanOf(line.reading.words)
  const unknown = { ...startOf('other', outline.registers), isUnknown: true }
  if (line.is === 'boilerplate') {
    const whole = { start: line.mark?.start ?? span.start, end: span.end }
    return mark('boilerplate', whole, line.setting.heading === undefined ? at : unknown)
  }
  const marked = line.mark === null ? { at, found: [] } : mark('list-mark', line.mark, at)
  return andThen(marked, () => {
    if (line.is === 'heading') return enter(line.heading, at, outline, depthOf(line))
    if (line.is === 'unknown-heading') return { at: unknown, found: [] }
    if (line.is === 'label') return mark('label', span, at)
    if (line.is === 'read') return readAsSaid(line, line.entry, at, outline)
    if (line.is === 'name') return readOwn(line, startOf('header', outline.registers), outline)
    const to = SECTIONS[at.section.content].settleLine?.(place, at, outline) ?? at
    return andThen(arriveAt(to, at, line), (here) => readWords(line, here, outline))
  })
}

/** A heading, with what it declares, what is on its line, and another heading inside its brackets. */
function enter(heading: Heading, from: Position, outline: Outline, depth: number): Step {
  const { section, languages, content, count, counted, nested } = heading
  const span = spanOf(heading.label)
  const start = { ...startOf(section, outline.registers, span), last: from.last }
  const entered = { section, span, languages, hasContent: content !== null, depth }
  const labelled = {
    at: start,
    found: [
      { is: 'heading' as const, heading: entered },
      ...heading.labels.flatMap((label) => mark('label', spanOf(label), start).found),
    ],
  }
  const counting =
    count === null
      ? labelled
      : andThen(labelled, (at) => declare(readingOf(count, outline.registers), counted, [], at))
  const read =
    content === null ? counting : andThen(counting, (at) => readContent(content, at, outline))
  return nested === null ? read : aside(read, (at) => enter(nested, at, outline, depth))
}

/** Headings of Markdown come above lines of text that are headings, and these above items of lists. */
function depthOf({ setting }: Line): number {
  return setting.heading ?? 7 + (setting.level ?? 0)
}

/** What is read on the way, without going there. */
function aside(step: Step, read: (at: Position) => Step): Step {
  return { at: step.at, found: [...step.found, ...read(step.at).found] }
}

/** What follows a heading on its line; "Current themes: Visas; Return and reintegration." are several areas. */
function readContent(content: Excerpt, at: Position, outline: Outline): Step {
  const areas = at.section.content === 'themes' ? split(content, /;/g) : []
  return areas.length > 1
    ? inTurn(areas, at, (area, here) =>
        claim('theme', plainLine(area, null, outline.registers), here),
      )
    : readWords(plainLine(content, null, outline.registers), at, outline)
}

/** Words of a section; a line of States may hold those of other lists too. */
function readWords(line: Line, at: Position, outline: Outline): Step {
  if (at.section.content !== 'participants') return readOwn(line, at, outline)
  const { own, region, others } = partsOf(line, at.hasBlock, outline)
  const grouped =
    region === null ? { at, found: [] } : mark('label', spanOf(region), { ...at, group: region })
  const read = own === null ? grouped : andThen(grouped, (here) => readOwn(own, here, outline))
  return others.reduce(
    (step, other) =>
      other === null ? step : aside(step, (here) => enter(other, here, outline, depthOf(line))),
    read,
  )
}

function readOwn(line: Line, at: Position, outline: Outline): Step {
  return saysAnything(line, outline.registers)
    ? SECTIONS[at.section.content].read(line, at, outline)
    : { at, found: [] }
}

/** What an item of a list is, by what its section holds. */
const ITEM_OF: Readonly<Record<SectionRow['content'], ClaimKind>> = {
  header: 'passage',
  prose: 'passage',
  other: 'passage',
  themes: 'theme',
  participants: 'participants',
  organizations: 'organization',
  meetings: 'meeting',
  documents: 'document',
}

/** Words that a reading says are a full name, prose or an item of a list; in another section where it names one. */
function readAsSaid(line: Line, entry: ReadingEntry, from: Position, outline: Outline): Step {
  const at =
    entry.section === undefined || entry.section === from.section.section
      ? from
      : startOf(entry.section, outline.registers, headingBefore(line, entry.section, outline))
  if (entry.is === 'full-name') return claim('full-name', line, at)
  return claim(entry.is === 'list-item' ? ITEM_OF[at.section.content] : 'passage', line, at)
}

/** The last heading of a section before a line, under which the line goes on with it. */
function headingBefore({ reading }: Line, section: string, { blocks }: Outline): Span | null {
  const { start } = spanOf(reading.words)
  const heading = blocks
    .flat()
    .findLast(
      (line) =>
        line.is === 'heading' &&
        line.heading.section === section &&
        spanOf(line.reading.words).start < start,
    )
  return heading?.is === 'heading' ? spanOf(heading.heading.label) : null
}
