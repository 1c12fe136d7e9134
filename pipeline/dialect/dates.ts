/** Dates: from the words of a source to EDTF (ISO 8601-2), as far as the source gives them and no further. */
import edtf from 'edtf'
import type { Excerpt } from '../text/excerpt.ts'
import type { FoundDate } from '../text/reading.ts'
import type { DateForm } from './date-forms.ts'
import type { Registers } from './registers.ts'

export type { FoundDate }

/**
 * The first date in a text, and of several forms that begin there the longest. Day, month and year in either order, spans of days, of
 * months and of years, with any dash and any spaces around it. Null when there is none.
 * Terms without an end, `since 2019`, count only where they are asked for: in a sentence, "since 2019" says when it began.
 */
export function findDate(
  excerpt: Excerpt,
  registers: Registers,
  from = 0,
  openEnded = false,
): FoundDate | null {
  // Every form has digits in it, and most lines have none.
  if (!/\d/.test(excerpt.text)) return null
  return datesFrom(excerpt.text, registers, openEnded)(from)
}

/** The search for the first date from a place on, for places in ascending order: each form is looked for once from each of its own places. */
function datesFrom(
  text: string,
  registers: Registers,
  openEnded: boolean,
): (from: number) => FoundDate | null {
  const forms = registers.words.dates.filter((form) => openEnded || !form.isOpen)
  const next = new Map<DateForm, RegExpExecArray | null>()
  const nextOf = (form: DateForm, from: number): RegExpExecArray | null => {
    const known = next.get(form)
    if (known === null || (known !== undefined && known.index >= from)) return known
    form.pattern.lastIndex = from
    const match = form.pattern.exec(text)
    next.set(form, match)
    return match
  }
  return (from) => {
    let best: { match: RegExpExecArray; form: DateForm } | null = null
    for (const form of forms) {
      const match = nextOf(form, from)
      if (match !== null && form.holds(match.groups ?? {}) && comesBefore(match, best?.match))
        best = { match, form }
    }
    return best && toFoundDate(best.match, best.form)
  }
}

function comesBefore(match: RegExpExecArray, other: RegExpExecArray | undefined): boolean {
  if (other === undefined || match.index < other.index) return true
  return match.index === other.index && match[0].length > other[0].length
}

/** All dates of a text, one after the other. */
export function datesIn(excerpt: Excerpt, registers: Registers): FoundDate[] {
  if (!/\d/.test(excerpt.text)) return []
  const dates: FoundDate[] = []
  const next = datesFrom(excerpt.text, registers, false)
  for (let date = next(0); date !== null; date = next(date.end)) dates.push(date)
  return dates
}

function toFoundDate(match: RegExpExecArray, { precision, build }: DateForm): FoundDate {
  const [first, last] = build(match.groups ?? {})
  const isReal =
    isInCalendar(first) && (last === undefined || (isInCalendar(last) && areInOrder(first, last)))
  const text = isReal ? [first, ...(last === undefined ? [] : [last])].join('/') : null
  const days = precision === 'day' && text !== null
  return {
    start: match.index,
    end: match.index + match[0].length,
    edtf: text,
    precision,
    firstDay: days ? first : null,
    lastDay: days ? (last ?? first) : null,
  }
}

/** A day, month or year as the forms give it, or the open end of a span, `..`. */
function isInCalendar(date: string): boolean {
  if (date === '..') return true
  const time = Date.parse(date)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

function areInOrder(first: string, last: string): boolean {
  return first === '..' || last === '..' || first < last
}

/** The first words that look like a date in digits, read or not: "13-14.02.2018". */
export function digitsOfADate(text: string): { start: number; end: number } | null {
  const match =
    /(?<![\d.,/-])(?:\d{1,2}\s?[-–&]\s?)?(?:\d{1,2}([./])\d{1,2}\1\d{4}|\d{4}([./-])\d{1,2}\2\d{1,2})(?:\s?[-–&]\s?\d{1,2})?(?![\d/])/.exec(
      text,
    )
  return match === null ? null : { start: match.index, end: match.index + match[0].length }
}

/** The text itself when it is valid EDTF with its ends in order, else null. */
export function validEdtf(text: string): string | null {
  try {
    if (text === '') return null
    edtf(text)
  } catch {
    return null
  }
  // The library lets the 29th of February of any year pass.
  const days = text.match(/\d{4}-\d{2}-\d{2}/g) ?? []
  return days.every((day) => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day))
    ? text
    : null
}

/** First and last day that an EDTF date covers, as milliseconds since 1970, UTC. */
export function extentOf(text: string): { first: number; last: number } {
  const { min, max } = edtf(text)
  return { first: min, last: max }
}
