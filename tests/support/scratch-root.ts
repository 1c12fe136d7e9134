/** One folder for all that a run of the tests writes, outside the project, removed when the run is over. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    readonly scratchRoot: string
  }
}

export default function scratchRoot(project: TestProject): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'iscm-'))
  project.provide('scratchRoot', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
