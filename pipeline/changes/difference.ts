/** What the project as it stands would publish otherwise than a former state, and why. */
import { join } from 'node:path'
import { build, PROJECT_SOURCES } from '../build.ts'
import { reportFindings } from '../report.ts'
import { explainChanges, type ExplainedChange } from './attribute.ts'
import { compareStructure, type StructureChange } from './compare.ts'
import { formerState, type State } from './former.ts'
import { snapshotOf } from './snapshot.ts'

export interface Difference {
  readonly former: State
  readonly structure: readonly StructureChange[]
  readonly changes: readonly ExplainedChange[]
}

/** Compare what a folder of sources gives with a former state, or say why that cannot be done. */
export function differenceFrom(former: string, sources: string, scratch: string): Difference | { fault: string } {
  const state = formerState(former, join(PROJECT_SOURCES, '..'), join(scratch, 'former'))
  if ('fault' in state) return state
  const { dataset, registers, findings } = build(sources, sources)
  if (dataset === null || registers === null) return { fault: `${reportFindings(findings, false)}\nThe sources as they stand do not build.` }
  const present = snapshotOf(dataset, registers.dataset)
  return { former: state, structure: compareStructure(state.snapshot, present), changes: explainChanges(state, present, sources, scratch, showProgress) }
}

/** On a terminal, how far the comparison is, on one line that is written over. */
function showProgress(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(done === of ? '\r\u001B[K' : `\rlaying in change ${done} of ${of}`)
}
