/** A profile is text: no character of it may be read as Markdown. */
import { describe, expect, test } from 'vitest'
import { toBlocks } from '../../pipeline/parse/lines.ts'
import { toTree } from '../../pipeline/parse/plain-text.ts'
import { sourceOf } from '../support/build-text.ts'

/** The lines of a text, each with its list mark before a bar. */
function linesOf(text: string): string[][] {
  return toBlocks(sourceOf(text), toTree(text)).map((block) =>
    block.map(
      ({ mark, words }) =>
        (mark === null ? '' : `${text.slice(mark.start, mark.end)}|`) + words.text,
    ),
  )
}

describe('what Markdown would read as its own is text', () => {
  const cases: [string, string][] = [
    ['four spaces before a word', 'a\n\n    b'],
    ['a tab before a word', 'a\n\n\tb'],
    ['emphasis', '*Accession of the Republic of X* is _pending_ **now**'],
    ['a lone asterisk', '*Accession of X to the Y is pending'],
    ['a year and a full stop', 'In\n1996. Then'],
    ['a rule of hyphens under a line', 'Budget\n------'],
    ['a rule of equals signs under a line', 'Budget\n==='],
    ['a rule of its own', 'a\n\n***\n\nb'],
    ['a hash', '# Members'],
    ['a quotation mark of mail', '> Members'],
    ['a tag', '<Ministry> of <b>Interior</b>'],
    ['a comment', '<!-- nothing -->'],
    ['an address in angle brackets', '<http://example.org>'],
    ['a link', '[IOM](http://example.org) ![x](y)'],
    ['a definition', '[1]: http://example.org'],
    ['a footnote', '[1] and [2]'],
    ['a character reference', 'R&amp;D &#8226; &copy;'],
    ['a backslash', 'C:\\new \\* \\\nnext'],
    ['backticks', '```\ncode\n```'],
    ['two spaces at the end of a line', 'a  \nb'],
    ['a form feed and a line separator', 'a\fb\u2028c'],
    ['an emoji', 'a 🎉 b'],
    ['a NUL-like replacement', 'a \uFFFD b'],
  ]
  test.each(cases)('%s', (_name, text) => {
    const expected = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    expect(linesOf(text).flat()).toEqual(expected)
  })
})

test('a bullet, a hyphen, a number and a roman numeral before a space mark an item', () => {
  expect(linesOf('  • a\n  • b\n\n- c\n\n1. d\n2) e\n\n(i) f\n(iv) g')).toEqual([
    ['•|a', '•|b'],
    ['-|c'],
    ['1.|d', '2)|e'],
    ['(i)|f', '(iv)|g'],
  ])
})

test('a year, a dash inside a word and a telephone number mark nothing', () => {
  expect(linesOf('1996. It began\n-word\n+41 22 717')).toEqual([
    ['1996. It began', '-word', '+41 22 717'],
  ])
})

test('a bullet before a no-break space, or before a letter, marks an item too', () => {
  expect(linesOf('•\u00a0a\n•b').flat()).toEqual(['•|a', '•|b'])
})

test('a line of no-break spaces is blank', () => {
  expect(linesOf('a\n\u00a0 \u00a0\nb')).toEqual([['a'], ['b']])
})

test('lines that end in CR LF, CR or LF are lines', () => {
  expect(linesOf('a\r\nb\rc\nd')).toEqual([['a', 'b', 'c', 'd']])
})

test('a line right behind an item, without a mark, is a line of its own', () => {
  expect(linesOf('  • a\n12 Members').flat()).toEqual(['•|a', '12 Members'])
})
