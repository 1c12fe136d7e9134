/** Why the parts of a meeting's line may have been separated wrongly. */
import { findDate } from './dates.ts'
import { fold } from '../text/fold.ts'
import type { Excerpt } from '../text/excerpt.ts'
import type { MeetingLine } from './meeting-line.ts'
import { cutAtSeparators, isLikeATown } from './meeting-pieces.ts'
import { saysMeeting } from './meetings.ts'
import { countryNamedIn } from './named-in-text.ts'
import { lookUp } from './register-names.ts'
import type { Registers } from './registers.ts'

/** The reason in a few words; null where the parts are clear. */
export function whyUnclear(line: Excerpt, parts: MeetingLine, registers: Registers): string | null {
  const { date, title, place, country } = parts
  const balanced = (text: string): boolean => text.split('(').length === text.split(')').length
  if ([title, place].some((excerpt) => excerpt !== null && !balanced(excerpt.text)))
    return 'the split would break a pair of brackets'
  const ofDate = whyDateIsUnclear(line, parts, registers)
  if (ofDate !== null) return ofDate
  if (place !== null && /\d/.test(place.text)) return 'the place contains digits'
  if (title === null && (date === null || (place === null && country === null)))
    return 'it has no title, and no date or no place'
  return (
    (place === null ? null : whyPlaceIsUnclear(place.text, registers)) ??
    (title === null ? null : whyTitleIsUnclear(title, parts, registers))
  )
}

function whyDateIsUnclear(
  line: Excerpt,
  { date }: MeetingLine,
  registers: Registers,
): string | null {
  if (date === null) return null
  const second = findDate(line, registers, date.end)
  if (second !== null && second.precision !== 'year') return 'the line has several dates'
  return registers.words.meetings.anotherDay.test(line.text.slice(0, date.start))
    ? 'another day is joined to the date'
    : null
}

function whyPlaceIsUnclear(place: string, registers: Registers): string | null {
  const isVenue = registers.words.phrases.venue.has(fold(place))
  if (!isVenue && saysMeeting(place, registers)) return 'the place reads like a title'
  return place.split(',').some((piece) => lookUp(registers.countryNames, piece) !== null)
    ? 'two countries are next to each other'
    : null
}

function whyTitleIsUnclear(
  title: Excerpt,
  { place, country }: MeetingLine,
  registers: Registers,
): string | null {
  if (title.text.startsWith('(')) return 'the title begins with a bracket'
  // "Réunion" is a meeting here, and no island.
  const isOther = (name: string): boolean => !saysMeeting(name, registers)
  if (country === null && countryNamedIn(title.text, registers, isOther) !== null)
    return 'the title contains a country'
  const pieces = cutAtSeparators(title, registers)
  const holdsTown =
    pieces.length > 1 && pieces.some(({ text }) => isLikeATown(text) && isOther(text))
  if (place === null && holdsTown) return 'a part of the title may be the place'
  if (place === null && registers.words.meetings.endsInPlace.test(title.text))
    return 'the title seems to end in the place'
  return saysMeeting(title.text, registers) || /[“"«]/.test(title.text)
    ? null
    : 'no word of the title says what kind of meeting it is'
}
