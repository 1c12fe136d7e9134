/** The values that no text states, in the provenance notes: what follows from it by a rule, and what metadata gives. */
import type { Dataset } from '../../../schemas/tables.ts'
import { beginning, table } from './markdown.ts'

export function inferredNotes({ statements }: Dataset): string[] {
  const inferred = statements.filter(({ basis }) => basis === 'inferred' || basis === 'curated')
  if (inferred.length === 0) return []
  return [
    '## Values that no text states',
    'They follow from the words by the rule named, or come from the metadata of the profile (basis curated).',
    table(
      ['Row', 'Column', 'Value', 'Line', 'From the words', 'Rule'],
      inferred.map((row) => [
        row.row_id,
        row.column_name,
        beginning(row.value),
        String(row.line),
        row.as_written === '' ? 'none' : beginning(row.as_written),
        row.rule,
      ]),
    ),
  ]
}
