/** A fault of the program is an exception, and says which text it met. */
import { afterEach, expect, test, vi } from 'vitest'
import { scratch } from './support/scratch.ts'

// The build of this test must not be that of the files after it, which share its process.
afterEach(() => {
  vi.doUnmock('../pipeline/parse.ts')
  vi.resetModules()
})

test('a fault of the program names the source that it met, and keeps its cause', async () => {
  vi.doMock('../pipeline/parse.ts', () => ({
    parse: () => {
      throw new TypeError('the parser is broken')
    },
  }))
  vi.resetModules()
  const { build } = await import('../pipeline/build.ts')
  const folder = scratch({ 'rabat.txt': 'Rabat Process\n' })
  expect(() => build(folder)).toThrow(
    expect.objectContaining({
      message: expect.stringContaining('rabat.txt'),
      cause: expect.objectContaining({ message: 'the parser is broken' }),
    }),
  )
})
