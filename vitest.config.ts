import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Proofs that take minutes are for `make test-deep`.
    exclude: process.env['DEEP'] === '1' ? [] : ['**/*.deep.test.ts'],
    // No test changes what another one reads: the registers are read once for all files of a process.
    isolate: false,
    globalSetup: ['tests/support/scratch-root.ts'],
    setupFiles: ['tests/support/setup.ts'],
    // They only catch what hangs; how busy a machine is decides nothing.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // By default one processor stays idle.
    maxWorkers: '100%',
    reporters: ['default', './tests/support/closing-line.ts'],
  },
})
