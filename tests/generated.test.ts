/** What must hold of any profile in the forms of the dialect: the rows it was made with, and every promise of the data model. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding } from '../pipeline/text/finding.ts'
import { anyTable, tableNames, type Dataset, type TextTable } from '../schemas/tables.ts'
import { buildText } from './support/build-text.ts'
import { generated, type Generated } from './support/generate/profile.ts'
import { runs } from './support/runs.ts'

const inText = tableNames.filter((name): name is TextTable => anyTable(name).group === 'text')

/** The rows of a dataset with the columns that the construction knows, and the constructed ones, as lines to compare. */
function compared(dataset: Dataset, { rows }: Generated): Record<'found' | 'expected', string[]> {
  const lines = (table: string, some: readonly object[], columns: readonly string[]): string[] =>
    some
      .map((row) => columns.map((column) => (row as Record<string, unknown>)[column]))
      .map((values) => `${table} ${JSON.stringify(values)}`)
  const both = inText.map((table) => {
    const expected = rows[table] ?? []
    const columns = Object.keys(expected[0] ?? {})
    return [lines(table, dataset[table], columns), lines(table, expected, columns)] as const
  })
  const [found, expected] = [both.flatMap(([each]) => each), both.flatMap(([, each]) => each)]
  return { found: found.toSorted(), expected: expected.toSorted() }
}

/** What a reader is warned of, and errors, in short. */
function doubtsOf(findings: readonly Finding[]): string[] {
  return findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ ruleId, line, message }) => `${line} ${ruleId}: ${message}`)
}

test('a generated profile gives the rows that it was made with', () => {
  fc.assert(
    fc.property(generated, (profile) => {
      const { dataset, findings } = buildText(profile.text)
      expect(doubtsOf(findings)).toEqual([])
      const { found, expected } = compared(dataset, profile)
      expect(found).toEqual(expected)
    }),
    { numRuns: runs(20) },
  )
})
