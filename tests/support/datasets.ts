/** The datasets that many tests look at, each built once for all tests of a file. Nobody may change them. */
import { copyFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, PROJECT_SOURCES } from '../../pipeline/build.ts'
import type { Dataset } from '../../schemas/tables.ts'
import { scratch } from './scratch.ts'

const profiles = fileURLToPath(new URL('../profiles', import.meta.url))
const MARKDOWN = fileURLToPath(new URL('heron-dialogue.md', import.meta.url))
let project: Dataset | null = null
let everything: Dataset | null = null

/** The project's own sources. */
export function projectDataset(): Dataset {
  project ??= buildOrThrow(PROJECT_SOURCES)
  return project
}

/** The CIS text with its metadata and ledger, all invented profiles, and one in Markdown, with what plain text cannot have. */
export function everyText(): Dataset {
  everything ??= buildOrThrow(folderOfEveryText())
  return everything
}

/**
 * The same with fewer statements, of which there are many alike: all of those with a correction or a reading, and every tenth of the
 * others. What checks the rows themselves takes the whole.
 */
export function fewerStatements(dataset: Dataset): Dataset {
  const statements = dataset.statements.filter(
    (row, index) => row.correction_ids.length > 0 || row.reading_id !== null || index % 10 === 0,
  )
  return { ...dataset, statements }
}

/** What a dataset says of one mechanism, as if there were no other text. */
export function only(dataset: Dataset, mechanism: string): Dataset {
  const mine = Object.entries(dataset).map(([table, rows]) => [
    table,
    rows.filter((row: object) => !('mechanism_id' in row) || row.mechanism_id === mechanism),
  ])
  return Object.fromEntries(mine)
}

function folderOfEveryText(): string {
  const folder = scratch()
  for (const name of readdirSync(PROJECT_SOURCES))
    if (name.startsWith('cis-conference.'))
      copyFileSync(join(PROJECT_SOURCES, name), join(folder, name))
  const files = readdirSync(profiles, { withFileTypes: true, recursive: true })
  for (const { name, parentPath } of files)
    if (name.startsWith(`${basename(parentPath)}.`))
      copyFileSync(join(parentPath, name), join(folder, name))
  copyFileSync(MARKDOWN, join(folder, basename(MARKDOWN)))
  return folder
}

function buildOrThrow(folder: string): Dataset {
  const { dataset, findings } = build(folder)
  if (dataset === null)
    throw new Error(findings.map(({ file, message }) => `${file}: ${message}`).join('\n'))
  return dataset
}
