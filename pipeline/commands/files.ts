/** The files of a folder. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Paths of all files below a folder, beginning with the folder, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? join(entry.parentPath, entry.name) : []))
    .sort()
}
