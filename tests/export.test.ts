/** The exports say the same thing in every format, and the committed ones are those that the sources give. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quadsOfJsonLd } from '../pipeline/commands/shacl.ts'
import { exportDataset } from '../pipeline/export.ts'
import { sqlColumns } from '../schemas/table.ts'
import { anyTable, tableNames } from '../schemas/tables.ts'
import { registers } from './support/build-text.ts'
import { projectDataset } from './support/datasets.ts'

const committed = fileURLToPath(new URL('../output', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'iscm-exports-'))
const first = join(scratch, 'first')
const second = join(scratch, 'second')
const dataset = projectDataset()
let connection: DuckDBConnection

beforeAll(async () => {
  await exportDataset(dataset, registers, first)
  await exportDataset(dataset, registers, second)
  connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`ATTACH '${join(first, 'iscm.duckdb')}' AS iscm (READ_ONLY)`)
})

afterAll(() => {
  connection.closeSync()
  rmSync(scratch, { recursive: true, force: true })
})

/** Rows as JSON values, lists as arrays, days as text. */
async function query(sql: string): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) =>
      entry.isFile() ? relative(folder, join(entry.parentPath, entry.name)) : [],
    )
    .sort()
}

describe('bytes', () => {
  /** The database file holds bytes of DuckDB's own; its content is compared below. */
  const reproducible = (folder: string): string[] =>
    filesIn(folder).filter((file) => file !== 'iscm.duckdb')
  const differing = (a: string, b: string): string[] =>
    reproducible(a).filter(
      (file) => !readFileSync(join(a, file)).equals(readFileSync(join(b, file))),
    )

  test('two exports of the same dataset have the same files with the same bytes', () => {
    expect(reproducible(second)).toEqual(reproducible(first))
    expect(differing(first, second)).toEqual([])
  })

  test('the committed exports are those that the sources give', () => {
    expect(reproducible(committed)).toEqual(reproducible(first))
    expect(differing(first, committed)).toEqual([])
  })

  test('no export holds a path of this machine or a clock', () => {
    const text = reproducible(first)
      .map((file) => readFileSync(join(first, file), 'latin1'))
      .join('\n')
    expect(text).not.toContain(scratch)
    // The one time of day is that of a release, which is midnight because dataset.yaml gives a day.
    const times = [...text.matchAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[\d:Z]*/g)].map(([time]) => time)
    expect(times.filter((time) => time !== `${registers.dataset.released}T00:00:00Z`)).toEqual([])
  })
})

describe.each(tableNames)('%s', (name) => {
  const columns = sqlColumns(anyTable(name))
  const orderBy = [...anyTable(name).order, ...anyTable(name).key]
    .map((column) => `"${column}" NULLS FIRST`)
    .join(', ')

  test('has the same rows in the same order in Parquet as in the dataset', async () => {
    expect(await query(`SELECT * FROM '${first}/parquet/${name}.parquet'`)).toEqual(dataset[name])
  })

  test('has the same rows in DuckDB', async () => {
    expect(await query(`SELECT * FROM iscm.${name} ORDER BY ${orderBy}`)).toEqual(dataset[name])
  })

  test('has the same rows in CSV, as a reader that knows the types sees them', async () => {
    const types = columns
      .map(({ name: column, type }) => `'${column}': '${type === 'VARCHAR[]' ? 'VARCHAR' : type}'`)
      .join(', ')
    const select = columns.map(({ name: column, type }) =>
      type === 'VARCHAR[]'
        ? `if("${column}" IS NULL, [], string_split("${column}", '|')) AS "${column}"`
        : `"${column}"`,
    )
    const rows = await query(
      `SELECT ${select.join(', ')} FROM read_csv('${first}/csv/${name}.csv', header = true, columns = {${types}})`,
    )
    expect(rows).toEqual(dataset[name])
  })

  test('has the exact types in Parquet', async () => {
    const described = await query(`DESCRIBE SELECT * FROM '${first}/parquet/${name}.parquet'`)
    expect(described.map((row) => [row['column_name'], row['column_type']])).toEqual(
      columns.map((column) => [column.name, column.type]),
    )
  })

  test('is described in DuckDB and in Parquet, column by column', async () => {
    const comments = await query(
      `SELECT column_name, comment FROM duckdb_columns() WHERE database_name = 'iscm' AND table_name = '${name}' ORDER BY column_index`,
    )
    expect(comments.map((row) => [row['column_name'], row['comment']])).toEqual(
      columns.map((column) => [column.name, column.description]),
    )
    const [metadata] = await query(
      `SELECT decode(value) AS columns FROM parquet_kv_metadata('${first}/parquet/${name}.parquet') WHERE decode(key) = 'columns'`,
    )
    expect(JSON.parse(String(metadata?.['columns']))).toEqual(
      Object.fromEntries(columns.map((column) => [column.name, column.description])),
    )
  })

  test('is RFC 4180 in CSV: a header, lines ended by CR LF, no byte order mark', () => {
    const text = readFileSync(join(first, 'csv', `${name}.csv`), 'utf8')
    const parsed = Papa.parse<string[]>(text, { newline: '\r\n' })
    expect(parsed.errors).toEqual([])
    expect(parsed.data[0]).toEqual(columns.map((column) => column.name))
    expect(text.startsWith('\uFEFF')).toBe(false)
    expect(text.endsWith('\r\n')).toBe(true)
  })
})

describe('DuckDB', () => {
  test('has a primary key on every table, and every reference as a foreign key', async () => {
    const constraints = await query(
      "SELECT table_name, constraint_type, constraint_column_names AS columns FROM duckdb_constraints() WHERE database_name = 'iscm'",
    )
    const has = (table: string, type: string, columns: readonly string[]): boolean =>
      constraints.some(
        (row) =>
          row['table_name'] === table &&
          row['constraint_type'] === type &&
          JSON.stringify(row['columns']) === JSON.stringify(columns),
      )
    const missing = tableNames.flatMap((name) => [
      ...(has(name, 'PRIMARY KEY', anyTable(name).key) ? [] : [`${name}: primary key`]),
      ...Object.keys(anyTable(name).references)
        .filter((column) => !has(name, 'FOREIGN KEY', [column]))
        .map((column) => `${name}: ${column}`),
    ])
    expect(missing).toEqual([])
  })

  test('finds every quotation at its place by substr', async () => {
    for (const table of ['statements', 'corrections', 'findings']) {
      const wrong = await query(
        `SELECT * FROM iscm.${table} AS row JOIN iscm.sources USING (source_id) WHERE substr(sources.text, start_offset + 1, end_offset - start_offset) <> row.as_written`,
      )
      expect(wrong).toEqual([])
    }
  })
})

describe('JSON-LD', () => {
  const documents = (): string[] =>
    filesIn(join(first, 'jsonld'))
      .filter((file) => file.endsWith('.jsonld') && file !== 'context.jsonld')
      .map((file) => join(first, 'jsonld', file))
  const quadsOf = (file: string): Promise<string> => quadsOfJsonLd(readFileSync(file, 'utf8'))

  test('is one document for each mechanism and one for the dataset', () => {
    expect(filesIn(join(first, 'jsonld'))).toEqual(
      [
        'annotations.jsonld',
        'annotations.nq',
        'context.jsonld',
        'dataset.jsonld',
        'dataset.nq',
        'vocabulary.jsonld',
        ...dataset.mechanisms.map((row) => `mechanisms/${row.mechanism_id}.jsonld`),
      ].sort(),
    )
  })

  test('is read in safe mode, without the network, and has no blank node', async () => {
    for (const file of documents()) expect(await quadsOf(file)).not.toMatch(/^_:|\s_:/m)
  })

  test('has a node for each row of the mechanisms and for each statement', async () => {
    const subjects = new Set<string | undefined>()
    for (const { mechanism_id } of dataset.mechanisms) {
      const quads = await quadsOf(join(first, 'jsonld', 'mechanisms', `${mechanism_id}.jsonld`))
      for (const quad of quads.split('\n')) subjects.add(quad.split(' ')[0])
    }
    const idsOf = {
      participation: dataset.participations.map((row) => row.participation_id),
      statement: dataset.statements.map((row) => row.statement_id),
      correction: dataset.corrections.map((row) => row.correction_id),
      finding: dataset.findings.map((row) => row.finding_id),
      meeting: dataset.meetings.map((row) => row.meeting_id),
    }
    const missing = Object.entries(idsOf).flatMap(([kind, ids]) =>
      ids.filter((id) => !subjects.has(`<${registers.dataset.base}id/${kind}/${id}>`)),
    )
    expect(missing).toEqual([])
  })
})
