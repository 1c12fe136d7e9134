/** `make query`: one SQL statement over the exports, its rows printed in columns. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { literal } from '../export/sql.ts'
import { inColumns } from './columns.ts'
import { refuse, say, type Folders, type Io } from './io.ts'

/**
 * The rows of a statement as text, a header above them. Null is shown as nothing. Paths in the statement are relative to
 * the folder of exports; where the database has been built, its tables, views and macros go by their bare names.
 */
export async function query(sql: string, folder: string): Promise<string> {
  return inColumns(await answer(sql, folder))
}

/** The same as cells of text, the header first. */
export async function answer(sql: string, folder: string): Promise<string[][]> {
  const database = join(folder, 'iscm.duckdb')
  const built = existsSync(database)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`SET file_search_path = ${literal(folder)}`)
    if (built) {
      // Under a name that leaves `iscm` free for a statement that attaches the file itself.
      await connection.run(`ATTACH ${literal(database)} AS exports (READ_ONLY)`)
      await connection.run("SET search_path = 'memory,exports'")
    }
    const result = await connection.runAndReadAll(sql)
    const rows = result
      .getRowsJson()
      .map((row) =>
        row.map((value) =>
          value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value),
        ),
      )
    return [result.columnNames(), ...rows]
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (built || !message.startsWith('Catalog Error')) throw error
    throw new Error(
      `${message}\nTables and views are in ${database}, which is not there: run \`make build\` first.`,
      { cause: error },
    )
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** Print the answer, or what DuckDB has against the statement. */
export async function run(
  { sql, output }: Pick<Folders, 'output'> & { sql: string },
  io: Io,
): Promise<number> {
  if (sql.trim() === '') return refuse(io, 'Expected a statement: make query SQL="SELECT ..."')
  let answer: string
  try {
    answer = await query(sql, output)
  } catch (error) {
    // DuckDB tells what is wrong with a statement by an exception without a code.
    return refuse(io, error instanceof Error ? error.message : String(error))
  }
  say(io.stdout, answer)
  return 0
}
