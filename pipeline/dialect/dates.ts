/** Dates: from the words of a source to EDTF (ISO 8601-2), as far as the source gives them and no further. */
import edtf from 'edtf'
import type { Excerpt } from '../text/excerpt.ts'
import type { Registers } from './registers.ts'

export interface FoundDate {
  /** Where it stands in the text of the excerpt: UTF-16 offsets, end exclusive. */
  readonly start: number
  readonly end: number
  /** EDTF text; null where the words are no day of the calendar, one of two days, "8.9.2020", or a span that ends before it begins. */
  readonly edtf: string | null
  readonly precision: 'day' | 'month' | 'year'
  /** First and last day, ISO 8601, where the source gives days. */
  readonly firstDay: string | null
  readonly lastDay: string | null
}

interface Form {
  readonly pattern: RegExp
  /** `since 2019`, `2019-present`, `until 1998`: a term without an end, or without a beginning. */
  readonly isOpen: boolean
  /** Whether what matched is this form at all: `3 and 4 May` is a span, `3 and 9 May` is none. */
  readonly holds: (groups: Record<string, string>) => boolean
  readonly precision: FoundDate['precision']
  /** EDTF text of the first and, for a span, the last date that the named groups give. */
  readonly build: (groups: Record<string, string>) => readonly [string, string?]
}

const formsOf = new WeakMap<Registers, readonly Form[]>()

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
  let forms = formsOf.get(registers)
  if (forms === undefined) formsOf.set(registers, (forms = createForms(registers)))

  let best: { match: RegExpExecArray; form: Form } | null = null
  for (const form of forms) {
    if (form.isOpen && !openEnded) continue
    form.pattern.lastIndex = from
    const match = form.pattern.exec(excerpt.text)
    if (match === null || !form.holds(match.groups ?? {})) continue
    const earlier = best === null || match.index < best.match.index
    const longer =
      best !== null && match.index === best.match.index && match[0].length > best.match[0].length
    if (earlier || longer) best = { match, form }
  }
  return best && toFoundDate(best.match, best.form)
}

function toFoundDate(match: RegExpExecArray, { precision, build }: Form): FoundDate {
  const [first, last] = build(match.groups ?? {})
  const text = validEdtf(last === undefined ? first : `${first}/${last}`)
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

function createForms(registers: Registers): Form[] {
  const phrases = (
    kind: 'between' | 'date-preposition' | 'of' | 'ongoing' | 'since' | 'to' | 'until',
  ): string => registers.lexicon[kind].map((row) => escape(row.phrase)).join('|')
  const and = registers.lexicon.and.map((row) => escape(row.phrase)).join('|')
  const definite = registers.lexicon.article
    .filter((row) => row.value === 'definite')
    .map((row) => escape(row.phrase))
    .join('|')
  const months = new Map(
    registers.lexicon.month.map((row) => [row.phrase.toLowerCase(), Number(row.value)]),
  )
  const month = (suffix: string): string =>
    `(?<month${suffix}>${[...months.keys()].map(escape).join('|')})\\.?`
  const of = `(?:\\s+(?:${phrases('of')}))?`
  const the = `(?:(?:${definite})\\s+(?=[^.;:()]{1,20}\\s(?:${phrases('of')})\\s))?`
  const day = (suffix: string): string => `(?<day${suffix}>\\d{1,2})(?:er|st|nd|rd|th)?`
  const digits = (suffix: string): string => `(?<${suffix}>\\d{1,2})`
  const year = (suffix: string): string => `(?<year${suffix}>(?:19|20)\\d{2})`
  const dash = `(?:\\s*[-–—]\\s*|\\s+(?:${phrases('to')})\\s+)`
  const comma = '\\s*,?\\s+'
  const behind = (kind: 'between' | 'date-preposition'): string =>
    `(?<=(?<!\\p{L})(?:${phrases(kind)})\\s+)`
  // "3, 4 and 5 May" are three days: the last two are not all.
  const alone = '(?<!\\d\\s?[,–-]\\s?)'
  const join = `(?:\\s*[&/]\\s*|\\s+(?:${and})\\s+)`

  const ymd = (groups: Record<string, string>, y: string, m: string, d: string): string =>
    `${ym(groups, y, m)}-${pad(groups[`day${d}`])}`
  const ym = (groups: Record<string, string>, y: string, m: string): string =>
    `${groups[`year${y}`]}-${pad(String(months.get((groups[`month${m}`] ?? '').toLowerCase())))}`

  const anyForm = (): boolean => true
  const areNeighbours =
    (first: string, second: string) =>
    (g: Record<string, string>): boolean =>
      Number(g[second]) === Number(g[first]) + 1
  const form = (
    precision: Form['precision'],
    source: string,
    build: Form['build'],
    isOpen = false,
    holds: Form['holds'] = anyForm,
  ): Form => ({
    // Digits that touch it by a sign belong to a date that is not understood: 3-4.05.2010, 3 & 9 May 2015.
    pattern: new RegExp(
      `(?<![\\p{L}\\d]|\\d[./]|(?<!\\d)\\d{1,2}\\s?(?:&|${and})\\s?)${source}(?![\\p{L}\\d]|[./]\\d|[-–]\\d)`,
      'giu',
    ),
    precision,
    build,
    isOpen,
    holds,
  })
  return [
    form('day', `${month('')}\\s+${day('1')}${comma}${year('')}`, (g) => [ymd(g, '', '', '1')]),
    form('day', `${month('')}\\s+${day('1')}${dash}${day('2')}${comma}${year('')}`, (g) => [
      ymd(g, '', '', '1'),
      ymd(g, '', '', '2'),
    ]),
    form(
      'day',
      `${month('1')}\\s+${day('1')}${dash}${month('2')}\\s+${day('2')}${comma}${year('')}`,
      (g) => [ymd(g, '', '1', '1'), ymd(g, '', '2', '2')],
    ),
    form(
      'day',
      `${month('1')}\\s+${day('1')}${comma}${year('1')}${dash}${month('2')}\\s+${day('2')}${comma}${year('2')}`,
      (g) => [ymd(g, '1', '1', '1'), ymd(g, '2', '2', '2')],
    ),
    form('day', `${the}${day('1')}${of}\\s+${month('')}${comma}${year('')}`, (g) => [
      ymd(g, '', '', '1'),
    ]),
    form(
      'day',
      `${the}${day('1')}${dash}${day('2')}${of}\\s+${month('')}${comma}${year('')}`,
      (g) => [ymd(g, '', '', '1'), ymd(g, '', '', '2')],
    ),
    form(
      'day',
      `${day('1')}\\s+${month('1')}${dash}${day('2')}\\s+${month('2')}${comma}${year('')}`,
      (g) => [ymd(g, '', '1', '1'), ymd(g, '', '2', '2')],
    ),
    form(
      'day',
      `${day('1')}\\s+${month('1')}${comma}${year('1')}${dash}${day('2')}\\s+${month('2')}${comma}${year('2')}`,
      (g) => [ymd(g, '1', '1', '1'), ymd(g, '2', '2', '2')],
    ),
    // Two days side by side are a span: "27 and 28 November 2014", "23/24 March 1995".
    form(
      'day',
      `${alone}${day('1')}${join}${day('2')}${of}\\s+${month('')}${comma}${year('')}`,
      (g) => [ymd(g, '', '', '1'), ymd(g, '', '', '2')],
      false,
      areNeighbours('day1', 'day2'),
    ),
    form(
      'day',
      `${month('')}\\s+${day('1')}${join}${day('2')}${comma}${year('')}`,
      (g) => [ymd(g, '', '', '1'), ymd(g, '', '', '2')],
      false,
      areNeighbours('day1', 'day2'),
    ),
    form(
      'day',
      `${alone}${day('1')}\\s+${month('1')}${join}${day('2')}\\s+${month('2')}${comma}${year('')}`,
      (g) => [ymd(g, '', '1', '1'), ymd(g, '', '2', '2')],
      false,
      (g) => areNextDays(ymd(g, '', '1', '1'), ymd(g, '', '2', '2')),
    ),
    form(
      'day',
      `${alone}${digits('first')}(?<sign>[./])${digits('second')}\\k<sign>${year('')}`,
      (g) => [fromDigits(g)],
    ),
    form('day', `${year('')}(?<sign>[./-])${digits('first')}\\k<sign>${digits('second')}`, (g) => [
      `${g['year']}-${pad(g['first'])}-${pad(g['second'])}`,
    ]),
    form('month', `${month('')}${comma}${year('')}`, (g) => [ym(g, '', '')]),
    form('month', `${month('1')}${dash}${month('2')}${comma}${year('')}`, (g) => [
      ym(g, '', '1'),
      ym(g, '', '2'),
    ]),
    form(
      'month',
      `${month('1')}${comma}${year('1')}${dash}${month('2')}${comma}${year('2')}`,
      (g) => [ym(g, '1', '1'), ym(g, '2', '2')],
    ),
    form(
      'month',
      `(?:${phrases('since')})\\s+${month('')}${comma}${year('')}`,
      (g) => [ym(g, '', ''), '..'],
      true,
    ),
    form('year', `(?:${phrases('since')})\\s+${year('')}`, (g) => [g['year'] ?? '', '..'], true),
    form(
      'month',
      `${month('')}${comma}${year('')}${dash}(?:${phrases('ongoing')})`,
      (g) => [ym(g, '', ''), '..'],
      true,
    ),
    form(
      'year',
      `${year('')}${dash}(?:${phrases('ongoing')})`,
      (g) => [g['year'] ?? '', '..'],
      true,
    ),
    form(
      'month',
      `${month('')}${comma}${year('')}\\s*[-–—](?=\\s*$)`,
      (g) => [ym(g, '', ''), '..'],
      true,
    ),
    form('year', `${year('')}\\s*[-–—](?=\\s*$)`, (g) => [g['year'] ?? '', '..'], true),
    form(
      'month',
      `(?:${phrases('until')})\\s+${month('')}${comma}${year('')}`,
      (g) => ['..', ym(g, '', '')],
      true,
    ),
    form('year', `(?:${phrases('until')})\\s+${year('')}`, (g) => ['..', g['year'] ?? ''], true),
    form('year', `${behind('between')}${year('1')}\\s+(?:${and})\\s+${year('2')}`, (g) => [
      g['year1'] ?? '',
      g['year2'] ?? '',
    ]),
    form(
      'year',
      `${behind('date-preposition')}${year('1')}\\s+(?:${and}|&)\\s+${year('2')}`,
      (g) => [g['year1'] ?? '', g['year2'] ?? ''],
      false,
      areNeighbours('year1', 'year2'),
    ),
    form('year', year(''), (g) => [g['year'] ?? '']),
    form('year', `${year('1')}[/–-](?<short>\\d{2})`, (g) => [
      g['year1'] ?? '',
      `${(g['year1'] ?? '').slice(0, 2)}${g['short'] ?? ''}`,
    ]),
    form('year', `${year('1')}(?:${dash}|/)${year('2')}`, (g) => [
      g['year1'] ?? '',
      g['year2'] ?? '',
    ]),
  ]
}

function areNextDays(first: string, second: string): boolean {
  return Date.parse(second) - Date.parse(first) === 24 * 60 * 60 * 1000
}

/** "14.02.2018" and "02/14/2018" have one excerpt; "8.9.2020" has two and is no date that can be told. */
function fromDigits({ first = '', second = '', year = '' }: Record<string, string>): string {
  if (Number(first) > 12 || first === second) return `${year}-${pad(second)}-${pad(first)}`
  return Number(second) > 12 ? `${year}-${pad(first)}-${pad(second)}` : ''
}

function pad(digits: string | undefined): string {
  return (digits ?? '').padStart(2, '0')
}

/** A phrase as a pattern: its special characters literally, any white space between its words, either kind of apostrophe. */
export function escape(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’]/g, "['’]")
}
