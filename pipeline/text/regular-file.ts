/** The bytes of regular files, and of nothing else that a folder may hold. */
import { lstatSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname, sep } from 'node:path'

/** Whether there is anything of this name, be it a link that leads nowhere. */
export function isThere(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}

/**
 * Read a file. Pipes, devices and folders are refused, because reading them may never end, and so are links that leave
 * the folder: what they lead to would be published. `refused` says what was found and what was expected.
 */
export function readRegularFile(file: string): { bytes: Buffer } | { refused: string } {
  try {
    const found = lstatSync(file)
    if (found.isSymbolicLink() && !staysInside(file))
      return { refused: 'Found a link to a file outside its folder; expected a regular file.' }
    const target = found.isSymbolicLink() ? statSync(file) : found
    if (!target.isFile()) return { refused: `Found ${kindOf(target)}; expected a regular file.` }
    return { bytes: readFileSync(file) }
  } catch {
    return { refused: 'The file cannot be read; expected a text file.' }
  }
}

function staysInside(link: string): boolean {
  return realpathSync(link).startsWith(realpathSync(dirname(link)) + sep)
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder'
  if (found.isFIFO()) return 'a named pipe'
  return found.isSocket() ? 'a socket' : 'a device'
}
