/** `make read`, `parse`, `correct`, `normalize` and `validate`: a look at what a stage makes. */
import { appendFileSync, cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_SOURCES } from '../../pipeline/project.ts'
import { scratch } from '../support/scratch.ts'
import { command } from '../support/streams.ts'

const TEXT = `Rabat Process

Type: Regional consultative process on migration

2 Members
Frnace
Morocco
`
const LEDGER = `corrections:
  - id: france
    quote: Frnace
    corrected: France
    kind: spelling
    certainty: high
    status: applied
    reason: Two letters are swapped.
    reviewed: { by: a tester, on: 2026-11-23 }
`

test.each([
  ['read', /^\S*rabat\.txt +90 characters +sha256 [0-9a-f]{64}$/m],
  ['parse', /^\S*rabat\.txt:1 +header +name +Rabat Process$/m],
  ['correct', /^\S*rabat\.txt:6:1 +applied +high +Frnace → France$/m],
  ['normalize', /^participations .*MAR/m],
  ['validate', /^participations +2 rows$/m],
])('the stage %s shows what it made, and writes nothing', async (stage, shown) => {
  const folder = scratch({ 'rabat.txt': TEXT, 'rabat.corrections.yaml': LEDGER })
  const { status, stdout } = await command([stage, '--sources', folder])
  expect(stdout).toMatch(shown)
  expect(status).toBe(0)
  expect(readdirSync(folder)).toEqual(['rabat.corrections.yaml', 'rabat.txt'])
})

test('a stage to look at stops at a bad text too, and does not speak of writing', async () => {
  const outcome = await command(['parse', '--sources', scratch({ 'bad.txt': '\n' })])
  expect(outcome.status).toBe(1)
  expect(outcome.stderr).toMatch(/^ *1:1 +error: /m)
  expect(outcome.stderr).not.toContain('written')
  expect(outcome.stdout).toBe('')
})

test('a folder with registers of its own is built with them', async () => {
  const folder = scratch({ 'rabat.txt': TEXT })
  for (const part of ['registers', 'dialect'])
    cpSync(join(PROJECT_SOURCES, part), join(folder, part), { recursive: true })
  appendFileSync(join(folder, 'registers/country-names.csv'), 'FRA,Frnace,en,variant,\n')
  const { stdout } = await command(['normalize', '--sources', folder])
  expect(stdout).toMatch(/^participations .*FRA/m)
})
