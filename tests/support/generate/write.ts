/** `node --import tsx tests/support/generate/write.ts FOLDER COUNT SEED`: generated profiles as texts in a folder. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generateProfiles } from './profile.ts'

/** Write texts as `profile-001.txt` and so on. */
export function writeProfiles(folder: string, count: number, seed: number): void {
  mkdirSync(folder, { recursive: true })
  for (const [index, { text }] of generateProfiles(count, seed).entries())
    writeFileSync(join(folder, `profile-${String(index + 1).padStart(3, '0')}.txt`), text)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = '', count = '100', seed = '1'] = process.argv.slice(2)
  writeProfiles(folder, Number(count), Number(seed))
}
