/** A fault of the program is an exception, and says which text it met. */
import { expect, test, vi } from 'vitest'
import { build } from '../pipeline/build.ts'
import { scratch } from './support/scratch.ts'

vi.mock(import('../pipeline/parse.ts'), () => ({
  parse: () => {
    throw new TypeError('the parser is broken')
  },
}))

test('a fault of the program names the source that it met, and keeps its cause', () => {
  const folder = scratch({ 'rabat.txt': 'Rabat Process\n' })
  expect(() => build(folder)).toThrow(
    expect.objectContaining({
      message: expect.stringContaining('rabat.txt'),
      cause: expect.objectContaining({ message: 'the parser is broken' }),
    }),
  )
})
