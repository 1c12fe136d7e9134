/** The forms of dates that the dialect reads, as patterns with its words in them. */
import type { Lexicon } from './lexicon.ts'
import { anyOf } from './phrases.ts'

export type Precision = 'day' | 'month' | 'year'

export interface DateForm {
  readonly pattern: RegExp
  /** `since 2019`, `2019-present`, `until 1998`: a term without an end, or without a beginning. */
  readonly isOpen: boolean
  /** Whether what matched is this form at all: `3 and 4 May` is a span, `3 and 9 May` is none. */
  readonly holds: (groups: Record<string, string>) => boolean
  readonly precision: Precision
  /** EDTF text of the first and, for a span, the last date that the named groups give. */
  readonly build: (groups: Record<string, string>) => readonly [string, string?]
}

/** All forms, made from the words of the lexicon. */
export function dateForms(lexicon: Lexicon): readonly DateForm[] {
  const words = (
    kind: 'and' | 'between' | 'date-preposition' | 'of' | 'ongoing' | 'since' | 'to' | 'until',
  ): string => anyOf(lexicon[kind])
  const and = words('and')
  const definite = anyOf(lexicon.article.filter((row) => row.value === 'definite'))
  const months = new Map(lexicon.month.map((row) => [row.phrase.toLowerCase(), Number(row.value)]))
  const month = (suffix: string): string => `(?<month${suffix}>${anyOf(lexicon.month)})\\.?`
  const of = `(?:\\s+${words('of')})?`
  const the = `(?:${definite}\\s+(?=[^.;:()]{1,20}\\s${words('of')}\\s))?`
  const day = (suffix: string): string => `(?<day${suffix}>\\d{1,2})${anyOf(lexicon.ordinal)}?`
  const digits = (suffix: string): string => `(?<${suffix}>\\d{1,2})`
  const year = (suffix: string): string => `(?<year${suffix}>(?:19|20)\\d{2})`
  const dash = `(?:\\s*[-–—]\\s*|\\s+${words('to')}\\s+)`
  const comma = '\\s*,?\\s+'
  const behind = (kind: 'between' | 'date-preposition'): string =>
    `(?<=(?<!\\p{L})${words(kind)}\\s+)`
  // "3, 4 and 5 May" are three days: the last two are not all.
  const alone = '(?<!\\d\\s?[,–-]\\s?)'
  const join = `(?:\\s*[&/]\\s*|\\s+${and}\\s+)`

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
    precision: DateForm['precision'],
    source: string,
    build: DateForm['build'],
    isOpen = false,
    holds: DateForm['holds'] = anyForm,
  ): DateForm => ({
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
      `${words('since')}\\s+${month('')}${comma}${year('')}`,
      (g) => [ym(g, '', ''), '..'],
      true,
    ),
    form('year', `${words('since')}\\s+${year('')}`, (g) => [g['year'] ?? '', '..'], true),
    form(
      'month',
      `${month('')}${comma}${year('')}${dash}${words('ongoing')}`,
      (g) => [ym(g, '', ''), '..'],
      true,
    ),
    form('year', `${year('')}${dash}${words('ongoing')}`, (g) => [g['year'] ?? '', '..'], true),
    form(
      'month',
      `${month('')}${comma}${year('')}\\s*[-–—](?=\\s*$)`,
      (g) => [ym(g, '', ''), '..'],
      true,
    ),
    form('year', `${year('')}\\s*[-–—](?=\\s*$)`, (g) => [g['year'] ?? '', '..'], true),
    form(
      'month',
      `${words('until')}\\s+${month('')}${comma}${year('')}`,
      (g) => ['..', ym(g, '', '')],
      true,
    ),
    form('year', `${words('until')}\\s+${year('')}`, (g) => ['..', g['year'] ?? ''], true),
    form('year', `${behind('between')}${year('1')}\\s+${and}\\s+${year('2')}`, (g) => [
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
