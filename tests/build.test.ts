/** One text cannot break the others. */
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { build as buildFolder } from '../pipeline/build.ts'
import { AtLine } from '../pipeline/text/at-line.ts'
import { scratch } from './support/scratch.ts'

// The build of this test must not be that of the files after it, which share its process.
afterEach(() => {
  vi.doUnmock('../pipeline/parse.ts')
  vi.resetModules()
})

test('a fault of the program is an error on the text that it met, and the other texts are checked', async () => {
  vi.doMock('../pipeline/correct.ts', async (original) => {
    const { correct } = await original<typeof import('../pipeline/correct.ts')>()
    return {
      correct: (...args: Parameters<typeof correct>) => {
        if (args[0].source.id === 'rabat') throw new TypeError('the ledger is broken')
        return correct(...args)
      },
    }
  })
  vi.resetModules()
  const { build } = await import('../pipeline/build.ts')
  const folder = scratch({
    'rabat.txt': 'Rabat Process\n',
    'oslo.txt': 'Oslo Process\n\nMembers\n- Freedonia\n- Norway\n',
  })
  const { dataset, findings } = build(folder)
  expect(dataset).toBeNull()
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, ruleId }) => [file, ruleId])).toEqual([
    [join(folder, 'rabat.txt'), 'program-fault'],
  ])
  expect(errors[0]?.reason).toMatch(
    /^The stage correct failed on this text, in \S+: TypeError: the ledger is broken\.$/,
  )
  expect(errors[0]?.cause).toBeInstanceOf(TypeError)
  expect(findings.map(({ ruleId }) => ruleId)).toContain('unknown-country')
})

test('a fault that is met on a line has that line', async () => {
  vi.doMock('../pipeline/parse.ts', () => ({
    parse: () => {
      throw new AtLine(7, new RangeError('too many'))
    },
  }))
  vi.resetModules()
  vi.doMock('../pipeline/text/at-line.ts', () => ({ AtLine }))
  const { build } = await import('../pipeline/build.ts')
  const { findings } = build(scratch({ 'rabat.txt': 'Rabat Process\n' }))
  expect(findings.map(({ ruleId, line }) => [ruleId, line])).toEqual([['program-fault', 7]])
  vi.doUnmock('../pipeline/text/at-line.ts')
})

test.each(['Thematic Focus\n;and', 'Steering Group\n• M\n,and'])('%j is built', (text) => {
  const { findings } = buildFolder(scratch({ 'a.txt': text }))
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
})

test('the same text under two names is an error, because it would be published twice', () => {
  const folder = scratch({ 'a.txt': 'Gull Forum\n', 'b.txt': 'Gull Forum\n' })
  const errors = buildFolder(folder).findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, ruleId, reason }) => [file, ruleId, reason])).toEqual([
    [
      join(folder, 'b.txt'),
      'same-text',
      'The file has the same text as a.txt; expected another profile.',
    ],
  ])
})

test('two mechanisms of one name are a warning, and both are published', () => {
  const folder = scratch({ 'a.txt': 'Gull Forum\n', 'b.txt': 'GULL FORUM\n\nEstablished: 1996\n' })
  const { dataset } = buildFolder(folder)
  expect(dataset?.mechanisms.length).toBe(2)
  expect(dataset?.findings.filter(({ rule }) => rule === 'same-mechanism')).toMatchObject([
    {
      source_id: 'b',
      severity: 'warning',
      as_written: 'GULL FORUM',
      message: 'a is named "GULL FORUM" too. Both are published, as two mechanisms.',
    },
  ])
})

test('a heading may declare that there is nobody', () => {
  const { dataset } = buildFolder(scratch({ 'a.txt': 'Gull Forum\n\n0 Members\n' }))
  expect(dataset?.declared_counts).toMatchObject([{ declared: 0, listed: 0, agreement: 'agree' }])
})
