/** Stage 2, parse: from the text to claims, the stretches of the text that say something, each with its section. */
import { AtLine } from './text/at-line.ts'
import type { Parsed } from './text/claims.ts'
import type { Registers } from './dialect/registers.ts'
import { toBlocks, type RawLine } from './parse/lines.ts'
import { toMarkdownBlocks } from './parse/markdown-lines.ts'
import { outlineOf, type Block } from './parse/outline.ts'
import { toTree } from './parse/plain-text.ts'
import { inTurn, startOf, type Entered, type Found } from './parse/position.ts'
import { readBlock } from './parse/read-block.ts'
import {
  idleReadings,
  isFilledBy,
  overlapping,
  unknownSections,
  withReadings,
} from './parse/readings.ts'
import { spanOf } from './text/excerpt.ts'
import {
  NO_READINGS,
  placeReadings,
  type PlacedReading,
  type ReadingsFile,
} from './text/placed-reading.ts'
import { slice, type Source } from './text/source-text.ts'

/**
 * Parse a text, with the readings of its curator.
 *
 * A syntax tree gives blocks of lines; each line is classified once; the blocks are read in turn, by the reader of the
 * section that a heading, or their form, puts them in.
 */
export function parse(
  source: Source,
  registers: Registers,
  readingsFile: ReadingsFile = NO_READINGS,
): Parsed {
  const blocks = blocksOf(source)
  const { placed, findings } = placeReadings(source, readingsFile)
  const kinds = placed.filter(({ entry }) => entry.is !== undefined)
  const parseWith = (readings: readonly PlacedReading[]): Parsed =>
    parseBlocks(source, withReadings(source, blocks, readings), registers)
  const faults = [...findings, ...overlapping(source, kinds), ...unknownSections(kinds, registers)]
  const parsed = parseWith(faults.length > 0 ? [] : kinds)
  const rows = placed.filter(({ entry }) => entry.says !== undefined)
  return {
    ...parsed,
    empty: parsed.empty.filter(({ span }) => !isFilledBy(rows, span, parsed)),
    readings: faults.length > 0 ? [] : placed,
    findings: faults.length > 0 ? faults : idleReadings(parsed, kinds, parseWith),
  }
}

function parseBlocks(
  source: Source,
  blocks: readonly (readonly RawLine[])[],
  registers: Registers,
): Parsed {
  const outline = outlineOf(source, blocks, registers)
  const { found } = inTurn(outline.blocks, startOf('header', registers), (block, at) =>
    placing(source, block, () => readBlock(block, at, outline)),
  )
  const claims = found.flatMap((each) => (each.is === 'claim' ? each.claim : []))
  const addresses = new Set(
    claims.flatMap((claim) => claim.addresses.map((address) => spanOf(address).start)),
  )
  const filled = new Set(claims.map(({ heading }) => heading?.start))
  return {
    source,
    claims,
    // The address of a document is a value; any other is markup.
    marks: found.flatMap((each) =>
      each.is === 'mark' && !addresses.has(each.mark.span.start) ? each.mark : [],
    ),
    language: mostOf(found.flatMap(languagesOf)),
    empty: headingsIn(source, found).filter(
      ({ span, leadsIn }) => !leadsIn && !filled.has(span.start),
    ),
    formed: found.flatMap((each) => (each.is === 'formed' ? each.formed : [])),
    readings: [],
    findings: [],
  }
}

/** A fault of the program is thrown on with the line of the text that brought it to light. */
function placing<T>(source: Source, [first]: Block, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const { line } = source.place(first === undefined ? 0 : spanOf(first.reading.words).start)
    throw new AtLine(line, error)
  }
}

function blocksOf(source: Source): RawLine[][] {
  return source.format === 'markdown'
    ? toMarkdownBlocks(source)
    : toBlocks(source, toTree(source.text))
}

function languagesOf(found: Found): readonly string[] {
  if (found.is === 'heading') return found.heading.languages
  return found.is === 'field' ? found.languages : []
}

/** The headings, and which of them are over others. */
function headingsIn(
  source: Source,
  found: readonly Found[],
): (Entered & { readonly leadsIn: boolean })[] {
  const headings = found.flatMap((each) => (each.is === 'heading' ? each.heading : []))
  return headings.map((heading, index) => {
    const next = headings[index + 1]
    return { ...heading, leadsIn: next !== undefined && leadsTo(source, heading, next) }
  })
}

/** One right before another with content of its own, "Chairing Country" and "Co-chairs: A and B", and one over a lower one. */
function leadsTo(source: Source, { span, depth }: Entered, next: Entered): boolean {
  const between = slice(source, { start: span.end, end: next.span.start })
  return next.depth > depth || (next.hasContent && /^[^\S\n]*\n[^\S\n]*$/.test(between))
}

function mostOf(values: readonly string[]): string | null {
  const counts = [...new Set(values)].map((value) => ({
    value,
    count: values.filter((other) => other === value).length,
  }))
  counts.sort((a, b) => b.count - a.count)
  const [first, second] = counts
  return first === undefined || first.count === second?.count ? null : first.value
}
