/** Names of countries and organizations in a list: on lines of their own, in columns, or one after the other. */
import { findDate } from './dates.ts'
import { fold } from '../text/fold.ts'
import { resolveOrganization } from './organization-names.ts'
import { rightBefore } from '../text/right-before.ts'
import { bracketsAtEnd } from '../text/brackets.ts'
import { part, split, trim, type Excerpt } from '../text/excerpt.ts'
import type { ListedName, NamesOnLine, Reading } from '../text/reading.ts'
import { lookUp, lookUpKey } from './register-names.ts'
import type { Registers } from './registers.ts'

export type { ListedName, NamesOnLine }

/**
 * The names of a list in reading order. Columns fill from top to bottom: down the first, then down the next.
 *
 * One space between two names looks like one inside a name, so that a line is cut at its spaces only where all its
 * pieces are names of the register. Where other lines of the list show that it has columns, one unknown name beside
 * known ones is cut out too; else a line that is not understood stays whole.
 */
export function namesInReadingOrder(
  lines: readonly Reading[],
  registers: Registers,
): { names: ListedName[]; inColumns: boolean } {
  const strict = lines.map((line) => line.names())
  const hasColumns = strict.some((line) => line.inColumns)
  const rows = hasColumns ? lines.map((line) => namesOnLine(line.words, registers, true)) : strict
  if (!hasColumns) return { names: rows.flatMap((row) => row.names), inColumns: false }
  const width = Math.max(...rows.map((row) => row.names.length))
  return {
    names: Array.from({ length: width }, (_, column) =>
      rows.flatMap((row) => row.names[column] ?? []),
    ).flat(),
    inColumns: true,
  }
}

/** The names on one line: between commas, joined by "and", each with its term, or side by side in columns. */
export function namesOnLine(line: Excerpt, registers: Registers, hasColumns: boolean): NamesOnLine {
  const item = withoutEnd(line, registers)
  const cells = split(item, /\s{2,}/g)
  // "Tanzania, United Republic of   Uganda": a comma inside the names of columns parts none of them.
  const whole = cells.map((cell) => identify(withoutMarks(cell, registers), registers))
  if (cells.length > 1 && whole.every((name) => name.id !== null))
    return { names: whole, inColumns: true }
  const inline = item.text.includes(',') || item.text.includes(';') || hasTerm(item, registers)
  if (inline)
    return {
      names: withTermsAfter(piecesBetweenCommas(item, registers), registers),
      inColumns: false,
    }
  const names = cells.flatMap((cell, index) => {
    const name = whole[index]
    // "Serbia and Montenegro" by itself may be one State of its day or two: a name that means several is not cut.
    return name !== undefined && registers.ambiguousNames.has(fold(name.excerpt.text))
      ? [name]
      : sideBySide(cell, registers, hasColumns || cells.length > 1)
  })
  return { names, inColumns: names.length > 1 && !isJoined(line, names) }
}

/** A line without the punctuation that ends a list item, "; and" too. */
function withoutEnd(line: Excerpt, registers: Registers): Excerpt {
  return trim(part(line, 0, registers.words.lists.end.exec(line.text)?.index))
}

/** Cut at commas and semicolons outside brackets, but not inside a name that has one: "Korea, Republic of". */
function piecesBetweenCommas(line: Excerpt, registers: Registers): Excerpt[] {
  const cuts = [...line.text.matchAll(/\([^()]*\)|[,;]/g)]
    .filter((match) => match[0].length === 1)
    .map((match) => match.index)
  const starts = [0, ...cuts.map((cut) => cut + 1)]
  const ends = [...cuts, line.text.length]
  const pieces: Excerpt[] = []
  for (let index = 0; index < starts.length; index += 1) {
    const joined = trim(part(line, starts[index] ?? 0, ends[index + 1] ?? ends[index]))
    if (index + 1 < starts.length && lookUp(registers.countryNames, joined.text) !== null) {
      pieces.push(joined)
      index += 1
    } else pieces.push(trim(part(line, starts[index] ?? 0, ends[index])))
  }
  return pieces.filter((piece) => piece.text !== '')
}

/** "Morocco and Germany (2017-2018)": one name or several joined by "and", with one term for all of them. */
function namesInPiece(piece: Excerpt, registers: Registers): ListedName[] {
  const lead = leadingTerm(piece, registers)
  if (lead !== null)
    return sideBySide(lead.names, registers, false).map((name) => ({ ...name, term: lead.term }))
  const both = bracketsAtEnd(piece)
  const withTerm = both !== null && isWholeDate(both.inside, registers) ? both : null
  return sideBySide(withTerm?.before ?? piece, registers, false).map((name) => ({
    ...name,
    term: withTerm?.inside ?? null,
  }))
}

/** "Costa Rica, 2021-2022, Peru, 2019": the term of each name, or names joined by "and", after a comma. A term that is not for each one does not count. */
function withTermsAfter(pieces: readonly Excerpt[], registers: Registers): ListedName[] {
  const isTerm = pieces.map((piece) => isWholeDate(piece, registers))
  const names = pieces.map((piece) => namesInPiece(piece, registers))
  if (!isTerm.every((is, index) => is === (index % 2 === 1)) || isTerm.at(-1) !== true)
    return names.flat()
  return names.flatMap((each, index) =>
    isTerm[index] === true
      ? []
      : each.map((name) => ({ ...name, term: name.term ?? pieces[index + 1] ?? null })),
  )
}

/** "2019-2020: Guyana": a term before the name, or the names, that have it. */
function leadingTerm(
  piece: Excerpt,
  registers: Registers,
): { term: Excerpt; names: Excerpt } | null {
  const date = findDate(piece, registers, 0, true)
  const sign =
    date?.start === 0 ? /^\s*(?::|\s[–—-]\s)\s*(?=\S)/.exec(piece.text.slice(date.end)) : null
  return date === null || sign === null
    ? null
    : { term: part(piece, 0, date.end), names: trim(part(piece, date.end + sign[0].length)) }
}

function isWholeDate(excerpt: Excerpt, registers: Registers): boolean {
  const date = findDate(excerpt, registers, 0, true)
  return date !== null && date.start === 0 && date.end === excerpt.text.length
}

function hasTerm(line: Excerpt, registers: Registers): boolean {
  return (
    leadingTerm(line, registers) !== null ||
    [...line.text.matchAll(/\(([^()]+)\)/g)].some((match) =>
      isWholeDate(part(line, match.index + 1, match.index + match[0].length - 1), registers),
    )
  )
}

/**
 * The names in a stretch without commas. `loose`: an unknown name may be cut out from beside known ones; otherwise all
 * must be known, or are on either side of an "and", or the stretch is one unknown name.
 */
function sideBySide(excerpt: Excerpt, registers: Registers, loose: boolean): ListedName[] {
  const whole = identify(withoutMarks(excerpt, registers), registers)
  if (whole.id !== null) return [whole]
  const pieces = cut(excerpt, registers).map((piece) =>
    identify(withoutMarks(piece, registers), registers),
  )
  const unknown = pieces.filter((piece) => piece.id === null).length
  if (
    pieces.length > 1 &&
    (unknown === 0 || ((loose || isJoined(excerpt, pieces)) && pieces.length <= 2 && unknown < 2))
  )
    return pieces
  return [whole]
}

function identify(excerpt: Excerpt, registers: Registers): ListedName {
  const country = lookUp(registers.countryNames, excerpt.text)
  if (country !== null) return { excerpt, id: country, kind: 'country', term: null }
  const organization = resolveOrganization(excerpt.text, registers)
  return {
    excerpt,
    id: organization,
    kind: organization === null ? null : 'organization',
    term: null,
  }
}

/** Where a name ends, before marks of footnotes and an "and", however many. */
function endOfName(text: string, { words }: Registers): number {
  let end = text.length
  for (;;) {
    const place = text.slice(0, end).trimEnd().length
    const mark = words.lists.after.exec(rightBefore(text, place))
    if (mark === null) return end
    end = place - mark[0].length
  }
}

/** A name without the marks of a footnote around it, and without an "and" before or after it. */
function withoutMarks(excerpt: Excerpt, registers: Registers): Excerpt {
  const start = registers.words.lists.before.exec(excerpt.text)?.[0].length ?? 0
  const end = endOfName(excerpt.text, registers)
  return start < end ? trim(part(excerpt, start, end)) : trim(excerpt)
}

/** Whether there are words ("and") between the names of a stretch, not only space. */
function isJoined(excerpt: Excerpt, names: readonly ListedName[]): boolean {
  let end = 0
  const between = names.map(({ excerpt: { text } }) => {
    const [from, start] = [end, excerpt.text.indexOf(text, end)]
    end = start + text.length
    return excerpt.text.slice(from, start)
  })
  return [...between, excerpt.text.slice(end)].some((words) => /\p{L}/u.test(words))
}

/** The longest names of countries have so many words; longer stretches are never one. */
const LONGEST_NAME = 12

/** A word, or a stretch of them, by its place in the text. */
interface Stretch {
  readonly start: number
  readonly end: number
  readonly known: boolean
}

/** The best cut of the words up to one of them: its last piece, after the best cut before that. */
interface Cut {
  readonly before: Cut | null
  readonly piece: Stretch | null
  readonly pieces: number
  readonly unknownWords: number
}

/** The cut of a stretch into names with the fewest unknown words, and among those the fewest pieces: the longest names. */
function cut(excerpt: Excerpt, registers: Registers): Excerpt[] {
  const { and } = registers.words.lists
  const { text } = excerpt
  const hasMarks = /[*†‡]/.test(text)
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    joins: and.test(match[0]),
    key: fold(match[0]),
  }))
  const best: Cut[] = [{ before: null, piece: null, pieces: 0, unknownWords: 0 }]
  for (const [last, { end, joins }] of words.entries()) {
    for (let first = Math.max(0, last + 1 - LONGEST_NAME); first <= last; first += 1) {
      const before = best[first]
      if (before === undefined) continue
      if (first === last && joins) offer(best, last + 1, before)
      const start = words[first]?.start ?? 0
      const known = hasMarks
        ? isCountry(text.slice(start, end), registers)
        : areCountry(words.slice(first, last + 1), registers)
      // Two unknown stretches side by side are one, unless something joins them.
      if (!known && before.piece?.known === false && words[first - 1]?.joins !== true) continue
      offer(best, last + 1, {
        before,
        piece: { start, end, known },
        pieces: before.pieces + 1,
        unknownWords: before.unknownWords + (known ? 0 : last + 1 - first),
      })
    }
  }
  return piecesOf(best[words.length]).map(({ start, end }) => part(excerpt, start, end))
}

/** Whether words without marks, those that join names left out at their ends, are the name of a country. */
function areCountry(
  words: readonly { readonly key: string; readonly joins: boolean }[],
  { countryNames }: Registers,
): boolean {
  const first = words.findIndex((word) => !word.joins)
  const last = words.findLastIndex((word) => !word.joins)
  const keys = words.slice(first, last + 1).map((word) => word.key)
  return first !== -1 && lookUpKey(countryNames, keys.join(' ')) !== null
}

function isCountry(name: string, registers: Registers): boolean {
  const bare = name.slice(0, endOfName(name, registers)).replace(registers.words.lists.before, '')
  return lookUp(registers.countryNames, bare === '' ? name : bare) !== null
}

function piecesOf(last: Cut | null | undefined): Stretch[] {
  const pieces: Stretch[] = []
  for (let at = last ?? null; at !== null; at = at.before)
    if (at.piece !== null) pieces.push(at.piece)
  return pieces.reverse()
}

function offer(best: Cut[], end: number, candidate: Cut): void {
  const current = best[end]
  const better =
    current === undefined ||
    candidate.unknownWords < current.unknownWords ||
    (candidate.unknownWords === current.unknownWords && candidate.pieces < current.pieces)
  if (better) best[end] = candidate
}
