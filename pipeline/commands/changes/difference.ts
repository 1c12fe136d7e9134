/** What the project as it is would publish differently from a former state, and why. */
import { dirname, join, resolve } from 'node:path'
import type { Built } from '../../build.ts'
import type { Io, Screen } from '../io.ts'
import { explainVanished, vanishedFrom } from '../identifiers.ts'
import { reportFindings } from '../report.ts'
import { explainChanges, type ExplainedChange } from './attribute.ts'
import { compareStructure, type StructureChange } from './compare.ts'
import { formerState, type State } from './former.ts'
import { snapshotOf } from './snapshot.ts'

export interface Difference {
  readonly former: State
  readonly structure: readonly StructureChange[]
  readonly changes: readonly ExplainedChange[]
  /** What to say about published identifiers that are gone; null where none is. */
  readonly gone: string | null
}

/** Compare what a folder of sources gives with a former state, or say why that cannot be done. */
export async function differenceFrom(
  former: string,
  sources: string,
  { dataset, registers, findings }: Built,
  scratch: string,
  { stderr, env }: Io,
): Promise<Difference | { fault: string }> {
  const state = formerState(former, dirname(resolve(sources)), join(scratch, 'former'))
  if ('fault' in state) return state
  if (dataset === null || registers === null)
    return {
      fault: `${reportFindings(findings, stderr, env)}\nThe current sources do not build.`,
    }
  const present = snapshotOf(dataset, registers.dataset)
  const changes = await explainChanges(state, present, sources, scratch, showProgress(stderr))
  return {
    former: state,
    structure: compareStructure(state.snapshot, present),
    changes,
    gone: explainVanished(vanishedFrom(sources, dataset, registers)),
  }
}

/** On a terminal, how far the comparison is, on one line that is written over. */
function showProgress(screen: Screen): (done: number, of: number) => void {
  return (done, of) => {
    if (screen.isTTY === true)
      screen.write(done === of ? '\r\u001B[K' : `\rlaying in change ${done} of ${of}`)
  }
}
