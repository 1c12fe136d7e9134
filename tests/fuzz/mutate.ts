/** Damage to a text: lines and words lost, moved and repeated, characters that look like others or like nothing. */
import type { Random } from './random.ts'

/** What is put into texts: lines of others, words that mean something to the program, and signs. */
export interface Stock {
  readonly lines: readonly string[]
  readonly words: readonly string[]
  readonly signs: readonly string[]
}

type Mutation = (text: string, random: Random, stock: Stock) => string

/** Spaces, marks without width, of direction and of order, combining ones, control characters, and some outside the basic plane. */
const ODD = [
  ...'\u00a0\u2002\u2007\u202f\u3000\u200b\u200d\u2060\ufeff\u00ad\u200e\u200f\u202e\u202c\u2066\u2069',
  ...'\u0301\u0323\u0000\u0007\u001b\u0085\u2028\u2029\v\f\t\r\ufffd\ud800\uffff',
  ...'é🎉𝔘İıßŉﬁＡ١Ⅳ½²№',
  '👩‍👩‍👧',
  '🇫🇷',
  'e\u0301',
  '\r\n',
] as const

const MARKS = ['•', '-', '–', '—', '*', 'o', '·', '1.', 'a)', '(i)', '▪', '+', ''] as const
const NUMBERS = [
  '0',
  '1',
  '00',
  '13',
  '29',
  '31',
  '32',
  '99',
  '1899',
  '2100',
  '10000',
  '4294967296',
]
const DATES = [
  '29 February 2001',
  'February 29-30, 2004',
  'May 31-1, 2004',
  '2004-02-30',
  '0-0, 2004',
  '12/13/2004',
  'in 1999-1998',
  'May 2004 - April 2003',
] as const

export const MUTATIONS: readonly Mutation[] = [
  onLines((lines, at) => lines.toSpliced(at, 1)),
  onLines((lines, at, random) => lines.toSpliced(at, 1 + random.below(lines.length))),
  onLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  onLines((lines, at, random) => swapped(lines, at, random.below(lines.length))),
  onLines((lines, at, random, { lines: other }) => lines.toSpliced(at, 0, random.pick(other))),
  onLines((lines, at, random, { lines: other }) => lines.with(at, random.pick(other))),
  onLines((lines, at, random) =>
    lines.toSpliced(at, 2, lines.slice(at, at + 2).join(random.pick(['', ' ', '  ', ', ']))),
  ),
  onLines((lines, at, random) => lines.with(at, broken(lines[at] ?? '', random))),
  onLines((lines, at, random) =>
    lines.with(at, random.pick([' ', '    ', '\t', '\u00a0', '> ']) + (lines[at] ?? '')),
  ),
  onLines((lines, at, random) =>
    lines.with(at, (lines[at] ?? '').replace(/^(\s*)[•–*o-]?/u, `$1${random.pick(MARKS)} `)),
  ),
  onLines((lines, at, random) => lines.with(at, inOtherCase(lines[at] ?? '', random))),
  onLines((lines, at) => lines.toSpliced(at, 0, '')),
  (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\u2028'])),
  (text, random) => inserted(text, random, random.pick(ODD)),
  (text, random, { signs }) => inserted(text, random, random.pick(signs)),
  (text, random, { words }) => inserted(text, random, random.pick(words)),
  (text, random, { words }) =>
    replacedWord(text, random, () => random.pick([' ', ', ', ' and ']) + random.pick(words)),
  (text, random) => replacedWord(text, random, () => ''),
  (text, random) => cut(text, random, 1 + random.below(4)),
  (text, random) => cut(text, random, 1 + random.below(40)),
  (text, random) => repeatedSign(text, random),
  (text, random) => replaced(text, /\d+/g, random, () => random.pick(NUMBERS)),
  (text, random) => replaced(text, /\d+/g, random, (found) => String(Number(found) + 1)),
  (text, random) => inserted(text, random, random.pick(DATES)),
]

/** A mutation at one line of a text. */
function onLines(
  change: (lines: readonly string[], at: number, random: Random, stock: Stock) => string[],
): Mutation {
  return (text, random, stock) => {
    const lines = text.split('\n')
    return change(lines, random.below(lines.length), random, stock).join('\n')
  }
}

function swapped(lines: readonly string[], one: number, other: number): string[] {
  return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '')
}

/** A line broken at one of its spaces. */
function broken(line: string, random: Random): string {
  return replaced(line, / /g, random, () => '\n')
}

function inOtherCase(line: string, random: Random): string {
  return random.chance(0.5) ? line.toUpperCase() : line.toLowerCase()
}

function inserted(text: string, random: Random, what: string): string {
  // Where words meet, more is decided than inside them.
  const edges = [...text.matchAll(/\b|$/g)].map(({ index }) => index)
  const at = random.chance(0.7) ? random.pick(edges) : random.below(text.length + 1)
  return text.slice(0, at) + what + text.slice(at)
}

function cut(text: string, random: Random, length: number): string {
  const at = random.below(text.length)
  return text.slice(0, at) + text.slice(at + length)
}

function replacedWord(text: string, random: Random, other: () => string): string {
  return replaced(text, /[ ,]*[\p{L}\p{N}]+/gu, random, other)
}

function repeatedSign(text: string, random: Random): string {
  const times = random.pick([2, 2, 3, 40, 300])
  return replaced(text, /[^\p{L}\p{N}]/gu, random, (found) => found.repeat(times))
}

/** One of the matches of a pattern replaced; without a match the text as it is. */
function replaced(
  text: string,
  pattern: RegExp,
  random: Random,
  other: (found: string) => string,
): string {
  const matches = [...text.matchAll(pattern)]
  if (matches.length === 0) return text
  const { index, 0: found } = random.pick(matches)
  return text.slice(0, index) + other(found) + text.slice(index + found.length)
}

/** A text damaged a few times over. */
export function mutated(text: string, random: Random, stock: Stock): string {
  let damaged = text
  for (let left = 1 + random.below(5); left > 0; left -= 1)
    damaged = random.pick(MUTATIONS)(damaged, random, stock)
  return damaged
}
