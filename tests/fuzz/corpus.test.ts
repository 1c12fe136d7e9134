/** Every input that ever failed: see `corpus/README.md`. */
import { expect, test } from 'vitest'
import { corpus, tried } from './failures.ts'

test.each(corpus())('%s', (_, input) => {
  expect(tried(input).faults).toEqual([])
})
