/** Folders for tests, outside the project, removed when the run is over. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inject } from 'vitest'

/** A new folder with these files in it; a content may be text or bytes. */
export function scratch(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  // A short name: paths in messages are shortened where they are long.
  const folder = mkdtempSync(join(inject('scratchRoot'), 't'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Bytes from texts, in UTF-8, and from bytes. */
export function bytes(...parts: readonly (string | readonly number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([...part]))),
  )
}
