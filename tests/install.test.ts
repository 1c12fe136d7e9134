/** What make installs, and when: with a program in the place of npm that says that it was called. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { parse } from 'acorn'
import { describe, expect, test } from 'vitest'
import { PROJECT } from '../pipeline/project.ts'
import { scratch } from './support/scratch.ts'

const INSTALL = join(PROJECT, 'pipeline/install.cjs')
const PACKAGES = { 'node_modules/one': { version: '1.0.0' } }
const ABSENT = {
  'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['none'], cpu: ['none'] },
  'node_modules/needed-elsewhere': { version: '1.0.0', optional: true },
}

const lockOf = (packages: object, dependencies: object = { one: '1.0.0' }): string =>
  JSON.stringify({ packages: { '': { dependencies }, ...packages } })

/** A project with one package installed, and an npm that installs one of version 2.0.0, or fails. */
function project(npm: 'works' | 'fails' = 'fails') {
  const folder = scratch({
    'package.json': JSON.stringify({ engines: { node: '>=12' }, dependencies: { one: '1.0.0' } }),
    'package-lock.json': lockOf({ ...PACKAGES, ...ABSENT }),
    'node_modules/.package-lock.json': JSON.stringify({ packages: PACKAGES }),
    'node_modules/one/package.json': JSON.stringify({ version: '1.0.0' }),
    'bin/npm': `#!/bin/sh
test -f package-lock.json && echo "npm $*" >> "$CALLS" || exit 3
mkdir -p node_modules/one && echo '{"version":"2.0.0"}' > node_modules/one/package.json
exit ${npm === 'works' ? 0 : 1}
`,
  })
  chmodSync(join(folder, 'bin/npm'), 0o755)
  const calls = join(folder, 'calls')
  return {
    path: (name: string) => join(folder, name),
    write: (name: string, content: string) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    },
    version: () => JSON.parse(readFileSync(join(folder, 'node_modules/one/package.json'), 'utf8')),
    calls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []),
    run: (...before: readonly string[]) =>
      spawnSync(process.execPath, [...before, INSTALL], {
        cwd: folder,
        encoding: 'utf8',
        env: {
          ...process.env,
          CALLS: calls,
          PATH: join(folder, 'bin') + delimiter + process.env['PATH'],
        },
      }),
  }
}

test('what is installed stays, whatever the time stamps say', () => {
  const { run, path, calls, version } = project()
  utimesSync(path('node_modules/.package-lock.json'), 0, 0)
  expect(run()).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect([calls(), version()]).toEqual([[], { version: '1.0.0' }])
})

const TWO = { ...PACKAGES, 'node_modules/two': { version: '1.0.0' } }
const FOR_HERE = { optional: true, os: [process.platform], cpu: [process.arch] }
test.each([
  ['lacks a package', 'package-lock.json', lockOf(TWO)],
  [
    'has another version',
    'package-lock.json',
    lockOf({ 'node_modules/one': { version: '2.0.0' } }),
  ],
  ['has a package too many', 'node_modules/.package-lock.json', JSON.stringify({ packages: TWO })],
  ['is not what it says', 'node_modules/one/package.json', '{"version":"0.9.0"}'],
  [
    'comes from another platform',
    'package-lock.json',
    lockOf({ ...PACKAGES, 'node_modules/here': { version: '1.0.0', ...FOR_HERE } }),
  ],
  [
    'fits a lock file that package.json does not fit',
    'package-lock.json',
    lockOf(PACKAGES, { one: '1.0.0', two: '1.0.0' }),
  ],
])('what is installed is replaced where it %s', (_, file, content) => {
  const { run, write, calls, version, path } = project('works')
  write(file, content)
  expect(run()).toMatchObject({ status: 0, stderr: '' })
  expect([calls(), version()]).toEqual([
    ['npm ci --prefer-offline --no-fund --no-audit'],
    { version: '2.0.0' },
  ])
  expect(readdirSync(path('.build'))).toEqual([])
})

test('packages are installed where there are none', () => {
  const { run, path, version } = project('works')
  rmSync(path('node_modules'), { recursive: true })
  expect(run()).toMatchObject({ status: 0 })
  expect(version()).toEqual({ version: '2.0.0' })
})

test('where npm fails, everything installed is as it was', () => {
  const { run, write, version, path } = project('fails')
  write('package-lock.json', lockOf(TWO))
  const { status, stderr } = run()
  expect([status, stderr]).toEqual([
    1,
    'npm ci failed; node_modules is as it was. Installing needs the network once.\n',
  ])
  expect(version()).toEqual({ version: '1.0.0' })
  expect(readdirSync(path('.build'))).toEqual([])
})

test('where there is no npm, that is said in one line', () => {
  const { run, write, path, version } = project()
  write('package-lock.json', lockOf(TWO))
  write('alone.cjs', "process.env.PATH = ''")
  expect(run('--require', path('alone.cjs'))).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^npm ci failed \(ENOENT\); node_modules is as it was\. .*\n$/),
  })
  expect(version()).toEqual({ version: '1.0.0' })
})

test('what a killed run had moved away is put back', () => {
  const { run, path, calls, version } = project()
  mkdirSync(path('.build/install-1'), { recursive: true })
  renameSync(path('node_modules'), path('.build/install-1/former'))
  expect(run()).toMatchObject({ status: 0, stderr: '' })
  expect([calls(), version()]).toEqual([[], { version: '1.0.0' }])
})

describe('a Node that is too old', () => {
  test.each(['v18.20.4', 'v20.18.3', 'v9.11.2'])('is named before anything is installed', (old) => {
    const { run, write, path, calls } = project('works')
    write('package.json', JSON.stringify({ engines: { node: '>=20.19' } }))
    rmSync(path('node_modules'), { recursive: true })
    write('older.cjs', `Object.defineProperty(process, 'version', { value: '${old}' })`)
    expect(run('--require', path('older.cjs'))).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `Node ${old.slice(1)} is too old: expected 20.19 or later. Nothing was installed.\n`,
    })
    expect([calls(), existsSync(path('node_modules'))]).toEqual([[], false])
  })

  test.each(['v20.19.0', 'v20.20.1', 'v22.0.0'])('is not %s', (present) => {
    const { run, write, path } = project()
    write(
      'package.json',
      JSON.stringify({ engines: { node: '>=20.19' }, dependencies: { one: '1.0.0' } }),
    )
    write('present.cjs', `Object.defineProperty(process, 'version', { value: '${present}' })`)
    expect(run('--require', path('present.cjs'))).toMatchObject({ status: 0, stderr: '' })
  })

  test('can read the program that says so, which needs no package', () => {
    const code = readFileSync(INSTALL, 'utf8')
    expect(() => parse(code, { ecmaVersion: 2019, sourceType: 'script' })).not.toThrow()
    expect([...code.matchAll(/require\('(.*?)'\)/g)].map(([, name]) => name)).toEqual([
      'child_process',
      'fs',
      'path',
    ])
  })
})

test('make installs nothing and builds nothing again where only time stamps changed', () => {
  const make = (...words: readonly string[]) =>
    spawnSync('make', ['--silent', ...words], { cwd: PROJECT, encoding: 'utf8' })
  expect(make('.build/main.js')).toMatchObject({ status: 0 })
  const built = statSync(join(PROJECT, '.build/main.js')).mtimeMs
  const now = new Date()
  utimesSync(join(PROJECT, 'package.json'), now, now)
  expect(make('.build/main.js')).toMatchObject({ status: 0, stdout: '', stderr: '' })
  expect(statSync(join(PROJECT, '.build/main.js')).mtimeMs).toBe(built)
})
