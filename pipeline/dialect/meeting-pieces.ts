/** The pieces of a meeting's line between commas, colons, bars and dashes. */
import { part, spanOf, trim, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from './registers.ts'

/** What is between the parts of a line, beside commas. */
const SEPARATOR = /[“”«»(),:|;\t\n]|\s[–—-]\s/g

/** Cut at commas, colons, bars and dashes that are in no quotation marks; a bracket stays with the words before it. */
export function cutAtSeparators(excerpt: Excerpt, registers: Registers): Excerpt[] {
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
  const end = /(?<![\s–—|-])[\s–—|-]*$/.exec(piece.text.slice(start))?.index ?? 0
  return trim(part(piece, start, start + end))
}

/** The stretch from the first piece to the last, with what is between them; null without pieces. */
export function join(whole: Excerpt, pieces: readonly Excerpt[]): Excerpt | null {
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
export function isLikeATown(text: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}$/u.test(text)
}
