/** When documents were issued and what they cover: what their titles say, and no more. */
import { expect, test } from 'vitest'
import { buildText } from '../support/build-text.ts'

const HEADER =
  'Example Process\n\nType: Global process\n\nMeetings\n3 May 2018, Oslo, Norway, Review Meeting on Ports\n\nDocuments\n'

function documentIn(title: string) {
  const { dataset, findings } = buildText(`${HEADER}${title}\n`)
  const [row] = dataset.documents
  const basis = dataset.statements
    .filter(({ column_name: column }) => column === 'issued' || column === 'covers')
    .map((each) => `${each.column_name} ${each.basis} ${each.as_written}`)
  const told = findings.filter(({ ruleId }) => ruleId === 'date-not-understood').length
  return { issued: row?.issued, year: row?.issued_year, covers: row?.covers, basis, told }
}

test.each([
  ['Oslo Declaration 2011', '2011', 2011, null, ['issued inferred 2011'], 0],
  ['Resolution of 12 June 2013', '2013-06-12', 2013, null, ['issued inferred 12 June 2013'], 0],
  ['Work Plan (2004-2009)', null, null, '2004/2009', ['covers stated 2004-2009'], 0],
  [
    'Assessment Report 2001 of the Process (1996-2000)',
    '2001',
    2001,
    '1996/2000',
    ['covers stated 1996-2000', 'issued inferred 2001'],
    0,
  ],
  ['Reports of 2003 and 2007', null, null, null, [], 1],
  ['Plans 2001-2003 and 2005-2009', null, null, null, [], 1],
  ['Oslo Plan (8.9.2020)', null, null, null, [], 1],
  // The year is that of the meeting.
  ['2018 Review Meeting on Ports - Conclusions', null, null, null, [], 0],
  ['Conclusions of the Review Meeting on Ports 2018', null, null, null, [], 0],
  // The year is that of the document, after the meeting that it is of.
  ['Review Meeting on Ports: Report 2018', '2018', 2018, null, ['issued inferred 2018'], 0],
  ['Report of the Review Meeting on Ports', null, null, null, [], 0],
])('%s', (title, issued, year, covers, basis, told) => {
  expect(documentIn(title)).toEqual({ issued, year, covers, basis, told })
})

test.each([
  ['Review Meeting on Ports: Report 2018', true],
  ['Review Meeting on Ports: the years 2016-2019', true],
  ['Review Meeting on Ports: Report 2016', false],
])('%s is of the meeting of 2018: %s', (title, expected) => {
  const { dataset } = buildText(`${HEADER}${title}\n`)
  expect(dataset.documents[0]?.meeting_id !== null).toBe(expected)
})
