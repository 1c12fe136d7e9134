/**
 * Why a published cell changed. Nothing is guessed: the former sources are built by the present code, then one change
 * after another is applied and everything is rebuilt, and a cell is attributed to the steps in which it changed.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { build } from '../../build.ts'
import { compareCells, type CellChange } from './compare.ts'
import type { State } from './former.ts'
import { snapshotOf, type Snapshot } from './snapshot.ts'
import { stepsBetween, type Cause, type Step } from './steps.ts'

export interface ExplainedChange extends CellChange {
  /** In the order in which they were laid in; several where one undid or changed what another had made. */
  readonly causes: readonly Cause[]
}

const CODE: Cause = {
  title: 'The code changed',
  reason: 'The same sources and registers give other rows: see CHANGELOG.md.',
}
const UNEXPLAINED: Cause = {
  title: 'Something else changed',
  reason: 'None of the files that are compared one by one accounts for it.',
}

/** The cells that differ between a former state and the present one, built from the folder `sources`, each with its causes. */
export async function explainChanges(
  former: State,
  present: Snapshot,
  sources: string,
  scratch: string,
  progress: (done: number, of: number) => void,
): Promise<ExplainedChange[]> {
  const folder = join(scratch, 'steps')
  mkdirSync(folder, { recursive: true })
  cpSync(former.sources, folder, { recursive: true })
  const steps: Step[] = [
    { cause: CODE, apply: () => undefined },
    ...stepsBetween(former.sources, sources),
  ]

  const causes = new Map<string, Cause[]>()
  const attribute = (changes: readonly CellChange[], to: readonly Cause[]): void => {
    for (const change of changes)
      causes.set(keyOf(change), [...(causes.get(keyOf(change)) ?? []), ...to])
  }
  let before = former.snapshot
  let pending: Cause[] = []
  for (const [index, step] of steps.entries()) {
    progress(index + 1, steps.length)
    // A moment in which Ctrl-C is heard: building does not pause for it.
    await setImmediate()
    step.apply(folder)
    pending.push(step.cause)
    const after = snapshotIn(folder)
    // A state between the two that does not build: what changes with the next one is attributed to both.
    if (after === null) continue
    attribute(compareCells(before, after), pending)
    before = after
    pending = []
  }
  // Nothing, unless a step is missing: then that is said, and not put down to another.
  attribute(compareCells(before, present), [...pending, UNEXPLAINED])
  return compareCells(former.snapshot, present).map((change) => ({
    ...change,
    causes: distinct(causes.get(keyOf(change)) ?? []),
  }))
}

function snapshotIn(folder: string): Snapshot | null {
  const { dataset, registers } = build(folder, { registersFolder: folder })
  return dataset === null || registers === null ? null : snapshotOf(dataset, registers.dataset)
}

function keyOf({ table, row, column }: CellChange): string {
  return JSON.stringify([table, row, column])
}

function distinct(causes: readonly Cause[]): Cause[] {
  return [...new Map(causes.map((cause) => [cause.title, cause])).values()]
}
