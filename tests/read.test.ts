import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../pipeline/text/finding.ts'
import { decode, readSources } from '../pipeline/read.ts'
import type { Source } from '../pipeline/text/source-text.ts'
import { bytes, scratch } from './support/scratch.ts'

const read = (...parts: readonly (string | readonly number[])[]) =>
  decode('profile.txt', 'profile', bytes(...parts))
const brief = ({ ruleId: rule, severity, file, line, column }: Finding) => [
  severity,
  rule,
  file,
  line,
  column,
]
const BOM = [0xef, 0xbb, 0xbf]

function sourceOf(...parts: readonly (string | readonly number[])[]): Source {
  const { source } = read(...parts)
  if (source === null) throw new Error('the text was refused')
  return source
}

/** The place of the first occurrence of some words, as offset, line and column. */
function placeOf(source: Source, words: string): number[] {
  const { offset, line, column } = source.place(source.text.indexOf(words))
  return [offset, line, column]
}

test.each([
  ['in the middle of a line', ['ab\ncd', [0xff], 'e'], 'Byte 5 (0xFF)', 2, 3],
  ['at the very beginning', [[0xfe], 'ab'], 'Byte 0 (0xFE)', 1, 1],
  // Two bytes, then four, then the stray one: the third character.
  ['after characters of several bytes', ['é😀', [0x80], 'x'], 'Byte 6 (0x80)', 1, 3],
  ['after a byte order mark', [BOM, 'a', [0xff]], 'Byte 4 (0xFF)', 1, 2],
  ['after CR LF', ['a\r\nbc', [0xff]], 'Byte 5 (0xFF)', 2, 3],
  // The é of a file saved as Latin-1: it opens a sequence that the space does not continue. The space is not to blame.
  ['of another encoding before a plain letter', ['caf', [0xe9], ' au lait'], 'Byte 3 (0xE9)', 1, 4],
  ['at the end, the first byte of two', ['ab', [0xc3]], 'Byte 2 (0xC3)', 1, 3],
] as const)(
  'a byte that is no UTF-8 is named with its file, line and column: %s',
  (_, parts, byte, line, column) => {
    const { source, findings } = read(...parts)
    expect(source).toBeNull()
    expect(findings.map(brief)).toEqual([['error', 'invalid-utf8', 'profile.txt', line, column]])
    expect(findings[0]?.message).toContain(byte)
    expect(findings[0]?.message).toContain('expected a text file saved as UTF-8')
  },
)

test.each([
  ['cut off after two bytes of three, at the end of the file', ['ab\nx', [0xe2, 0x82]], 2, 2],
  ['cut off after three bytes of four, before a letter', ['ab', [0xf0, 0x9f, 0x98], 'c'], 1, 3],
  ['a surrogate, which UTF-8 does not have', ['a', [0xed, 0xa0, 0x80]], 1, 2],
  ['an overlong form of a slash', ['a', [0xc0, 0xaf]], 1, 2],
] as const)(
  'a broken character is shown where it begins, right after the valid text: %s',
  (_, parts, line, column) => {
    expect(read(...parts).findings.map(brief)).toEqual([
      ['error', 'invalid-utf8', 'profile.txt', line, column],
    ])
  },
)

test.each([
  ['in the second line', ['a\nb', [0], 'c'], 'Byte 3 ', 2, 2],
  ['after a character of two bytes', ['é', [0]], 'Byte 2 ', 1, 2],
  ['in a file saved as UTF-16 without a mark', [[0x41, 0, 0x42, 0]], 'Byte 1 ', 1, 2],
] as const)('a NUL is named with its file, line and column: %s', (_, parts, byte, line, column) => {
  const { source, findings } = read(...parts)
  expect(source).toBeNull()
  expect(findings.map(brief)).toEqual([['error', 'nul-character', 'profile.txt', line, column]])
  expect(findings[0]?.message).toContain(byte)
})

test.each([
  ['nothing', []],
  ['spaces, tabs and line ends', [' \t\r\n\n']],
  ['no-break spaces', ['\u00A0\n\u00A0']],
  ['a byte order mark', [BOM]],
] as const)('a file that holds only %s is refused as empty', (_, parts) => {
  const { source, findings } = read(...parts)
  expect(source).toBeNull()
  expect(findings.map(brief)).toEqual([['error', 'empty-file', 'profile.txt', 1, 1]])
})

test('a file of two million bytes is read, and one byte more is refused with both numbers', () => {
  expect(
    decode('profile.txt', 'profile', Buffer.alloc(2_000_000, `${'a'.repeat(999)}\n`)).source?.text,
  ).toHaveLength(2_000_000)
  const { source, findings } = decode(
    'profile.txt',
    'profile',
    Buffer.alloc(2_000_001, `${'a'.repeat(999)}\n`),
  )
  expect(source).toBeNull()
  expect(findings.map(brief)).toEqual([
    ['error', 'oversized-file', 'profile.txt', undefined, undefined],
  ])
  expect(findings[0]?.message).toMatch(/2000001.*2000000/)
})

test('a byte order mark is no part of the text, offsets count after it, and a finding of severity info says so', () => {
  const { source, findings } = read(BOM, 'Name\nText')
  expect(source?.text).toBe('Name\nText')
  expect(source?.place(0)).toEqual({ offset: 0, line: 1, column: 1 })
  expect(source?.place(5)).toEqual({ offset: 5, line: 2, column: 1 })
  expect(findings.map(brief)).toEqual([['info', 'byte-order-mark', 'profile.txt', 1, 1]])
})

test('the character of a byte order mark inside a text is kept, and no finding speaks of it', () => {
  const { source, findings } = read('a\uFEFFb')
  expect(source?.text).toBe('a\uFEFFb')
  expect(findings).toEqual([])
})

test('the hash is that of the bytes of the file, with the mark that is no part of the text', () => {
  // The hash of "abc" is the example of the standard, FIPS 180-2.
  expect(sourceOf('abc').sha256).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  expect(sourceOf(BOM, 'abc').sha256).not.toBe(sourceOf('abc').sha256)
})

test('CR LF, LF and lone CR are kept as they are, and each ends one line', () => {
  const text = 'one\r\ntwo\rthree\nfour\r\r\nsix\n\rseven'
  // The fifth line is empty and ends with CR LF; the seventh is empty and ends with the CR behind an LF.
  const source = sourceOf(text)
  expect(source.text).toBe(text)
  expect(placeOf(source, 'two')).toEqual([5, 2, 1])
  expect(placeOf(source, 'wo')).toEqual([6, 2, 2])
  expect(placeOf(source, 'three')).toEqual([9, 3, 1])
  expect(placeOf(source, 'four')).toEqual([15, 4, 1])
  expect(placeOf(source, 'six')).toEqual([22, 6, 1])
  expect(placeOf(source, 'seven')).toEqual([27, 8, 1])
})

test('the end of a text is a place, also behind its last line end', () => {
  expect(sourceOf('ab').place(2)).toEqual({ offset: 2, line: 1, column: 3 })
  expect(sourceOf('ab\n').place(3)).toEqual({ offset: 3, line: 2, column: 1 })
})

test('offsets and columns count characters, of which an emoji is one', () => {
  const source = sourceOf('😀 a\n😀😀b é c')
  expect(placeOf(source, 'a')).toEqual([2, 1, 3])
  expect(placeOf(source, 'b')).toEqual([6, 2, 3])
  expect(placeOf(source, 'é')).toEqual([8, 2, 5])
  expect(placeOf(source, 'c')).toEqual([10, 2, 7])
  expect(source.place(source.text.length).offset).toBe(11)
})

test('a combining mark counts as a character of its own, and text is not composed', () => {
  const source = sourceOf('e\u0301x')
  expect(source.text).toBe('e\u0301x')
  expect(placeOf(source, 'x')).toEqual([2, 1, 3])
})

test.each(['Profile', 'two words', 'under_score', 'a--b', '-a', 'a-', 'a.b', 'é', ''])(
  'the file name "%s.txt" is refused, and the message says what a name may hold',
  (id) => {
    const folder = scratch({ [`${id}.txt`]: 'Text' })
    const { sources, findings } = readSources(folder)
    expect(sources).toEqual([])
    expect(findings.map(brief)).toEqual([
      ['error', 'file-name', join(folder, `${id}.txt`), undefined, undefined],
    ])
    expect(findings[0]?.message).toContain(
      `"${id}"; expected lower-case letters, digits and single hyphens`,
    )
  },
)

test('sources are ordered by identifier', () => {
  // As file names "a-b.txt" would come before "a.txt", because the hyphen comes before the full stop.
  const folder = scratch({
    'b.txt': 'B',
    'a-b.txt': 'AB',
    'a.txt': 'A',
    'a1.txt': 'A1',
    '10.txt': 'Ten',
    '9.txt': 'Nine',
  })
  const { sources, findings } = readSources(folder)
  expect(findings).toEqual([])
  expect(sources.map(({ id }) => id)).toEqual(['10', '9', 'a', 'a-b', 'a1', 'b'])
})

test('a source knows its file, and files that are no texts are not read', () => {
  const folder = scratch({
    'a.txt': 'A',
    'a.yaml': '',
    'a.corrections.yaml': '',
    'README.md': '# Read me',
    'registers/themes.csv': '',
  })
  const { sources, findings } = readSources(folder)
  expect(findings).toEqual([])
  expect(sources.map(({ id, file, text }) => [id, file, text])).toEqual([
    ['a', join(folder, 'a.txt'), 'A'],
  ])
})

test('a text in Markdown is read as such, and notes with names in capitals are no texts', () => {
  const folder = scratch({ 'a.md': '# A', 'b.txt': 'B', 'README.md': '# R', 'RELEASING.md': '# R' })
  const { sources, findings } = readSources(folder)
  expect(findings).toEqual([])
  expect(sources.map(({ id, format }) => [id, format])).toEqual([
    ['a', 'markdown'],
    ['b', 'plain'],
  ])
})

test.each([
  [
    'of very many lines',
    'a\n'.repeat(20_000),
    'Found 20001 lines; expected at most 20000.',
    20_001,
  ],
  [
    'with a very long line',
    `a\n${'b'.repeat(10_001)}\n`,
    'Found a line of 10001 characters; expected at most 10000.',
    2,
  ],
])('a text %s is refused, and the finding names the limit', (_, text, message, line) => {
  const { sources, findings } = readSources(scratch({ 'a.txt': text }))
  expect(sources).toEqual([])
  expect(findings.map(({ ruleId, reason, line: at }) => [ruleId, reason, at])).toEqual([
    ['oversized-file', message, line],
  ])
})

test.each([
  [
    'of many bytes',
    `${'a'.repeat(9_999)}\n`.repeat(21),
    'Found 210000 bytes; expected at most 200000.',
    undefined,
  ],
  ['of many lines', 'a\n'.repeat(5_000), 'Found 5001 lines; expected at most 5000.', 5_001],
  [
    'with many signs in a paragraph',
    `# A\n\n${'[a][b]\n'.repeat(1_251)}`,
    'Found more than 5000 signs of Markdown (*, _, [ and ]) without a blank line between them.',
    1_253,
  ],
  [
    'with lists deep inside each other',
    `# A\n\n${'- '.repeat(51)}a\n`,
    'Found a line of 51 list marks; expected at most 50.',
    3,
  ],
  [
    'with quotations deep inside each other',
    `# A\n\n${'>'.repeat(51)}a\n`,
    'Found a line of 51 list marks; expected at most 50.',
    3,
  ],
])('a text in Markdown %s is refused', (_, text, message, line) => {
  const { sources, findings } = readSources(scratch({ 'a.md': text }))
  expect(sources).toEqual([])
  expect(findings.map(({ ruleId, reason, line: at }) => [ruleId, reason, at])).toEqual([
    ['oversized-file', message, line],
  ])
})

test('a rule of dashes and signs in several paragraphs are no lists and no paragraph', () => {
  const text = `# A\n\n${'-'.repeat(80)}\n\n${`${'[a][b] '.repeat(1_250)}\n\n`.repeat(2)}`
  expect(readSources(scratch({ 'a.md': text })).findings).toEqual([])
})

test('a text at the limits is read', () => {
  const text = `${'b'.repeat(10_000)}\n${'a\n'.repeat(19_998)}a`
  expect(readSources(scratch({ 'a.txt': text })).findings).toEqual([])
})

test('two texts of one name are refused, and neither wins', () => {
  const folder = scratch({ 'a.md': '# A', 'a.txt': 'A' })
  expect(readSources(folder).findings.map(brief)).toEqual([
    ['error', 'file-name', join(folder, 'a.md'), undefined, undefined],
  ])
})

test('a bad file does not hide the good one beside it, nor the other bad one', () => {
  const folder = scratch({ 'good.txt': 'Good', 'nothing.txt': '', 'broken.txt': bytes([0xff]) })
  const { sources, findings } = readSources(folder)
  expect(sources.map(({ id }) => id)).toEqual(['good'])
  expect(findings.map(brief)).toEqual([
    ['error', 'invalid-utf8', join(folder, 'broken.txt'), 1, 1],
    ['error', 'empty-file', join(folder, 'nothing.txt'), 1, 1],
  ])
})

test('a missing folder is named', () => {
  const folder = join(scratch(), 'nowhere')
  const { sources, findings } = readSources(folder)
  expect(sources).toEqual([])
  expect(findings.map(brief)).toEqual([['error', 'unreadable-file', folder, undefined, undefined]])
  expect(findings[0]?.message).toContain('NAME.txt')
})

test('a folder without a text is named, and a folder called x.txt is none', () => {
  const folder = scratch({ 'README.md': '# Read me' })
  mkdirSync(join(folder, 'x.txt'))
  const { sources, findings } = readSources(folder)
  expect(sources).toEqual([])
  expect(findings.map(brief)).toEqual([['error', 'no-sources', folder, undefined, undefined]])
  expect(findings[0]?.message).toContain('NAME.txt')
})

test('a folder called x.txt does not disturb the texts beside it', () => {
  const folder = scratch({ 'a.txt': 'A' })
  mkdirSync(join(folder, 'x.txt'))
  const { sources, findings } = readSources(folder)
  expect(findings).toEqual([])
  expect(sources.map(({ id }) => id)).toEqual(['a'])
})

test('a link to nowhere is a file that cannot be read', () => {
  const folder = scratch()
  symlinkSync(join(folder, 'gone'), join(folder, 'a.txt'))
  expect(readSources(folder).findings.map(brief)).toEqual([
    ['error', 'unreadable-file', join(folder, 'a.txt'), undefined, undefined],
  ])
})

test.each([
  'b.yaml',
  'b.corrections.yaml',
  'a.correction.yaml',
  'a.corrections.corrections.yaml',
  'A.yaml',
])('metadata or a ledger without its text is an error: %s beside a.txt', (name) => {
  const folder = scratch({ 'a.txt': 'A', [name]: '' })
  const { sources, findings } = readSources(folder)
  expect(sources.map(({ id }) => id)).toEqual(['a'])
  expect(findings.map(brief)).toEqual([
    ['error', 'orphan-file', join(folder, name), undefined, undefined],
  ])
})

test.each(['a.yml', 'a.corrections.yml', 'b.yml'])(
  'the ending .yml is an error, for it would be passed over: %s beside a.txt',
  (name) => {
    const folder = scratch({ 'a.txt': 'A', [name]: '' })
    const { findings } = readSources(folder)
    expect(findings.map(brief)).toEqual([
      ['error', 'orphan-file', join(folder, name), undefined, undefined],
    ])
    expect(findings[0]?.message).toContain('expected .yaml')
  },
)
