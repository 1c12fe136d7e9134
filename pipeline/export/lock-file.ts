/**
 * A lock that ends with the process that holds it, however that ends.
 *
 * Node has no call for the locks of the system; DuckDB locks each database file that it opens for writing. So the lock is
 * an empty database, and there is no stale lock to guess about.
 */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs'
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
    if (!existsSync(file)) await makeWhole(file)
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

/**
 * Make the file under another name first: DuckDB does not open one that a killed process has left half-written, and nobody
 * could tell that from one that is just being made.
 */
async function makeWhole(file: string): Promise<void> {
  const made = `${file}-${process.pid}`
  rmSync(made, { force: true })
  try {
    const instance = await DuckDBInstance.create(made)
    instance.closeSync()
    const descriptor = openSync(made, 'r+')
    fsyncSync(descriptor)
    closeSync(descriptor)
    linkSync(made, file)
  } catch (error) {
    // Another process was faster.
    if (!existsSync(file)) throw error
  } finally {
    rmSync(made, { force: true })
  }
}
