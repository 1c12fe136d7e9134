import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAccepted, settleAccepted } from '../../pipeline/validate/accepted.ts'
import { PROJECT_SOURCES } from '../../pipeline/build.ts'
import { errorIn, findingAt, type Finding } from '../../pipeline/text/finding.ts'
import { suspectRules, unknownNameRules, type AcceptedRow } from '../../schemas/accepted.ts'
import { findingRules, type FindingRule } from '../../schemas/rules.ts'
import { sourceOf } from '../support/build-text.ts'
import { scratch } from '../support/scratch.ts'

const FILE = 'sources/accepted.csv'
const source = sourceOf('POA and poa and Zeland.')

/** A finding at the first place of some words. */
function found(rule: FindingRule, words: string, severity: Finding['severity'] = 'info'): Finding {
  const start = source.text.indexOf(words)
  return findingAt(source, { start, end: start + words.length }, rule, {
    severity,
    message: `About ${words}.`,
  })
}
const row = (words: string, rule: AcceptedRow['rule'], line = 2): AcceptedRow => ({
  words,
  rule,
  note: 'It is right.',
  line,
})
const brief = (findings: readonly Finding[]) =>
  findings.map(({ ruleId, severity, file, line }) => [ruleId, severity, file, line])

const written = (content: string) => readAccepted(scratch({ 'accepted.csv': content }))

test.each(suspectRules)('an accepted suspect is gone: %s', (rule) => {
  expect(settleAccepted([found(rule, 'POA')], [row('POA', rule)], FILE)).toEqual([])
})

test.each(unknownNameRules)(
  'an accepted unknown name stays, as information, and is otherwise unchanged: %s',
  (rule) => {
    const finding = found(rule, 'Zeland', 'warning')
    expect(settleAccepted([finding], [row('Zeland', rule)], FILE)).toEqual([
      found(rule, 'Zeland', 'info'),
    ])
  },
)

test('a finding with other words, other capitals or another rule is not accepted, and keeps its place in the list', () => {
  const others = [
    found('suspect-word', 'poa'),
    found('suspect-spacing', 'POA'),
    found('remark', 'POA'),
    found('suspect-word', 'Zeland'),
  ]
  const [first, second, third, fourth] = others
  expect(
    settleAccepted(
      [...others.slice(0, 2), found('suspect-word', 'POA'), ...others.slice(2)],
      [row('POA', 'suspect-word')],
      FILE,
    ),
  ).toEqual([first, second, third, fourth])
})

test('one row accepts the same words in every source', () => {
  expect(
    settleAccepted(
      [found('suspect-word', 'POA'), found('suspect-word', 'POA')],
      [row('POA', 'suspect-word')],
      FILE,
    ),
  ).toEqual([])
})

test('a row that accepts nothing is an error at its line that asks to remove it', () => {
  const findings = settleAccepted(
    [found('suspect-word', 'poa')],
    [row('POA', 'suspect-word', 7)],
    FILE,
  )
  expect(brief(findings.slice(1))).toEqual([['accepted-idle', 'error', FILE, 7]])
  expect(findings[1]?.message).toContain('"POA" is no longer needed')
})

test('two equal rows are an error at the second, whether they accept something or not', () => {
  const twice = [row('POA', 'suspect-word', 2), row('POA', 'suspect-word', 5)]
  expect(brief(settleAccepted([found('suspect-word', 'POA')], twice, FILE))).toEqual([
    ['curated-file', 'error', FILE, 5],
  ])
  expect(brief(settleAccepted([], twice, FILE))).toEqual([
    ['curated-file', 'error', FILE, 5],
    ['accepted-idle', 'error', FILE, 2],
  ])
})

test('the same words may be accepted for two rules', () => {
  const rows = [row('POA', 'suspect-word', 2), row('POA', 'unknown-organization', 3)]
  expect(
    settleAccepted(
      [found('suspect-word', 'POA'), found('unknown-organization', 'POA', 'warning')],
      rows,
      FILE,
    ),
  ).toEqual([found('unknown-organization', 'POA', 'info')])
})

test('while another error stands, no row is called idle, and what is accepted stays accepted', () => {
  const error = errorIn('a.txt', 'unreadable-file', 'The file cannot be read.')
  expect(
    settleAccepted(
      [error, found('suspect-word', 'POA')],
      [row('POA', 'suspect-word'), row('Zeland', 'suspect-word', 3)],
      FILE,
    ),
  ).toEqual([error])
})

test('settling changes neither the findings nor the rows that it was given', () => {
  const findings = [found('unknown-country', 'Zeland', 'warning')]
  settleAccepted(findings, [row('Zeland', 'unknown-country')], FILE)
  expect(findings.map(({ severity }) => severity)).toEqual(['warning'])
})

test('a folder without the file accepts nothing, and that is no fault', () => {
  const folder = scratch()
  expect(readAccepted(folder)).toEqual({
    rows: [],
    file: join(folder, 'accepted.csv'),
    findings: [],
  })
})

test('rows know their lines, also behind empty ones and with line ends of Windows', () => {
  const { rows, findings } = written(
    'words,rule,note\r\nPOA,suspect-word,Programme of Action\r\n\r\n"Fez, Morocco",unknown-country,"A town, ""Fes"""\r\n',
  )
  expect(findings).toEqual([])
  expect(rows).toEqual([
    { words: 'POA', rule: 'suspect-word', note: 'Programme of Action', line: 2 },
    { words: 'Fez, Morocco', rule: 'unknown-country', note: 'A town, "Fes"', line: 4 },
  ])
})

test.each([
  ['no note', 'POA,suspect-word,\n', /^Entry "POA", note: .*expected a few words/s],
  ['no words', ',suspect-word,Right\n', /^words: /],
  [
    'a rule that nobody may wave through',
    'POA,date-not-understood,Right\n',
    /^Entry "POA", rule: /,
  ],
  [
    'a note over two lines',
    'POA,suspect-word,"Right\nindeed"\n',
    /^Entry "POA", note: .*expected a few words/s,
  ],
])('a row with %s is an error, and then no row counts', (_, line, message) => {
  const { rows, findings } = written(`words,rule,note\nNGO,suspect-word,Right\n${line}`)
  expect(rows).toEqual([])
  expect(findings.map(({ severity, ruleId, line: at }) => [severity, ruleId, at])).toEqual([
    ['error', 'curated-file', 3],
  ])
  expect(findings[0]?.message).toMatch(message)
})

test('every rule about suspects can be accepted', () => {
  expect(Object.keys(findingRules).filter((rule) => rule.startsWith('suspect-'))).toEqual([
    ...suspectRules,
  ])
})

test('the accepted findings of the project have the form that they must have', () => {
  expect(readAccepted(PROJECT_SOURCES).findings).toEqual([])
})
