/** A text of twice as many lines takes about twice the time: at most three times, where the square would be four. */
import { expect, test } from 'vitest'
import { buildWhole } from './support/whole-build.ts'
import { FULL_LINES, TEXTS } from './support/long-texts.ts'
import { processorTime, within } from './support/within.ts'

const HANGS = 200_000
const MOST_GROWTH = 3
/** Below this, in milliseconds, the time says nothing; it is that of a few lines. */
const TOO_SHORT = 60

/** How much longer twice the lines take; the least of a few tries, for other work gets in between. */
function growthOf(text: (count: number) => string, count: number): number {
  let least = Infinity
  for (let attempt = 0; attempt < 3 && least > MOST_GROWTH; attempt += 1) {
    const [once, twice] = [count, 2 * count].map((lines) =>
      within(HANGS, () => processorTime(() => buildWhole(text(lines)))),
    )
    if (once === undefined || twice === undefined) continue
    least = Math.min(least, twice < TOO_SHORT ? 0 : twice / once)
  }
  return least
}

function isRead(text: string): boolean {
  return buildWhole(text).findings.every(({ severity }) => severity !== 'error')
}

test.each(Object.entries(TEXTS))('%s', (_, text) => {
  expect(isRead(text(100))).toBe(true)
  expect(growthOf(text, 1_000)).toBeLessThanOrEqual(MOST_GROWTH)
})

test.each(Object.entries(FULL_LINES))('full lines of %s', (_, text) => {
  expect(isRead(text(2))).toBe(true)
  expect(growthOf(text, 4)).toBeLessThanOrEqual(MOST_GROWTH)
})

test('20,000 lines with bullets', () => {
  const text = TEXTS['bullets']?.(19_990) ?? ''
  const { dataset } = within(HANGS, () => buildWhole(text))
  expect(dataset?.participations).toHaveLength(19_990)
})

test('100,000 brackets', () => {
  const text = FULL_LINES['"(" as members']?.(25) ?? ''
  expect(text.match(/\(/g)?.length).toBeGreaterThanOrEqual(100_000)
  expect(within(HANGS, () => isRead(text))).toBe(true)
})
