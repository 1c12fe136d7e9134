import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Builds of whole folders and runs of the command line take their time on a small machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By default one processor stays idle.
    maxWorkers: '100%',
    reporters: ['default', './tests/support/closing-line.ts'],
  },
})
