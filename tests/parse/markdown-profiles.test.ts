/** The same profile in plain text and in Markdown gives the same rows, from the same rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { anyTable, tableNames, type Dataset } from '../../schemas/tables.ts'
import { buildMarkdown, buildText } from '../support/build-text.ts'
import { toMarkdown } from '../support/to-markdown.ts'

const folder = fileURLToPath(new URL('../profiles', import.meta.url))
const profiles = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)
const textTables = tableNames.filter((name) => anyTable(name).group === 'text')

/**
 * What is said, and by which rule; not where. A paragraph right below a list is one more block in Markdown, so that it is
 * said of fewer of them that their heading gives their section.
 */
function statementsOf({ statements }: Dataset): string[] {
  return statements
    .filter((row) => row.table_name !== 'passages' || row.column_name !== 'section')
    .filter((row) => row.column_name !== 'address')
    .map((row) => [row.statement_id, row.value, row.basis, row.rule].join(' | '))
}

/** Plain text has no links. */
function withoutAddresses(rows: readonly object[]): object[] {
  return rows.map((row) => ('address' in row ? { ...row, address: null } : row))
}

const written = { heading: 0, item: 0, table: 0, link: 0 }

describe.each(profiles)('%s', (profile) => {
  const text = readFileSync(join(folder, profile, `${profile}.txt`), 'utf8')
  const plain = buildText(text, undefined, profile).dataset
  const { markdown, counts } = toMarkdown(text, plain.mechanisms[0]?.name ?? '')
  for (const kind of ['heading', 'item', 'table', 'link'] as const) written[kind] += counts[kind]
  const { dataset } = buildMarkdown(markdown, undefined, profile)

  test.each(textTables)('%s', (name) => {
    expect(withoutAddresses(dataset[name])).toEqual(plain[name])
  })

  test('every value rests on the same rules', () => {
    expect(statementsOf(dataset)).toEqual(statementsOf(plain))
  })

  test('the segments tile the text', () => {
    const points = [...markdown]
    const tiles = dataset.segments.map((row) =>
      points.slice(row.start_offset, row.end_offset).join(''),
    )
    expect(tiles.join('')).toBe(markdown)
  })
})

test('the profiles are written with each of the constructs, many times', () => {
  expect(Object.values(written).every((count) => count >= 5)).toBe(true)
})
