/**
 * The reader of plain text into a syntax tree (mdast): `remark-parse` with the constructs of Markdown switched off,
 * and one construct of our own, lists marked with bullets.
 *
 * A profile is text, not Markdown: `*Accession ...`, `1996.` at the start of a line or four spaces before a word mean
 * nothing more than their characters. Node values are never used; only positions are, into the text itself.
 */
import type { Root } from 'mdast'
import { list } from 'micromark-core-commonmark'
import type { Code, Construct, State, TokenizeContext, Tokenizer } from 'micromark-util-types'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

/** Every construct of CommonMark that would give characters another meaning than their own. */
const SWITCHED_OFF = [
  'attention',
  'autolink',
  'blockQuote',
  'characterEscape',
  'characterReference',
  'codeFenced',
  'codeIndented',
  'codeText',
  'definition',
  'hardBreakEscape',
  'headingAtx',
  'htmlFlow',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
  'list',
  'setextUnderline',
  'thematicBreak',
]

/** `•`, the list mark of most profiles. Other marks are read line by line, where the tree knows no lists. */
const BULLET = 0x2022

/** The list of CommonMark, begun by a bullet: the list is given its kind, so that it takes any mark. */
const bulletList: Construct = {
  ...list,
  name: 'bulletList',
  tokenize: tokenizeBullet,
  continuation: { tokenize: continueBullet },
}

function tokenizeBullet(
  this: TokenizeContext,
  ...[effects, ok, nok]: Parameters<Tokenizer>
): State {
  const start = list.tokenize.call(this, effects, ok, nok)
  return (code: Code) => {
    if (code !== BULLET) return nok(code)
    const container = this.containerState
    if (container !== undefined && container.type === undefined) {
      container.type = 'listUnordered'
      effects.enter('listUnordered', { _container: true })
    }
    return start(code)
  }
}

/** A list goes on where the next bullet stands; a line without one ends it, for its items are single lines. */
function continueBullet(
  this: TokenizeContext,
  ...[effects, ok, nok]: Parameters<Tokenizer>
): State {
  const container = this.containerState
  if (container !== undefined) container['_closeFlow'] = true
  // The flow is being closed, so nothing is interrupted from here on.
  this.interrupt = undefined
  const next = effects.attempt(bulletList, ok, nok)
  return function indented(code: Code): State | undefined {
    if (code !== -2 && code !== -1 && code !== 32) return next(code)
    effects.enter('linePrefix')
    return inside(code)
  }
  function inside(code: Code): State | undefined {
    if (code === -2 || code === -1 || code === 32) {
      effects.consume(code)
      return inside
    }
    effects.exit('linePrefix')
    return next(code)
  }
}

function plainText(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(
    { disable: { null: SWITCHED_OFF } },
    { document: { [BULLET]: bulletList } },
  )
}

const processor = unified().use(plainText).use(remarkParse).freeze()

/** The syntax tree of a text: a root of paragraphs and lists, whose positions are UTF-16 offsets into the text. */
export function toTree(text: string): Root {
  // A byte order mark inside the text is a character of it; the parser would drop it and shift every position by one.
  return processor.parse(text.replace(/^\uFEFF/, ' '))
}
