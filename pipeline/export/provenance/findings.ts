/** The findings in the provenance notes: warnings before notes, each under the beginning of its words. */
import { findingRules } from '../../../schemas/rules.ts'
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { beginning, inline, quoted, reference, table, used } from './markdown.ts'

export function findingNotes({ findings }: Dataset): string[] {
  if (findings.length === 0) return ['None.']
  const warnings = findings.filter((row) => row.severity !== 'info')
  const notes = findings.filter((row) => row.severity === 'info')
  return [
    ...part('### Warnings', 'Values that need care.', warnings),
    ...part('### Notes', 'Worth knowing.', notes),
    table(
      ['Rule', 'What it says'],
      used(
        findings.map((row) => row.rule),
        findingRules,
      ),
    ),
  ]
}

function part(title: string, meaning: string, findings: readonly Row<'findings'>[]): string[] {
  return findings.length === 0 ? [] : [title, meaning, ...findings.map(noteOf)]
}

function noteOf(finding: Row<'findings'>): string {
  const { source_id: source, line, column, start_offset: start, end_offset: end } = finding
  const lines = [
    `- Place: \`${source}\`, line ${line}, column ${column}, characters ${start} to ${end}`,
    `- Rule: ${finding.rule}`,
    ...(finding.suggestions.length > 0
      ? [`- Suggestions: ${finding.suggestions.map(quoted).join(', ')}`]
      : []),
    ...(finding.evidence.length > 0
      ? [`- Evidence: ${finding.evidence.map(reference).join('; ')}`]
      : []),
  ]
  return `**Line ${line}, ${quoted(beginning(finding.as_written))}.** ${inline(finding.message)}\n\n${lines.join('\n')}`
}
