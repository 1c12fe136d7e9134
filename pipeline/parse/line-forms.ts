/** What a line looks like, where no heading says what it is. */
import { findDate } from '../dialect/dates.ts'
import { fold } from '../text/fold.ts'
import type { Line } from './lines.ts'
import { namesOnLine, type ListedName } from '../dialect/names.ts'
import { read } from '../text/excerpt.ts'
import { lookUp, type Registers } from '../dialect/registers.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'

/** Sentences that stand among the items of a list are longer than its items. */
const WORDS_OF_A_SENTENCE = 6

/** A line of a meeting: a date with a month, at its head, or at its end behind a comma. */
export function isDatedLine(source: Source, line: Line, registers: Registers): boolean {
  const excerpt = read(source, line.span)
  const date = findDate(excerpt, registers)
  if (date === null || date.precision === 'year') return false
  const isLast =
    /^[\s.)]*$/.test(excerpt.text.slice(date.end)) &&
    /[,;|–—(\n-]\s*$/.test(excerpt.text.slice(0, date.start))
  // "Slovenia (July 2023 - June 2024)" is a State and its term.
  return (date.start === 0 || isLast) && !asListOfStates(source, [line], registers).allKnown
}

/** A line that begins with a year and names a country: "2009, Malabo, Equatorial Guinea, Technical Workshop". */
export function isMeetingOfAYear(source: Source, line: Line, registers: Registers): boolean {
  const excerpt = read(source, line.span)
  const date = findDate(excerpt, registers)
  if (date?.start !== 0 || !/^\s*[,:]\s/.test(excerpt.text.slice(date.end))) return false
  return excerpt.text
    .slice(date.end)
    .split(/[,:;|]|\s[–—-]\s/)
    .some((piece) => lookUp(registers.countryNames, piece) !== null)
}

/** A line under the heading of meetings that is one: it has a date with a month, or a country between its commas. */
export function isMeeting(source: Source, line: Line, registers: Registers): boolean {
  return (
    isDatedLine(source, line, registers) ||
    slice(source, line.span)
      .split(',')
      .slice(1)
      .some((piece) => lookUp(registers.countryNames, piece) !== null)
  )
}

/** A line of prose: it ends as a sentence does, or says something that only sentences say. */
export function isProse(source: Source, line: Line, registers: Registers): boolean {
  const text = slice(source, line.span)
  return (/[.!?]["”»’)]?$/.test(text) && text.includes(' ')) || saysARole(text, registers)
}

/** A sentence among the items of a list: prose of some length, without a list mark. */
export function isSentence(source: Source, line: Line, registers: Registers): boolean {
  return (
    line.mark === null &&
    isProse(source, line, registers) &&
    slice(source, line.span).split(/\s+/).length >= WORDS_OF_A_SENTENCE
  )
}

/** A sentence that says who the secretariat or support unit is, by its first words for a role; the section that it makes. */
export function sectionOfRole(
  source: Source,
  line: Line,
  registers: Registers,
): 'secretariat' | 'support-unit' | null {
  const [first = ''] = slice(source, line.span).split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  const value = registers.words.roles.find(({ pattern }) => pattern.test(first))?.role
  return value === 'secretariat' || value === 'support-unit' ? value : null
}

function saysARole(text: string, registers: Registers): boolean {
  return registers.words.roles.some(({ pattern }) => pattern.test(text))
}

/** A line that is, or begins with, words that stand around every profile on its page. */
export function isBoilerplate(source: Source, span: Span, registers: Registers): boolean {
  const key = fold(slice(source, span))
  // The path to a page, "Home > Our Work", or a choice of languages, "Français | English"; names of countries are neither.
  if (/\S\s[>›→|]\s\S/u.test(key) && !/\d{4}/.test(key))
    return !key.split(/[>›→|,]/u).some((piece) => lookUp(registers.countryNames, piece) !== null)
  return (
    registers.words.phrases.boilerplate.has(key) ||
    registers.lexicon['boilerplate-start'].some(
      (row) => key.startsWith(fold(row.phrase)) && slice(source, span).startsWith(row.phrase),
    )
  )
}

/** Whether a line has a word of the known headings in it, "Observer countries and organisations". */
export function hasHeadingWord(source: Source, line: Line, registers: Registers): boolean {
  const { telling } = registers.words.headings
  const words = slice(source, line.span).split(/\s+/)
  return (
    line.mark === null &&
    words.length <= 8 &&
    words.some((word) => telling.has(fold(word).replace(/[^\p{L}]/gu, '')))
  )
}

/** At most so many words, without a list mark, a year or a word for a type of document. */
export function isShortOfATitle(
  source: Source,
  line: Line,
  mostWords: number,
  registers: Registers,
): boolean {
  const text = slice(source, line.span)
  if (line.mark !== null || text.split(/\s+/).length > mostWords || /\d{4}/.test(text)) return false
  return !registers.lexicon['document-type'].some((row) =>
    text.toLowerCase().includes(row.phrase.toLowerCase()),
  )
}

/** What stands in no list: an address of the web or of mail, a telephone number, a label with its value, a single letter. */
export function isPageMatter(text: string): boolean {
  return (
    /https?:\/\/|www\.|\S@\S|\+\d[\d\s()-]{6,}|^\p{L}+(?: \p{L}+)?:\s/u.test(text) ||
    /^\p{L}$/u.test(text)
  )
}

/** The words, without the punctuation behind them, are a phrase of the lexicon. */
export function isPhrase(
  source: Source,
  span: Span,
  kind: 'no-participant' | 'themes-lead-in',
  registers: Registers,
): boolean {
  const key = fold(slice(source, span).replace(/[\s:.]+$/, ''))
  return registers.words.phrases[kind].has(key)
}

/** A line that leads in to the list below it: it ends in a colon. */
export function isLeadIn(source: Source, line: Line): boolean {
  return line.mark === null && slice(source, line.span).endsWith(':')
}

/** A footnote to a list: it begins with the mark that stands behind a name, "*" or "[1]". */
export function isFootnote(source: Source, span: Span): boolean {
  return /^(?:[*†‡¹²³]|\[\d{1,2}\])[^]*\p{L}/u.test(slice(source, span))
}

/** A line that is the name of a part of the world, with or without "States" behind it: it parts a list of States. */
export function namesARegion(source: Source, line: Line, registers: Registers): boolean {
  return registers.words.headings.region.test(slice(source, line.span))
}

/** What the lines of a block hold, seen as a list of States. */
export function asListOfStates(
  source: Source,
  block: readonly Line[],
  registers: Registers,
): {
  names: readonly ListedName[]
  allKnown: boolean
  anyKnown: boolean
  mostlyKnown: boolean
  hasTerms: boolean
} {
  const names = block
    .filter((line) => !isFootnote(source, line.span))
    .flatMap((line) => namesOnLine(read(source, line.span), registers, false).names)
  const known = names.filter((name) => name.kind === 'country')
  return {
    names,
    allKnown: names.length > 0 && known.length === names.length,
    anyKnown: known.length > 0,
    mostlyKnown: known.length > 1 && 2 * known.length >= names.length,
    hasTerms: names.some((name) => name.term !== null),
  }
}
