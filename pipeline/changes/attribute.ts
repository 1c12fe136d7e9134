/**
 * Why a published cell changed. Nothing is guessed: the former sources are built by the present code, then one change
 * after another is laid in and all is built again, and a cell is owed to the steps in which it changed.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../build.ts'
import { compareCells, type CellChange } from './compare.ts'
import type { State } from './former.ts'
import { snapshotOf, type Snapshot } from './snapshot.ts'
import { stepsBetween, type Cause, type Step } from './steps.ts'

export interface ExplainedChange extends CellChange {
  /** In the order in which they were laid in; several where one undid or changed what another had made. */
  readonly causes: readonly Cause[]
}

const CODE: Cause = { title: 'The code changed', reason: 'The same sources and registers give other rows: see CHANGELOG.md.' }

/** The cells that differ between a former state and the present one, built from the folder `sources`, each with its causes. */
export function explainChanges(former: State, present: Snapshot, sources: string, scratch: string, progress: (done: number, of: number) => void): ExplainedChange[] {
  const folder = join(scratch, 'steps')
  mkdirSync(folder, { recursive: true })
  cpSync(former.sources, folder, { recursive: true })
  const steps: Step[] = [{ cause: CODE, apply: () => undefined }, ...stepsBetween(former.sources, sources)]

  const causes = new Map<string, Cause[]>()
  let before = former.snapshot
  let pending: Cause[] = []
  for (const [index, step] of steps.entries()) {
    progress(index + 1, steps.length)
    step.apply(folder)
    pending.push(step.cause)
    const after = index === steps.length - 1 ? present : snapshotIn(folder)
    // A state between the two that does not build: what changes with the next one is owed to both.
    if (after === null) continue
    for (const change of compareCells(before, after)) {
      const key = keyOf(change)
      causes.set(key, [...(causes.get(key) ?? []), ...pending])
    }
    before = after
    pending = []
  }
  return compareCells(former.snapshot, present).map((change) => ({ ...change, causes: distinct(causes.get(keyOf(change)) ?? []) }))
}

function snapshotIn(folder: string): Snapshot | null {
  const { dataset, registers } = build(folder, folder)
  return dataset === null || registers === null ? null : snapshotOf(dataset, registers.dataset)
}

function keyOf({ table, row, column }: CellChange): string {
  return JSON.stringify([table, row, column])
}

function distinct(causes: readonly Cause[]): Cause[] {
  return [...new Map(causes.map((cause) => [cause.title, cause])).values()]
}
