/** The characters of Markdown that are no words: marks of emphasis, links and tables, with addresses and images. */
import type { Nodes, Root } from 'mdast'
import { countUpTo } from '../text/ascending.ts'
import { spanOf } from '../text/excerpt.ts'
import { groupBy } from '../text/group-by.ts'
import type { Source, Span } from '../text/source-text.ts'
import { extent, type Markup, type RawLine } from './lines.ts'
import { addressesOf } from './links.ts'

/** Lines with the markup around and inside them: all characters of the text but white space, words and list marks. */
export function withMarkup(
  source: Source,
  tree: Root,
  blocks: readonly (readonly RawLine[])[],
): RawLine[][] {
  const lines = blocks.flat()
  const starts = lines.map(startOf)
  const addresses = addressesOf(source, tree, lines)
  const spans = [...addresses.values()].flat().map(spanOf)
  const isApart = new Uint8Array(source.text.length)
  for (const { start, end } of apartFromWords(tree)) isApart.fill(1, start, end)
  const byLine = groupBy(
    [...gapsBetween(source, lines, spans), ...spans].map((span): Markup => ({
      kind: isApart.subarray(span.start, span.end).includes(1) ? 'boilerplate' : 'punctuation',
      span,
    })),
    ({ span }) => lineOf(source, span, lines, starts),
  )
  return blocks.map((block) =>
    block.map((line) => ({
      ...line,
      setting: {
        ...line.setting,
        markup: byLine.get(line) ?? [],
        addresses: addresses.get(line) ?? [],
      },
    })),
  )
}

/** Stretches between words and addresses, line by line, without the white space at their ends. */
function gapsBetween(
  source: Source,
  lines: readonly RawLine[],
  addresses: readonly Span[],
): Span[] {
  const words = [
    ...addresses,
    ...lines.flatMap(({ words: { runs }, mark }) => [
      ...runs.map((run) => run.span),
      ...(mark === null ? [] : [mark]),
    ]),
  ].toSorted((a, b) => a.start - b.start)
  const starts = [0, ...words.map((span) => span.end)]
  const ends = [...words.map((span) => span.start), source.text.length]
  return starts.flatMap((start, index) =>
    [...source.text.slice(start, ends[index]).matchAll(/\S(?:[^\r\n]*\S)?/g)].map((match) => ({
      start: start + match.index,
      end: start + match.index + match[0].length,
    })),
  )
}

/** The line that markup goes with: the one it is in or that ends before it in the same row of the file, else the next one. */
function lineOf(
  source: Source,
  { start, end }: Span,
  lines: readonly RawLine[],
  starts: readonly number[],
): RawLine | undefined {
  const before = lines[countUpTo(starts, start) - 1]
  if (before !== undefined) {
    const behind = source.text.slice(spanOf(before.words).end, start)
    if (!/[\r\n]/.test(behind)) return before
  }
  return lines[countUpTo(starts, end - 1)] ?? before
}

function startOf({ mark, words }: RawLine): number {
  return mark?.start ?? spanOf(words).start
}

/** Images, comments and other tags, and definitions: what they hold is not on the page as words. */
function apartFromWords(tree: Root): Span[] {
  const apart: Span[] = []
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (['image', 'imageReference', 'html', 'definition'].includes(node.type))
      apart.push(extent(node))
    else if ('children' in node) open.push(...node.children)
  }
  return apart
}
