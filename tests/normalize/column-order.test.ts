/** Lists in columns: positions follow the columns, and an alphabet that runs along the rows is reported. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../pipeline/text/fold.ts'
import { slice } from '../../pipeline/text/source-text.ts'
import { buildText, registers } from '../support/build-text.ts'
import { runs } from '../support/runs.ts'

function told(list: string): string[] {
  const { findings } = buildText(`Example Process\n\nMembers\n\n${list}\n`)
  return findings.flatMap(({ ruleId: rule, severity, at }) =>
    rule === 'alphabet-along-rows' && at !== null
      ? [`${severity} ${slice(at.source, at.span)}`]
      : [],
  )
}

const names = registers.countries
  .map((country) => country.name)
  .filter((name) => registers.countryNames.byKey.has(fold(name)) && !/[,&]| and /.test(name))
const sorted = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 4, maxLength: 40, selector: fold })
  .map((list) => list.toSorted((a, b) => (fold(a) < fold(b) ? -1 : 1)))
const widths = fc.integer({ min: 2, max: 3 })

function setByRows(list: readonly string[], width: number): string {
  return Array.from({ length: Math.ceil(list.length / width) }, (_, row) =>
    list.slice(row * width, (row + 1) * width).join('   '),
  ).join('\n')
}

function setByColumns(list: readonly string[], width: number): string {
  const height = Math.ceil(list.length / width)
  return Array.from({ length: height }, (_, row) =>
    list.filter((_name, index) => index % height === row).join('   '),
  ).join('\n')
}

test('an alphabetical list that is set row by row is reported at its first row', () => {
  fc.assert(
    fc.property(sorted, widths, (list, width) => {
      fc.pre(list.length > width)
      expect(told(setByRows(list, width))).toEqual([`info ${list[0]}   ${list[1]}`])
    }),
    { numRuns: runs(30) },
  )
})

test('an alphabetical list that fills its columns is not', () => {
  fc.assert(
    fc.property(sorted, widths, (list, width) => {
      expect(told(setByColumns(list, width))).toEqual([])
    }),
    { numRuns: runs(30) },
  )
})

test('the positions follow the columns whatever the alphabet does', () => {
  const { dataset } = buildText('Example Process\n\nMembers\n\nAustria Belgium\nCroatia Denmark\n')
  expect(dataset.participations.map((row) => row.name_as_written)).toEqual([
    'Austria',
    'Croatia',
    'Belgium',
    'Denmark',
  ])
})

describe('an order that is neither is not reported', () => {
  test.each([
    ['three names', 'Austria Belgium\nCroatia'],
    ['a single row', 'Austria   Belgium   Croatia   Denmark'],
    ['no alphabet at all', 'Kenya Austria\nDenmark Belgium\nCroatia Zambia'],
    ['one bullet each', '- Austria\n- Belgium\n- Croatia\n- Denmark'],
    ['names behind commas', 'Austria, Belgium\nCroatia, Denmark'],
  ])('%s', (_, list) => {
    expect(told(list)).toEqual([])
  })
})

test('The Netherlands stand under N, and one name in eight may stand out of order', () => {
  expect(told('Latvia The Netherlands\nNorway Poland')).toEqual(['info Latvia The Netherlands'])
  expect(told('Austria Belgium\nCroatia Denmark\nRepublic of Korea Latvia\nMalta Norway')).toEqual([
    'info Austria Belgium',
  ])
})

test('names behind commas are counted along their lines, and their positions say so', () => {
  const { dataset } = buildText('Example Process\n\nObserver States: Iran, Pakistan, Kenya\n')
  expect(dataset.participations.map((row) => row.name_as_written)).toEqual([
    'Iran',
    'Pakistan',
    'Kenya',
  ])
  expect(
    new Set(
      dataset.statements
        .filter((row) => row.column_name === 'list_position')
        .map((row) => row.rule),
    ),
  ).toEqual(new Set(['list-order']))
})
