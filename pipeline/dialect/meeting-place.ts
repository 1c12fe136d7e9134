/** Where a meeting was, and its title, from the pieces of its line. */
import { fold } from '../text/fold.ts'
import { bracketsAtEnd } from '../text/brackets.ts'
import { part, trim, type Excerpt } from '../text/excerpt.ts'
import { join } from './meeting-pieces.ts'
import { saysMeeting } from './meetings.ts'
import { lookUp } from './register-names.ts'
import type { Registers } from './registers.ts'

/** How many parts of a line may be before the country where the date comes first: hall, town, district. */
const PLACE_PARTS = 4
export interface PlaceAndTitle {
  readonly title: Excerpt | null
  readonly place: Excerpt | null
  readonly country: Excerpt | null
}

/** A place that ends in a country, and the title after it, or before it where there is nothing after it. */
export function readPlace(
  whole: Excerpt,
  pieces: readonly Excerpt[],
  dateFirst: boolean,
  registers: Registers,
): PlaceAndTitle {
  const isCountry = (piece: Excerpt): boolean => countryIn(piece, registers) !== null
  const first = pieces.slice(0, PLACE_PARTS).findIndex(isCountry)
  // Of two countries side by side the last is meant: "Atlanta, Georgia, USA".
  const isPair = first !== -1 && pieces.slice(first + 1, first + 2).some(isCountry)
  const at = dateFirst ? first + Number(isPair) : pieces.findLastIndex(isCountry)
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
  // Nothing after the country: the place is the last part before it, unless that is the title.
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
  const both = bracketsAtEnd(piece)
  return both === null ||
    /[()]/.test(both.before.text) ||
    lookUp(registers.countryNames, both.inside.text) === null
    ? null
    : { country: both.inside, town: both.before }
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
