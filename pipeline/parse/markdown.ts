/** The reader of Markdown into a syntax tree (mdast): CommonMark with the tables of GitHub, and nothing else. */
import type { Root } from 'mdast'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

function tables(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(gfmTable())
  ;(data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown())
}

const processor = unified().use(tables).use(remarkParse).freeze()

/** The syntax tree of a Markdown text; positions are UTF-16 offsets into it. */
export function toMarkdownTree(text: string): Root {
  // As in plain text: a byte order mark inside the text would shift every position by one.
  return processor.parse(text.replace(/^\uFEFF/, ' '))
}
