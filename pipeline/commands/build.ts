/** `make build`: every export, written unless an error prevents it. */
import type { Dataset } from '../../schemas/tables.ts'
import { build, type Built } from '../build.ts'
import { checkOutput, exportDataset, recoverExports, stateOfExports } from '../export.ts'
import { CannotWrite } from '../export/replace-folder.ts'
import { hasErrors, type Finding } from '../text/finding.ts'
import { timed } from '../text/timed.ts'
import { count } from './columns.ts'
import { filesIn } from './files.ts'
import { refuse, say, widthOf, type Folders, type Io } from './io.ts'
import { displayed, reportFindings } from './report.ts'
import { summarize } from './summary.ts'

export interface BuildOptions extends Folders {
  /** Publish the texts without errors, and say which are missing. */
  readonly keepGoing?: boolean
}

/** Build and write, and say what came of it. */
export function run(options: BuildOptions, io: Io): Promise<number> {
  return publish(options, io, (built, dataset) => {
    const written = `${count(filesIn(options.output).length, 'file')} in ${displayed(options.output)}`
    return `${summarize(built, dataset, widthOf(io.stdout))}\nWrote the exports: ${written}`
  })
}

/** Build, write, and show something of what was built. */
export async function publish(
  { sources, output, keepGoing = false }: BuildOptions,
  io: Io,
  show: (built: Built, dataset: Dataset) => string,
): Promise<number> {
  await recoverExports(output)
  const built = build(sources, { keepGoing })
  const { dataset, registers, missing } = built
  const faults = checkOutput(output)
  if (registers === null || dataset === null || hasErrors(faults))
    return stop([...built.findings, ...faults], io, outcomeIn(output))
  try {
    await timed('export', () => exportDataset(dataset, registers, output, missing))
  } catch (error) {
    if (!(error instanceof CannotWrite)) throw error
    return refuse(io, error.message, outcomeIn(output))
  }
  say(io.stdout, show(built, dataset))
  if (missing.length === 0) return 0
  const names = missing.map(({ id }) => id).join(', ')
  return stop(built.findings, io, `The exports are incomplete. Missing: ${names}.`)
}

/** What has become of the exports where they could not be written. */
function outcomeIn(output: string): string {
  const state = stateOfExports(output)
  if (state.is === 'former') return 'Nothing was written. The former exports are as they were.'
  return state.is === 'beside'
    ? `The former exports are in ${displayed(state.former)}. The next build puts them back.`
    : 'The new exports are in place, but may not outlast a power failure. Build again.'
}

/** How many errors are shown; one fault of a register may give hundreds. */
const MOST = 20

/** Show the errors; what else was found can wait for them. */
function stop(findings: readonly Finding[], io: Io, outcome: string): 1 {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const more = Math.max(errors.length - MOST, 0)
  const others = findings.length - errors.length
  return refuse(
    io,
    reportFindings(errors.slice(0, MOST), io.stderr, io.env),
    ...(more > 0 ? [`${count(more, 'more error')}: make validate shows them.`] : []),
    ...(others > 0 ? [`${count(others, 'finding')} besides: make validate shows them.`] : []),
    outcome,
  )
}
