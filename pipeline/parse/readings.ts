/** What a reviewer says that words are: their lines are taken out of the reach of the forms that the parser goes by. */
import { isDeepStrictEqual } from 'node:util'
import type { Registers } from '../dialect/registers.ts'
import type { Parsed } from '../text/claims.ts'
import { joinLines, partAt, spanOf, type Excerpt } from '../text/excerpt.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { errorAt, type PlacedReading } from '../text/placed-reading.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'
import { didYouMean } from '../text/suggest.ts'
import type { RawLine } from './lines.ts'

/** The blocks with the words of each reading on a line of their own, whatever lines they were on. */
export function withReadings(
  source: Source,
  blocks: readonly (readonly RawLine[])[],
  readings: readonly PlacedReading[],
): readonly (readonly RawLine[])[] {
  return readings.reduce((all, reading) => withReading(source, all, reading), blocks)
}

function withReading(
  source: Source,
  blocks: readonly (readonly RawLine[])[],
  reading: PlacedReading,
): readonly (readonly RawLine[])[] {
  const touched = blocks.flat().filter(({ words }) => overlap(spanOf(words), reading.span))
  const [first] = touched
  if (first === undefined) return blocks
  const whole = readLine(source, touched, reading)
  return blocks.flatMap((block) => {
    const lines = block.flatMap((line) => {
      if (!touched.includes(line)) return line
      const { start, end } = spanOf(line.words)
      const before = rest(line, { start, end: reading.span.start }, line.mark)
      const after = rest(line, { start: reading.span.end, end }, null)
      return [...before, ...(line === first ? [whole(before.length > 0)] : []), ...after]
    })
    return lines.length === 0 ? [] : [lines]
  })
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}

/** The words of a reading as one line; the list mark before its first line belongs to what is left before it. */
function readLine(
  source: Source,
  lines: readonly RawLine[],
  reading: PlacedReading,
): (hasWordsBefore: boolean) => RawLine {
  const pieces = lines.flatMap(({ words }) => words && nonEmpty(partAt(words, reading.span)))
  const [first] = lines
  const { cells: _, ...setting } = first?.setting ?? {}
  return (hasWordsBefore) => ({
    words: joinLines(source, pieces),
    mark: hasWordsBefore ? null : (first?.mark ?? null),
    setting: { ...setting, markup: lines.flatMap((line) => line.setting.markup ?? []) },
    reading,
  })
}

function rest({ words, setting }: RawLine, span: Span, mark: Span | null): RawLine[] {
  const { cells: _, markup: __, ...kept } = setting
  return span.end <= span.start
    ? []
    : nonEmpty(partAt(words, span)).map((piece) => ({ words: piece, mark, setting: kept }))
}

function nonEmpty(excerpt: Excerpt): Excerpt[] {
  return excerpt.text === '' ? [] : [excerpt]
}

/** Whether what follows a heading is a reading that states rows: what the program finds nothing in is not empty then. */
export function isFilledBy(
  readings: readonly PlacedReading[],
  heading: Span,
  { claims, empty }: Parsed,
): boolean {
  const further = [...claims, ...empty].map(({ span }) => span.start)
  return readings.some(
    ({ span }) =>
      span.start >= heading.end &&
      !further.some((start) => start >= heading.end && start < span.start),
  )
}

/** Readings that overlap others: the same words cannot be two things. */
export function overlapping(source: Source, readings: readonly PlacedReading[]): Finding[] {
  return readings.flatMap((reading, index) => {
    const next = readings[index + 1]
    if (next === undefined || next.span.start >= reading.span.end) return []
    const message = `Readings "${reading.entry.id}" and "${next.entry.id}" say what the same characters are; expected one reading.`
    return findingAt(source, next.span, 'ledger-overlap', { severity: 'error', message })
  })
}

/** Readings that name a section which the register of sections lacks. */
export function unknownSections(
  readings: readonly PlacedReading[],
  { sections }: Registers,
): Finding[] {
  return readings.flatMap(({ entry, placeOf }) => {
    if (entry.section === undefined || sections.has(entry.section)) return []
    const known = [...sections.keys()]
    const message = `Entry "${entry.id}", section: found "${entry.section}"; expected one of ${known.join(', ')}${didYouMean(entry.section, known)}.`
    return errorAt(placeOf('section'), 'curated-file', message)
  })
}

/** Readings without which the parser finds the same. */
export function idleReadings(
  parsed: Parsed,
  readings: readonly PlacedReading[],
  parseWith: (others: readonly PlacedReading[]) => Parsed,
): Finding[] {
  return readings.flatMap((reading) => {
    const without = parseWith(readings.filter((other) => other !== reading))
    if (!isDeepStrictEqual(foundIn(without), foundIn(parsed))) return []
    const message = `Reading "${reading.entry.id}" changes nothing: the program reads "${shortened(slice(parsed.source, reading.span))}" in the same way by itself.`
    return errorAt(reading.at, 'reading-idle', message)
  })
}

/** What was found in a text, whoever found it. */
function foundIn({ claims, marks, empty, formed }: Parsed): unknown {
  return {
    claims: claims.map((claim) => ({ ...claim, reading: null, readBy: null })),
    marks,
    empty,
    formed,
  }
}

function shortened(words: string): string {
  return words.length <= 60 ? words : `${words.slice(0, 59)}…`
}
