/** What the files of a folder hold, to compare two states of it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The SHA-256 of each file by its path in the folder, in the order of the paths. */
export function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [
        file.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ]),
  )
}

/** DuckDB does not give the same bytes twice. */
export function withoutDatabase(found: Record<string, string>): Record<string, string> {
  return { ...found, 'iscm.duckdb': 'there' }
}
