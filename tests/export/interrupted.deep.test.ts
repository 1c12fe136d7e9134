/**
 * Builds that the system ends, or refuses something, at one of their calls: the exports are the former ones or the new
 * ones, and the next build works. Some calls are tried here; `INJECTIONS=all` tries each.
 */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { hashes, withoutDatabase } from '../support/hashes.ts'
import { scratch } from '../support/scratch.ts'
import { smallProject, TEXT } from '../support/small-project.ts'
import {
  buildApart,
  buildTwice,
  callsOf,
  hasStrace,
  type Call,
  type Ended,
} from '../support/strace.ts'

const isAll = process.env['INJECTIONS'] === 'all'
const KILLS = 2
const ERRORS = 1
const NAMES = ['rename', 'fsync', 'mkdir', 'unlink', 'rmdir', 'write', 'pwrite64', 'openat']

/** What the system says, and at which calls it may. From that call on it goes on saying so, but for `write`, which messages need too. */
const REFUSALS: readonly [string, readonly string[]][] = [
  ['ENOSPC', ['write', 'pwrite64', 'mkdir', 'openat']],
  ['EIO', ['fsync', 'write', 'pwrite64']],
  ['EMFILE', ['openat']],
  ['EACCES', ['mkdir', 'openat']],
  ['EROFS', ['mkdir', 'openat']],
]

const parent = scratch()
const folders = { sources: join(smallProject(), 'sources'), output: join(parent, 'exports') }
const tried = { kills: 0, refusals: 0, unharmed: 0 }

/** Exports of the text as it was, kept to start from, and as it is now. */
function prepare(): { former: string; before: object; after: object } {
  buildApart(folders)
  const former = join(scratch(), 'former')
  cpSync(folders.output, former, { recursive: true })
  writeFileSync(join(folders.sources, 'rabat.txt'), TEXT.replace('Morocco', 'Morocco\nTunisia'))
  buildApart(folders)
  return { former, before: hashes(former), after: withoutDatabase(hashes(folders.output)) }
}

/** So many of the calls, evenly chosen; with `INJECTIONS=all` each. */
function sample(calls: readonly Call[], few: number): Call[] {
  const numbers = [...new Map(calls.map((call) => [call.number, call])).values()]
  if (isAll || numbers.length <= few) return numbers
  const middle = (index: number): number => Math.floor(((index + 0.5) * numbers.length) / few)
  return Array.from({ length: few }, (_, index) => numbers[middle(index)]).flatMap(
    (call) => call ?? [],
  )
}

describe.skipIf(!hasStrace)('with strace', () => {
  const { former, before, after } = hasStrace ? prepare() : { former: '', before: {}, after: {} }
  const calls = hasStrace
    ? callsOf(folders, NAMES, parent, join(scratch(), 'log'))
    : new Map<string, Call[]>()

  function injected(strace: string): Ended {
    rmSync(folders.output, { recursive: true, force: true })
    cpSync(former, folders.output, { recursive: true })
    const [name = ''] = strace.split(':')
    return buildApart(folders, ['-e', `trace=${name}`, '-o', '/dev/null', '-e', `inject=${strace}`])
  }

  /**
   * Which exports are there; between the two renames none are in place, and the former ones are kept beside it. The next
   * build makes the new ones, and clears what was left.
   */
  function stateThenNext(): 'former' | 'new' | 'beside' {
    const isInPlace = readdirSync(parent).includes('exports')
    const found = hashes(isInPlace ? folders.output : join(parent, '.exports.iscm-work/former'))
    const isFormer = JSON.stringify(found) === JSON.stringify(before)
    if (!isFormer) expect(withoutDatabase(found)).toEqual(after)
    expect(buildApart(folders)).toMatchObject({ status: 0, stderr: '' })
    expect(withoutDatabase(hashes(folders.output))).toEqual(after)
    expect(readdirSync(parent)).toEqual(['exports'])
    return !isInPlace ? 'beside' : isFormer ? 'former' : 'new'
  }

  const kills = [...calls]
    .filter(([name]) => isAll || name === 'rename')
    .flatMap(([, some]) => sample(some, KILLS))
  test.each(kills)('killed at $name $number', ({ name, number }) => {
    const { status } = injected(`${name}:signal=SIGKILL:when=${number}`)
    expect(status).not.toBe(0)
    tried.kills += 1
    stateThenNext()
  })

  const refusals = REFUSALS.flatMap(([error, names]) =>
    names.flatMap((name) =>
      sample(calls.get(name) ?? [], ERRORS).map(({ number }) => ({ error, name, number })),
    ),
  )
  test.each(refusals)('$error at $name $number', ({ error, name, number }) => {
    const from = name === 'write' ? '' : '+'
    const { status, stderr } = injected(`${name}:error=${error}:when=${number}${from}`)
    const state = stateThenNext()
    tried.refusals += 1
    if (status === 0) {
      // Some calls can do without: nothing is lost with a file that is only tried for.
      expect(state).toBe('new')
      tried.unharmed += 1
      return
    }
    expect(stderr).not.toMatch(/^\s+at /m)
    // Of several threads, the one that writes the message may be refused.
    if (name !== 'write') expect(stderr).not.toBe('')
    if (stderr.includes('as they were')) expect(state).not.toBe('new')
  })

  test('of two builds at once, one writes, and the other does too or is refused', async () => {
    expect(await buildTwice(folders)).toContain(0)
    expect(stateThenNext()).toBe('new')
  })

  // What Node says then is its own: the program cannot speak.
  test('with too little memory the exports stay', () => {
    rmSync(folders.output, { recursive: true, force: true })
    cpSync(former, folders.output, { recursive: true })
    expect(buildApart(folders, [], ['--max-old-space-size=20']).status).not.toBe(0)
    expect(stateThenNext()).toBe('former')
  })

  test('the calls of a build are seen', () => {
    for (const name of NAMES) expect(calls.get(name)?.length ?? 0).toBeGreaterThan(0)
  })
})

afterAll(() => {
  const { kills, refusals, unharmed } = tried
  console.log(`${kills} kills, ${refusals} refusals, ${unharmed} of them without effect`)
})
