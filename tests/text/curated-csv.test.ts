/** Faults of CSV files that people write, each at its line and column. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readCsv } from '../../pipeline/text/curated-csv.ts'
import { scratch } from '../support/scratch.ts'

const Row = z.strictObject({ word: z.string(), kind: z.enum(['one', 'two']), note: z.string() })

function read(content: string) {
  const { rows, findings } = readCsv(join(scratch({ 'a.csv': content }), 'a.csv'), Row)
  return { rows, faults: findings.map(({ line, column, reason }) => `${line}:${column} ${reason}`) }
}

test.each([
  [
    'semicolons',
    'word;kind;note\na;one;\n',
    ['1:1 Found semicolons between the cells; expected commas.'],
  ],
  ['tabs', 'word\tkind\tnote\na\tone\t\n', ['1:1 Found tabs between the cells; expected commas.']],
  [
    'two columns of one name',
    'word,kind,note,kind\na,one,,two\n',
    ['1:16 Found two columns "kind"; expected word,kind,note.'],
  ],
  [
    'a column that is missing',
    'word,kind\na,one\n',
    ['1:1 The column "note" is missing; expected word,kind,note.'],
  ],
  [
    'a column with another name',
    'word,kinds,note\na,one,\n',
    [
      '1:6 Unknown column "kinds" (did you mean "kind"?); expected word,kind,note.',
      '1:1 The column "kind" is missing; expected word,kind,note.',
    ],
  ],
])('%s: the header is at fault, and no row is read', (_, content, faults) => {
  expect(read(content)).toEqual({ rows: [], faults })
})

const wrong = (entry: string): string =>
  `Entry "${entry}", kind: found "tow"; expected one of one, two.`

test.each([
  ['behind plain cells', 'a,tow,', '2:3', 'a'],
  ['behind a cell with commas', '"a, b",tow,', '2:8', 'a, b'],
  ['behind a cell with quotation marks', '"a ""b""",tow,', '2:11', 'a "b"'],
  ['behind a cell of two lines', '"a\nb",tow,', '3:4', 'a\nb'],
  ['behind a letter of two units', '😀,tow,', '2:3', '😀'],
  ['in quotation marks', 'a,"tow",', '2:3', 'a'],
])('a cell that does not fit is shown at its line and column: %s', (_, row, place, entry) => {
  expect(read(`word,kind,note\n${row}\n`).faults).toEqual([`${place} ${wrong(entry)}`])
})

test('columns may stand in another order', () => {
  expect(read('note,kind,word\n,one,a\n').rows).toEqual([{ word: 'a', kind: 'one', note: '' }])
})

test('a row with too few cells is shown by its name', () => {
  expect(read('word,kind,note\na,one\n').faults).toEqual([
    '2:3 Entry "a", found 2 cells; expected 3, as in the header.',
  ])
})

test('a row without a name is shown by its line alone', () => {
  expect(read('word,kind,note\n,tow,\n').faults).toEqual([
    '2:2 kind: found "tow"; expected one of one, two.',
  ])
})
