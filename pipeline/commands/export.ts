/** `make export`: build, and list the files. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { publish, type BuildOptions } from './build.ts'
import { inColumns } from './columns.ts'
import { filesIn } from './files.ts'
import type { Io } from './io.ts'
import { displayed } from './report.ts'

export function run(options: BuildOptions, io: Io): Promise<number> {
  return publish(options, io, () => listFiles(options.output))
}

function listFiles(folder: string): string {
  return inColumns(
    filesIn(folder).map((file) => {
      const bytes = readFileSync(file)
      return [
        displayed(file),
        `${bytes.length} bytes`,
        `sha256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}…`,
      ]
    }),
  )
}
