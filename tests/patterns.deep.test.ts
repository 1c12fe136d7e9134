/**
 * No pattern takes longer than in proportion to the length of a line. `recheck` proves that, or proves the contrary, or
 * looks for words that take longer; what it then suspects is measured on the longest line that a text may have.
 */
import { check } from 'recheck'
import { expect, test } from 'vitest'
import { processorTime } from './support/within.ts'
import { builtPatterns, writtenPatterns } from './support/patterns.ts'

process.env['RECHECK_BACKEND'] = 'native'

const LONGEST_LINE = 10_000
/** A pattern that takes the square of its words takes 50 and more; one that does not, at most 3. */
const MOST_MILLISECONDS = 20

/** recheck does not know the flags `d`, which changes no search, and `y`, which is `^` for it. */
function forRecheck({ source, flags }: RegExp): [string, string] {
  const rest = flags.replace(/[dy]/g, '')
  return [flags.includes('y') ? `^(?:${source})` : source, rest]
}

interface Verdict {
  readonly pattern: RegExp
  readonly says: string
  readonly isProof: boolean
  /** Words on which it takes longest, as long as a line may be; null where recheck knows none. */
  readonly worst: string | null
}

async function verdictOn(pattern: RegExp): Promise<Verdict> {
  const [source, flags] = forRecheck(pattern)
  const found = await check(source, flags, { timeout: 60_000, maxAttackStringSize: 20_000 })
  if (found.status === 'safe') return { pattern, says: 'safe', isProof: false, worst: null }
  if (found.status === 'unknown')
    return { pattern, says: `unknown (${found.error.kind})`, isProof: false, worst: null }
  const { pumps, suffix } = found.attack
  const share = LONGEST_LINE / pumps.length
  const words = pumps.map(({ prefix, pump }) => prefix + pump.repeat(share / pump.length))
  return {
    pattern,
    says: found.complexity.summary,
    isProof: found.checker === 'automaton',
    worst: words.join('') + suffix,
  }
}

/** Whether a pattern takes too long on its worst words. Where recheck has not proved that, it guesses from steps of its own. */
function isSlow({ pattern, isProof, worst }: Verdict): boolean {
  pattern.lastIndex = 0
  return isProof || worst === null || processorTime(() => pattern.exec(worst)) > MOST_MILLISECONDS
}

async function verdictsOn(patterns: readonly RegExp[]): Promise<Verdict[]> {
  const open = patterns.entries()
  const verdicts: Verdict[] = []
  const workers = Array.from({ length: 2 }, async () => {
    for (const [index, pattern] of open) verdicts[index] = await verdictOn(pattern)
  })
  await Promise.all(workers)
  return verdicts
}

test('the patterns of the code and of the lexicon are found', async () => {
  const written = (await writtenPatterns()).map(({ source }) => source)
  expect(written.length).toBeGreaterThan(150)
  expect(written).toContain(String.raw`[^a-z0-9]+`)
  expect(builtPatterns().length).toBeGreaterThan(200)
})

test('recheck knows a pattern that hangs from one that does not, and so does the clock', async () => {
  expect((await verdictOn(/(?:a|a)*$/)).says).toBe('exponential')
  expect((await verdictOn(/\s*;/g)).says).toBe('2nd degree polynomial')
  expect((await verdictOn(/\s*;/y)).says).toBe('safe')
  const squared = { pattern: /\s*;/, says: 'vulnerable', isProof: false, worst: ' '.repeat(10_000) }
  expect(isSlow(squared)).toBe(true)
  expect(isSlow({ ...squared, pattern: /;/ })).toBe(false)
})

test('each pattern takes time in proportion to the length of a line', async () => {
  const verdicts = await verdictsOn([...(await writtenPatterns()), ...builtPatterns()])
  const slow = verdicts.filter((verdict) => verdict.says !== 'safe' && isSlow(verdict))
  expect(slow.map(({ pattern, says }) => `${says}: ${pattern.source}`)).toEqual([])
})
