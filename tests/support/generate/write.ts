/** Generated profiles as texts in a folder: `make bench` starts this as a bundle, with FOLDER COUNT SEED. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateProfiles } from './profile.ts'

/** Write texts as `profile-001.txt` and so on. */
function writeProfiles(folder: string, count: number, seed: number): void {
  mkdirSync(folder, { recursive: true })
  for (const [index, { text }] of generateProfiles(count, seed).entries())
    writeFileSync(join(folder, `profile-${String(index + 1).padStart(3, '0')}.txt`), text)
}

const [folder = '', count = '100', seed = '1'] = process.argv.slice(2)
writeProfiles(folder, Number(count), Number(seed))
