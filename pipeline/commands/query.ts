/**
 * The command line of `make query`: run one SQL statement over the exports and print its rows in columns.
 *
 * `SQL=... query.ts --output FOLDER`; paths in the statement are relative to the folder of exports. Where the database has
 * been built, its tables, views and macros go by their bare names. Exit status 0, or 1 with DuckDB's message when the
 * statement fails.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { literal } from '../export/sql.ts'
import { inColumns } from './report.ts'

/** The rows of a statement as text, a header above them. Null is shown as nothing. */
export async function query(sql: string, folder: string): Promise<string> {
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
    return inColumns([result.columnNames(), ...rows])
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
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

if (process.argv[1]?.endsWith('query.ts') === true) {
  const { values } = parseArgs({ options: { output: { type: 'string', default: 'output' } } })
  const sql = process.env['SQL'] ?? ''
  try {
    if (sql.trim() === '') throw new Error('Expected a statement: make query SQL="SELECT ..."')
    process.stdout.write(`${await query(sql, values.output)}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
