/** The characters of Markdown that are no words: marks of emphasis, links and tables, with addresses and images. */
import type { Nodes, Root } from 'mdast'
import { spanOf } from '../text/excerpt.ts'
import type { Source, Span } from '../text/source-text.ts'
import { extent, type Markup, type RawLine } from './lines.ts'

/** Lines with the markup around and inside them: all characters of the text but white space, words and list marks. */
export function withMarkup(
  source: Source,
  tree: Root,
  blocks: readonly (readonly RawLine[])[],
): RawLine[][] {
  const lines = blocks.flat()
  const apart = apartFromWords(tree)
  const byLine = new Map<RawLine, Markup[]>()
  for (const span of gapsBetween(source, lines)) {
    const line = lineOf(source, span, lines)
    const isApart = apart.some((other) => other.start < span.end && span.start < other.end)
    const markup = { kind: isApart ? 'boilerplate' : 'punctuation', span } as const
    if (line !== undefined) byLine.set(line, [...(byLine.get(line) ?? []), markup])
  }
  return blocks.map((block) =>
    block.map((line) => ({
      ...line,
      setting: { ...line.setting, markup: byLine.get(line) ?? [] },
    })),
  )
}

/** Stretches between words, line by line, without the white space at their ends. */
function gapsBetween(source: Source, lines: readonly RawLine[]): Span[] {
  const words = lines
    .flatMap(({ words: { runs }, mark }) => [
      ...runs.map((run) => run.span),
      ...(mark === null ? [] : [mark]),
    ])
    .toSorted((a, b) => a.start - b.start)
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
): RawLine | undefined {
  const before = lines.findLast((line) => startOf(line) <= start)
  if (before !== undefined) {
    const behind = source.text.slice(spanOf(before.words).end, start)
    if (!/[\r\n]/.test(behind)) return before
  }
  return lines.find((line) => startOf(line) >= end) ?? before
}

function startOf({ mark, words }: RawLine): number {
  return mark?.start ?? spanOf(words).start
}

/** Images, comments and other tags, and definitions: what they hold is not on the page as words. */
function apartFromWords(node: Nodes): Span[] {
  if (['image', 'imageReference', 'html', 'definition'].includes(node.type)) return [extent(node)]
  return 'children' in node ? node.children.flatMap(apartFromWords) : []
}
