/**
 * A lock that ends with the process that holds it, however that ends.
 *
 * Node has no call for the locks of the system; DuckDB locks each database file that it opens for writing. So the lock is
 * an empty database, and there is no stale lock to guess about.
 */
import { DuckDBInstance } from '@duckdb/node-api'

export interface Lock {
  release(): void
}

/** The system's locks are those of a process: a second lock in the same one would be granted, and end the first. */
const held = new Set<string>()

/** Lock a file, which is created. `lock` is null where it is taken; `holder` then names the process, if it is known. */
export async function lockFile(
  file: string,
): Promise<{ lock: Lock | null; holder: number | null }> {
  if (held.has(file)) return { lock: null, holder: process.pid }
  held.add(file)
  try {
    const instance = await DuckDBInstance.create(file)
    const release = (): void => {
      if (held.delete(file)) instance.closeSync()
    }
    return { lock: { release }, holder: null }
  } catch (error) {
    held.delete(file)
    const message = error instanceof Error ? error.message : String(error)
    if (!/Conflicting lock/.test(message)) throw error
    const holder = /PID (\d+)/.exec(message)?.[1]
    return { lock: null, holder: holder === undefined ? null : Number(holder) }
  }
}
