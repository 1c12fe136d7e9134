/** What a kind of section must know to be read, and what several of them share. */
import type { ClaimKind } from '../../text/claims.ts'
import { spanOf } from '../../text/excerpt.ts'
import { hasDocumentWord, isFootnote, isLeadIn } from '../line-forms.ts'
import type { Item, Line, Outline } from '../outline.ts'
import { claim, formedHere, mark, startOf, type Position, type Step } from '../position.ts'
import { areSeveralStates, type States } from '../states.ts'

/** A block that begins with no heading: its lines, without those of the page around the profile. */
export interface Unheaded {
  readonly first: Line
  readonly lines: readonly Line[]
  readonly states: States
}

/** A line in its block. */
export interface InBlock {
  readonly line: Line
  readonly before: Line | null
  readonly after: readonly Line[]
}

export interface Section {
  /** Where a block belongs that comes in this section and begins with no heading: here, or in the section that its form gives away. */
  readonly settle: (block: Unheaded, at: Position, outline: Outline) => Position
  /** Where a line inside a block belongs: the same position if it is here. */
  readonly settleLine?: (place: InBlock, at: Position, outline: Outline) => Position
  /** What words say in this section. */
  readonly read: (line: Line, at: Position, outline: Outline) => Step
}

export const LISTS_COUNTRIES = 'it lists only countries'
export const MOSTLY_COUNTRIES = 'it lists mostly countries'

/** Enter a section without a heading; without a form too where it is the one for text that nothing gives away. */
export function moveTo(code: string, at: Position, outline: Outline, form?: string): Position {
  return at.section.section === code ? at : startOf(code, outline.registers, null, form)
}

/** Lines that are neither prose nor a list with marks: a list of countries, or titles of documents, or not understood. */
export function settleLines(
  { lines, states }: Unheaded,
  at: Position,
  outline: Outline,
  otherwise: Position,
): Position {
  if (areSeveralStates(states) && !states.hasTerms)
    return moveTo('members', at, outline, LISTS_COUNTRIES)
  const { registers } = outline
  const isTitle = ({ text }: Line): boolean =>
    hasDocumentWord(text, registers) || /(?:19|20)\d\d/.test(text)
  // "The following subjects were on the agenda" begins a list, and is no title for its word "agenda".
  const leadsIn = lines.some(({ text }) =>
    registers.lexicon['lead-in-start'].some((row) =>
      text.toLowerCase().startsWith(`${row.phrase.toLowerCase()} `),
    ),
  )
  return !leadsIn && lines.every(isTitle)
    ? moveTo('documents', at, outline, 'each of its lines has a year or a type of document')
    : otherwise
}

/** The words as what they claim to be; `label` for words that lead in to a list; nothing where they cannot be what the section holds. */
export function as(kind: ClaimKind | 'label' | null, item: Item, at: Position): Step {
  if (kind === null) return { at, found: [] }
  if (kind === 'label') return mark('label', spanOf(item.reading.words), at)
  const step = claim(kind, item, at)
  // A meeting in prose, or under no known heading, is known by its own form.
  const isOnItsOwn =
    kind === 'meeting' && at.section.content !== 'meetings' && at.last !== 'meeting'
  return {
    at: { ...step.at, ledIn: kind === 'passage' && isLeadIn(item) },
    found: isOnItsOwn
      ? [formedHere('meetings', 'the line begins or ends with a date', item), ...step.found]
      : step.found,
  }
}

/** A footnote may be below a list, even after the list has ended. */
export function isNote(item: Item): boolean {
  return item.mark === null && isFootnote(item)
}

/** Nothing in the words is a name of a register. */
export function namesNothing({ reading }: Item): boolean {
  return (
    reading.names().names.every((name) => name.kind === null) && reading.organization() === null
  )
}
