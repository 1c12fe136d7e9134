/** From the syntax tree to blocks of lines, each line with its exact place. */
import type { Nodes, Root } from 'mdast'
import type { Span } from '../text/source-text.ts'

/** A line without the white space around it. */
export interface Line {
  /** The words of the line, after its list mark. */
  readonly span: Span
  /** The list mark before them, or null. */
  readonly mark: Span | null
}

/** Lines with no blank line between them. */
export type Block = readonly Line[]

/**
 * Marks before a list item: a bullet, a dash or an `o`, which is a bullet of the second level, and a space, a number or
 * letter with a full stop or in brackets, a number in a number, `1.1`. A number of more than two digits is a year,
 * `1996.`, and no mark.
 */
const LIST_MARK =
  /^(?:[•·▪●◦‣»➢–o-](?=\s)|(?:\d{1,2}|[a-z])[.)](?=\s)|\d{1,2}\.\d{1,2}\.?(?=\s+\p{Lu})|\((?:\d{1,2}|[ivx]+|[a-z])\)(?=\s)|•)/u

/** Stars before a line: the mark of a footnote, and of a list item where several lines of a block have one star. */
const STARS = /^\*{1,3}(?=\s)/

/**
 * The blocks of a text. Every character that is not white space lies in exactly one line or mark: what the tree leaves
 * outside its paragraphs, list marks apart, would be lost, and is an error of this program.
 */
export function toBlocks(text: string, tree: Root): Block[] {
  const blocks: Block[] = []
  for (const node of tree.children) {
    const items = node.type === 'list' ? node.children : [node]
    blocks.push(
      ...cutAtBlankLines(items.flatMap((item) => linesOf(text, extent(item)))).map((block) =>
        withCapitals(text, withStars(text, block)),
      ),
    )
  }
  checkNothingLost(text, blocks)
  return blocks
}

function extent(node: Nodes): Span {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) throw new Error(`a ${node.type} without a position`)
  return { start, end }
}

function linesOf(text: string, { start, end }: Span): (Line | null)[] {
  const lines: (Line | null)[] = []
  for (const match of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
    lines.push(toLine(text, start + match.index, match[0]))
  }
  return lines
}

/** A line from its raw characters; null for a line of white space, which the tree counts as text when it is no-break space. */
function toLine(text: string, offset: number, raw: string): Line | null {
  const trimmed = raw.trim()
  if (trimmed === '') return null
  const start = offset + raw.indexOf(trimmed)
  const end = start + trimmed.length
  const mark = LIST_MARK.exec(trimmed)?.[0] ?? ''
  return markedBy(text, { start, end }, mark)
}

function markedBy(text: string, { start, end }: Span, mark: string): Line {
  const words = text.slice(start + mark.length, end)
  if (mark === '' || words.trim() === '') return { span: { start, end }, mark: null }
  return {
    mark: { start, end: start + mark.length },
    span: { start: end - words.trimStart().length, end },
  }
}

/** Capitals before the lines of a list, in their order: "A. Borders", "B. Data". A single one may begin a name, "J. Smith". */
const CAPITAL = /^(\p{Lu})[.)](?=\s)/u

function withCapitals(text: string, block: Block): Block {
  const letters = block.map(({ span, mark }) =>
    mark === null ? (CAPITAL.exec(text.slice(span.start, span.end))?.[1] ?? '') : '',
  )
  const used = letters.filter((letter) => letter !== '')
  const isInOrder =
    used.length > 1 &&
    used[0] === 'A' &&
    used.every((letter, index) => index === 0 || letter > (used[index - 1] ?? ''))
  return isInOrder
    ? block.map((line, index) =>
        letters[index] === ''
          ? line
          : markedBy(
              text,
              line.span,
              CAPITAL.exec(text.slice(line.span.start, line.span.end))?.[0] ?? '',
            ),
      )
    : block
}

/** Footnotes begin with `*`, `**`, `***` in turn; where `* ` comes back, it marks the items of a list. */
function withStars(text: string, block: Block): Block {
  const stars = block.map(({ span, mark }) =>
    mark === null ? (STARS.exec(text.slice(span.start, span.end))?.[0] ?? '') : '',
  )
  if (stars.filter((each) => each === '*').length < 2) return block
  return block.map((line, index) =>
    stars[index] === '' ? line : markedBy(text, line.span, stars[index] ?? ''),
  )
}

function cutAtBlankLines(lines: readonly (Line | null)[]): Block[] {
  const blocks: Line[][] = [[]]
  for (const line of lines) {
    if (line === null) blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  return blocks.filter((block) => block.length > 0)
}

function checkNothingLost(text: string, blocks: readonly Block[]): void {
  let at = 0
  const skip = (end: number): void => {
    if (/\S/.test(text.slice(at, end)))
      throw new Error(`text lost between offsets ${at} and ${end}`)
  }
  for (const line of blocks.flat()) {
    skip(line.mark?.start ?? line.span.start)
    at = line.span.end
  }
  skip(text.length)
}
