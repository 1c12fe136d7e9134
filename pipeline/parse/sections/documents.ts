/** Documents, each a title on a line. */
import { lookUp } from '../../dialect/register-names.ts'
import type { Registers } from '../../dialect/registers.ts'
import { isFootnote, isPageMatter, isShortOfATitle, maybeHeading } from '../line-forms.ts'
import type { Item } from '../outline.ts'
import { startOf } from '../position.ts'
import { as, isNote, moveTo, type Section } from './section.ts'

export const documents: Section = {
  settle({ first }, at, outline) {
    // A short first line without a word or year of a document may be an unknown heading.
    return at.hasBlock && isShortOfATitle(first, 3, outline.registers)
      ? moveTo('other', at, outline)
      : at
  },
  settleLine({ line }, at, { registers }) {
    const begins = at.hasBlock && maybeHeading(line) && line.text.endsWith(':')
    return begins ? startOf('other', registers) : at
  },
  read(item, at, { registers }) {
    if (isNote(item)) return as('footnote', item, at)
    return as(isDocument(item, registers) ? 'document' : null, item, at)
  },
}

/** A line that can be the title of a document: no country or organization alone, no address, no bullet with a day in it. */
function isDocument(item: Item, registers: Registers): boolean {
  const { text, reading } = item
  const date = reading.date()
  if (date?.start === 0 && date.end === text.length) return false
  if (isPageMatter(item) || isFootnote(item) || text.endsWith(':')) return false
  // Two words without a type or a year, "Upcoming Meetings", are a heading rather than a title.
  if (isShortOfATitle(item, 2, registers)) return false
  return lookUp(registers.countryNames, text) === null && reading.organization() === null
}
