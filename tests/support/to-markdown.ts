/** A plain profile written as Markdown: headings, lists, tables and line breaks as the constructs that they are. */
import { readHeading } from '../../pipeline/dialect/headings.ts'
import { namesOnLine } from '../../pipeline/dialect/names.ts'
import { read, type Excerpt } from '../../pipeline/text/excerpt.ts'
import { registers, sourceOf } from './build-text.ts'

const ITEM = /^(?<indent>\s*)(?<mark>[•–o-]|\d{1,2}\.)\s+(?<words>.*\S)\s*$/
const FIELD = /^(?<label>\p{Lu}[\p{L} /-]+:)\s+(?<value>.*\S)$/u

export interface Written {
  readonly markdown: string
  /** How many lines were written as each construct: a conversion that writes none proves nothing. */
  readonly counts: Readonly<Record<'heading' | 'item' | 'table' | 'link', number>>
}

/** `name`: the words of the line that names the mechanism. */
export function toMarkdown(text: string, name: string): Written {
  const counts = { heading: 0, item: 0, table: 0, link: 0 }
  const written = text.split(/\n\s*\n/).flatMap((block) => {
    const lines = block.split('\n').filter((line) => line.trim() !== '')
    const parts: Part[] = []
    for (const line of lines) {
      const part = line.trim() === name ? heading(`# ${escape(name)}`) : partOf(line, lines, parts)
      const before = parts.at(-1)
      const glue = GLUE[part.kind]
      if (before?.kind === part.kind && glue !== null)
        parts.splice(-1, 1, { ...part, markdown: `${before.markdown}${glue}${part.row}` })
      else parts.push(part)
      if (part.kind !== 'words') counts[part.kind] += 1
      if (part.markdown.includes('](')) counts.link += 1
    }
    return parts.map(({ markdown }) => markdown)
  })
  return { markdown: `${written.join('\n\n')}\n`, counts }
}

interface Part {
  readonly kind: 'heading' | 'item' | 'table' | 'words'
  /** As the first of its kind, and as a further one. */
  readonly markdown: string
  readonly row: string
}

/** What stands between two parts of one kind that belong together. */
const GLUE = { heading: null, item: '\n', table: '\n', words: '\\\n' }

function partOf(line: string, block: readonly string[], before: readonly Part[]): Part {
  const item = ITEM.exec(line)?.groups
  if (item !== undefined) return itemPart(item, block)
  const words = line.trim()
  if (isHeading(words)) return heading(`## ${escape(words)}`)
  const cells = words.split(/\s{2,}/)
  const goesOn = before.at(-1)?.kind === 'table' && namesStates(words)
  if (!words.includes(':') && (goesOn || (cells.length > 1 && namesStates(words))))
    return tablePart(cells)
  return { kind: 'words', markdown: inline(words), row: inline(words) }
}

function heading(markdown: string): Part {
  return { kind: 'heading', markdown, row: markdown }
}

/** Items that are set deeper, or have a mark of a lower level, than the first item of the block are items of a list inside. */
function itemPart(item: Record<string, string>, block: readonly string[]): Part {
  const first = block.map((line) => ITEM.exec(line)?.groups).find((each) => each !== undefined)
  const isBelow =
    (item['indent'] ?? '').length > (first?.['indent'] ?? '').length + 1 ||
    (/\d/.test(first?.['mark'] ?? '') && !/\d/.test(item['mark'] ?? '')) ||
    (first?.['mark'] !== item['mark'] && /[o–]/.test(item['mark'] ?? ''))
  const mark = /\d/.test(item['mark'] ?? '') ? item['mark'] : '-'
  const row = `${isBelow ? '   ' : ''}${mark} ${escape(item['words'] ?? '')}`
  return { kind: 'item', markdown: row, row }
}

/** GitHub's tables have a head; here it is empty, as it is where a page has none. */
function tablePart(cells: readonly string[]): Part {
  const row = `| ${cells.map(escape).join(' | ')} |`
  const head = `|${cells.map(() => '   |').join('')}\n|${cells.map(() => ' - |').join('')}`
  return { kind: 'table', markdown: `${head}\n${row}`, row }
}

function excerptOf(words: string): Excerpt {
  return read(sourceOf(words), { start: 0, end: words.length })
}

function isHeading(words: string): boolean {
  const heading = readHeading(excerptOf(words), registers, new Set())
  return heading !== null && heading.content === null && heading.nested === null
}

function namesStates(line: string): boolean {
  return namesOnLine(excerptOf(line.trim()), registers, true).names.some((name) => name.id !== null)
}

/** Labels of fields in bold; a line that ends in a year, as titles of documents do, as a link. */
function inline(words: string): string {
  const field = FIELD.exec(words)?.groups
  if (field !== undefined)
    return `**${escape(field['label'] ?? '')}** ${escape(field['value'] ?? '')}`
  return /^\p{Lu}[\p{L} ’]+ (?:19|20)\d\d$/u.test(words)
    ? `[${escape(words)}](https://example.org/a_b.pdf "a file")`
    : escape(words)
}

function escape(words: string): string {
  return words
    .replace(/[\\`*_[\]<>#|&]/g, '\\$&')
    .replace(/^(\d+)([.)]) /, '$1\\$2 ')
    .replace(/^([-+]) /, '\\$1 ')
}
