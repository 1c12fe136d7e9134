/** The words of a stretch of Markdown, without its markup. */
import type { PhrasingContent } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import { fromRuns, runOf, trim, type Excerpt, type Run } from '../text/excerpt.ts'
import type { Source, Span } from '../text/source-text.ts'
import { extent } from './lines.ts'

/** The lines of some nodes: a hard break begins another, a soft one is a space. Empty lines fall away. */
export function linesIn(source: Source, nodes: readonly PhrasingContent[]): Excerpt[] {
  const lines: Run[][] = [[]]
  for (const piece of nodes.flatMap((node) => piecesOf(source, node))) {
    if (piece === 'break') lines.push([])
    else lines.at(-1)?.push(piece)
  }
  return lines.map((runs) => trim(fromRuns(runs))).filter((line) => line.text !== '')
}

function piecesOf(source: Source, node: PhrasingContent): (Run | 'break')[] {
  switch (node.type) {
    case 'text':
      return runsOf(source, extent(node))
    case 'inlineCode':
      return codeOf(source, extent(node))
    case 'break':
      return ['break']
    case 'html':
      return node.value.replace(/[\s/]/g, '').toLowerCase() === '<br>' ? ['break'] : []
    case 'emphasis':
    case 'strong':
    case 'link':
    case 'linkReference':
      return node.children.flatMap((child) => piecesOf(source, child))
    case 'image':
    case 'imageReference':
      return []
    default:
      throw new Error(`a ${node.type} is not read`)
  }
}

/** An escaped character, a character reference, or the end of a line with the white space and angle brackets around it. */
const ENCODED =
  /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[\da-z]{1,31});|(?<![ \t])[ \t]*(?:\r\n|\n|\r)[ \t>]*/gi

function runsOf(source: Source, { start, end }: Span): Run[] {
  const runs: Run[] = []
  let at = start
  const keep = (to: number): void => {
    if (to > at) runs.push(runOf(source, { start: at, end: to }))
  }
  for (const { 0: words, index } of source.text.slice(start, end).matchAll(ENCODED)) {
    const span = { start: start + index, end: start + index + words.length }
    const isEscape = words.startsWith('\\')
    const meant = isEscape ? words.slice(1) : words.startsWith('&') ? decodeString(words) : ' '
    // An ampersand that begins no reference means itself.
    if (meant === words) continue
    keep(span.start)
    runs.push(
      isEscape ? runOf(source, { ...span, start: span.start + 1 }) : runOf(source, span, meant),
    )
    at = span.end
  }
  keep(end)
  return runs
}

function codeOf(source: Source, { start, end }: Span): Run[] {
  const ticks = /^`+/.exec(source.text.slice(start, end))?.[0].length ?? 0
  return [runOf(source, { start: start + ticks, end: end - ticks })]
}
