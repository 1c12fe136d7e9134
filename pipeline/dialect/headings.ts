/** Headings: words that say what the lines below them, or the words after them, are. */
import { cutOut, part, type Excerpt } from '../text/excerpt.ts'
import { readCount, type Counted } from './counts.ts'
import { labelAt, type Label } from './heading-words.ts'
import type { Registers } from './registers.ts'

export interface Heading {
  readonly section: string
  /** The languages that have this label; `Documents` is English and French. */
  readonly languages: readonly string[]
  /** The words that name the section. */
  readonly label: Excerpt
  /** All words that are no value: the label, and what surrounds a count. */
  readonly labels: readonly Excerpt[]
  /** The digits, or the word, of a number of participants that the heading declares. */
  readonly count: Excerpt | null
  readonly counted: Counted
  /** What follows the label on the same line: "Observer States: Iran, Pakistan". */
  readonly content: Excerpt | null
  /** A heading with content inside the brackets: "18 Members (Current Rotating Chair: Sri Lanka)". */
  readonly nested: Heading | null
}

/** Sections whose heading may have a number before it. */
const COUNTED: ReadonlySet<string> = new Set(['participants', 'organizations'])

/** Sections whose content may follow a dash: "Upcoming Chair – Jamaica". Elsewhere a dash is part of a title. */
const DASH_BEFORE_CONTENT: ReadonlySet<string> = new Set(['participants'])

/**
 * The heading that words are, or null. It may have a number before its label (`12 Members`, `Twelve Members`) or in
 * brackets after it (`Member States (16 States)`), a note in square brackets, and content after a colon. Nothing else:
 * the words of a heading inside a sentence do not count. `footnotes`: what is in the square brackets that footnotes of
 * the text begin with, so that "Members [3]" is known to point to one.
 */
export function readHeading(
  words: Excerpt,
  registers: Registers,
  footnotes: ReadonlySet<string>,
): Heading | null {
  const { text } = words
  const found = findLabel(text, registers)
  if (found === null) return null
  const { label, number, start } = found
  const content = registers.sections.get(label.value)?.content ?? ''
  // "Two Working Groups" counts no participants.
  if (number !== null && !COUNTED.has(content)) return null
  const end = start + label.phrase.length
  const brackets = readBrackets(words, end, registers, footnotes)
  const rest = brackets === null ? null : contentAfter(text.slice(brackets.end), content)
  if (brackets === null || rest === null) return null
  const contentAt = rest === 0 ? null : { start: brackets.end + rest, end: text.length }
  const count = brackets.count ?? number
  const holes = [count, brackets.nestedAt, contentAt, brackets.unread].filter(
    (hole) => hole !== null,
  )
  return {
    section: label.value,
    languages: label.languages,
    label: part(words, start, end),
    labels: cutOut(words, holes),
    count: count && part(words, count.start, count.end),
    counted: brackets.counted ?? defaultCounted(label),
    content: contentAt && part(words, contentAt.start),
    nested: brackets.nested,
  }
}

/** The heading of a section in words that the dialect does not know. */
export function headingOf(label: Excerpt, section: string): Heading {
  return {
    section,
    languages: [],
    label,
    labels: [label],
    count: null,
    counted: 'states',
    content: null,
    nested: null,
  }
}

/** A stretch of the words, as offsets. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/** The label of a heading, after words that lead in to it and after a number. */
function findLabel(
  text: string,
  { words }: Registers,
): { label: Label; start: number; number: Stretch | null } | null {
  const { headings, leadIn, number } = words.headings
  const lead = leadIn.exec(text)?.[0].length ?? 0
  const digits = number.exec(text.slice(lead))?.[0].length ?? 0
  const space = digits === 0 ? 0 : (/^\s*/.exec(text.slice(lead + digits))?.[0].length ?? 0)
  const start = lead + digits + space
  const label = labelAt(headings, text, start, (rest) => !/^[\p{L}\p{N}]/u.test(rest))
  return (
    label && { label, start, number: digits === 0 ? null : { start: lead, end: lead + digits } }
  )
}

function defaultCounted({ value }: Label): Counted {
  return value === 'member-organizations' ? 'organizations' : 'states'
}

/** What the brackets after a label say. */
interface Brackets {
  readonly end: number
  readonly count: Stretch | null
  readonly counted: Counted | null
  /** What is beside the count and is not read: it is reported as not understood. */
  readonly unread: Stretch | null
  readonly nested: Heading | null
  readonly nestedAt: Stretch | null
}

/** The brackets right after a label; null where one of them holds what no heading has. */
function readBrackets(
  words: Excerpt,
  labelEnd: number,
  registers: Registers,
  footnotes: ReadonlySet<string>,
): Brackets | null {
  let read: Brackets = {
    end: labelEnd,
    count: null,
    counted: null,
    unread: null,
    nested: null,
    nestedAt: null,
  }
  const brackets = words.text.slice(labelEnd).matchAll(/\s*(?:\[([^[\]]*)\]|\(([^()]*)\))/gy)
  for (const { 0: whole, 1: square, 2: round, index } of brackets) {
    const end = labelEnd + index + whole.length
    read = { ...read, end }
    const inside = round ?? square ?? ''
    const start = end - 1 - inside.length
    const count = readCount(inside, registers)
    // A note in square brackets; or "Members [24]", which declares a number unless a footnote begins with it.
    if (round === undefined && (count === null || footnotes.has(inside))) continue
    if (count === null) {
      const nested = readHeading(part(words, start, end - 1), registers, footnotes)
      if (nested === null || nested.content === null) return null
      read = { ...read, nested, nestedAt: { start, end: end - 1 } }
    } else
      read = { ...read, ...countIn(count, start, end - 1), counted: count.counted ?? read.counted }
  }
  return read
}

function countIn(
  { start, end, rest }: NonNullable<ReturnType<typeof readCount>>,
  from: number,
  to: number,
): Pick<Brackets, 'count' | 'unread'> {
  return {
    count: { start: from + start, end: from + end },
    unread: rest === null ? null : { start: from + rest, end: to },
  }
}

/** Where the content after a label begins: 0 for none, null where the text there means that the line is not a heading. */
function contentAfter(rest: string, content: string): number | null {
  // After the words of a heading a mark may point to a footnote: "Members (15)²".
  if (/^(?:[*†‡¹²³]|\[\d{1,2}\])*\s*:?$/.test(rest.trim())) return 0
  // "Priorities for 2022–2025": the years that the areas are of.
  if (
    content === 'themes' &&
    /^\s+(?:\p{Ll}{2,4}\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d))?\s*:?$/u.test(
      rest.trimEnd(),
    )
  )
    return 0
  const separator =
    /^\s*:\s*/.exec(rest) ?? (DASH_BEFORE_CONTENT.has(content) ? /^\s+[–—-]\s+/.exec(rest) : null)
  return separator === null ? null : separator[0].length
}
