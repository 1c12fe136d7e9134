/** The forms of dates that the dialect reads, as patterns with its words in them. */
import type { Lexicon } from './lexicon.ts'
import { afterDigits, anyOf, definiteArticle } from './phrases.ts'

export type Precision = 'day' | 'month' | 'year'
type Groups = Readonly<Record<string, string>>

export interface DateForm {
  readonly pattern: RegExp
  /** `since 2019`, `2019-present`, `until 1998`: a term without an end, or without a beginning. */
  readonly isOpen: boolean
  /** Whether what matched is this form at all: `3 and 4 May` is a span, `3 and 9 May` is not one. */
  readonly holds: (groups: Groups) => boolean
  readonly precision: Precision
  /** EDTF text of the first and, for a span, the last date that the named groups give. */
  readonly build: (groups: Groups) => readonly [string, string?]
}

/** A form as people write it: tokens of `tokensOf`, and the parts of its dates by the names of their groups. */
interface Template {
  readonly words: string
  readonly dates: readonly [string, string?]
  /** Groups that must follow each other, two days or years side by side. */
  readonly follow?: readonly [string, string]
}

const TEMPLATES: readonly Template[] = [
  { words: 'month _ day1 , year', dates: ['year-month-day1'] },
  { words: 'month _ day1 – day2 , year', dates: ['year-month-day1', 'year-month-day2'] },
  {
    words: 'month1 _ day1 – month2 _ day2 , year',
    dates: ['year-month1-day1', 'year-month2-day2'],
  },
  {
    words: 'month1 _ day1 , year1 – month2 _ day2 , year2',
    dates: ['year1-month1-day1', 'year2-month2-day2'],
  },
  { words: 'the day1 of _ month , year', dates: ['year-month-day1'] },
  { words: 'the day1 – day2 of _ month , year', dates: ['year-month-day1', 'year-month-day2'] },
  {
    words: 'day1 _ month1 – day2 _ month2 , year',
    dates: ['year-month1-day1', 'year-month2-day2'],
  },
  {
    words: 'day1 _ month1 , year1 – day2 _ month2 , year2',
    dates: ['year1-month1-day1', 'year2-month2-day2'],
  },
  // Two days side by side are a span: "27 and 28 November 2014", "23/24 March 1995".
  {
    words: 'alone day1 & day2 of _ month , year',
    dates: ['year-month-day1', 'year-month-day2'],
    follow: ['day1', 'day2'],
  },
  {
    words: 'month _ day1 & day2 , year',
    dates: ['year-month-day1', 'year-month-day2'],
    follow: ['day1', 'day2'],
  },
  {
    words: 'alone day1 _ month1 & day2 _ month2 , year',
    dates: ['year-month1-day1', 'year-month2-day2'],
    follow: ['year-month1-day1', 'year-month2-day2'],
  },
  { words: 'alone digits1 point digits2 same year', dates: ['year-either-order'] },
  { words: 'year sign digits1 same digits2', dates: ['year-digits1-digits2'] },
  { words: 'month , year', dates: ['year-month'] },
  { words: 'month1 – month2 , year', dates: ['year-month1', 'year-month2'] },
  { words: 'month1 , year1 – month2 , year2', dates: ['year1-month1', 'year2-month2'] },
  { words: 'since _ month , year', dates: ['year-month', '..'] },
  { words: 'since _ year', dates: ['year', '..'] },
  { words: 'month , year – ongoing', dates: ['year-month', '..'] },
  { words: 'year – ongoing', dates: ['year', '..'] },
  { words: 'month , year end', dates: ['year-month', '..'] },
  { words: 'year end', dates: ['year', '..'] },
  { words: 'until _ month , year', dates: ['..', 'year-month'] },
  { words: 'until _ year', dates: ['..', 'year'] },
  { words: 'between year1 _ and _ year2', dates: ['year1', 'year2'] },
  {
    words: 'preposition year1 _ or& _ year2',
    dates: ['year1', 'year2'],
    follow: ['year1', 'year2'],
  },
  { words: 'year', dates: ['year'] },
  { words: 'year1 slash short', dates: ['year1', 'short'] },
  { words: 'year1 –/ year2', dates: ['year1', 'year2'] },
]

/** All forms, made from the words of the lexicon. */
export function dateForms(lexicon: Lexicon): readonly DateForm[] {
  const tokens = tokensOf(lexicon)
  const months = new Map(lexicon.month.map((row) => [row.phrase.toLowerCase(), row.value]))
  return TEMPLATES.map(({ words, dates, follow }) => {
    const source = words.split(' ').map((token) => tokens[token] ?? token)
    const [first, last] = dates
    const given = first === '..' ? (last ?? '') : first
    return {
      // Digits that touch it by a sign belong to a date that is not understood: 3-4.05.2010, 3 & 9 May 2015.
      pattern: new RegExp(
        `(?<![\\p{L}\\d]|\\d[./]|(?<!\\d)\\d{1,2}\\s?(?:&|${anyOf(lexicon.and)})\\s?)${source.join('')}(?![\\p{L}\\d]|[./]\\d|[-–]\\d)`,
        'giu',
      ),
      isOpen: dates.includes('..'),
      precision: (['year', 'month', 'day'] as const)[given.split('-').length - 1] ?? 'day',
      holds: (groups) =>
        follow === undefined ||
        areNeighbours(dateOf(follow[0], groups, months), dateOf(follow[1], groups, months)),
      build: (groups) =>
        last === undefined
          ? [dateOf(first, groups, months)]
          : [dateOf(first, groups, months), dateOf(last, groups, months)],
    }
  })
}

/** What the tokens of the templates mean. */
function tokensOf(lexicon: Lexicon): Readonly<Record<string, string>> {
  const [and, of, to] = [anyOf(lexicon.and), anyOf(lexicon.of), anyOf(lexicon.to)]
  const month = (name: string): string => `(?<${name}>${anyOf(lexicon.month)})\\.?`
  const day = (name: string): string => `(?<${name}>\\d{1,2})${anyOf(afterDigits(lexicon))}?`
  const year = (name: string): string => `(?<${name}>(?:19|20)\\d{2})`
  const dash = `(?:\\s*[-–—]\\s*|\\s+${to}\\s+)`
  return {
    ...Object.fromEntries(['month', 'month1', 'month2'].map((name) => [name, month(name)])),
    ...Object.fromEntries(['day1', 'day2'].map((name) => [name, day(name)])),
    ...Object.fromEntries(['year', 'year1', 'year2'].map((name) => [name, year(name)])),
    digits1: '(?<digits1>\\d{1,2})',
    digits2: '(?<digits2>\\d{1,2})',
    short: '(?<short>\\d{2})',
    _: '\\s+',
    ',': '(?:\\s*,)?\\s+',
    '–': dash,
    '–/': `(?:${dash}|/)`,
    '&': `(?:\\s*[&/]\\s*|\\s+${and}\\s+)`,
    and,
    'or&': `(?:${and}|&)`,
    of: `(?:\\s+${of})?`,
    the: `(?:${definiteArticle(lexicon.article)}(?=[^.;:()]{1,20}\\s${of}\\s))?`,
    // "3, 4 and 5 May" are three days: the last two are not all.
    alone: '(?<!\\d\\s?[,–-]\\s?)',
    point: '(?<sign>[./])',
    sign: '(?<sign>[./-])',
    same: '\\k<sign>',
    slash: '[/–-]',
    end: '\\s*[-–—](?=\\s*$)',
    since: anyOf(lexicon.since),
    until: anyOf(lexicon.until),
    ongoing: anyOf(lexicon.ongoing),
    between: `(?=\\d)(?<=(?<!\\p{L})${anyOf(lexicon.between)}\\s+)`,
    preposition: `(?=\\d)(?<=(?<!\\p{L})${anyOf(lexicon['date-preposition'])}\\s+)`,
  }
}

/** A date of a template with its digits: "year-month-day1" is 2010-05-03. */
function dateOf(template: string, groups: Groups, months: ReadonlyMap<string, number>): string {
  if (template === 'year-either-order') return inEitherOrder(groups)
  return template
    .split('-')
    .map((name) => {
      const words = groups[name] ?? ''
      if (name === '..') return name
      if (name === 'short') return `${(groups['year1'] ?? '').slice(0, 2)}${words}`
      return pad(name.startsWith('month') ? String(months.get(words.toLowerCase())) : words)
    })
    .join('-')
}

/** Whether a number or a day comes right after another. */
function areNeighbours(first: string, second: string): boolean {
  const day = 24 * 60 * 60 * 1000
  return first.includes('-')
    ? Date.parse(second) - Date.parse(first) === day
    : Number(second) === Number(first) + 1
}

/** "14.02.2018" and "02/14/2018" can be read in one way; "8.9.2020" in two, and is no date that is clear. */
function inEitherOrder({ digits1 = '', digits2 = '', year = '' }: Groups): string {
  if (Number(digits1) > 12 || digits1 === digits2) return `${year}-${pad(digits2)}-${pad(digits1)}`
  return Number(digits2) > 12 ? `${year}-${pad(digits1)}-${pad(digits2)}` : ''
}

function pad(digits: string): string {
  return digits.padStart(2, '0')
}
