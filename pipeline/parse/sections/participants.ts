/** Lists of States: names, parts of the world over them, and the number that ends the list. */
import { countAfter } from '../../dialect/counts.ts'
import { isDated } from '../../dialect/meetings.ts'
import { readingOf } from '../../dialect/reading.ts'
import type { Registers } from '../../dialect/registers.ts'
import { spanOf } from '../../text/excerpt.ts'
import type { ClaimKind } from '../../text/claims.ts'
import {
  hasHeadingWord,
  isPageMatter,
  isPhrase,
  isSentence,
  maybeHeading,
  namesARegion,
} from '../line-forms.ts'
import type { Item } from '../outline.ts'
import { claim, declare, mark, startOf, andThen, type Position, type Step } from '../position.ts'
import { asListOfStates } from '../states.ts'
import { as, isNote, LISTS_COUNTRIES, moveTo, namesNothing, type Section } from './section.ts'

/** Roles that a single block holds: a list after it is another list. */
const SINGLE: ReadonlySet<string> = new Set(['chair', 'past-chair', 'incoming-chair', 'co-chair'])

/** Whether the section is of States that serve in turn, and holds one block of them. */
export function isSingle({ section }: Position): boolean {
  return section.role !== null && SINGLE.has(section.role)
}

export const participants: Section = {
  /** A block of names: the first of the section, or one more of the same kind, or another list. */
  settle({ states }, at, outline) {
    if (!at.hasBlock) return at
    if (!isSingle(at))
      return states.anyKnown && !states.hasTerms ? at : moveTo('other', at, outline)
    return states.allKnown && !states.hasTerms
      ? moveTo('members', at, outline, LISTS_COUNTRIES)
      : moveTo('other', at, outline)
  },
  /** A line that is no entry of the list may begin another list, under a heading nobody knows. */
  settleLine({ line }, at, { registers }) {
    const begins =
      at.hasBlock &&
      (maybeHeading(line) || hasHeadingWord(line, registers)) &&
      !(line.mark === null && namesARegion(line.text, registers)) &&
      namesNothing(line) &&
      !isSentence(line, registers)
    return begins ? startOf('other', registers) : at
  },
  read(item, at, { registers }) {
    if (item.mark === null && namesARegion(item.text, registers)) return nameGroup(item, at)
    const kind = kindOf(item, at, registers)
    return kind === 'participants' ? readNames(item, at, registers) : as(kind, item, at)
  },
}

/** "African States", between the names of a list of States. */
function nameGroup({ reading }: Item, at: Position): Step {
  return mark('label', spanOf(reading.words), { ...at, group: reading.words })
}

/** Names, or a sentence among them. Two known names in a line that is mostly known make it a list, full stop or not. */
function kindOf(item: Item, at: Position, registers: Registers): ClaimKind | null {
  if (isNote(item)) return 'footnote'
  if (isPhrase(item, 'no-participant', registers)) return 'passage'
  if (isDated(item.reading)) return null
  const states = asListOfStates([item])
  if (states.allKnown || states.mostlyKnown) return 'participants'
  if (isSentence(item, registers)) return 'passage'
  return isPageMatter(item) && !at.ledIn ? null : 'participants'
}

/** "..., Vanuatu (18 Members)": a number after the last name counts the list, where its heading declares none. */
function readNames(item: Item, at: Position, registers: Registers): Step {
  const last =
    at.heading === null || at.isCounted ? null : countAfter(item.reading.words, registers)
  if (last === null) return claim('participants', item, at)
  const names = { reading: readingOf(last.before, registers), mark: item.mark }
  return andThen(declare(readingOf(last.count, registers), last.counted, last.labels, at), (here) =>
    claim('participants', names, here),
  )
}
