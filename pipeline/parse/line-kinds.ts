/** What the lines of a section claim to be, by what the section holds and by their form. */
import type { SectionRow } from '../../schemas/curated.ts'
import type { ClaimKind } from '../text/claims.ts'
import { findDate } from '../dialect/dates.ts'
import { fold } from '../text/fold.ts'
import {
  asListOfStates,
  isDatedLine,
  isFootnote,
  isLeadIn,
  isMeeting,
  isMeetingOfAYear,
  isPageMatter,
  isPhrase,
  isProse,
  isSentence,
  isShortOfATitle,
} from './line-forms.ts'
import type { Line } from './lines.ts'
import { resolveOrganization } from '../dialect/organization-names.ts'
import { read } from '../text/excerpt.ts'
import { lookUp, type Registers } from '../dialect/registers.ts'
import type { Position } from './sections.ts'
import { slice, type Source } from '../text/source-text.ts'

/** Where a footnote may stand: under a list, also where the list itself has ended. */
const LISTS: ReadonlySet<SectionRow['content']> = new Set([
  'participants',
  'organizations',
  'meetings',
  'documents',
  'other',
])

/** What a line of a section claims to be; `label` for words that lead in to a list; null for a line that cannot be what its section holds. */
export function kindOf(
  source: Source,
  line: Line,
  at: Position,
  registers: Registers,
): ClaimKind | 'label' | null {
  const { content } = at.section
  if (LISTS.has(content) && line.mark === null && isFootnote(source, line.span)) return 'footnote'
  if (content === 'themes' && isLeadIn(source, line)) return 'label'
  if (content === 'prose' && isLeadIn(source, line)) return 'passage'
  switch (content) {
    case 'prose':
      if (line.mark !== null || isProse(source, line, registers) || at.ledIn) return 'passage'
      if (isDatedLine(source, line, registers)) return 'meeting'
      return namesABody(source, line, registers) ? 'body' : null
    case 'themes':
      return isSentence(source, line, registers) ? 'passage' : 'theme'
    case 'participants':
      if (isPhrase(source, line.span, 'no-participant', registers)) return 'passage'
      if (isDatedLine(source, line, registers)) return null
      return readInListOfStates(source, line, at, registers)
    case 'organizations':
      if (isPhrase(source, line.span, 'no-participant', registers)) return 'passage'
      if (isDatedLine(source, line, registers) || isPageMatter(slice(source, line.span)))
        return null
      return isSentence(source, line, registers) ? 'passage' : 'organization'
    case 'meetings':
      return isDatedLine(source, line, registers) ||
        isMeetingOfAYear(source, line, registers) ||
        (at.heading !== null && isMeeting(source, line, registers))
        ? 'meeting'
        : null
    case 'documents':
      return isDocument(source, line, registers) ? 'document' : null
    default:
      if (isDatedLine(source, line, registers)) return 'meeting'
      return isSentence(source, line, registers) ? 'passage' : null
  }
}

/** A line of a list of States: names, or a sentence among them. Two known names in a line that is mostly known make it a list, full stop or not. */
function readInListOfStates(
  source: Source,
  line: Line,
  at: Position,
  registers: Registers,
): ClaimKind | null {
  const states = asListOfStates(source, [line], registers)
  if (states.allKnown || states.mostlyKnown) return 'participants'
  if (isSentence(source, line, registers)) return 'passage'
  return isPageMatter(slice(source, line.span)) && !at.ledIn ? null : 'participants'
}

/** A line that can be the title of a document: no country or organization alone, no address, no bullet with a day in it. */
function isDocument(source: Source, line: Line, registers: Registers): boolean {
  const text = slice(source, line.span)
  const date = findDate(read(source, line.span), registers)
  if (date?.start === 0 && date.end === text.length) return false
  if (isPageMatter(text) || isFootnote(source, line.span) || text.endsWith(':')) return false
  // Two words without a type or a year, "Upcoming Meetings", are a heading rather than a title.
  if (isShortOfATitle(source, line, 2, registers)) return false
  return (
    lookUp(registers.countryNames, text) === null && resolveOrganization(text, registers) === null
  )
}

/** The line of a group under the heading of groups: "Working Group on Data". */
function namesABody(source: Source, line: Line, registers: Registers): boolean {
  const key = fold(slice(source, line.span))
  return registers.lexicon['body-type'].some((row) => key.startsWith(fold(row.phrase)))
}
