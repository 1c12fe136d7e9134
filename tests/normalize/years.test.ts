/** Years beside dates, and the words over the parts of a list, each resting on its own characters. */
import { describe, expect, test } from 'vitest'
import { yearOf } from '../../pipeline/normalize/years.ts'
import { buildMarkdown, buildText } from '../support/build-text.ts'

describe('the year of a date', () => {
  test.each([
    ['1996', 1996, 1996],
    ['1999-06', 1999, 1999],
    ['2004-05-26/2004-05-28', 2004, 2004],
    ['2016-10/2018-09', 2016, 2018],
    ['2019/..', 2019, null],
    ['../1998', null, 1998],
    ['2019/', 2019, null],
    ['199X', null, null],
    [null, null, null],
  ])('%s', (value, start, end) => {
    const date = { value, evidence: [] }
    expect([yearOf(date, 'start').value, yearOf(date, 'end').value]).toEqual([start, end])
  })

  test('rests on the words of the date, and on no others', () => {
    const { dataset } = buildText(
      'Example Process\n\nType: Global process\n\nEstablished: June 1996\n\nFormer Chairs\nKenya (2016-2018)\n',
    )
    const years = dataset.statements.filter((row) => row.column_name.endsWith('_year'))
    expect(
      years.map((row) => [row.column_name, row.value, row.as_written, row.basis, row.rule]),
    ).toEqual([
      ['established_year', '1996', 'June 1996', 'stated', 'year-of-date'],
      ['period_end_year', '2018', '2016-2018', 'stated', 'year-of-date'],
      ['period_start_year', '2016', '2016-2018', 'stated', 'year-of-date'],
    ])
  })
})

describe('the words over a part of a list', () => {
  const header = 'Example Process\n\nType: Global process\n\n'
  const groups = ({ dataset }: ReturnType<typeof buildText>): (string | null)[][] =>
    dataset.participations.map((row) => [row.country_id, row.group])

  test('are those that stand over the names, without their colon', () => {
    expect(
      groups(buildText(`${header}Members\nAfrican States\nBenin\nGhana\nAsia:\nIndia\n`)),
    ).toEqual([
      ['BEN', 'African States'],
      ['GHA', 'African States'],
      ['IND', 'Asia'],
    ])
  })

  test('are those before the names on their line, and none where there are none', () => {
    expect(groups(buildText(`${header}Members\nFrance, Italy\nAfrica: Benin, Chad\n`))).toEqual([
      ['FRA', null],
      ['ITA', null],
      ['BEN', 'Africa'],
      ['TCD', 'Africa'],
    ])
  })

  test('are read without markup', () => {
    const { dataset } = buildMarkdown(`# ${header}## Members\n\n**Asia:**\n\nIndia\n`)
    const [row] = dataset.statements.filter(({ column_name }) => column_name === 'group')
    expect([row?.value, row?.as_written, row?.rule]).toEqual(['Asia', 'Asia', 'list-group'])
  })
})
