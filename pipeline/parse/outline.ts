/** The outline of a profile: its lines, each classified once, and what the whole says before any line is read. */
import { readField, type Field } from '../dialect/fields.ts'
import { cutFullName, isFullNameOf } from '../dialect/full-name.ts'
import { headingOf, readHeading, type Heading } from '../dialect/headings.ts'
import { readingOf } from '../dialect/reading.ts'
import type { Reading } from '../text/reading.ts'
import type { Registers } from '../dialect/registers.ts'
import type { ReadingEntry } from '../../schemas/readings.ts'
import { spanOf, type Excerpt } from '../text/excerpt.ts'
import type { Source, Span } from '../text/source-text.ts'
import type { RawLine, Setting } from './lines.ts'
import { isBoilerplate, isSentence, namesARegion, saysAnything } from './line-forms.ts'
import { isHeadOfTable, readByColumn } from './table.ts'

/** A line, with what it is by itself, whatever section it is in. */
export type Line = Item &
  (
    | { readonly is: 'name' | 'boilerplate' | 'label' | 'unknown-heading' | 'plain' }
    | { readonly is: 'heading'; readonly heading: Heading }
    | { readonly is: 'field'; readonly field: Field }
    | { readonly is: 'read'; readonly entry: ReadingEntry }
  )

/** Words of a line, and the list mark before them. */
export interface Item {
  readonly reading: Reading
  readonly text: string
  readonly mark: Span | null
  readonly setting: Setting
  /** The reading by which the line is what it is. */
  readonly readBy?: string
}

/** Lines with no blank line between them. */
export type Block = readonly Line[]

export interface Outline {
  readonly source: Source
  readonly registers: Registers
  readonly blocks: readonly Block[]
  /** What is in the square brackets that footnotes begin with. */
  readonly footnotes: ReadonlySet<string>
  /** The sections that have a heading somewhere. */
  readonly headings: ReadonlySet<string>
  /** Where the last field begins; 0 without one. */
  readonly lastField: number
}

export function outlineOf(
  source: Source,
  raw: readonly (readonly RawLine[])[],
  registers: Registers,
): Outline {
  const footnotes = footnotesIn(raw.flat())
  const lines = raw.map((block) =>
    readByColumn(block, registers).map((line) => classify(line, registers, footnotes)),
  )
  const name = findName(lines.flat(), registers)
  const blocks = lines.map((block) =>
    block.map((line): Line => (line === name ? { ...line, is: 'name' } : line)),
  )
  const all = blocks.flat()
  const lastField = all.findLast((line) => line.is === 'field')
  return {
    source,
    registers,
    blocks,
    footnotes,
    headings: new Set(all.flatMap((line) => (line.is === 'heading' ? line.heading.section : []))),
    lastField: lastField === undefined ? 0 : spanOf(lastField.reading.words).start,
  }
}

function footnotesIn(lines: readonly RawLine[]): Set<string> {
  return new Set(lines.flatMap(({ words }) => /^\[([^[\]]*)\]/.exec(words.text)?.[1] ?? []))
}

function classify(
  { words, mark, setting, reading }: RawLine,
  registers: Registers,
  footnotes: ReadonlySet<string>,
): Line {
  const item = { reading: readingOf(words, registers), text: words.text, mark, setting }
  if (reading !== undefined) return readAs({ ...item, readBy: reading.id }, reading.entry)
  if (isBoilerplate(words.text, registers)) return { ...item, is: 'boilerplate' }
  const heading = readHeading(words, registers, footnotes)
  if (isHeadOfTable(item, registers)) return { ...item, is: 'label' }
  // "• Members" is an item of a list; "• Chair: Kenya" says who it is.
  if (heading !== null && (mark === null || heading.content !== null || setting.leads === true))
    return { ...item, is: 'heading', heading }
  const field = readField(words, registers)
  if (field !== null) return { ...item, is: 'field', field }
  const isUnknown = setting.heading !== undefined && !namesARegion(words.text, registers)
  return { ...item, is: isUnknown ? 'unknown-heading' : 'plain' }
}

/** A line that is what a reading says. */
function readAs(item: Item, entry: ReadingEntry): Line {
  const { words } = item.reading
  if (entry.is === 'name' || entry.is === 'label' || entry.is === 'boilerplate')
    return { ...item, is: entry.is }
  if (entry.is === 'heading' && entry.section !== undefined)
    return { ...item, is: 'heading', heading: headingOf(words, entry.section) }
  return { ...item, is: 'read', entry }
}

/** Words that are a line, or a part of one, and no more than their section makes of them. */
export function plainLine(words: Excerpt, mark: Span | null, registers: Registers): Line {
  return { is: 'plain', reading: readingOf(words, registers), text: words.text, mark, setting: {} }
}

/** So many lines at most stand before the first field, heading or sentence: each is held against each. */
const MOST_LINES = 100

/**
 * The line that names the mechanism: the one that the full name repeats in its brackets, "Regional Conference ... (CIS
 * Conference)", or at its head, or shortens to first letters; without such a pair, the first line that is not of the
 * page around the profile. None where the text begins with a field, a heading or a sentence. In Markdown the first
 * heading of level 1 is the name, unless the dialect knows it as the heading of a section.
 */
function findName(lines: readonly Line[], registers: Registers): Line | undefined {
  if (lines.some((line) => line.is === 'name')) return undefined
  const title = lines.find((line) => line.setting.heading === 1 && line.is !== 'heading')
  if (title !== undefined) return title
  const ofTheProfile = lines.filter(
    (line) => line.is !== 'boilerplate' && saysAnything(line, registers),
  )
  const end = ofTheProfile.findIndex((line) => line.is !== 'plain')
  const header = ofTheProfile.slice(0, Math.min(MOST_LINES, end === -1 ? MOST_LINES : end))
  const fullNames = header.flatMap((line) => cutFullName(line.reading.words) ?? [])
  const named = header.find((line) => fullNames.some((both) => isFullNameOf(both, line.text)))
  const [first] = header
  return named ?? (first !== undefined && !isSentence(first, registers) ? first : undefined)
}
