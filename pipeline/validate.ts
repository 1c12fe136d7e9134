/** Stage 5, validate: what must hold of the dataset, and what a reader should know about it. */
import type { Dataset } from '../schemas/tables.ts'
import type { Processed } from './text/drafts.ts'
import type { Finding } from './text/finding.ts'
import type { Registers } from './dialect/registers.ts'
import { assemble, withFindings } from './validate/assemble.ts'
import { reportFormulas } from './validate/formulas.ts'
import {
  compareCounts,
  compareDates,
  compareNames,
  reportIdleCorrections,
} from './validate/plausibility.ts'
import { checkRules } from './validate/rules.ts'

/**
 * The dataset with all findings in it. A finding of severity error means that the dataset must not be published;
 * everything else is published with it.
 */
export function validate(
  processed: readonly Processed[],
  registers: Registers,
  earlier: readonly Finding[],
): { dataset: Dataset; findings: Finding[] } {
  const plausibility = processed.flatMap((each) => [
    ...compareCounts(each.profiled),
    ...compareDates(each.profiled),
    ...reportIdleCorrections(each),
  ])
  const names = compareNames(processed.map(({ profiled }) => profiled))
  const before = [...earlier, ...plausibility, ...names]
  const plain = assemble(processed, registers, before)
  const formulas = reportFormulas(
    plain,
    processed.map(({ source }) => source),
  )
  const findings = [...before, ...formulas]
  // They are about the rows of the dataset and become rows themselves.
  const dataset = formulas.length === 0 ? plain : withFindings(plain, findings)
  return { dataset, findings: [...findings, ...checkRules(dataset)] }
}
