/** Every line of every profile lost in turn: see `mutations.test.ts`. */
import { expect, test } from 'vitest'
import { silencesWithoutALine, texts } from './support/damage.ts'

test.each(texts)('%s says nothing wrong in silence when any one line is lost', (name, text) => {
  expect(silencesWithoutALine(name, text, () => true)).toEqual([])
})
