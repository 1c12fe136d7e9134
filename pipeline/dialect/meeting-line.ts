/** The parts of a meeting's line: date, place, country, title, in whichever order; and a gate for what is not clear. */
import type { FoundDate, Reading } from '../text/reading.ts'
import { findDate } from './dates.ts'
import { fold } from '../text/fold.ts'
import { saysMeeting } from './meetings.ts'
import { countryNamedIn } from './named-in-text.ts'
import { group, part, spanOf, split, trim, type Excerpt } from '../text/excerpt.ts'
import { lookUp } from './register-names.ts'
import type { Registers } from './registers.ts'

export interface MeetingLine {
  readonly date: FoundDate | null
  readonly when: Excerpt | null
  readonly title: Excerpt | null
  readonly place: Excerpt | null
  readonly country: Excerpt | null
}

/** How many parts of a line may stand before the country where the date comes first: hall, town, district. */
const PLACE_PARTS = 4
/** What stands between the parts of a line, beside commas. */
const SEPARATOR = /[“”«»(),:|;\t\n]|\s[–—-]\s/g

export function readMeetingLine(reading: Reading, registers: Registers): MeetingLine {
  const { words: line } = reading
  const date = reading.date()
  // "Du 12 au 14 juin": the preposition at the head of the line goes with the date.
  const start =
    date !== null && registers.words.meetings.preposition.test(line.text.slice(0, date.start))
      ? 0
      : (date?.start ?? 0)
  const when = date && part(line, start, date.end)
  // "Seventh Meeting (Minsk, Belarus, 3-4 May 2018)": the title, and all else in the brackets behind it.
  const bracketed = /^(?<title>[^()]*[^()\s])\s*\((?<rest>[^()]*)\)[\s.]*$/d.exec(line.text)
  const title = bracketed && group(line, bracketed, 'title')
  const rest = bracketed?.indices?.groups?.['rest']
  if (
    title !== null &&
    rest !== undefined &&
    date !== null &&
    rest[0] <= date.start &&
    date.end <= rest[1]
  ) {
    const pieces = [
      ...cutAtSeparators(part(line, rest[0], date.start), registers),
      ...cutAtSeparators(part(line, date.end, rest[1]), registers),
    ]
    const { place, country } = readPlace(line, pieces, true, registers)
    return { date, when, title, place, country }
  }
  // A title, a place and a date, each on a line of its own.
  const [first, second, third, ...more] = split(line, /\n/g)
  if (
    first !== undefined &&
    second !== undefined &&
    third !== undefined &&
    more.length === 0 &&
    third.text === when?.text
  ) {
    const town = readPlace(second, cutAtSeparators(second, registers), true, registers)
    return {
      date,
      when,
      title: first,
      place: town.country === null ? second : (town.place ?? town.title),
      country: town.country,
    }
  }
  const dateFirst = date === null || start === 0
  const words = date === null ? line : dateFirst ? part(line, date.end) : part(line, 0, date.start)
  // "Fifth Meeting, 3 May 2018, Minsk, Belarus": the date in the middle, and nothing but the place behind it.
  const behind =
    date === null || dateFirst || !/^\s*,/.test(line.text.slice(date.end))
      ? []
      : cutAtSeparators(part(line, date.end), registers)
  const country = behind.at(-1)
  const isPlace =
    country !== undefined &&
    lookUp(registers.countryNames, country.text) !== null &&
    behind.length <= 2 &&
    behind.slice(0, -1).every((piece) => isLikeATown(piece.text))
  if (isPlace)
    return {
      date,
      when,
      title: join(words, cutAtSeparators(words, registers)),
      place: behind.length === 2 ? (behind[0] ?? null) : null,
      country,
    }
  return {
    date,
    when,
    ...readPlace(words, cutAtSeparators(words, registers), dateFirst, registers),
  }
}

interface PlaceAndTitle {
  readonly title: Excerpt | null
  readonly place: Excerpt | null
  readonly country: Excerpt | null
}

/** A place that ends in a country, and the title behind it, or before it where nothing stands behind. */
function readPlace(
  whole: Excerpt,
  pieces: readonly Excerpt[],
  dateFirst: boolean,
  registers: Registers,
): PlaceAndTitle {
  const isCountry = (piece: Excerpt): boolean => countryIn(piece, registers) !== null
  const first = pieces.slice(0, PLACE_PARTS).findIndex(isCountry)
  // Of two countries side by side the last is meant: "Atlanta, Georgia, USA".
  const at = dateFirst
    ? pieces[first + 1] !== undefined && first !== -1 && isCountry(pieces[first + 1] as Excerpt)
      ? first + 1
      : first
    : pieces.findLastIndex(isCountry)
  const found = pieces[at]
  const named = found === undefined ? null : countryIn(found, registers)
  if (named === null) return readVenue(whole, pieces, registers)
  const before = pieces.slice(0, at)
  const behind = pieces.slice(at + 1)
  const isTitle = (piece: Excerpt | undefined): boolean =>
    piece !== undefined && saysMeeting(piece.text, registers)
  if (named.town !== null)
    return { title: join(whole, [...before, ...behind]), place: named.town, country: named.country }
  if (dateFirst && behind.length > 0)
    return { place: join(whole, before), country: named.country, title: join(whole, behind) }
  // Nothing behind the country: the place is the last part before it, unless that is the title.
  const last = before.at(-1)
  if (last === undefined || isTitle(last))
    return { title: join(whole, [...before, ...behind]), place: null, country: named.country }
  return { title: join(whole, before.slice(0, -1)), place: last, country: named.country }
}

/** "Kenya", or "Nairobi (Kenya)" with its town. */
function countryIn(
  piece: Excerpt,
  registers: Registers,
): { country: Excerpt; town: Excerpt | null } | null {
  if (lookUp(registers.countryNames, piece.text) !== null) return { country: piece, town: null }
  const match = /^(?<town>[^()]+\S)\s*\((?<country>[^()]+)\)$/d.exec(piece.text)
  const [town, country] = [
    match && group(piece, match, 'town'),
    match && group(piece, match, 'country'),
  ]
  return town === null || country === null || lookUp(registers.countryNames, country.text) === null
    ? null
    : { country, town }
}

/** A venue that is in no country, "Virtual Event", at either end; else everything is the title. */
function readVenue(
  whole: Excerpt,
  pieces: readonly Excerpt[],
  registers: Registers,
): PlaceAndTitle {
  const isVenue = (piece: Excerpt): boolean =>
    registers.words.phrases.venue.has(fold(withoutBrackets(piece).text))
  const venue = pieces.findIndex(
    (piece, index) => (index === 0 || index === pieces.length - 1) && isVenue(piece),
  )
  const found = pieces[venue]
  if (found === undefined) return { title: join(whole, pieces), place: null, country: null }
  return {
    title: join(
      whole,
      pieces.filter((_, index) => index !== venue),
    ),
    place: withoutBrackets(found),
    country: null,
  }
}

/** "(online)" as "online". */
function withoutBrackets(piece: Excerpt): Excerpt {
  return /^\([^()]+\)$/.test(piece.text) ? trim(part(piece, 1, piece.text.length - 1)) : piece
}

/** Cut at commas, colons, bars and dashes that stand in no quotation marks; a bracket stays with the words before it. */
function cutAtSeparators(excerpt: Excerpt, registers: Registers): Excerpt[] {
  const pieces: Excerpt[] = []
  let depth = 0
  let start = 0
  for (const { 0: sign, index } of excerpt.text.matchAll(SEPARATOR)) {
    if ('“«('.includes(sign)) depth += 1
    else if ('”»)'.includes(sign)) depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      pieces.push(part(excerpt, start, index))
      start = index + sign.length
    }
  }
  pieces.push(part(excerpt, start))
  return pieces.map((piece) => trimmed(piece, registers)).filter((piece) => piece.text !== '')
}

/** Without white space, a dash at either end, and a full stop or a preposition before the first word. */
function trimmed(piece: Excerpt, registers: Registers): Excerpt {
  const start = registers.words.meetings.beforePlace.exec(piece.text)?.[0].length ?? 0
  const end = /[\s–—|-]*$/.exec(piece.text.slice(start))?.index ?? 0
  return trim(part(piece, start, start + end))
}

/** The stretch from the first piece to the last, with what stands between them; null without pieces. */
function join(whole: Excerpt, pieces: readonly Excerpt[]): Excerpt | null {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (first === undefined || last === undefined) return null
  const start = offsetIn(whole, first)
  return part(whole, start, offsetIn(whole, last) + last.text.length)
}

/** Where a part of an excerpt begins in its text; parts carry the runs of the whole, so that places can be compared. */
function offsetIn(whole: Excerpt, piece: Excerpt): number {
  const wanted = spanOf(piece).start
  let at = 0
  for (const run of whole.runs) {
    if (wanted < run.span.end) return at + (run.correction === null ? wanted - run.span.start : 0)
    at += run.text.length
  }
  return at
}

/** One to three words with capitals and nothing else: what a town looks like. */
function isLikeATown(text: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}$/u.test(text)
}

/** Why the parts may have been told apart wrongly, in a few words; null where they are clear. */
export function whyUnclear(
  line: Excerpt,
  { date, title, place, country }: MeetingLine,
  registers: Registers,
): string | null {
  const parts = [title, place].filter((excerpt) => excerpt !== null)
  const balanced = (text: string): boolean => text.split('(').length === text.split(')').length
  if (parts.some((excerpt) => !balanced(excerpt.text))) return 'a bracket is cut in two'
  if (
    date !== null &&
    findDate(line, registers, date.end) !== null &&
    findDate(line, registers, date.end)?.precision !== 'year'
  )
    return 'the line has several dates'
  if (date !== null && registers.words.meetings.anotherDay.test(line.text.slice(0, date.start)))
    return 'another day is joined to the date'
  if (place !== null && /\d/.test(place.text)) return 'the place has digits in it'
  if (title === null && (date === null || (place === null && country === null)))
    return 'it has no title, and no date or no place'
  const isVenue = place !== null && registers.words.phrases.venue.has(fold(place.text))
  if (place !== null && !isVenue && saysMeeting(place.text, registers))
    return 'the place reads like a title'
  if (
    place !== null &&
    place.text.split(',').some((piece) => lookUp(registers.countryNames, piece) !== null)
  )
    return 'two countries stand side by side'
  if (title === null) return null
  if (title.text.startsWith('(')) return 'the title begins with a bracket'
  const pieces = cutAtSeparators(title, registers)
  // "Réunion" is a meeting here, and no island.
  if (
    country === null &&
    countryNamedIn(title.text, registers, (name) => !saysMeeting(name, registers)) !== null
  )
    return 'the title has a country in it'
  if (
    place === null &&
    pieces.length > 1 &&
    pieces.some((piece) => isLikeATown(piece.text) && !saysMeeting(piece.text, registers))
  )
    return 'a part of the title may be the place'
  if (place === null && registers.words.meetings.endsInPlace.test(title.text))
    return 'the title seems to end in the place'
  return saysMeeting(title.text, registers) || /[“"«]/.test(title.text)
    ? null
    : 'no word of the title says what kind of meeting it is'
}
