/** Prose: objectives, background, what groups do. */
import { isDated } from '../../dialect/meetings.ts'
import type { Registers } from '../../dialect/registers.ts'
import { fold } from '../../text/fold.ts'
import type { ClaimKind } from '../../text/claims.ts'
import { isLeadIn, isProse } from '../line-forms.ts'
import type { Item, Outline } from '../outline.ts'
import { startOf, type Position } from '../position.ts'
import { areStates, asListOfStates, type States } from '../states.ts'
import {
  as,
  LISTS_COUNTRIES,
  MOSTLY_COUNTRIES,
  moveTo,
  settleLines,
  type InBlock,
  type Section,
} from './section.ts'

export const prose: Section = {
  settle(block, at, outline) {
    const { first, states } = block
    if (first.mark !== null) return settleItems(states, at, outline)
    if (isLeadIn(first)) return at
    return settleLines(block, at, outline, at.hasBlock ? moveTo('other', at, outline) : at)
  },
  settleLine(place, at, outline) {
    const states = statesBelowProse(place)
    return states === null ? at : startOf('members', outline.registers, null, formOf(states))
  },
  read(item, at, { registers }) {
    return as(kindOf(item, at, registers), item, at)
  },
}

function formOf({ allKnown }: States): string {
  return allKnown ? LISTS_COUNTRIES : MOSTLY_COUNTRIES
}

/** Items with list marks: States, the aims under the heading of objectives, or the areas of discussion. */
function settleItems(states: States, at: Position, outline: Outline): Position {
  if (areStates(states)) return moveTo('members', at, outline, formOf(states))
  const areObjectives = at.section.section === 'objectives' && at.heading !== null && !at.hasBlock
  return areObjectives || at.ledIn || outline.headings.has('thematic-focus')
    ? at
    : moveTo('thematic-focus', at, outline, 'it is a list with list marks after prose')
}

/**
 * The items of a list of States right below prose, with no blank line between: where the list begins, its section is that
 * of members, for no heading says another. Null where the line begins no such list.
 */
function statesBelowProse({ line, before, after }: InBlock): States | null {
  if (line.mark === null || before === null || before.mark !== null) return null
  const end = after.findIndex((each) => each.mark === null)
  const states = asListOfStates([line, ...after.slice(0, end === -1 ? undefined : end)])
  return areStates(states) ? states : null
}

function kindOf(item: Item, at: Position, registers: Registers): ClaimKind | null {
  if (isLeadIn(item) || item.mark !== null || isProse(item, registers) || at.ledIn) return 'passage'
  if (isDated(item.reading)) return 'meeting'
  return namesABody(item, registers) ? 'body' : null
}

/** The line of a group under the heading of groups: "Working Group on Data". */
function namesABody({ text }: Item, { lexicon }: Registers): boolean {
  const key = fold(text)
  return lexicon['body-type'].some((row) => key.startsWith(fold(row.phrase)))
}
