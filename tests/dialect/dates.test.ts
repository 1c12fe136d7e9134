/** Dates that the forms of the lexicon give, against the library that knows EDTF. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findDate, validEdtf } from '../../pipeline/dialect/dates.ts'
import { read } from '../../pipeline/text/excerpt.ts'
import { registers, sourceOf } from '../support/build-text.ts'

function edtfOf(text: string): string | null | undefined {
  return findDate(read(sourceOf(text), { start: 0, end: text.length }), registers)?.edtf
}

const two = (number: number): string => String(number).padStart(2, '0')
const date = fc.record({
  year: fc.integer({ min: 1900, max: 2099 }),
  month: fc.integer({ min: 0, max: 13 }),
  day: fc.integer({ min: 0, max: 32 }),
})

test('a day is taken exactly where the library takes it, and the calendar has it', () => {
  fc.assert(
    fc.property(date, ({ year, month, day }) => {
      const written = `${year}-${two(month)}-${two(day)}`
      expect(edtfOf(written)).toBe(validEdtf(written))
    }),
  )
})

test('a span of years is taken exactly where the library takes it', () => {
  fc.assert(
    fc.property(date, date, (first, last) => {
      expect(edtfOf(`${first.year}–${last.year}`)).toBe(validEdtf(`${first.year}/${last.year}`))
    }),
  )
})
