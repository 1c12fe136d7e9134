/** `make query` looks at the exports, and can do nothing else. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { query } from '../../pipeline/commands/query.ts'
import { writeDatabase } from '../../pipeline/export/duckdb.ts'
import { buildText, registers } from '../support/build-text.ts'
import { scratch } from '../support/scratch.ts'

const folder = await exported()

/** A folder of exports as far as a query needs them, and a file beside it that is none of them. */
async function exported(): Promise<string> {
  const made = scratch({ 'csv/states.csv': 'state\nMalta\n' })
  const { dataset } = buildText('Garden Talks\n\n2 Members\n\nMorocco\nFrance\n')
  await writeDatabase(dataset, registers.dataset, join(made, 'iscm.duckdb'), made)
  return made
}

test('several statements give several answers', async () => {
  expect(await query('SELECT 1 AS one; SELECT 2 AS two', folder)).toBe('one\n1\n\ntwo\n2')
})

test('rows can be had as CSV and as JSON', async () => {
  const sql = 'SELECT country_id, list_position FROM participations ORDER BY 1'
  expect(await query(sql, folder, { format: 'csv' })).toBe('country_id,list_position\nFRA,2\nMAR,1')
  expect(JSON.parse(await query(sql, folder, { format: 'json' }))).toEqual([
    { country_id: 'FRA', list_position: 2 },
    { country_id: 'MAR', list_position: 1 },
  ])
})

test('rows that are wider than the screen have a line for each column', async () => {
  const sql = "SELECT 1 AS first, 'some longer words' AS second"
  expect(await query(sql, folder, { width: 40 })).toBe('first  second\n1      some longer words')
  expect(await query(sql, folder, { width: 20 })).toBe('first   1\nsecond  some longer words')
})

describe('a statement is refused that', () => {
  const outside = scratch({ 'secret.csv': 'word\nsecret\n' })

  test.each([
    ['makes a table', 'CREATE TABLE mine AS SELECT 1'],
    ['changes a table', "UPDATE mechanisms SET name = 'x'"],
    ['writes a file', "COPY (SELECT 1) TO 'csv/states.csv'"],
    ['writes a file while it is explained', "EXPLAIN ANALYZE COPY (SELECT 1) TO 'csv/states.csv'"],
    ['opens another database', "ATTACH 'other.duckdb'"],
    ['loads an extension', 'LOAD httpfs'],
    ['installs an extension', 'INSTALL httpfs'],
    ['changes the configuration', 'SET enable_external_access = true'],
    ['writes everything', "EXPORT DATABASE 'elsewhere'"],
    ['hides behind one that looks', 'SELECT 1; DROP TABLE participations'],
  ])('%s', async (_, sql) => {
    const before = readFileSync(join(folder, 'csv/states.csv'), 'utf8')
    await expect(query(sql, folder)).rejects.toThrow(/only looks|disabled by configuration/)
    expect(readFileSync(join(folder, 'csv/states.csv'), 'utf8')).toBe(before)
    expect(await query('SELECT count(*) AS n FROM participations', folder)).toBe('n\n2')
  })

  test.each([
    ['by its path', (file: string) => `FROM read_text('${file}')`],
    ['in a list', (file: string) => `FROM read_csv(['csv/states.csv', '${file}'])`],
    ['by a pattern', (file: string) => `FROM glob('${join(file, '../*')}')`],
  ])('reads a file outside the exports %s', async (_, sql) => {
    await expect(query(sql(join(outside, 'secret.csv')), folder)).rejects.toThrow(
      'disabled by configuration',
    )
  })

  test('reads a file beside the exports', async () => {
    const parent = scratch()
    cpSync(folder, join(parent, 'exports'), { recursive: true })
    writeFileSync(join(parent, 'secret.csv'), 'word\nsecret\n')
    await expect(query("FROM '../secret.csv'", join(parent, 'exports'))).rejects.toThrow()
    expect(await query("FROM 'csv/states.csv'", join(parent, 'exports'))).toBe('state\nMalta')
  })
})
