/** A second source, added to a copy of the project as sources/README.md says, breaks no test. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT } from '../pipeline/project.ts'
import { generateProfiles } from './support/generate/profile.ts'
import { scratch } from './support/scratch.ts'

const NOT_COPIED = ['.git', '.venv', 'node_modules', 'release']

/** What looks at projects of its own or at code alone, and takes long. */
const UNAFFECTED = ['commands/changes/**', 'commands/release*', 'commands/review*', 'parse/**']

function copyOfTheProject(): string {
  const folder = scratch()
  for (const name of readdirSync(PROJECT).filter((entry) => !NOT_COPIED.includes(entry)))
    cpSync(join(PROJECT, name), join(folder, name), { recursive: true, preserveTimestamps: true })
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

/** Run a program of Node in a folder; its output where it fails. */
function node(folder: string, ...args: readonly string[]): string | null {
  const options = { cwd: folder, encoding: 'utf8', env: { ...process.env, DEEP: '0' } } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options)
  return status === 0 ? null : `${args.join(' ')}\n${stdout}\n${stderr}`
}

test('a profile and an organization added as documented break no test', () => {
  const folder = copyOfTheProject()
  const [profile] = generateProfiles(1, 3)
  const text = `${profile?.text}\nObservers\nGranite Lake Authority (GLA)\n`
  writeFileSync(join(folder, 'sources/granite-lake.txt'), text)
  const organizations = join(folder, 'sources/registers/organizations.csv')
  appendFileSync(organizations, 'granite-lake-authority,Granite Lake Authority,GLA,,,\n')

  const folders = ['--sources', 'sources', '--output', 'output']
  const program = '.build/main.js'
  expect(node(folder, program, 'build', ...folders)).toBeNull()
  expect(node(folder, program, 'identifiers', '--sources', 'sources')).toBeNull()
  expect(node(folder, program, 'docs', ...folders)).toBeNull()

  const left = UNAFFECTED.flatMap((files) => ['--exclude', `tests/${files}`])
  expect(node(folder, 'node_modules/vitest/vitest.mjs', 'run', ...left)).toBeNull()
})
