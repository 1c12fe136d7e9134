/** Where a block of a profile belongs when no heading says so: by its form, and by what comes before it. */
import { areMeetings } from '../dialect/meetings.ts'
import { isFootnote, isPhrase, isProse, sectionOfRole } from './line-forms.ts'
import type { Block, Line, Outline } from './outline.ts'
import type { Position } from './position.ts'
import { SECTIONS } from './sections.ts'
import { PROSE_AFTER_HEADER } from './sections/header.ts'
import { isSingle } from './sections/participants.ts'
import { moveTo, type Unheaded } from './sections/section.ts'
import { asListOfStates } from './states.ts'

/**
 * Where a block belongs: to the section before it, if it begins with a heading or its form allows, else to the section
 * that its form gives away, else to none. Headings are missing from many profiles: their text
 * extraction drops lines of one word.
 */
export function settle(block: Block, at: Position, outline: Outline): Position {
  const lines = block.filter((line) => line.is !== 'boilerplate' && line.is !== 'read')
  const [first] = lines
  if (
    first === undefined ||
    block[0]?.is === 'read' ||
    block[0]?.setting.heading !== undefined ||
    goesOn(first, at)
  )
    return at
  const unheaded = { first, lines, states: asListOfStates(lines) }
  return (
    settleByForm(unheaded, at, outline) ??
    SECTIONS[at.section.content].settle(unheaded, at, outline)
  )
}

/** A heading says itself where it belongs; fields and footnotes are of the section they are in. */
function goesOn(first: Line, { section, isUnknown }: Position): boolean {
  return (
    isUnknown ||
    first.is === 'heading' ||
    (section.content === 'header' && first.is === 'field') ||
    (section.content === 'participants' && isFootnote(first))
  )
}

/** Forms that give their section away wherever they stand; null for a block of none of them. */
function settleByForm(block: Unheaded, at: Position, outline: Outline): Position | null {
  const { first, lines, states } = block
  const { registers } = outline
  const { content } = at.section
  if (
    areMeetings(
      lines.map(({ reading }) => reading),
      registers,
    )
  )
    return content === 'meetings' || content === 'documents'
      ? at
      : moveTo('meetings', at, outline, 'each of its lines begins or ends with a date')
  if (isPhrase(first, 'themes-lead-in', registers))
    return moveTo('thematic-focus', at, outline, 'its first line introduces areas of discussion')
  const isList = states.allKnown || (content === 'participants' && states.mostlyKnown)
  if (first.mark === null && isProse(first, registers) && !isList)
    return settleProse(block, at, outline)
  if (isPhrase(first, 'no-participant', registers))
    return isSingle(at) ? at : moveTo('chair', at, outline, 'it says that there is none')
  return null
}

/** Prose that says who serves is of that section; any other goes on with prose, or is right under a heading. */
function settleProse({ first }: Unheaded, at: Position, outline: Outline): Position {
  const { content, section, organization_role } = at.section
  if (content === 'header') return moveTo('objectives', at, outline, PROSE_AFTER_HEADER)
  const role = sectionOfRole(first, outline.registers)
  const isUnderHeading = content === 'organizations' && at.heading !== null && !at.hasBlock
  if (role !== null && isUnderHeading) return at
  if (role !== null && section !== 'objectives')
    return content === 'organizations' && organization_role === role
      ? at
      : moveTo(role, at, outline, 'its first sentence has words for this role')
  // After a list, prose has lost its heading.
  return content === 'prose' || !at.hasBlock ? at : moveTo('other', at, outline)
}
