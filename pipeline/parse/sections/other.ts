/** Text under no known heading: prose is kept, dated lines are meetings, anything else is not understood. */
import { isDated } from '../../dialect/meetings.ts'
import type { Registers } from '../../dialect/registers.ts'
import type { ClaimKind } from '../../text/claims.ts'
import { isSentence } from '../line-forms.ts'
import type { Item } from '../outline.ts'
import type { Position } from '../position.ts'
import { as, isNote, moveTo, settleLines, type Section } from './section.ts'

export const other: Section = {
  settle(block, at, outline) {
    return settleLines(block, at, outline, moveTo('other', at, outline))
  },
  read(item, at, { registers }) {
    return as(kindOf(item, at, registers), item, at)
  },
}

function kindOf(item: Item, at: Position, registers: Registers): ClaimKind | null {
  if (isNote(item)) return 'footnote'
  // Under an unknown heading, a dated line may be anything.
  if (isDated(item.reading) && !at.isUnknown) return 'meeting'
  return isSentence(item, registers) ? 'passage' : null
}
