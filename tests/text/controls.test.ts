/** Characters that nobody sees are reported where they are. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../pipeline/build.ts'
import { firstControl } from '../../pipeline/text/controls.ts'
import { scratch } from '../support/scratch.ts'

test('tabs, ends of lines and joiners are text', () => {
  expect(firstControl('a\tb\r\nc\u200d\u00a0')).toBeNull()
})

test.each([
  ['a\u0007b', 1, 'control character U+0007'],
  ['\u0085', 0, 'control character U+0085'],
  ['ab\u202e', 2, 'bidirectional control U+202E'],
  ['\u2067a', 0, 'bidirectional control U+2067'],
])('%j has one', (text, offset, name) => {
  expect(firstControl(text)).toEqual({ offset, name })
})

test('in a source it is a warning, and the text is kept', () => {
  const text = 'Gull\u202e Forum\n'
  const { dataset } = build(scratch({ 'a.txt': text }))
  expect(dataset?.sources[0]?.text).toBe(text)
  expect(dataset?.findings.filter(({ rule }) => rule === 'control-character')).toMatchObject([
    { severity: 'warning', line: 1, column: 5, as_written: '\u202e' },
  ])
})

test.each(['\0', '\u0007', '\u202e'])(
  'in a curated file %j is an error with its place',
  (control) => {
    const folder = scratch({
      'a.txt': 'Gull Forum\n',
      'a.yaml': `# About\ntitle: Gull${control}\n`,
    })
    const errors = build(folder).findings.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ file, line, column }) => [file, line, column])).toEqual([
      [join(folder, 'a.yaml'), 2, 12],
    ])
  },
)

test.each([
  ['title: "Gull\\0"\n', 1, 8, 'Found an escape for the control character U+0000; expected text.'],
  [
    'title: "\\u202E"\n',
    1,
    8,
    'Found an escape for the bidirectional control U+202E; expected text.',
  ],
  ['"\\a": Gull\n', 1, 1, 'Found an escape for the control character U+0007; expected text.'],
  [
    'title: Gull\ntitle: Tern\n',
    2,
    1,
    'Not valid YAML: found a key for the second time; keys must be unique.',
  ],
  ['title: Gull\n---\n', 2, 1, 'Not valid YAML: found a second document (`---`); expected one.'],
  [
    'title: !name Gull\n',
    1,
    8,
    'Not valid YAML: found a tag (`!name`) without a meaning here; expected none.',
  ],
  ['? [a]\n: b\n', 1, 3, 'Found a list or map as a key; expected words.'],
])('in metadata %j is an error with its place', (content, line, column, message) => {
  const folder = scratch({ 'a.txt': 'Gull Forum\n', 'a.yaml': content })
  const { dataset, findings } = build(folder)
  expect(dataset).toBeNull()
  expect(findings.map((found) => [found.file, found.line, found.column, found.reason])).toEqual([
    [join(folder, 'a.yaml'), line, column, message],
  ])
})

test('an alias in a curated file is an error with its place, even where it refers to itself', () => {
  const folder = scratch({ 'a.txt': 'Gull Forum\n', 'a.yaml': 'title: &a\n  - *a\n' })
  const errors = build(folder).findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, line, column, reason }) => [file, line, column, reason])).toEqual([
    [
      join(folder, 'a.yaml'),
      2,
      3,
      'Found an anchor (`&name`); expected none, because no value may refer to another.',
    ],
    [
      join(folder, 'a.yaml'),
      2,
      5,
      'Found an alias (`*name`); expected every value written where it belongs.',
    ],
  ])
})
