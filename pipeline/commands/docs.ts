/** What `make docs` writes: CITATION.cff, and the data dictionary and the citation of the README. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_SOURCES } from '../build.ts'
import { citationFile } from '../export/citation.ts'
import { withCitation, withDictionary } from './dictionary.ts'
import { readRegisters } from '../dialect/registers.ts'
import { reportFindings } from './report.ts'

const root = join(PROJECT_SOURCES, '..')
const readme = join(root, 'README.md')

const { registers, findings } = readRegisters(PROJECT_SOURCES)
if (registers === null) {
  process.stderr.write(`${reportFindings(findings, false)}\nNothing was written.\n`)
  process.exitCode = 1
} else {
  writeFileSync(
    readme,
    withCitation(withDictionary(readFileSync(readme, 'utf8')), registers.dataset),
  )
  writeFileSync(join(root, 'CITATION.cff'), citationFile(registers.dataset))
}
