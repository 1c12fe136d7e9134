/**
 * `make diff`: what the sources, registers and code as they are would publish differently from a former state, cell by
 * cell and with the reason. Nothing is written but a CSV table of all changed cells, where one is asked for.
 */
import { statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { build } from '../build.ts'
import { differenceFrom, type Difference } from './changes/difference.ts'
import { changesCsv, describeChanges } from './changes/notes.ts'
import { inScratch } from './changes/scratch.ts'
import { leastVersion, levelOf } from './changes/versions.ts'
import { refuse, say, type Folders, type Io } from './io.ts'

interface Options extends Pick<Folders, 'sources'> {
  /** A revision, a folder or an archive; empty for the last commit. */
  readonly former: string
  /** The CSV file for all changed cells; empty for none. */
  readonly changes: string
}

/** Exit status 1 where there is nothing to compare with or to write to. */
export async function run({ sources, former, changes: table }: Options, io: Io): Promise<number> {
  if (table !== '' && !isWritable(table))
    return refuse(
      io,
      `There is nowhere to write ${table}; expected CHANGES= with a file in a folder that is there.`,
    )
  const difference = await inScratch((scratch) =>
    differenceFrom(former === '' ? 'HEAD' : former, sources, build(sources), scratch, io),
  )
  if ('fault' in difference) return refuse(io, difference.fault)
  describe(difference, io)
  if (table !== '') {
    writeFileSync(table, changesCsv(difference.changes))
    say(io.stdout, `\nAll changed cells are in ${table}.`)
  }
  return 0
}

function describe({ former, structure, changes, gone }: Difference, { stdout }: Io): void {
  const found = levelOf(structure, changes)
  const { version, released } = former.snapshot
  say(
    stdout,
    `# Compared with ${former.name}, version ${version}${released === null ? ', which is not released' : ` of ${released}`}\n\n${describeChanges(structure, changes)}`,
  )
  if (found !== null)
    say(
      stdout,
      `\nThis is a ${found.level} change: a release after ${version} would be ${leastVersion(version, found.level)} at least.`,
    )
  if (gone !== null) say(stdout, `\n${gone}`)
}

/** Known before the comparison, which takes a while. */
function isWritable(file: string): boolean {
  return (
    statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() === true &&
    statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true
  )
}
