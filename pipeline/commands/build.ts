/** `make build`: every export, written when no error stands in the way. */
import type { Dataset } from '../../schemas/tables.ts'
import { tableNames } from '../../schemas/tables.ts'
import { build } from '../build.ts'
import { checkOutput, exportDataset } from '../export.ts'
import { hasErrors } from '../text/finding.ts'
import { filesIn } from './files.ts'
import { isColored, say, type Folders, type Io } from './io.ts'
import { timed } from '../text/timed.ts'
import { reportFindings, summarize } from './report.ts'

const NOTHING = 'Nothing was written. The former exports stand as they were.'

/** Build and write, and say what came of it. */
export function run(folders: Folders, io: Io): Promise<number> {
  return publish(
    folders,
    io,
    (dataset) => `\n${summarize(dataset)}\n\nWrote ${contents(dataset, folders.output)}`,
  )
}

/** Build, write, and show something of the dataset and the folder that it was written to. */
export async function publish(
  { sources, output }: Folders,
  io: Io,
  show: (dataset: Dataset) => string,
): Promise<number> {
  const { dataset, registers, findings } = build(sources)
  const all = [...findings, ...checkOutput(output)]
  say(io.stderr, reportFindings(all, isColored(io.stderr, io.env)))
  if (registers === null || dataset === null || hasErrors(all)) {
    say(io.stderr, `\n${NOTHING}`)
    return 1
  }
  try {
    await timed('export', () => exportDataset(dataset, registers, output))
  } catch (error) {
    // What the file system refuses (a full disk, a missing permission) is no fault of the program.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    say(io.stderr, `${output}: cannot be written: ${error.message}\n${NOTHING}`)
    return 1
  }
  say(io.stdout, show(dataset))
  return 0
}

function contents({ mechanisms }: Dataset, folder: string): string {
  const count = mechanisms.length === 1 ? '1 mechanism' : `${mechanisms.length} mechanisms`
  return `${tableNames.length} tables and ${count} in ${filesIn(folder).length} files to ${folder}`
}
