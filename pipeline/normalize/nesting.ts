/** Lists of areas in levels: which items are below others, as Markdown says, or by their indent or their list mark. */
import type { CorrectedClaim } from '../text/claims.ts'
import { slice, type Source } from '../text/source-text.ts'

export interface Nesting {
  /** How deep each item is: below the last one before it that is less deep; 0 at the top. */
  readonly depths: readonly number[]
  /** What gives away that some items are below others; null in a flat list, and where Markdown says so. */
  readonly by: 'indent' | 'list mark' | null
  /** The first item that is set in another way than the first of the list, where nothing plain follows from that. */
  readonly unclear: CorrectedClaim | null
}

/** How an item is set. */
interface Look {
  /** Columns before the item, and before its words, after its list mark. */
  readonly indent: number
  readonly words: number
  /** The kind of its list mark, whatever its number or letter; empty for an item without one. */
  readonly mark: string
}

/** A difference of one column is a stray space. */
const LEAST_INDENT = 2
/** List marks from the first level to the third, as writers use them. */
const LEVELS: readonly (readonly string[])[] = [
  ['1.', '1)', '(1)', 'A.', 'A)', '*'],
  ['•', '●', '▪', '·', '‣', '1.1', '1.1.', 'a.', 'a)', '(a)', '**'],
  ['o', '◦', '–', '-'],
]

/** What is said of the levels of a list: by Markdown, or by how the items are set. */
export function nestingOf(source: Source, list: readonly CorrectedClaim[]): Nesting {
  return list.some((claim) => claim.level !== null)
    ? { depths: depthsOf(list), by: null, unclear: null }
    : nestingBySetting(source, list)
}

/** The levels of Markdown, counted from the highest of the list; no item is more than one below the one before it. */
function depthsOf(list: readonly CorrectedClaim[]): number[] {
  const highest = Math.min(...list.map((claim) => claim.level ?? 1))
  const depths: number[] = []
  for (const { level } of list)
    depths.push(Math.min((level ?? highest) - highest, (depths.at(-1) ?? -1) + 1))
  return depths
}

/** Two levels are read, each set in one way; anything else is unclear. */
function nestingBySetting(source: Source, list: readonly CorrectedClaim[]): Nesting {
  const looks = list.map((claim) => lookOf(source, claim))
  const set = looks.filter((look) => look !== null)
  const [high] = set
  const isBelow = looks.map((look) => look !== null && high !== undefined && !isSetLike(look, high))
  const others = looks.filter(
    (look, index): look is Look => look !== null && isBelow[index] === true,
  )
  const [low] = others
  const flat = { depths: looks.map(() => 0), by: null }
  if (high === undefined || low === undefined) return { ...flat, unclear: null }
  const by = others.every((look) => isSetLike(look, low))
    ? shownBy(high, low, set.length - others.length)
    : null
  return by === null
    ? { ...flat, unclear: list[isBelow.indexOf(true)] ?? null }
    : { depths: isBelow.map(Number), by, unclear: null }
}

/** Numbers may be set to the right, " 9." above "10.": then their words begin in one column. */
function isSetLike(look: Look, other: Look): boolean {
  return (
    look.mark === other.mark &&
    (look.indent === other.indent || (/\d/.test(look.mark) && look.words === other.words))
  )
}

function shownBy(high: Look, low: Look, highItems: number): Nesting['by'] {
  // A line without a list mark may be the rest of the line before it.
  if (low.mark === '') return null
  // The white space before the first line of a list is easily lost: that line alone is no upper level.
  if (low.indent - high.indent >= LEAST_INDENT && (highItems > 1 || low.mark !== high.mark))
    return 'indent'
  return low.indent >= high.indent && levelOf(high) >= 0 && levelOf(low) > levelOf(high)
    ? 'list mark'
    : null
}

function levelOf({ mark }: Look): number {
  return LEVELS.findIndex((marks) => marks.includes(mark))
}

/** Null for an item after a label, "Thematic Focus: Refugees": its place is where the label ends. */
function lookOf(source: Source, { span, mark }: CorrectedClaim): Look | null {
  const start = mark?.start ?? span.start
  const lineStart =
    1 + Math.max(...['\n', '\r'].map((end) => source.text.lastIndexOf(end, start - 1)))
  const before = source.text.slice(start === 0 ? 0 : lineStart, start)
  if (/\S/.test(before)) return null
  const kind =
    mark === null
      ? ''
      : slice(source, mark)
          .replace(/\d+/g, '1')
          .replace(/(?<![a-z])[a-z]+(?=[.)])/, 'a')
          .replace(/[A-Z](?=[.)])/, 'A')
  const indent = before.replaceAll('\t', '    ').length
  return { indent, words: indent + span.start - start, mark: kind }
}
