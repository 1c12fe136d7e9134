/** What each mechanism is, as its profile says, and how far its values can be relied on: the first thing in the notes. */
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { bases, mechanismTypes } from '../../../schemas/vocabulary.ts'
import { groupBy } from '../../text/group.ts'
import { inline, table } from './markdown.ts'

export function mechanismNotes(dataset: Dataset): string[] {
  return dataset.mechanisms.flatMap((mechanism) => [
    `### ${inline(mechanism.name ?? mechanism.mechanism_id)}`,
    whatItIs(mechanism, dataset),
    `How its ${mine(dataset.statements, mechanism).length} statements rest on the text:`,
    basisTable(mine(dataset.statements, mechanism)),
    cautions(dataset, mechanism),
  ])
}

function whatItIs(mechanism: Row<'mechanisms'>, dataset: Dataset): string {
  const id = mechanism.mechanism_id
  const states = dataset.participations.filter((row) => row.mechanism_id === id)
  const roles = [...groupBy(states, (row) => row.role)].map(
    ([role, rows]) => `${rows.length} with the role ${role}`,
  )
  const facts: readonly (readonly [string, string | null])[] = [
    ['Full name', mechanism.full_name],
    ['Kind', mechanism.mechanism_type && mechanismTypes[mechanism.mechanism_type]],
    ['Region', mechanism.region],
    ['Established', mechanism.established],
    ['Concluded', mechanism.concluded],
    ['Status', mechanism.status],
    ['States listed', roles.length === 0 ? null : roles.join(', ')],
  ]
  return facts
    .map(([name, value]) => `- ${name}: ${value === null ? 'not given' : inline(value)}`)
    .join('\n')
}

function basisTable(statements: readonly Row<'statements'>[]): string {
  const byBasis = groupBy(statements, (row) => row.basis)
  return table(
    ['Basis', 'Meaning', 'Statements'],
    Object.entries(bases).flatMap(([code, meaning]) => {
      const count = byBasis.get(code)?.length ?? 0
      return count === 0 ? [] : [[code, meaning, String(count)]]
    }),
  )
}

function cautions(dataset: Dataset, mechanism: Row<'mechanisms'>): string {
  const findings = mine(dataset.findings, mechanism)
  const warnings = findings.filter((row) => row.severity === 'warning').length
  const medium = mine(dataset.corrections, mechanism).filter(
    (row) => row.status === 'applied' && row.certainty !== 'high',
  ).length
  return `To check before relying on it: warnings, ${warnings}; notes, ${findings.length - warnings}; applied corrections that are not certain, ${medium}; rows of \`statements\` that are inferred, listed below.`
}

function mine<R extends { readonly source_id: string }>(
  rows: readonly R[],
  mechanism: Row<'mechanisms'>,
): R[] {
  return rows.filter((row) => row.source_id === mechanism.source_id)
}
