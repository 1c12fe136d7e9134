/** Where the links of a Markdown text lead: the characters of each address, by the line whose words are the link. */
import type { Definition, Link, LinkReference, Nodes, Root } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import { countUpTo } from '../text/ascending.ts'
import { fromRuns, runOf, spanOf, type Excerpt } from '../text/excerpt.ts'
import { groupBy } from '../text/group-by.ts'
import type { Source, Span } from '../text/source-text.ts'
import { extent, type RawLine } from './lines.ts'

/** A link, by where its words end, and its address as it is written and read. */
interface Target {
  readonly at: number
  readonly address: Excerpt
}

/** The addresses that the words of each line link to, in their order; lines without links have none. */
export function addressesOf(
  source: Source,
  tree: Root,
  lines: readonly RawLine[],
): ReadonlyMap<RawLine, readonly Excerpt[]> {
  const starts = lines.map(({ words }) => spanOf(words).start)
  const byLine = groupBy(targetsIn(source, tree), ({ at }) => lines[countUpTo(starts, at) - 1])
  return new Map(
    [...byLine].flatMap(([line, targets]) =>
      line === undefined ? [] : [[line, targets.map(({ address }) => address)] as const],
    ),
  )
}

function targetsIn(source: Source, tree: Root): Target[] {
  const links: (Link | LinkReference)[] = []
  const definitions = new Map<string, Definition>()
  const open: Nodes[] = [tree]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'link' || node.type === 'linkReference') links.push(node)
    // Of several definitions the first counts; the last is met first.
    if (node.type === 'definition') definitions.set(node.identifier, node)
    if ('children' in node) open.push(...node.children)
  }
  return links
    .toSorted((a, b) => extent(a).start - extent(b).start)
    .flatMap((link) => {
      const last = link.children.at(-1)
      if (last === undefined) return []
      const holder = link.type === 'link' ? link : definitions.get(link.identifier)
      if (holder === undefined) return []
      const from = holder.type === 'link' ? extent(last).end : afterLabel(source, extent(holder))
      const address = addressIn(source, { start: from, end: extent(holder).end }, holder.url)
      return address === null ? [] : { at: extent(last).end - 1, address }
    })
}

/** Where the label of a definition ends, `[one]:`. */
function afterLabel(source: Source, { start, end }: Span): number {
  return start + (/\]:/.exec(source.text.slice(start, end))?.index ?? 0)
}

/** The address after `](` or `]:`, in angle brackets or up to white space or the last bracket; null where it is not found as it is read. */
function addressIn(source: Source, { start, end }: Span, url: string): Excerpt | null {
  const found = /^\][(:]\s*(?:<([^<>\r\n]*)>|(\S*))/d.exec(source.text.slice(start, end))
  const [from, to] = found?.indices?.[1] ?? found?.indices?.[2] ?? [0, 0]
  const closes = source.text.slice(start + to - 1, start + to) === ')' && start + to === end
  const span = { start: start + from, end: start + to - (closes ? 1 : 0) }
  if (span.start >= span.end || decodeString(source.text.slice(span.start, span.end)) !== url)
    return null
  return fromRuns([runOf(source, span, url, source.text.slice(span.start, span.end))])
}
