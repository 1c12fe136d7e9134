/** Lists of organizations, and sentences that name them. */
import { isDated } from '../../dialect/meetings.ts'
import type { Registers } from '../../dialect/registers.ts'
import type { ClaimKind } from '../../text/claims.ts'
import { isPageMatter, isPhrase, isSentence, maybeHeading } from '../line-forms.ts'
import type { Item } from '../outline.ts'
import { startOf } from '../position.ts'
import { areSeveralStates } from '../states.ts'
import {
  as,
  isNote,
  LISTS_COUNTRIES,
  moveTo,
  namesNothing,
  settleLines,
  type Section,
} from './section.ts'

export const organizations: Section = {
  settle(block, at, outline) {
    if (!at.hasBlock) return at
    return areSeveralStates(block.states)
      ? moveTo('members', at, outline, LISTS_COUNTRIES)
      : settleLines(block, at, outline, moveTo('other', at, outline))
  },
  /** A line that is no entry of the list may begin another list, under a heading nobody knows. */
  settleLine({ line }, at, { registers }) {
    const begins =
      at.hasBlock && maybeHeading(line) && namesNothing(line) && !isSentence(line, registers)
    return begins ? startOf('other', registers) : at
  },
  read(item, at, { registers }) {
    return as(kindOf(item, registers), item, at)
  },
}

function kindOf(item: Item, registers: Registers): ClaimKind | null {
  if (isNote(item)) return 'footnote'
  if (isPhrase(item, 'no-participant', registers)) return 'passage'
  if (isDated(item.reading) || isPageMatter(item)) return null
  return isSentence(item, registers) ? 'passage' : 'organization'
}
