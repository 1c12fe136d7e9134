/** `make docs`: the files outside `output/` that are made, or have parts that are made. */
import { writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { readRegisters } from '../dialect/registers.ts'
import { documents } from './docs/documents.ts'
import { refuse, type Folders, type Io } from './io.ts'
import { reportFindings } from './report.ts'

/** Write them beside the folder of sources that has the registers, with the answers of the exports that were built. */
export async function run({ sources, output }: Folders, io: Io): Promise<number> {
  const { registers, findings } = readRegisters(sources)
  if (registers === null)
    return refuse(io, reportFindings(findings, io.stderr, io.env), 'Nothing was written.')
  const root = dirname(resolve(sources))
  const made = await documents(root, registers.dataset, output)
  for (const [file, text] of Object.entries(made)) writeFileSync(join(root, file), text)
  return 0
}
