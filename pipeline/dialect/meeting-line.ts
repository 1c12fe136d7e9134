/** The parts of a meeting's line: date, place, country, title, in whichever order. What makes a line one: `meetings.ts`. */
import type { FoundDate, Reading } from '../text/reading.ts'
import { group, part, split, type Excerpt } from '../text/excerpt.ts'
import { cutAtSeparators, isLikeATown, join } from './meeting-pieces.ts'
import { readPlace, type PlaceAndTitle } from './meeting-place.ts'
import { lookUp } from './register-names.ts'
import type { Registers } from './registers.ts'

export interface MeetingLine extends PlaceAndTitle {
  readonly date: FoundDate | null
  readonly when: Excerpt | null
}

export function readMeetingLine(reading: Reading, registers: Registers): MeetingLine {
  const { words: line } = reading
  const date = reading.date()
  if (date === null) {
    const pieces = cutAtSeparators(line, registers)
    return { date, when: null, ...readPlace(line, pieces, true, registers) }
  }
  // "Du 12 au 14 juin": the preposition at the head of the line goes with the date.
  const isFirst =
    date.start === 0 || registers.words.meetings.preposition.test(line.text.slice(0, date.start))
  const when = part(line, isFirst ? 0 : date.start, date.end)
  const placeAndTitle =
    inBrackets(line, date, registers) ??
    onThreeLines(line, when, registers) ??
    (isFirst ? null : placeAfterDate(line, date, registers)) ??
    besideDate(line, date, isFirst, registers)
  return { date, when, ...placeAndTitle }
}

/** "Seventh Meeting (Minsk, Belarus, 3-4 May 2018)": the title, and all else in the brackets after it. */
function inBrackets(line: Excerpt, date: FoundDate, registers: Registers): PlaceAndTitle | null {
  const match = /^(?<title>[^()]*[^()\s])\s*\((?<rest>[^()]*)\)[\s.]*$/d.exec(line.text)
  const title = match && group(line, match, 'title')
  const [from, to] = match?.indices?.groups?.['rest'] ?? [0, 0]
  if (title === null || date.start < from || to < date.end) return null
  const pieces = [
    ...cutAtSeparators(part(line, from, date.start), registers),
    ...cutAtSeparators(part(line, date.end, to), registers),
  ]
  const { place, country } = readPlace(line, pieces, true, registers)
  return { title, place, country }
}

/** A title, a place and a date, each on a line of its own. */
function onThreeLines(line: Excerpt, when: Excerpt, registers: Registers): PlaceAndTitle | null {
  const [title, second, third, ...more] = split(line, /\n/g)
  if (title === undefined || second === undefined || third?.text !== when.text || more.length > 0)
    return null
  const town = readPlace(second, cutAtSeparators(second, registers), true, registers)
  const place = town.country === null ? second : (town.place ?? town.title)
  return { title, place, country: town.country }
}

/** "Fifth Meeting, 3 May 2018, Minsk, Belarus": the date in the middle, and only the place after it. */
function placeAfterDate(
  line: Excerpt,
  date: FoundDate,
  registers: Registers,
): PlaceAndTitle | null {
  if (!/^\s*,/.test(line.text.slice(date.end))) return null
  const behind = cutAtSeparators(part(line, date.end), registers)
  const country = behind.at(-1)
  const before = behind.slice(0, -1)
  if (country === undefined || lookUp(registers.countryNames, country.text) === null) return null
  if (before.length > 1 || !before.every((piece) => isLikeATown(piece.text))) return null
  const words = part(line, 0, date.start)
  const title = join(words, cutAtSeparators(words, registers))
  return { title, place: before[0] ?? null, country }
}

/** All after a date at the head of the line, or all before another. */
function besideDate(
  line: Excerpt,
  date: FoundDate,
  isFirst: boolean,
  registers: Registers,
): PlaceAndTitle {
  const words = isFirst ? part(line, date.end) : part(line, 0, date.start)
  return readPlace(words, cutAtSeparators(words, registers), isFirst, registers)
}
