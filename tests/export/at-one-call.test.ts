/**
 * Builds to which something happens at a chosen call of Node: they are asked to stop, or the call is refused. The exports are
 * whole, the next build works, and what is said is true.
 */
import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { hashes, withoutDatabase } from '../support/hashes.ts'
import { scratch } from '../support/scratch.ts'
import { smallProject, TEXT } from '../support/small-project.ts'
import { buildApart, type Ended } from '../support/strace.ts'

const parent = scratch()
const folders = { sources: join(smallProject(), 'sources'), output: join(parent, 'exports') }
const former = join(scratch(), 'former')
let after: object = {}

beforeAll(() => {
  buildApart(folders)
  cpSync(folders.output, former, { recursive: true })
  writeFileSync(join(folders.sources, 'rabat.txt'), TEXT.replace('Morocco', 'Morocco\nTunisia'))
  buildApart(folders)
  after = withoutDatabase(hashes(folders.output))
})

/** Build over the former exports. `happens` is run before each call of a function of `node:fs`, with their count from 1. */
function buildWhere(name: string, happens: string): Ended {
  rmSync(folders.output, { recursive: true, force: true })
  cpSync(former, folders.output, { recursive: true })
  const preload = `
    const fs = require('node:fs')
    const called = fs.${name}
    let count = 0
    fs.${name} = (...args) => {
      count += 1
      ${happens}
      return called(...args)
    }
    require('node:module').syncBuiltinESMExports()`
  const file = join(scratch({ 'preload.cjs': preload }), 'preload.cjs')
  return buildApart(folders, [], ['--require', file])
}

function expectFormer(): void {
  expect(hashes(folders.output)).toEqual(hashes(former))
  expect(readdirSync(parent)).toEqual(['exports'])
}

function expectNew(): void {
  expect(withoutDatabase(hashes(folders.output))).toEqual(after)
  expect(readdirSync(parent)).toEqual(['exports'])
}

/** A shell reports 130 for SIGINT and 143 for SIGTERM. */
describe('a build that is asked to stop ends by the signal, and leaves', () => {
  const stopped = (signal: string, name: string, number: number): Ended =>
    buildWhere(name, `if (count === ${number}) process.kill(process.pid, '${signal}')`)

  test.each([
    ['SIGINT', 'before the lock is held', 'fsyncSync', 1],
    ['SIGTERM', 'while the exports are made', 'writeFileSync', 3],
    ['SIGINT', 'in the flush of the exports', 'fsyncSync', 5],
    ['SIGTERM', 'in the flush of the exports', 'fsyncSync', 5],
  ])('the former exports: %s %s', (signal, _, name, number) => {
    expect(stopped(signal, name, number)).toMatchObject({ status: null, signal, stderr: '' })
    expectFormer()
  })

  test.each(['SIGINT', 'SIGTERM'])('the new exports: %s between the two renames', (signal) => {
    expect(stopped(signal, 'renameSync', 2)).toMatchObject({ status: null, signal, stderr: '' })
    expectNew()
  })
})

describe('a build that is refused', () => {
  const refuse = (condition: string): string => `
    if (${condition})
      throw Object.assign(new Error('EACCES: permission denied'), { syscall: 'test' })`

  test('the second rename puts the former exports back', () => {
    const { status, stderr } = buildWhere('renameSync', refuse('count === 2'))
    expect(stderr).toContain('EACCES: permission denied')
    expect(stderr).toContain('Nothing was written. The former exports are as they were.')
    expect(status).toBe(1)
    expectFormer()
  })

  test('the second rename and the one back says where the former exports are, and the next build has them', () => {
    const { status, stderr } = buildWhere('renameSync', refuse('count >= 2'))
    const work = join(parent, '.exports.iscm-work')
    expect(stderr).toContain(
      `The former exports are in ${join(work, 'former')}. The next build puts them back.`,
    )
    expect(stderr).not.toContain('as they were')
    expect(status).toBe(1)
    expect(existsSync(folders.output)).toBe(false)
    expect(hashes(join(work, 'former'))).toEqual(hashes(former))
    // Git does not see what waits there.
    expect(existsSync(join(work, '.gitignore'))).toBe(true)
    expect(buildApart(folders)).toMatchObject({ status: 0, stderr: '' })
    expectNew()
  })

  test('the flush after the second rename says that the new exports are in place', () => {
    const isLast = `fs.existsSync(${JSON.stringify(join(parent, '.exports.iscm-work/former'))})`
    const { status, stderr } = buildWhere('fsyncSync', refuse(isLast))
    expect(stderr).toContain('The new exports are in place, but may not outlast a power failure.')
    expect(status).toBe(1)
    expect(buildApart(folders)).toMatchObject({ status: 0, stderr: '' })
    expectNew()
  })
})
