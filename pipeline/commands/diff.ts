/**
 * `FORMER=… CHANGES=… diff.ts`: what the sources, registers and code as they stand would publish otherwise than a former
 * state (a revision, a folder, the archive of a release; by default the last commit), cell by cell and with the reason.
 * Nothing is written but the file CHANGES, a CSV table of all changed cells. Exit status 1 where there is nothing to
 * compare or to write to.
 */
import { statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { build, PROJECT_SOURCES } from '../build.ts'
import { differenceFrom } from './changes/difference.ts'
import { changesCsv, describeChanges } from './changes/notes.ts'
import { inScratch } from './changes/scratch.ts'
import { leastVersion, levelOf } from './changes/versions.ts'

async function run(scratch: string): Promise<string | null> {
  const [named = '', table = ''] = [process.env['FORMER'], process.env['CHANGES']]
  if (table !== '' && !isWritable(table))
    return `There is nowhere to write ${table}; expected CHANGES= with a file in a folder that is there.`
  const difference = await differenceFrom(
    named === '' ? 'HEAD' : named,
    build(PROJECT_SOURCES),
    scratch,
  )
  if ('fault' in difference) return difference.fault
  const { former, structure, changes, gone } = difference
  const found = levelOf(structure, changes)
  const { version, released } = former.snapshot
  print(
    `# Compared with ${former.name}, version ${version}${released === null ? ', which is not released' : ` of ${released}`}\n\n${describeChanges(structure, changes)}`,
  )
  if (found !== null)
    print(
      `\nThis is a ${found.level} change: a release after ${version} would be ${leastVersion(version, found.level)} at least.`,
    )
  if (gone !== null) print(`\n${gone}`)
  if (table !== '') {
    writeFileSync(table, changesCsv(changes))
    print(`\nAll changed cells are in ${table}.`)
  }
  return null
}

/** Known before the comparison, which takes a while. */
function isWritable(file: string): boolean {
  return (
    statSync(dirname(file), { throwIfNoEntry: false })?.isDirectory() === true &&
    statSync(file, { throwIfNoEntry: false })?.isDirectory() !== true
  )
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

// Whoever reads only the beginning, as `head` does, has seen what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
const fault = await inScratch(run)
if (fault !== null) {
  process.stderr.write(`${fault}\n`)
  process.exitCode = 1
}
