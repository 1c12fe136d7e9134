/** The archive of a release: a zip file that is the same to the byte for the same files, wherever and whenever it is made. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync, type Zippable } from 'fflate'
import { byBytes } from '../../text/byte-order.ts'

/** Path, with `/` between folders → content. */
export type Files = Readonly<Record<string, Uint8Array>>

/** Unix, and a file that all may read and its owner may write: what the zip file says of each. */
const UNIX = 3
const ATTRIBUTES = 0o100644 << 16

/** The files below a folder, their paths with a prefix. */
export function filesBelow(folder: string, prefix: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return Object.fromEntries(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [prefix + relative(folder, file).replaceAll(sep, '/'), readFileSync(file)]),
  )
}

/** The checksums of files, in the form that `sha256sum --check` takes, in the order of their paths. */
export function checksums(files: Files): string {
  return inOrder(files)
    .map(([path, content]) => `${createHash('sha256').update(content).digest('hex')}  ${path}\n`)
    .join('')
}

/** A zip file of files below one folder, in the order of their paths, all dated with one day (YYYY-MM-DD). */
export function zip(folder: string, files: Files, day: string): Uint8Array {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number)
  // The format keeps local time without its zone. At noon, because midnight does not exist on some days in some zones.
  const mtime = new Date(year, month - 1, date, 12)
  const entries: Zippable = Object.fromEntries(
    inOrder(files).map(([path, content]) => [
      `${folder}/${path}`,
      [content, { mtime, level: 9, os: UNIX, attrs: ATTRIBUTES }],
    ]),
  )
  return zipSync(entries)
}

function inOrder(files: Files): [string, Uint8Array][] {
  return Object.entries(files).sort(([a], [b]) => byBytes(a, b))
}
