/** `make docs`: CITATION.cff, and the data dictionary and the citation of the README. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { citationFile } from '../export/citation.ts'
import { withCitation, withDictionary } from './dictionary.ts'
import { readRegisters } from '../dialect/registers.ts'
import { refuse, type Folders, type Io } from './io.ts'
import { reportFindings } from './report.ts'

/** Write them beside the folder of sources that has the registers. */
export async function run({ sources }: Pick<Folders, 'sources'>, io: Io): Promise<number> {
  const { registers, findings } = readRegisters(sources)
  if (registers === null)
    return refuse(io, reportFindings(findings, io.stderr, io.env), 'Nothing was written.')
  const root = dirname(resolve(sources))
  const readme = join(root, 'README.md')
  writeFileSync(
    readme,
    withCitation(withDictionary(readFileSync(readme, 'utf8')), registers.dataset),
  )
  writeFileSync(join(root, 'CITATION.cff'), citationFile(registers.dataset))
  return 0
}
