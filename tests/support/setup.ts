/** Properties are tested with the same values in every run; `SEED=n make test-deep` takes others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) })
