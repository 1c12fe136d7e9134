/** From the syntax tree to blocks of lines, each line with its exact place. */
import type { Nodes, Root } from 'mdast'
import { part, read, spanOf, trim, type Excerpt } from '../text/excerpt.ts'
import type { PlacedReading } from '../text/placed-reading.ts'
import type { Source, Span } from '../text/source-text.ts'

/** A line without the white space around it. */
export interface RawLine {
  /** The words of the line, after its list mark. */
  readonly words: Excerpt
  /** The list mark before them, or null. */
  readonly mark: Span | null
  /** What the tree of a Markdown text says of the line. */
  readonly setting: Setting
  /** The reading that says what the words are. */
  readonly reading?: PlacedReading
}

/** How Markdown sets a line; plain text says nothing of it. */
export interface Setting {
  /** The level of a heading, from 1. */
  readonly heading?: number
  /** The level of the list that it is an item of, from 1. */
  readonly level?: number
  /** Whether a list is inside the item, below this line. */
  readonly leads?: boolean
  /** The cells of a row of a table; a cell may have several lines. */
  readonly cells?: readonly (readonly Excerpt[])[]
  readonly isHead?: boolean
  /** The column of a table that the line is a cell of, from 0. */
  readonly column?: number
  /** Where its words link to. */
  readonly addresses?: readonly Excerpt[]
  /** Characters around the words and inside them that are none. */
  readonly markup?: readonly Markup[]
}

export interface Markup {
  readonly kind: 'punctuation' | 'boilerplate'
  readonly span: Span
}

/**
 * Marks before a list item: a bullet, a dash or an `o`, which is a bullet of the second level, and a space, a number or
 * letter with a full stop or in brackets, a number in a number, `1.1`. A number of more than two digits is a year,
 * `1996.`, and no mark.
 */
const LIST_MARK =
  /^(?:[•·▪●◦‣»➢–o-](?=\s)|(?:\d{1,2}|[a-z])[.)](?=\s)|\d{1,2}\.\d{1,2}\.?(?=\s+\p{Lu})|\((?:\d{1,2}|[ivx]{1,7}|[a-z])\)(?=\s)|•)/u

/**
 * The blocks of a plain text: lines with no blank line between them. Every character that is not white space lies in exactly
 * one line or mark: what the tree leaves outside its paragraphs, list marks apart, would be lost, and is an error of
 * this program.
 */
export function toBlocks(source: Source, tree: Root): RawLine[][] {
  const blocks = tree.children.flatMap((node) => {
    const items = node.type === 'list' ? node.children : [node]
    return cutAtBlankLines(items.flatMap((item) => linesOf(source, extent(item)))).map(
      withListMarks,
    )
  })
  checkNothingLost(source, blocks)
  return blocks
}

/** The stretch of a node. */
export function extent(node: Nodes): Span {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) throw new Error(`a ${node.type} without a position`)
  return { start, end }
}

/** The lines of a stretch; those of white space, which the tree counts as text when it is no-break space, are empty. */
export function linesOf(source: Source, { start, end }: Span): Excerpt[] {
  return [...source.text.slice(start, end).matchAll(/[^\r\n]+/g)].map((match) => {
    const from = start + match.index
    return trim(read(source, { start: from, end: from + match[0].length }))
  })
}

/** Lines of text with their list marks taken off. */
export function withListMarks(block: readonly Excerpt[]): RawLine[] {
  const lines = block.map((words) => markedBy(words, LIST_MARK.exec(words.text)?.[0] ?? ''))
  return withCapitals(withStars(lines))
}

/** A line whose first characters are its list mark; words there must be after it. */
function markedBy(words: Excerpt, mark: string): RawLine {
  const rest = trim(part(words, mark.length))
  if (mark === '' || rest.text === '') return { words, mark: null, setting: {} }
  return { words: rest, mark: spanOf(part(words, 0, mark.length)), setting: {} }
}

/** Lines with their list marks taken off, where a mark is known by the lines around it; `marks` are empty for the others. */
function withMarks(block: readonly RawLine[], marks: readonly string[]): RawLine[] {
  return block.map((line, index) => {
    const mark = marks[index] ?? ''
    return mark === '' ? line : markedBy(line.words, mark)
  })
}

/** Capitals before the lines of a list, in their order: "A. Borders", "B. Data". A single one may begin a name, "J. Smith". */
function withCapitals(block: RawLine[]): RawLine[] {
  const marks = block.map(({ words, mark }) =>
    mark === null ? (/^\p{Lu}[.)](?=\s)/u.exec(words.text)?.[0] ?? '') : '',
  )
  const used = marks.filter((mark) => mark !== '').map((mark) => mark.charAt(0))
  const areInOrder = used.every((letter, index) => index === 0 || letter > (used[index - 1] ?? ''))
  return used.length > 1 && used[0] === 'A' && areInOrder ? withMarks(block, marks) : block
}

/** Footnotes begin with `*`, `**`, `***` in turn; where `* ` comes back, it marks the items of a list. */
function withStars(block: RawLine[]): RawLine[] {
  const marks = block.map(({ words, mark }) =>
    mark === null ? (/^\*{1,3}(?=\s)/.exec(words.text)?.[0] ?? '') : '',
  )
  return marks.filter((mark) => mark === '*').length < 2 ? block : withMarks(block, marks)
}

function cutAtBlankLines(lines: readonly Excerpt[]): Excerpt[][] {
  const blocks: Excerpt[][] = [[]]
  for (const line of lines) {
    if (line.text === '') blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  return blocks.filter((block) => block.length > 0)
}

function checkNothingLost(source: Source, blocks: readonly RawLine[][]): void {
  const spans = blocks.flat().map(({ mark, words }) => ({
    ...spanOf(words),
    ...(mark === null ? {} : { start: mark.start }),
  }))
  let end = 0
  for (const span of [...spans, { start: source.text.length, end: source.text.length }]) {
    if (/\S/.test(source.text.slice(end, span.start)))
      throw new Error(`${source.file}:${source.place(end).line}: text is in no line`)
    end = span.end
  }
}
