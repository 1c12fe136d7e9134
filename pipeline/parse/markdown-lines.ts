/** From the syntax tree of Markdown to blocks of lines: headings, lists and tables are what the tree says they are. */
import type { ListItem, List, RootContent, Table, TableRow } from 'mdast'
import { fromRuns, runOf, spanOf, type Excerpt } from '../text/excerpt.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'
import { extent, linesOf, withListMarks, type RawLine, type Setting } from './lines.ts'
import { toMarkdownTree } from './markdown.ts'
import { withMarkup } from './markup.ts'
import { linesIn } from './phrasing.ts'

/** The blocks of a Markdown text. A heading is in one block with what is right below it. */
export function toMarkdownBlocks(source: Source): RawLine[][] {
  const tree = toMarkdownTree(source.text)
  const blocks = tree.children.flatMap((node) => blocksOf(source, node, 0))
  return withMarkup(source, tree, withHeadings(blocks))
}

function withHeadings(blocks: readonly RawLine[][]): RawLine[][] {
  const joined: RawLine[][] = []
  for (const block of blocks) {
    const before = joined.at(-1)
    const isBelow = before?.at(-1)?.setting.heading !== undefined
    if (isBelow && block[0]?.setting.heading === undefined) before?.push(...block)
    else joined.push([...block])
  }
  return joined
}

/** Quotations and lists inside each other, level by level. What is deeper is no profile, and not read. */
const DEEPEST = 100

function blocksOf(source: Source, node: RootContent, depth: number): RawLine[][] {
  const blocks = depth > DEEPEST ? [rawLines(source, node)] : blocksIn(source, node, depth)
  return blocks.filter((block) => block.length > 0)
}

function blocksIn(source: Source, node: RootContent, depth: number): RawLine[][] {
  switch (node.type) {
    case 'heading':
      return [asLines(linesIn(source, node.children), { heading: node.depth })]
    case 'paragraph':
      return [withListMarks(linesIn(source, node.children))]
    case 'list':
      return [itemsOf(source, node, 1, depth)]
    case 'table':
      return [rowsOf(source, node)]
    case 'blockquote':
      return node.children.flatMap((child) => blocksOf(source, child, depth + 1))
    case 'code':
      return [rawLines(source, node)]
    case 'html':
      return isComment(node.value) ? [] : [rawLines(source, node)]
    case 'thematicBreak':
    case 'definition':
      return []
    default:
      throw new Error(`a ${node.type} is not read`)
  }
}

/** Code, and HTML other than comments: no words of a profile, so that it is reported. */
function rawLines(source: Source, node: RootContent): RawLine[] {
  return asLines(linesOf(source, extent(node)), {}).filter(({ words }) => words.text !== '')
}

export function isComment(html: string): boolean {
  return /^<!--[^]*-->\s*$/.test(html)
}

function asLines(lines: readonly Excerpt[], setting: Setting, mark: Span | null = null): RawLine[] {
  return lines.map((words, index) => ({ words, setting, mark: index === 0 ? mark : null }))
}

function itemsOf(source: Source, list: List, level: number, depth: number): RawLine[] {
  if (depth > DEEPEST) return rawLines(source, list)
  return list.children.flatMap((item) => itemLines(source, item, level, depth))
}

/** The lines of an item: the first with the mark of the list, and those of the lists inside it a level lower. */
function itemLines(source: Source, item: ListItem, level: number, depth: number): RawLine[] {
  const leads = item.children.some((child) => child.type === 'list')
  return item.children.flatMap((child, index) => {
    if (child.type === 'list') return itemsOf(source, child, level + 1, depth + 1)
    if (child.type !== 'paragraph') return blocksOf(source, child, depth + 1).flat()
    const mark = index === 0 ? markOf(source, item, extent(child).start) : null
    return asLines(linesIn(source, child.children), { level, leads: leads && index === 0 }, mark)
  })
}

function markOf(source: Source, item: ListItem, end: number): Span {
  const { start } = extent(item)
  return { start, end: start + source.text.slice(start, end).trimEnd().length }
}

/** The rows of a table, each a line with its cells; empty rows fall away. */
function rowsOf(source: Source, table: Table): RawLine[] {
  return table.children.flatMap((row, index) => {
    const cells = cellsOf(source, row)
    const words = joinCells(source, cells.flat())
    return words === null ? [] : { words, mark: null, setting: { cells, isHead: index === 0 } }
  })
}

function cellsOf(source: Source, row: TableRow): Excerpt[][] {
  return row.children.map((cell) => linesIn(source, cell.children))
}

/** Cells as the parts of a line: "3 May 2018, Oslo, Norway". A comma stands for what is between them. */
function joinCells(source: Source, cells: readonly Excerpt[]): Excerpt | null {
  if (cells.length === 0) return null
  const runs = cells.flatMap((cell, index) => {
    const next = cells[index + 1]
    if (next === undefined) return cell.runs
    const between = { start: spanOf(cell).end, end: spanOf(next).start }
    return [...cell.runs, runOf(source, between, ', ', slice(source, between))]
  })
  return fromRuns(runs)
}
