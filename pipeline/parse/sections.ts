/** Where a stretch of a profile belongs when no heading says so: by its form, and by what stands before it. */
import type { SectionRow } from '../../schemas/curated.ts'
import { readField, readHeading } from '../dialect/headings.ts'
import {
  asListOfStates,
  isBoilerplate,
  isDatedLine,
  isFootnote,
  isLeadIn,
  isMeeting,
  isMeetingOfAYear,
  isPhrase,
  isProse,
  isShortOfATitle,
  sectionOfRole,
} from './line-forms.ts'
import type { Block, Line } from './lines.ts'
import { isOneMeeting } from './meeting-lines.ts'
import type { Registers } from '../dialect/registers.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'

/** Where the reader of a profile is. */
export interface Position {
  readonly section: SectionRow
  /** The words of the heading of the section; null where it is missing. */
  readonly heading: Span | null
  /** What gave the section away where its heading is missing, as a clause for people; null where nothing had to. */
  readonly form: string | null
  /** Whether the section has had a block of its own kind already: another one may belong elsewhere. */
  readonly hasBlock: boolean
  /** Whether the last item of the section had a list mark. */
  readonly hasMarks: boolean
  /** The last line was a lead-in, "The objectives are:". */
  readonly ledIn: boolean
}

/** The beginning of a section. */
export function startOf(
  section: SectionRow,
  heading: Span | null = null,
  form: string | null = null,
): Position {
  return { section, heading, form, hasBlock: false, hasMarks: false, ledIn: false }
}

/** Enter a section without a heading; without a form too where it is the one for text that nothing gives away. */
type Move = (code: string, form?: string) => Position

export const PROSE_BEHIND_HEADER = 'it is prose right behind the header'
const LISTS_COUNTRIES = 'all that it lists is countries'
const MOSTLY_COUNTRIES = 'most of what it lists is countries'

/** Roles that a single block holds: a list after it is another list. */
const SINGLE: ReadonlySet<string> = new Set(['chair', 'past-chair', 'incoming-chair', 'co-chair'])

/** What a whole profile tells about its headings. */
export interface Overview {
  readonly headings: ReadonlySet<string>
}

export function overviewOf(
  source: Source,
  blocks: readonly Block[],
  registers: Registers,
): Overview {
  const headings = blocks
    .flat()
    .flatMap((line) => readHeading(source, line.span, registers)?.section ?? [])
  return { headings: new Set(headings) }
}

export function sectionNamed(code: string, registers: Registers): SectionRow {
  const row = registers.sections.get(code)
  if (row === undefined) throw new Error(`the register of sections lacks ${code}`)
  return row
}

/**
 * Where a block that does not begin with a heading belongs: to the section before it, if its form allows, else to the
 * section that its form gives away, else to none. Headings are missing from many profiles: the text extraction behind
 * them drops a line of one word.
 */
export function settle(
  source: Source,
  block: Block,
  at: Position,
  overview: Overview,
  registers: Registers,
): Position {
  const lines = block.filter((line) => !isBoilerplate(source, line.span, registers))
  const [first] = lines
  if (first === undefined || isHeading(source, first, registers)) return at
  const { content, role } = at.section
  const move: Move = (code, form) =>
    at.section.section === code ? at : startOf(sectionNamed(code, registers), null, form)

  if (content === 'header' && readField(source, first.span, registers) !== null) return at
  if (content === 'participants' && isFootnote(source, first.span)) return at
  if (areMeetings(source, lines, registers))
    return content === 'meetings' || content === 'documents'
      ? at
      : move('meetings', 'each of its lines begins or ends with a date')
  if (isPhrase(source, first.span, 'themes-lead-in', registers))
    return move('thematic-focus', 'its first line leads in to areas of discussion')
  const states = asListOfStates(source, lines, registers)
  const isList = states.allKnown || (content === 'participants' && states.mostlyKnown)
  if (first.mark === null && isProse(source, first, registers) && !isList)
    return settleProse(source, first, at, move, registers)
  if (isPhrase(source, first.span, 'no-participant', registers))
    return role !== null && SINGLE.has(role) ? at : move('chair', 'it says that there is none')

  switch (content) {
    case 'header':
      return states.allKnown && states.names.length > 1 ? move('members', LISTS_COUNTRIES) : at
    case 'participants':
      return settleStates(states, at, move)
    case 'prose':
      if (first.mark !== null && isListOfStates(states))
        return move('members', states.allKnown ? LISTS_COUNTRIES : MOSTLY_COUNTRIES)
      if (
        first.mark !== null &&
        at.section.section === 'objectives' &&
        at.heading !== null &&
        !at.hasBlock
      )
        return at
      if (first.mark !== null)
        return at.ledIn || overview.headings.has('thematic-focus')
          ? at
          : move('thematic-focus', 'it is a list with list marks behind prose')
      if (isLeadIn(source, first)) return at
      return settleLines(source, lines, states, at, move, registers)
    case 'themes':
      if (at.hasBlock && states.allKnown && states.names.length > 1)
        return move('members', LISTS_COUNTRIES)
      // Behind areas with list marks, a line without one has lost its heading.
      return at.hasMarks && first.mark === null && !isLeadIn(source, first) ? move('other') : at
    case 'organizations':
      if (!at.hasBlock) return at
      return states.allKnown && states.names.length > 1
        ? move('members', LISTS_COUNTRIES)
        : settleLines(source, lines, states, move('other'), move, registers)
    case 'meetings':
      if (isOneMeeting(source, lines, registers)) return at
      return at.heading !== null &&
        !at.hasBlock &&
        lines.some((line) => isMeeting(source, line, registers))
        ? at
        : move('documents', 'it stands behind the meetings and not all of its lines have a date')
    case 'documents':
      // A short first line without a word or year of a document may be a heading that nobody knows.
      return at.hasBlock && isShortOfATitle(source, first, 3, registers) ? move('other') : at
    default:
      return settleLines(source, lines, states, at, move, registers)
  }
}

/** Items that are States: all of two, or most of three and more. */
function isListOfStates({
  names,
  allKnown,
  mostlyKnown,
}: ReturnType<typeof asListOfStates>): boolean {
  return (allKnown && names.length > 1) || (mostlyKnown && names.length > 2)
}

/**
 * The items of a list of States right below prose, with no blank line between: where the list begins, its section is that
 * of members, for no heading says another. Null where the line begins no such list.
 */
export function membersBelowProse(
  source: Source,
  block: Block,
  index: number,
  at: Position,
  registers: Registers,
): Position | null {
  const line = block[index]
  if (
    at.section.content !== 'prose' ||
    line === undefined ||
    line.mark === null ||
    index === 0 ||
    block[index - 1]?.mark !== null
  )
    return null
  const end = block.findIndex((each, place) => place > index && each.mark === null)
  const states = asListOfStates(source, block.slice(index, end === -1 ? undefined : end), registers)
  return isListOfStates(states)
    ? startOf(
        sectionNamed('members', registers),
        null,
        states.allKnown ? LISTS_COUNTRIES : MOSTLY_COUNTRIES,
      )
    : null
}

/** So many lines with a day or month carry one without. */
const DATED_TO_ANOTHER = 3

/** Lines with a date each; between such lines, one with a year and a country is a meeting too. */
function areMeetings(source: Source, lines: readonly Line[], registers: Registers): boolean {
  const dated = lines.filter((line) => isDatedLine(source, line, registers))
  const others = lines.filter(
    (line) => !dated.includes(line) && !isMeetingOfAYear(source, line, registers),
  )
  // Among so many dated lines a line with another date, "Winter 1996/97: Geneva", is a meeting that is not understood.
  const areFew =
    dated.length >= DATED_TO_ANOTHER * others.length &&
    others.every((line) => /^(?:\S+\s+){0,2}(?:19|20)\d\d/.test(slice(source, line.span)))
  return dated.length > 0 && areFew
}

function isHeading(source: Source, line: Line, registers: Registers): boolean {
  return readHeading(source, line.span, registers) !== null
}

function settleProse(
  source: Source,
  first: Line,
  at: Position,
  move: Move,
  registers: Registers,
): Position {
  const { content } = at.section
  if (content === 'header') return move('objectives', PROSE_BEHIND_HEADER)
  const role = sectionOfRole(source, first, registers)
  if (role !== null && content === 'organizations' && at.heading !== null && !at.hasBlock) return at
  if (role !== null && at.section.section !== 'objectives')
    return content === 'organizations' && at.section.organization_role === role
      ? at
      : move(role, 'its first sentence has the words for this role')
  // Prose goes on with prose, and may stand right under the heading of a list; behind a list it has lost its heading.
  return content === 'prose' || !at.hasBlock ? at : move('other')
}

/** A block of names in a section of States: its first block, or one more of the same kind, or another list. */
function settleStates(
  states: ReturnType<typeof asListOfStates>,
  at: Position,
  move: Move,
): Position {
  if (!at.hasBlock) return at
  const isSingle = at.section.role !== null && SINGLE.has(at.section.role)
  if (isSingle)
    return states.allKnown && !states.hasTerms ? move('members', LISTS_COUNTRIES) : move('other')
  return states.anyKnown && !states.hasTerms ? at : move('other')
}

/** Lines that are neither prose nor a list with marks: a list of countries, or titles of documents, or not understood. */
function settleLines(
  source: Source,
  lines: readonly Line[],
  states: ReturnType<typeof asListOfStates>,
  at: Position,
  move: Move,
  registers: Registers,
): Position {
  if (states.allKnown && states.names.length > 1 && !states.hasTerms)
    return move('members', LISTS_COUNTRIES)
  const types = registers.lexicon['document-type'].map((row) => row.phrase.toLowerCase())
  const isTitle = (line: Line): boolean => {
    const text = slice(source, line.span).toLowerCase()
    return types.some((type) => text.includes(type)) || /(?:19|20)\d\d/.test(text)
  }
  // "The following subjects were on the agenda" begins a list, and is no title for its word "agenda".
  const leadsIn = lines.some((line) =>
    registers.lexicon['lead-in-start'].some((row) =>
      slice(source, line.span).toLowerCase().startsWith(`${row.phrase.toLowerCase()} `),
    ),
  )
  if (!leadsIn && lines.every(isTitle))
    return move('documents', 'each of its lines has a year or a word for a type of document')
  return at.section.content === 'prose' && !at.hasBlock ? at : move('other')
}
