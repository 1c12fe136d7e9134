/**
 * `make prepare`: everything that a release asks for and a program can do: the version and the day wherever they are
 * written, the record of identifiers, the made files and the exports. It ends with what is left to a person.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { valid } from 'semver'
import { build } from '../build.ts'
import { run as buildExports } from './build.ts'
import { differenceFrom } from './changes/difference.ts'
import { git, releaseBefore } from './changes/git.ts'
import { inScratch } from './changes/scratch.ts'
import { documents } from './docs/documents.ts'
import { run as writeDocs } from './docs.ts'
import { run as recordIdentifiers } from './identifiers.ts'
import { refuse, say, type Folders, type Io } from './io.ts'
import { faultsOfRelease } from './release/faults.ts'

interface Options extends Folders {
  readonly version: string
  /** Day of the release, YYYY-MM-DD. */
  readonly released: string
}

/** Exit status 1 where something is left that `make release` would refuse, besides to commit. */
export async function run(options: Options, io: Io): Promise<number> {
  const { version, released, sources } = options
  const faults = [
    ...(valid(version) === version
      ? []
      : [`Found VERSION=${version}; expected three numbers, such as 1.2.3.`]),
    ...(isDay(released) ? [] : [`Found RELEASED=${released}; expected a day as YYYY-MM-DD.`]),
  ]
  if (faults.length > 0) return refuse(io, ...faults)
  const root = dirname(resolve(sources))
  const missing = write(root, sources, version, released)
  if (missing.length > 0) return refuse(io, ...missing)
  nameInChangelog(join(root, 'CHANGELOG.md'), version, released)
  for (const step of [recordIdentifiers, buildExports, writeDocs])
    if ((await step(options, io)) !== 0) return 1
  const left = await leftToDo(root, options, io)
  say(
    io.stdout,
    `\nVersion ${version} of ${released} is prepared. Left to do:\n${[...left, 'Look at the changes and commit them, then make release.'].map((each) => `- ${each}`).join('\n')}`,
  )
  return left.length === 0 ? 0 : 1
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  )
}

/** Write version and day into the files that people keep; which of them has no place for it. */
function write(root: string, sources: string, version: string, released: string): string[] {
  const description = join(sources, 'registers/dataset.yaml')
  const lock = join(root, 'package-lock.json')
  const own = /("": \{\s*"name": "[^"]*",\s*"version": ")[^"]*/
  const first = /^( *"version": ")[^"]*/m
  return [
    ...replace(description, /^(version: ).*/m, version),
    ...replace(description, /^(released: ).*/m, released),
    ...replace(join(root, 'package.json'), first, version),
    ...(existsSync(lock) ? [...replace(lock, first, version), ...replace(lock, own, version)] : []),
  ]
}

/** Replace what follows the first group of a pattern. */
function replace(file: string, pattern: RegExp, value: string): string[] {
  const content = readFileSync(file, 'utf8')
  if (!pattern.test(content))
    return [`${file} has no line that matches ${pattern.source}; add it by hand.`]
  writeFileSync(
    file,
    content.replace(pattern, (_, before: string) => before + value),
  )
  return []
}

/** What is under "not released" comes with this version. Where nothing is, that is said with what else is left to do. */
function nameInChangelog(file: string, version: string, released: string): void {
  const content = readFileSync(file, 'utf8')
  const heading = `## ${version} (${released})`
  writeFileSync(
    file,
    content.replace(/^## .*\(not released\)$/m, () => heading),
  )
}

/** What `make release` would refuse when all is committed. */
async function leftToDo(root: string, { sources, output }: Folders, io: Io): Promise<string[]> {
  const built = build(sources)
  const { dataset, registers } = built
  if (dataset === null || registers === null) throw new Error('what was just built does not build')
  if (git(root, 'rev-parse', '--git-dir').status !== 0)
    return ['There is no git here to compare with the former release.']
  return inScratch(async (scratch) => {
    const former = releaseBefore(registers.dataset.version, root)
    const difference =
      former === null ? null : await differenceFrom(former, sources, built, scratch, io)
    if (difference !== null && 'fault' in difference) return [difference.fault]
    const made = await documents(root, registers.dataset, output)
    return faultsOfRelease({ root, sources, dataset, registers, difference, made })
  })
}
