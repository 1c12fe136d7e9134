/** Stage 6, export: the dataset as files, all of them or none. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatasetDescription } from '../schemas/curated.ts'
import { tableNames, type Dataset } from '../schemas/tables.ts'
import { toCsv } from './export/csv.ts'
import { writeDatabase } from './export/duckdb.ts'
import { datasetDocument, mechanismDocument } from './export/jsonld.ts'
import { provenanceNotes, PROVENANCE_TITLE } from './export/provenance.ts'
import { errorIn, type Finding } from './finding.ts'

/** What the build owns in an output folder, and replaces; anything else in it is left alone. */
const ENTRIES = ['csv', 'parquet', 'jsonld', 'iscm.duckdb', 'PROVENANCE.md'] as const
const STAGING = '.iscm-staging-'

/** A folder with files in it that no build has made: exporting there could destroy them. */
export function checkOutput(folder: string): Finding[] {
  if (!existsSync(folder)) return []
  try {
    const names = readdirSync(folder).filter((name) => !name.startsWith(STAGING))
    const notes = join(folder, 'PROVENANCE.md')
    if (names.length === 0 || (existsSync(notes) && readFileSync(notes, 'utf8').startsWith(PROVENANCE_TITLE))) return []
    return [errorIn(folder, 'not-an-output-folder', 'The folder holds files that this pipeline has not made; expected an empty folder, a new one, or one with former exports (PROVENANCE.md).')]
  } catch {
    return [errorIn(folder, 'not-an-output-folder', 'This is no folder that can be read; expected one for the exports.')]
  }
}

/**
 * Write all exports into a folder. They are made beside the former ones and take their place when all are there, so
 * that a failure leaves the folder as it was.
 */
export async function exportDataset(dataset: Dataset, description: DatasetDescription, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const staging = mkdtempSync(join(folder, STAGING))
  try {
    const write = (path: string, content: string): void => {
      const file = join(staging, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
    for (const name of tableNames) write(`csv/${name}.csv`, toCsv(dataset, name))
    for (const { mechanism_id } of dataset.mechanisms) write(`jsonld/mechanisms/${mechanism_id}.jsonld`, mechanismDocument(dataset, mechanism_id, description))
    write('jsonld/dataset.jsonld', datasetDocument(dataset, description))
    write('PROVENANCE.md', provenanceNotes(dataset, description))
    mkdirSync(join(staging, 'parquet'))
    await writeDatabase(dataset, description, join(staging, 'iscm.duckdb'), join(staging, 'parquet'))
    replaceAll(staging, folder)
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Put the new entries in the place of the former ones; if one cannot be put there, put the former ones back. */
function replaceAll(staging: string, folder: string): void {
  const former = (entry: string): string => join(staging, `former-${entry}`)
  const done: string[] = []
  try {
    for (const entry of ENTRIES) {
      if (existsSync(join(folder, entry))) renameSync(join(folder, entry), former(entry))
      done.push(entry)
      renameSync(join(staging, entry), join(folder, entry))
    }
  } catch (error) {
    for (const entry of done) {
      rmSync(join(folder, entry), { recursive: true, force: true })
      if (existsSync(former(entry))) renameSync(former(entry), join(folder, entry))
    }
    throw error
  }
}
