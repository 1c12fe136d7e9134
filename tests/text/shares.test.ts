/** How much of a text was read as values, kept as prose, and not understood. */
import { expect, test } from 'vitest'
import { charactersOf, inWords, sharesOf } from '../../pipeline/text/shares.ts'
import { buildText } from '../support/build-text.ts'

test('characters of typed values are values, the rest of their sentence is prose', () => {
  const prose = 'In 2004 they set up a Working Group.'
  const { dataset } = buildText(
    `Example Process\n\nType: Global process\n\nObjectives\n${prose}\n\nContact Points\nSecond floor\n`,
  )
  const words = (kind: string): string[] =>
    dataset.segments
      .filter((row) => row.kind === kind)
      .map((row) => (dataset.sources[0]?.text ?? '').slice(row.start_offset, row.end_offset))
  expect(words('value')).toEqual(['Example Process', 'Global process', '2004', 'Working Group'])
  expect(words('prose')).toEqual(['In ', ' they set up a ', '.'])
  expect(charactersOf(dataset.segments)).toEqual({
    value: words('value').join('').length,
    prose: prose.length - '2004Working Group'.length,
    unrecognized: 'Contact PointsSecond floor'.length,
  })
})

test.each([
  [
    { value: 2, prose: 1, unrecognized: 0 },
    { value: 66.7, prose: 33.3, unrecognized: 0 },
  ],
  [
    { value: 5, prose: 0, unrecognized: 0 },
    { value: 100, prose: 0, unrecognized: 0 },
  ],
  [
    { value: 0, prose: 7, unrecognized: 0 },
    { value: 0, prose: 100, unrecognized: 0 },
  ],
  [
    { value: 9999, prose: 0, unrecognized: 1 },
    { value: 99.9, prose: 0, unrecognized: 0.1 },
  ],
  [
    { value: 0, prose: 0, unrecognized: 3 },
    { value: 0, prose: 0, unrecognized: 100 },
  ],
])('of %o are %o per cent, and what is not understood is never rounded away', (all, shares) => {
  expect(sharesOf(all)).toEqual(shares)
})

test('in words', () => {
  expect(inWords({ value: 2, prose: 1, unrecognized: 0 })).toBe(
    '66.7 % read as values, 33.3 % kept as prose, 0 % not understood',
  )
})
