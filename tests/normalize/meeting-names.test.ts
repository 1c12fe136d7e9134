/** Which of its kind a meeting is, and the group that it is a meeting of. */
import { expect, test } from 'vitest'
import { buildText } from '../support/build-text.ts'

const GROUPS =
  'Working Groups\nThe States set up a Steering Group. They have a Working Group. In 2004 they set up a Working Group on Data Exchange.\n\n'

function meetingCalled(title: string) {
  const { dataset } = buildText(
    `Example Process\n\nType: Global process\n\n${GROUPS}Meetings\n3 May 2018, Oslo, Norway, ${title}\n`,
  )
  const [row] = dataset.meetings
  const evidence = dataset.statements
    .filter(
      ({ table_name: table, column_name: column }) => table === 'meetings' && column === 'body_id',
    )
    .map((each) => `${each.as_written} ${each.basis}`)
  return {
    ordinal: row?.ordinal,
    body: row?.body_id?.replace('example/body/', '') ?? null,
    evidence,
  }
}

test.each([
  ['Fifth Meeting of Ministers', 5],
  ['The 21st Meeting of Ministers', 21],
  ['Twenty-second Annual Senior Officials’ Meeting', 22],
  ['3rd Ministerial Conference', 3],
  ['Première réunion des ministres', 1],
  ['4ème réunion des ministres', 4],
  ['Meeting of Ministers', null],
  ['Meeting of the Third Committee', null],
  ['Meeting on the Fifth Anniversary', null],
  ['Workshop on Second Generation Migrants', null],
])('%s: %s', (title, ordinal) => {
  expect(meetingCalled(title).ordinal).toBe(ordinal)
})

test.each([
  ['Fifth Meeting of the Steering Group', 'steering-group', ['Steering Group inferred']],
  ['Meeting of the WORKING GROUP', 'working-group', ['WORKING GROUP inferred']],
  [
    'Meeting of the Working Group on Data Exchange',
    'working-group-on-data-exchange',
    ['Working Group on Data Exchange inferred'],
  ],
  // Another group than those of the profile, or several of them.
  ['Meeting of the Working Group on Return', null, []],
  ['Meeting of the Expert Working Group', null, []],
  ['Joint Meeting of the Steering Group and the Working Group', null, []],
  ['Meeting of Ministers', null, []],
])('%s is of %s', (title, body, evidence) => {
  expect(meetingCalled(title)).toMatchObject({ body, evidence })
})
