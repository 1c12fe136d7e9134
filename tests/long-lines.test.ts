/** Lines that once hung the program, or took it half a minute. How long it may take is what only a hang would miss. */
import { expect, test } from 'vitest'
import { LINES, SAID_OVER } from './support/long-lines.ts'
import { buildWhole } from './support/whole-build.ts'
import { within } from './support/within.ts'

const HANGS = 20_000

/** The errors that the whole build of a text finds, the search for suspects too. */
function errorsOf(text: string): string[] {
  return buildWhole(text)
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ message }) => message)
}

test('asterisks after the name of a member', () => {
  const text = `Example Process\n\nMembers\n• Albania\n• Belarus ${'*'.repeat(40)} of\n`
  expect(within(HANGS, () => errorsOf(text))).toEqual([])
})

test.each(Object.entries(LINES))('4,000 spaces inside %s', (_, line) => {
  expect(within(HANGS, () => errorsOf(line(' '.repeat(4_000))))).toEqual([])
})

test('a word of 9,000 letters', () => {
  expect(
    within(HANGS, () => errorsOf(`Example Process\n\nObjectives\n${'a'.repeat(9_000)} is.\n`)),
  ).toEqual([])
})

test('50,000 bullets are refused, and the finding says why', () => {
  const text = `Example Process\n\nMembers\n${'• Albania\n'.repeat(50_000)}`
  expect(within(HANGS, () => errorsOf(text))).toEqual([
    'Found 50004 lines; expected at most 20000.',
  ])
})

test('words said over and over until a line is full, each in one kind of line', () => {
  const kinds = Object.values(LINES)
  const failed = SAID_OVER.filter((words, index) => {
    const line = kinds[index % kinds.length]
    const full = words.repeat(Math.floor(4_000 / words.length))
    return line === undefined || within(HANGS, () => errorsOf(line(full))).length > 0
  })
  expect(failed).toEqual([])
})
