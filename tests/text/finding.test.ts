/** A finding: a message of the unified family, with its place, its words and what to do. */
import Papa from 'papaparse'
import { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { expect, test } from 'vitest'
import { AcceptedRow } from '../../schemas/accepted.ts'
import { levers } from '../../schemas/levers.ts'
import { LexiconRow } from '../../schemas/lexicon.ts'
import { findingRules, tableRuleNames, type FindingRule } from '../../schemas/rules.ts'
import { errorIn, findingAt, hasErrors, withSeverity } from '../../pipeline/text/finding.ts'
import { placer, type Source } from '../../pipeline/text/source-text.ts'

const text = 'Example Process\nMembers\nNew Zeland\n'
const source: Source = {
  id: 'example',
  file: 'texts/example.txt',
  format: 'plain',
  text,
  sha256: '',
  place: placer(text),
}
const span = { start: text.indexOf('New'), end: text.indexOf('New') + 'New Zeland'.length }
const at = (rule: FindingRule, severity: 'error' | 'warning' | 'info' = 'warning') =>
  findingAt(source, span, rule, { severity, message: 'Why.', suggestions: ['New Zealand'] })

test('a finding is a message that says what was found, where, what was expected, and what to do', () => {
  const finding = at('unknown-country')
  expect(finding).toBeInstanceOf(VFileMessage)
  expect({ ...finding }).toMatchObject({
    source: 'iscm',
    ruleId: 'unknown-country',
    file: 'texts/example.txt',
    line: 3,
    column: 1,
    reason: 'Why.',
    actual: 'New Zeland',
    expected: ['New Zealand'],
    fatal: false,
  })
  expect(finding.note).toContain('country-names-added.csv')
  expect(finding.note).toContain('CODE,New Zeland,LANGUAGE,variant,NOTE')
  expect(finding.note).toContain('example.corrections.yaml')
  expect(finding.at?.about).toBe('New Zeland')
})

test('severities are those of vfile, and only an error is fatal', () => {
  const all = (['error', 'warning', 'info'] as const).map((severity) => at('remark', severity))
  expect(all.map(({ fatal }) => fatal)).toEqual([true, false, undefined])
  expect(all.map(({ severity }) => severity)).toEqual(['error', 'warning', 'info'])
  expect(all.map((finding) => hasErrors([finding]))).toEqual([true, false, false])
})

test('a finding of another severity is otherwise the same', () => {
  expect(withSeverity(at('unknown-theme'), 'info')).toEqual(at('unknown-theme', 'info'))
})

test('an error in a file is at its line, or about the whole file', () => {
  expect(errorIn('a.csv', 'curated-file', 'Why.', 4)).toMatchObject({ line: 4, column: 1 })
  expect(errorIn('a.csv', 'curated-file', 'Why.').place).toBeUndefined()
})

test('every rule has a lever, in which every file and word is filled in', () => {
  const notes = Object.keys(levers).map((rule) => at(rule as FindingRule).note ?? '')
  expect(Object.keys(levers).sort()).toEqual(
    [...Object.keys(findingRules), ...tableRuleNames].sort(),
  )
  expect(notes.filter((note) => note === '' || /[{}]/.test(note))).toEqual([])
})

test('words that are no cell of one line are left to the curator', () => {
  const whole = findingAt(source, { start: 0, end: text.length }, 'text-not-understood', {
    severity: 'info',
    message: 'Why.',
  })
  expect(whole.note).toContain('heading,WORDS,LANGUAGE,SECTION,NOTE')
})

test('a row of a lever has as many cells as its file has columns', () => {
  const cells = (pattern: RegExp): number[] =>
    Object.values(levers).flatMap((lever) =>
      [...lever.matchAll(pattern)].map(([row]) => Papa.parse<string[]>(row).data[0]!.length),
    )
  const lexicon = cells(/(?<=: |or )[a-z-]+,(\{words\}|[A-Z]+),LANGUAGE,[^ .]*/g)
  expect(lexicon.length).toBeGreaterThan(8)
  expect(new Set(lexicon)).toEqual(new Set([Object.keys(LexiconRow.options[0].shape).length]))
  const accepted = cells(/\{words\},[a-z-]+,REASON/g)
  expect(accepted.length).toBeGreaterThan(8)
  expect(new Set(accepted)).toEqual(new Set([Object.keys(AcceptedRow.shape).length]))
})

test('a finding fits the reporters of the unified family', () => {
  const file = new VFile({ path: source.file })
  file.messages.push(at('unknown-country'))
  expect(String(file.messages[0])).toBe('3:1: Why.')
})
