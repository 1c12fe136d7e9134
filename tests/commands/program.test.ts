/** The command line: help, what is not understood, and the entry that make starts. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { PROJECT } from '../../pipeline/project.ts'
import { scratch } from '../support/scratch.ts'
import { command } from '../support/streams.ts'

const COMMANDS =
  'build query read parse correct normalize validate export review diff identifiers docs prepare release registers conformance'.split(
    ' ',
  )

describe('help', () => {
  test('lists every command that the Makefile starts, in groups', async () => {
    const { status, stdout, stderr } = await command(['--help'])
    expect([status, stderr]).toEqual([0, ''])
    expect([...stdout.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map(([, name]) => name)).toEqual(
      expect.arrayContaining(COMMANDS),
    )
    expect([...stdout.matchAll(/^([A-Z].*):$/gm)].map(([, group]) => group)).toEqual([
      'Options',
      'Use',
      'Look at a stage',
      'Maintain',
      'Develop',
    ])
  })

  test.each(COMMANDS)('of %s names its options, and runs nothing', async (name) => {
    const { status, stdout, stderr } = await command([name, '--help'])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(new RegExp(`^Usage: iscm ${name} \\[options\\]`))
    expect(stdout).toMatch(/--(sources|output) <folder>/)
  })

  test('fits the terminal', async () => {
    const { stdout } = await command(['release', '--help'], { columns: 72 })
    expect(stdout.split('\n').filter((line) => line.length > 72)).toEqual([])
  })
})

test.each([
  ['a command that there is not', ['deploy'], "unknown command 'deploy'"],
  ['a misspelt option', ['build', '--outptu', 'x'], "unknown option '--outptu' (Did you mean"],
  ['an option of another command', ['parse', '--output', 'x'], "unknown option '--output'"],
  ['an option without its folder', ['build', '--output'], 'argument missing'],
  ['a folder without a name', ['build', '--output', ''], 'expected the path of a folder'],
  ['a word too many', ['build', 'everything'], 'too many arguments'],
])('%s is answered with one line and exit status 2', async (_, args, told) => {
  const { status, stdout, stderr } = await command(args)
  expect(stderr).toMatch(/^error: .*\n$/)
  expect(stderr).toContain(told)
  expect([status, stdout]).toEqual([2, ''])
})

test('no command at all is answered with the help and exit status 2', async () => {
  const { status, stdout, stderr } = await command([])
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('Usage: iscm')
})

describe('the entry', () => {
  const start = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['.build/main.js', ...args], { cwd: PROJECT, encoding: 'utf8' })

  beforeAll(() => {
    const { status, stderr } = spawnSync('make', ['--silent', '.build/main.js'], {
      cwd: PROJECT,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(stderr)
  })

  test('builds a folder and answers a query', () => {
    const [sources, output] = [
      scratch({ 'rabat.txt': 'Rabat Process\n\n2 Members\nFrance\nMorocco\n' }),
      scratch(),
    ]
    expect(start('build', '--sources', sources, '--output', output)).toMatchObject({ status: 0 })
    const query = start('query', 'SELECT country_id FROM participations', '--output', output)
    expect([query.stdout, query.status]).toEqual(['country_id\nFRA\nMAR\n', 0])
    expect(readFileSync(join(output, 'csv/participations.csv'), 'utf8')).toContain('MAR')
  })

  test.each(['review', 'validate'])('finds the project for %s', (name) => {
    expect(start(name)).toMatchObject({ status: 0 })
  })

  test('ends with the status of the command', () => {
    expect(start('deploy')).toMatchObject({ status: 2, stdout: '' })
  })
})
