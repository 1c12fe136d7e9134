/** What makes a line, or a few of them, a meeting. How its parts are separated: `meeting-line.ts`. */
import type { Reading } from '../text/reading.ts'
import { lookUp } from './register-names.ts'
import type { Registers } from './registers.ts'

/** A date with a month, at the head of the words, or at their end after a comma. */
export function isDated(reading: Reading): boolean {
  const date = reading.date()
  if (date === null || date.precision === 'year') return false
  const { text } = reading.words
  const isLast =
    /^[\s.)]*$/.test(text.slice(date.end)) && endsInSeparator(text.slice(0, date.start))
  // "Slovenia (July 2023 - June 2024)" is a State and its term.
  return (date.start === 0 || isLast) && !isListOfStates(reading)
}

/** A comma, another mark or the end of a line, and white space. */
function endsInSeparator(text: string): boolean {
  const words = text.trimEnd()
  return /[,;|–—(-]$/.test(words) || text.slice(words.length).includes('\n')
}

function isListOfStates(reading: Reading): boolean {
  const { names } = reading.names()
  return names.length > 0 && names.every((name) => name.kind === 'country')
}

/** A year at the head of the words, and a country among them: "2009, Malabo, Equatorial Guinea, Technical Workshop". */
export function isOfAYear(reading: Reading, registers: Registers): boolean {
  const date = reading.date()
  const after = date === null ? '' : reading.words.text.slice(date.end)
  if (date?.start !== 0 || !/^\s*[,:]\s/.test(after)) return false
  return after.split(/[,:;|]|\s[–—-]\s/).some((piece) => isCountry(piece, registers))
}

/** Under the heading of meetings, a country between commas will do. */
export function hasACountry(reading: Reading, registers: Registers): boolean {
  const [, ...behind] = reading.words.text.split(',')
  return behind.some((piece) => isCountry(piece, registers))
}

function isCountry(piece: string, registers: Registers): boolean {
  return lookUp(registers.countryNames, piece) !== null
}

/** Whether a word says that something is a meeting. */
export function saysMeeting(text: string, registers: Registers): boolean {
  return registers.words.meetings.meeting.test(text)
}

/** So many lines with a day or month carry one without. */
const DATED_TO_ANOTHER = 3

/** Lines with a date each; between such lines, one with a year and a country is a meeting too. */
export function areMeetings(lines: readonly Reading[], registers: Registers): boolean {
  const dated = lines.filter(isDated)
  const others = lines.filter((line) => !isDated(line) && !isOfAYear(line, registers))
  // Among so many dated lines a line with another date, "Winter 1996/97: Geneva", is a meeting that is not understood.
  const areFew =
    dated.length >= DATED_TO_ANOTHER * others.length &&
    others.every(({ words }) => /^(?:\S+\s+){0,2}(?:19|20)\d\d/.test(words.text))
  return dated.length > 0 && areFew
}

/** Two or three lines that are one meeting, a title, a place, and last a date with nothing else: "Fifth Meeting", "Oslo, Norway", "3 May 2018". */
export function areOneMeeting(lines: readonly Reading[], registers: Registers): boolean {
  const [title] = lines
  const last = lines.at(-1)
  if (title === undefined || last === undefined || lines.length < 2 || lines.length > 3)
    return false
  const date = last.date()
  return (
    date !== null &&
    date.start === 0 &&
    date.end === last.words.text.length &&
    isDated(last) &&
    lines.slice(0, -1).every((line) => line.date() === null) &&
    saysMeeting(title.words.text, registers)
  )
}

/** Whether a line may be the title of the dated line below it. */
export function isTitleAlone({ words }: Reading, registers: Registers): boolean {
  return !/[.;,\n]$|\d{4}/.test(words.text) && saysMeeting(words.text, registers)
}
