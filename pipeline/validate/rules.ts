/**
 * What must hold of the rows of every dataset, whoever wrote its texts: one list. A dataset that breaks a rule is not
 * published. What a single value may be is stated by the schemas, and checked by the first of these rules.
 */
import type { Dataset } from '../../schemas/tables.ts'
import { errorIn, type Finding } from '../text/finding.ts'
import { contentRules } from './rules/content.ts'
import { evidenceRules } from './rules/evidence.ts'
import { formRules } from './rules/form.ts'
import type { TableRule } from './rules/rule.ts'
import { subjectRules } from './rules/subjects.ts'

export const tableRules: readonly TableRule[] = [
  ...formRules,
  ...contentRules,
  ...subjectRules,
  ...evidenceRules,
]

/** An error for each row and rule that do not go together. */
export function checkRules(dataset: Dataset, rules: readonly TableRule[] = tableRules): Finding[] {
  return rules.flatMap(({ name, description, check }) =>
    check(dataset).map(({ table, key, found }) =>
      errorIn(table, name, `Row ${key}: ${found} ${description}`),
    ),
  )
}
