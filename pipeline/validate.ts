/** Stage 5, validate: what must hold of the dataset, and what a reader should know about it. */
import type { Dataset } from '../schemas/tables.ts'
import type { Processed } from './text/drafts.ts'
import type { Finding } from './text/finding.ts'
import type { Registers } from './dialect/registers.ts'
import { assemble } from './validate/assemble.ts'
import { checkEvidence, checkSegments } from './validate/evidence.ts'
import { reportFormulas } from './validate/formulas.ts'
import {
  checkAncestors,
  checkAreas,
  checkKeys,
  checkReferences,
  checkRows,
} from './validate/integrity.ts'
import { compareCounts, compareDates } from './validate/plausibility.ts'

/**
 * The dataset with all findings in it. A finding of severity error means that the dataset must not be published;
 * everything else is published with it.
 */
export function validate(
  processed: readonly Processed[],
  registers: Registers,
  earlier: readonly Finding[],
): { dataset: Dataset; findings: Finding[] } {
  const plausibility = processed.flatMap(({ profiled }) => [
    ...compareCounts(profiled),
    ...compareDates(profiled),
  ])
  const plain = assemble(processed, registers, [...earlier, ...plausibility])
  const formulas = reportFormulas(
    plain,
    processed.map(({ source }) => source),
  )
  const findings = [...earlier, ...plausibility, ...formulas]
  // They are about the rows of the dataset and become rows themselves.
  const dataset = formulas.length === 0 ? plain : assemble(processed, registers, findings)
  const integrity = [
    checkRows,
    checkKeys,
    checkReferences,
    checkAncestors,
    checkAreas,
    checkEvidence,
    checkSegments,
  ].flatMap((check) => check(dataset))
  return { dataset, findings: [...findings, ...integrity] }
}
