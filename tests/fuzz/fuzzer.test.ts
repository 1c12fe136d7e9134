/** The fuzzer itself: it makes the same cases again, sees what is wrong, and makes it small. */
import { expect, test } from 'vitest'
import type { Dataset } from '../../schemas/tables.ts'
import { buildText } from '../support/build-text.ts'
import { brokenPromises } from '../support/promises.ts'
import { caseOf } from './cases.ts'
import { shrink } from './shrink.ts'

const { dataset } = buildText('Example Process\n\nEstablished: 1996\n\nMembers\r\nAlbania\n')

test('a case is the same whenever it is made, and another for each number and seed', () => {
  expect(caseOf(7, 3)).toEqual(caseOf(7, 3))
  const made = [caseOf(7, 3), caseOf(7, 4), caseOf(8, 3)].map(({ text }) => text)
  expect(new Set(made).size).toBe(3)
})

test('an input is made as small as its fault lets it be', () => {
  const fails = (text: string): boolean => /\(.*x/s.test(text)
  expect(shrink('Members\n• Albania (a\n• Belarus\nx and y\n', fails, 10_000)).toBe('(x')
})

test('a sound dataset breaks no promise', () => {
  expect(brokenPromises(dataset)).toEqual([])
})

const [statement] = dataset.statements

test.each<[string, Partial<Dataset>]>([
  ['misplaced', { statements: [change(statement, { as_written: 'other words' })] }],
  ['misnumbered', { statements: [change(statement, { line: 99 })] }],
  ['misnumbered', { statements: [change(statement, { column: 99 })] }],
  ['untiled', { segments: dataset.segments.slice(1) }],
  ['unsupported', { statements: dataset.statements.slice(1) }],
])('what is %s is seen', (kind, damage) => {
  const broken = brokenPromises({ ...dataset, ...damage })
  expect(broken.filter((each) => each.startsWith(`${kind}: `))).not.toEqual([])
})

function change<T>(row: T | undefined, by: Partial<T>): T {
  if (row === undefined) throw new Error('there is no row to change')
  return { ...row, ...by }
}
