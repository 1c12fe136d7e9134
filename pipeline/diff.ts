/**
 * `diff.ts [--former FOLDER|REVISION] [--sources FOLDER] [--changes FILE]`: what the sources, registers and code as they
 * stand would publish otherwise than a former state, cell by cell and with the reason. Nothing is written but FILE, a
 * CSV table of all changed cells. Exit status 1 where there is nothing to compare.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PROJECT_SOURCES } from './build.ts'
import { differenceFrom } from './changes/difference.ts'
import { changesCsv, describeChanges } from './changes/notes.ts'
import { leastVersion, levelOf } from './changes/versions.ts'

function run(scratch: string): number {
  const options = { former: { type: 'string', default: 'HEAD' }, sources: { type: 'string', default: PROJECT_SOURCES }, changes: { type: 'string', default: '' } } as const
  const { values } = parseArgs({ options })
  const difference = differenceFrom(values.former, values.sources, scratch)
  if ('fault' in difference) {
    process.stderr.write(`${difference.fault}\n`)
    return 1
  }
  const { former, structure, changes } = difference
  const found = levelOf(structure, changes)
  const { version, released } = former.snapshot
  process.stdout.write(`# Compared with ${former.name}, version ${version}${released === null ? ', which is not released' : ` of ${released}`}\n\n${describeChanges(structure, changes)}\n`)
  if (found !== null) process.stdout.write(`\nThis is a ${found.level} change: a release after ${version} would be ${leastVersion(version, found.level)} at least.\n`)
  if (values.changes !== '') {
    writeFileSync(values.changes, changesCsv(changes))
    process.stdout.write(`\nAll changed cells are in ${values.changes}.\n`)
  }
  return 0
}

if (process.argv[1]?.endsWith('diff.ts') === true) {
  // Whoever reads only the beginning, as `head` does, has seen what they wanted.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  const scratch = mkdtempSync(join(tmpdir(), 'iscm-'))
  try {
    process.exitCode = run(scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
