/** One text cannot break the others. */
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { build as buildFolder } from '../pipeline/build.ts'
import { errorIn } from '../pipeline/text/finding.ts'
import { AtLine } from '../pipeline/text/at-line.ts'
import { scratch } from './support/scratch.ts'

// The build of this test must not be that of the files after it, which share its process.
afterEach(() => {
  for (const stage of ['parse', 'correct', 'validate']) vi.doUnmock(`../pipeline/${stage}.ts`)
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

const TWO = { 'oslo.txt': 'Oslo Process\n', 'rabat.txt': 'Rabat Process\n' }

test('a fault of the program that rows bring to light is an error on their text alone', async () => {
  vi.doMock('../pipeline/validate.ts', async (original) => {
    const { validate } = await original<typeof import('../pipeline/validate.ts')>()
    return {
      validate: (...args: Parameters<typeof validate>) => {
        if (args[0].some(({ source }) => source.id === 'rabat'))
          throw new TypeError('the check is broken')
        return validate(...args)
      },
    }
  })
  vi.resetModules()
  const { build } = await import('../pipeline/build.ts')
  const folder = scratch(TWO)
  const { dataset, missing, findings } = build(folder)
  expect([dataset, missing]).toEqual([null, []])
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, ruleId }) => [file, ruleId])).toEqual([
    [join(folder, 'rabat.txt'), 'program-fault'],
  ])
  expect(errors[0]?.reason).toContain('The stage validate failed on this text')

  const kept = build(folder, { keepGoing: true })
  expect(kept.dataset?.mechanisms.map((row) => row.mechanism_id)).toEqual(['oslo'])
  expect(kept.missing).toEqual([{ id: 'rabat', rules: ['program-fault'] }])
})

test('rows that break a rule keep their text out, and the error is on the text', async () => {
  vi.doMock('../pipeline/validate.ts', async (original) => {
    const { validate } = await original<typeof import('../pipeline/validate.ts')>()
    return {
      validate: (...args: Parameters<typeof validate>) => {
        const { dataset, findings } = validate(...args)
        const broken = dataset.mechanisms.filter((row) => row.mechanism_id === 'rabat')
        const errors = broken.map(() => errorIn('mechanisms', 'broken-reference', 'Row rabat'))
        return { dataset, findings: [...findings, ...errors] }
      },
    }
  })
  vi.resetModules()
  const { build } = await import('../pipeline/build.ts')
  const folder = scratch(TWO)
  expect(build(folder).dataset).toBeNull()
  const { dataset, missing, findings } = build(folder, { keepGoing: true })
  expect(dataset?.mechanisms.map((row) => row.mechanism_id)).toEqual(['oslo'])
  expect(missing).toEqual([{ id: 'rabat', rules: ['broken-reference'] }])
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file }) => file)).toEqual([join(folder, 'rabat.txt')])
})

test('a fault of the program that no text brings to light by itself is an exception', async () => {
  vi.doMock('../pipeline/validate.ts', async (original) => {
    const actual = await original<typeof import('../pipeline/validate.ts')>()
    return {
      validate: (...args: Parameters<typeof actual.validate>) => {
        if (args[0].length > 1) throw new RangeError('too many texts')
        return actual.validate(...args)
      },
    }
  })
  vi.resetModules()
  const { build } = await import('../pipeline/build.ts')
  expect(() => build(scratch(TWO))).toThrow('too many texts')
})

test('a text that is left out takes its findings with it, and none of the others loses a row', () => {
  const sound = 'Oslo Process\n\nMembers\n- Freedonia\n- Norway\n'
  const bad = { 'rabat.txt': 'Rabat Process\n\nMembers\n- Ruritania\n', 'rabat.yaml': '- 1\n' }
  const alone = buildFolder(scratch({ 'oslo.txt': sound }))
  const { dataset, findings } = buildFolder(scratch({ 'oslo.txt': sound, ...bad }), {
    keepGoing: true,
  })
  expect(dataset).toEqual(alone.dataset)
  expect(findings.filter(({ ruleId }) => ruleId === 'unknown-country')).toHaveLength(2)
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

test('other line ends and a byte order mark make no other text', () => {
  const folder = scratch({ 'a.txt': 'Gull\nForum\n', 'b.txt': '\uFEFFGull\r\nForum' })
  const errors = buildFolder(folder).findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, ruleId }) => [file, ruleId])).toEqual([
    [join(folder, 'b.txt'), 'same-text'],
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

test('a heading may declare nobody over a list, and both numbers are published', () => {
  const { dataset } = buildFolder(scratch({ 'a.txt': 'Gull Forum\n\n0 Members\n- Norway\n' }))
  expect(dataset?.declared_counts).toMatchObject([
    { declared: 0, listed: 1, agreement: 'disagree' },
  ])
  expect(dataset?.findings.map(({ rule, line }) => [rule, line])).toEqual([
    ['declared-count-disagrees', 3],
  ])
})

test('a heading may declare that there is nobody', () => {
  const { dataset } = buildFolder(scratch({ 'a.txt': 'Gull Forum\n\n0 Members\n' }))
  expect(dataset?.declared_counts).toMatchObject([{ declared: 0, listed: 0, agreement: 'agree' }])
})
