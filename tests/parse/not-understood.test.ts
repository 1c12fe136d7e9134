/** What was not understood is told once, and in the words that fit it best. */
import { expect, test } from 'vitest'
import { slice } from '../../pipeline/text/source-text.ts'
import { buildText } from '../support/build-text.ts'

function warningsOf(text: string): string[] {
  const { findings } = buildText(text)
  return findings.flatMap(({ ruleId: rule, severity, at }) =>
    severity === 'warning' && at !== null ? [`${rule}: ${slice(at.source, at.span)}`] : [],
  )
}

test.each(['Type:', 'Type :', 'Type:\u00a0', 'Type:\r'])(
  'a field without a value (%j) is called empty, not unknown',
  (line) => {
    expect(warningsOf(`Example Process\n\n${line}\nEstablished: 1996\n`)).toEqual([
      'field-empty: Type',
    ])
  },
)

test('the word of a field elsewhere is no empty field', () => {
  expect(warningsOf('Example Process\n\nDocuments\nOslo Declaration 2015\n\nType')).toEqual([
    'text-not-understood: Type',
  ])
})

test('nothing is suggested for a word that is the word itself', () => {
  const { findings } = buildText('Example Process\n\nDocuments\nOslo Declaration 2015\n\nType')
  expect(findings.find(({ ruleId }) => ruleId === 'text-not-understood')?.expected).toEqual([])
})

test('a value that was not understood has one warning, the one that says why', () => {
  const warnings = warningsOf(
    'Example Process\n\nType: Regional chat\nEstablished: sometime\n\nRecent Meetings\nMay 40, 2004, Minsk, Belarus, Meeting on Asylum\n',
  )
  expect(warnings).toEqual([
    'field-not-understood: Regional chat',
    'date-not-understood: sometime',
    'date-not-understood: May 40, 2004',
  ])
})

test('the words of a heading before other words in brackets are no heading', () => {
  expect(
    warningsOf('Example Process\n\nMembers\n- Kenya\n- Ghana\n\nObservers (see below)\n'),
  ).toContain('text-not-understood: Observers (see below')
})

test('a line of a list that begins with the label of another list gives no name to this one', () => {
  const text = 'Example Process\n\nMembers\nKenya\nNext host: Ghana\n'
  const { dataset } = buildText(text)
  expect(dataset.participations.map((row) => row.name_as_written)).toEqual(['Kenya'])
  expect(warningsOf(text)).toEqual(['text-not-understood: Next host: Ghana'])
})

test('a number after the words for member organizations counts organizations', () => {
  const { dataset } = buildText('Example Process\n\nMember Organizations (2)\n- IOM\n- UNHCR\n')
  expect(dataset.declared_counts).toMatchObject([
    { counted: 'organizations', declared: 2, listed: 2, agreement: 'agree' },
  ])
})
