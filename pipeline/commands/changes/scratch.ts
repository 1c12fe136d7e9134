/** A folder to work in, gone afterwards, also where the work is broken off with Ctrl-C. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'iscm-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  const breakOff = (): void => {
    remove()
    process.exit(130)
  }
  process.once('SIGINT', breakOff)
  try {
    return await work(folder)
  } finally {
    process.off('SIGINT', breakOff)
    remove()
  }
}
