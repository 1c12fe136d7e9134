/**
 * Damaged texts and curated files, one after the other: `SEED=n CASES=n SECONDS=n make fuzz`. Without a bound as many as
 * take about a minute. What fails is made as small as it can be and kept in `corpus/`; `CASE=n` tries one case alone.
 */
import { expect, test } from 'vitest'
import { caseOf } from './cases.ts'
import { keep, kindOf, tried } from './failures.ts'

const { SEED = '1', CASE, CASES, SECONDS } = process.env
const BY_DEFAULT = 4_000
/** In one case of so many, what takes longest is looked at too. */
const THOROUGH = 4
const seed = Number(SEED)
const bound = CASE ?? CASES ?? (SECONDS === undefined ? BY_DEFAULT : Infinity)
const [first, last] = [Number(CASE ?? 1), Number(bound)]
const milliseconds = 1_000 * Number(SECONDS ?? Infinity)

/** So many kinds of faults are enough for one run. */
const MOST = 20

test(`damaged inputs of seed ${seed}`, { timeout: 0 }, () => {
  const start = performance.now()
  const faults = new Map<string, string>()
  const counts = { cases: 0, refused: 0 }
  for (let number = first; number <= last && faults.size < MOST; number += 1) {
    if (performance.now() - start > milliseconds) break
    const made = caseOf(seed, number)
    const verdict = tried(made, number % THOROUGH === 0)
    counts.cases += 1
    if (verdict.isRefused) counts.refused += 1
    for (const fault of verdict.faults) {
      const kind = kindOf(fault)
      if (faults.has(kind)) continue
      faults.set(kind, fault)
      const file = keep(made, `seed-${seed}-case-${number}-${faults.size}`, kind)
      faults.set(kind, `${file}: ${fault}`)
    }
  }
  console.log(`${counts.cases} cases of seed ${seed}, ${counts.refused} of them refused`)
  expect([...faults.values()]).toEqual([])
  // Cases that are refused at once would prove nothing.
  expect(counts.refused).toBeLessThanOrEqual(counts.cases / 2)
})
