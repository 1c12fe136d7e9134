/** `make query`: SQL statements over the exports, which look at them and can do nothing else. */
import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import {
  DuckDBInstance,
  StatementType,
  type DuckDBConnection,
  type DuckDBResultReader,
} from '@duckdb/node-api'
import Papa from 'papaparse'
import { literal } from '../export/sql.ts'
import { inColumns } from './columns.ts'
import { filesIn } from './files.ts'
import { refuse, say, type Folders, type Io } from './io.ts'

export type Format = 'columns' | 'csv' | 'json'

/** What an answer looks like. */
export interface Shape {
  readonly format?: Format
  /** Where rows are wider, in characters, each column of a row gets a line of its own. */
  readonly width?: number
}

/**
 * The rows of each statement as text. Null is shown as nothing. Paths in a statement are relative to the folder of exports;
 * where the database has been built, its tables, views and macros go by their bare names. Nothing outside the folder can be
 * read, nothing can be written, and DuckDB loads no extension.
 *
 * @throws Error with DuckDB's message, or saying that a statement does something other than look.
 */
export async function query(sql: string, folder: string, shape: Shape = {}): Promise<string> {
  return (await ask(sql, folder, (reader) => shown(reader, shape))).join('\n\n')
}

/** The answer to the last statement as cells of text, the header first. */
export async function answer(sql: string, folder: string): Promise<string[][]> {
  return (await ask(sql, folder, cells)).at(-1) ?? []
}

async function ask<T>(
  sql: string,
  folder: string,
  show: (reader: DuckDBResultReader) => T,
): Promise<T[]> {
  const database = join(folder, 'iscm.duckdb')
  const isBuilt = existsSync(database)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`SET file_search_path = ${literal(folder)}`)
    if (isBuilt) {
      await connection.run(`ATTACH ${literal(database)} AS exports (READ_ONLY)`)
      await connection.run("SET search_path = 'memory,exports'")
    }
    await shutIn(connection, folder)
    return (await readAll(connection, sql)).map(show)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (isBuilt || !message.startsWith('Catalog Error')) throw error
    throw new Error(
      `${message}\nTables and views are in ${database}, which is not there: run \`make build\` first.`,
      { cause: error },
    )
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** From here on a statement reaches the files of the exports only, and cannot change that. */
async function shutIn(connection: DuckDBConnection, folder: string): Promise<void> {
  // As they are named from the folder, and from elsewhere.
  const inside = existsSync(folder) ? filesIn(folder) : []
  const files = inside.flatMap((file) => [relative(folder, file), file, resolve(file)])
  const paths = files.map((path) => literal(path.replaceAll(sep, '/')))
  await connection.run(`SET allowed_paths = [${paths.join(', ')}]`)
  await connection.run('SET autoload_known_extensions = false')
  await connection.run('SET autoinstall_known_extensions = false')
  await connection.run('SET enable_external_access = false')
  await connection.run('SET lock_configuration = true')
}

/** Run the statements in turn; all of them are looked at before the first one runs. */
async function readAll(connection: DuckDBConnection, sql: string): Promise<DuckDBResultReader[]> {
  const statements = await connection.extractStatements(sql)
  const readers: DuckDBResultReader[] = []
  for (let index = 0; index < statements.count; index += 1) {
    const statement = await statements.prepare(index)
    if (statement.statementType !== StatementType.SELECT)
      throw new Error(
        `Found a statement of type ${StatementType[statement.statementType]}; make query only looks: use SELECT, FROM, DESCRIBE or SHOW. To do more, open iscm.duckdb with DuckDB itself.`,
      )
    readers.push(await statement.runAndReadAll())
  }
  return readers
}

function cells(reader: DuckDBResultReader): string[][] {
  const rows = reader
    .getRowsJson()
    .map((row) =>
      row.map((value) =>
        value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value),
      ),
    )
  return [reader.columnNames(), ...rows]
}

function shown(
  reader: DuckDBResultReader,
  { format = 'columns', width = Infinity }: Shape,
): string {
  if (format === 'json') return JSON.stringify(reader.getRowObjectsJson(), null, 2)
  const [header = [], ...rows] = cells(reader)
  if (format === 'csv') return Papa.unparse([header, ...rows], { newline: '\n' })
  const table = inColumns([header, ...rows])
  const isWide = table.split('\n').some((line) => [...line].length > width)
  return isWide ? rows.map((row) => asRecord(header, row)).join('\n\n') : table
}

/** A row with a line for each of its columns. */
function asRecord(header: readonly string[], row: readonly string[]): string {
  return inColumns(header.map((name, index) => [name, row[index] ?? '']))
}

/** Print the answers, or what DuckDB has against a statement. */
export async function run(
  { sql, output, format }: Pick<Folders, 'output'> & { sql: string; format: Format },
  io: Io,
): Promise<number> {
  if (sql.trim() === '') return refuse(io, 'Expected a statement: make query SQL="SELECT ..."')
  const { isTTY, columns } = io.stdout
  let answer: string
  try {
    const width = isTTY === true ? columns : undefined
    answer = await query(sql, output, { format, ...(width === undefined ? {} : { width }) })
  } catch (error) {
    // DuckDB says what is wrong with a statement by an exception without a code.
    return refuse(io, error instanceof Error ? error.message : String(error))
  }
  say(io.stdout, answer)
  return 0
}
