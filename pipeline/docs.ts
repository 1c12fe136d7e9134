/** What `make docs` writes: the data dictionary of the README, from the schemas, and CITATION.cff, from dataset.yaml. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_SOURCES } from './build.ts'
import { citationFile } from './citation.ts'
import { withDictionary } from './dictionary.ts'
import { readRegisters } from './registers.ts'
import { reportFindings } from './report.ts'

const root = join(PROJECT_SOURCES, '..')
const readme = join(root, 'README.md')

writeFileSync(readme, withDictionary(readFileSync(readme, 'utf8')))
const { registers, findings } = readRegisters(PROJECT_SOURCES)
if (registers === null) {
  process.stderr.write(`${reportFindings(findings, false)}\nCITATION.cff stands as it was.\n`)
  process.exitCode = 1
} else {
  writeFileSync(join(root, 'CITATION.cff'), citationFile(registers.dataset))
}
