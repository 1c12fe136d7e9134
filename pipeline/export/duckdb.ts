/** The DuckDB database with keys, constraints, comments, views and macros, and a Parquet file of each of its tables. */
import {
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  INTEGER,
  LIST,
  listValue,
  SMALLINT,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { sqlColumns, type SqlColumn, type SqlType } from '../../schemas/table.ts'
import {
  anyTable,
  exportedNames,
  flatNames,
  tableNames,
  type AnyName,
  type Dataset,
  type FlatRows,
  type TableName,
} from '../../schemas/tables.ts'
import { groupBy } from '../text/group.ts'
import { literal, quote } from './sql.ts'
import { viewStatements } from './views.ts'

/** The most rows that a chunk of DuckDB holds. */
const CHUNK = 2048

const TYPES: Record<SqlType, DuckDBType> = {
  VARCHAR,
  'VARCHAR[]': LIST(VARCHAR),
  DATE,
  BOOLEAN,
  SMALLINT,
  INTEGER,
  DOUBLE,
}

/**
 * Write a database file and one Parquet file for each table. Rows are in the documented order; one thread and the
 * pinned version of DuckDB make the Parquet files the same on every machine. The database file has been the same in every
 * build tried, which DuckDB does not promise.
 *
 * Gives the rows of the flat tables, which are views of the database.
 */
export async function writeDatabase(
  dataset: Dataset,
  description: DatasetDescription,
  file: string,
  parquetFolder: string,
): Promise<FlatRows> {
  // Compressed strings (FSST, and less often dictionaries) differ from build to build in longer tables; plain ones do not.
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    force_compression: 'uncompressed',
  })
  const connection = await instance.connect()
  try {
    // The smallest blocks that DuckDB has: the tables are many and short.
    await connection.run(`ATTACH ${literal(file)} AS iscm (BLOCK_SIZE 16384)`)
    await connection.run('USE iscm')
    const tables = inOrderOfReference()
    // In one transaction: DuckDB writes its log for each statement by itself, and there are hundreds.
    const statements = [
      ...tables.map(createTable),
      ...tables.flatMap(comments),
      ...viewStatements(description),
    ]
    await connection.run(['BEGIN', ...statements, 'COMMIT'].join(';\n'))
    for (const name of tables) await fill(connection, dataset, name)
    await connection.run('USE memory')
    await connection.run('DETACH iscm')
    // Opened again, and only to be read: what is asked of a database that can still be written may change its bytes.
    await connection.run(`ATTACH ${literal(file)} AS iscm (READ_ONLY)`)
    await connection.run('USE iscm')
    for (const name of exportedNames) {
      const metadata = parquetMetadata(dataset, description, name)
      await connection.run(copyToParquet(name, metadata, parquetFolder))
    }
    return await flatRows(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

function copyToParquet(
  name: AnyName,
  metadata: Readonly<Record<string, string>>,
  folder: string,
): string {
  const pairs = Object.entries(metadata).map(([key, value]) => `${quote(key)}: ${literal(value)}`)
  return `COPY (SELECT * FROM ${name} ORDER BY ${orderBy(name)}) TO ${literal(`${folder}/${name}.parquet`)} (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 9, KV_METADATA {${pairs.join(', ')}})`
}

/** What the views give: days as ISO 8601 text, as in every other table of a dataset. */
async function flatRows(connection: DuckDBConnection): Promise<FlatRows> {
  const rows: Partial<Record<AnyName, unknown>> = {}
  for (const name of flatNames)
    rows[name] = (await connection.runAndReadAll(`FROM ${name}`)).getRowObjectsJson()
  return rows as FlatRows
}

/** Tables before those that refer to them. */
function inOrderOfReference(): TableName[] {
  const ordered: TableName[] = []
  const visit = (name: TableName): void => {
    if (ordered.includes(name)) return
    for (const target of Object.values(anyTable(name).references))
      if (target !== name) visit(target as TableName)
    ordered.push(name)
  }
  tableNames.forEach(visit)
  return ordered
}

function createTable(name: TableName): string {
  const { key, references, unique = [] } = anyTable(name)
  const columns = sqlColumns(anyTable(name)).map(createColumn)
  const uniques = unique.map((column) => `UNIQUE (${quote(column)})`)
  const foreign = Object.entries(references).map(
    ([column, target]) =>
      `FOREIGN KEY (${quote(column)}) REFERENCES ${String(target)} (${anyTable(target as TableName)
        .key.map(quote)
        .join(', ')})`,
  )
  const offsets =
    'end_offset' in anyTable(name).row.shape ? ['CHECK (end_offset >= start_offset)'] : []
  return `CREATE TABLE ${name} (${[...columns, `PRIMARY KEY (${key.map(quote).join(', ')})`, ...uniques, ...foreign, ...offsets].join(', ')})`
}

function createColumn({ name, type, nullable, codes }: SqlColumn): string {
  const check =
    codes === null ? '' : ` CHECK (${quote(name)} IN (${codes.map(literal).join(', ')}))`
  return `${quote(name)} ${type}${nullable ? '' : ' NOT NULL'}${check}`
}

function comments(name: TableName): string[] {
  const columns = sqlColumns(anyTable(name)).map(
    (column) => `COMMENT ON COLUMN ${name}.${quote(column.name)} IS ${literal(column.description)}`,
  )
  return [`COMMENT ON TABLE ${name} IS ${literal(anyTable(name).description)}`, ...columns]
}

async function fill(
  connection: DuckDBConnection,
  dataset: Dataset,
  name: TableName,
): Promise<void> {
  const columns = sqlColumns(anyTable(name))
  const types = columns.map(({ type }) => TYPES[type])
  const appender = await connection.createAppender(name)
  for (const rows of generations(name, dataset[name])) {
    for (let start = 0; start < rows.length; start += CHUNK) {
      const part = rows.slice(start, start + CHUNK)
      const chunk = DuckDBDataChunk.create(types, part.length)
      chunk.setColumns(
        columns.map(({ name: column, type }) => part.map((row) => toValue(row[column], type))),
      )
      appender.appendDataChunk(chunk)
    }
    // A table that refers to itself finds the rows it refers to only once they are in.
    appender.flushSync()
  }
  appender.closeSync()
}

/** The rows of a table that refers to itself by generations, parents first; those of any other table in one. */
function generations(
  name: TableName,
  rows: readonly Record<string, unknown>[],
): (readonly Record<string, unknown>[])[] {
  const { references } = anyTable(name)
  const [column] = Object.keys(references).filter((each) => references[each] === name)
  const [key] = anyTable(name).key
  if (column === undefined || key === undefined) return [rows]
  const byKey = new Map(rows.map((row) => [row[key], row]))
  const depth = (row: Record<string, unknown>): number => {
    const parent = byKey.get(row[column])
    return parent === undefined ? 0 : 1 + depth(parent)
  }
  const groups = groupBy(rows, (row) => String(depth(row)))
  return [...groups].sort(([a], [b]) => Number(a) - Number(b)).map(([, group]) => group)
}

function orderBy(name: AnyName): string {
  return [...anyTable(name).order, ...anyTable(name).key]
    .map((column) => `${quote(column)} ASC NULLS FIRST`)
    .join(', ')
}

function toValue(value: unknown, type: SqlType): DuckDBValue {
  if (value === null || value === undefined) return null
  if (type === 'VARCHAR[]') return listValue((value as string[]).map(String))
  if (type === 'DATE') return toDate(String(value))
  return value as DuckDBValue
}

/** A day from its ISO 8601 text. */
function toDate(text: string): DuckDBDateValue {
  const [year = NaN, month = NaN, day = NaN] = text.split('-').map(Number)
  return DuckDBDateValue.fromParts({ year, month, day })
}

/** What a Parquet file says of itself: Parquet has no place for the description of a column but this one. */
function parquetMetadata(
  dataset: Dataset,
  description: DatasetDescription,
  name: AnyName,
): Record<string, string> {
  const columns = sqlColumns(anyTable(name)).map(
    (column) => [column.name, column.description] as const,
  )
  return {
    dataset: description.title,
    version: description.version,
    licence: description.licence.url,
    rights: description.rights,
    table: anyTable(name).description,
    columns: JSON.stringify(Object.fromEntries(columns)),
    // A register does not depend on the sources, and its file should not change with them.
    ...(anyTable(name).group === 'subject'
      ? {}
      : {
          sources: JSON.stringify(
            Object.fromEntries(
              dataset.sources.map((source) => [source.source_id, `sha256:${source.sha256}`]),
            ),
          ),
        }),
  }
}
