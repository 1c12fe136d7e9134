/** The tables that a careful reader takes from a text, written by hand, against those that the pipeline takes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../pipeline/build.ts'
import { toCsv } from '../pipeline/export/csv.ts'
import { anyTable, tableNames, type TableName } from '../schemas/tables.ts'

const folder = fileURLToPath(new URL('expected', import.meta.url))
const textTables = tableNames.filter((name) => anyTable(name).group === 'text')

/** A table of one mechanism as lines of CSV, line ends aside. */
function linesOf(csv: string): string[] {
  return csv.split(/\r?\n/)
}

describe.each(readdirSync(folder))('%s', (mechanism) => {
  const { dataset } = build(PROJECT_SOURCES)
  if (dataset === null) throw new Error('the project does not build')

  test.each(textTables)('%s', (name: TableName) => {
    const mine = {
      ...dataset,
      [name]: (dataset[name] as { mechanism_id?: string }[]).filter(
        (row) => row.mechanism_id === mechanism,
      ),
    }
    expect(linesOf(toCsv(mine, name))).toEqual(
      linesOf(readFileSync(join(folder, mechanism, `${name}.csv`), 'utf8')),
    )
  })
})
