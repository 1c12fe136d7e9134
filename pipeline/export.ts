/** Stage 6, export: the dataset as files, all of them or none. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { exportedNames, type AnyName, type Dataset } from '../schemas/tables.ts'
import { toCsv } from './export/csv.ts'
import { csvwMetadata } from './export/csvw.ts'
import { dataPackage } from './export/datapackage.ts'
import { provenanceNotes, PROVENANCE_TITLE } from './export/provenance.ts'
import { errorIn, type Finding } from './text/finding.ts'
import type { MissingText } from './text/missing.ts'
import { describeMissing } from './export/missing.ts'
import { writeCatalog } from './export/linked-data/catalog.ts'
import { writeLinkedData } from './export/linked-data/documents.ts'
import { writeShapes } from './export/linked-data/shapes.ts'
import { recoverFolder, replaceFolder, stateOf, type State } from './export/replace-folder.ts'
import type { Registers } from './dialect/registers.ts'

/** What the build owns in an output folder, and replaces; anything else in it is left alone. */
const ENTRIES = [
  'csv',
  'parquet',
  'jsonld',
  'shapes',
  'iscm.duckdb',
  'iscm.xlsx',
  'PROVENANCE.md',
  'catalog.jsonld',
] as const

/** A folder with files in it that no build has made: exporting there could destroy them. */
export function checkOutput(folder: string): Finding[] {
  if (!existsSync(folder)) return []
  try {
    const names = readdirSync(folder)
    const notes = join(folder, 'PROVENANCE.md')
    if (
      names.length === 0 ||
      (existsSync(notes) && readFileSync(notes, 'utf8').startsWith(PROVENANCE_TITLE))
    )
      return []
    return [
      errorIn(
        folder,
        'not-an-output-folder',
        'The folder has files that this pipeline did not write; expected an empty folder, a new one, or one with earlier exports (PROVENANCE.md).',
      ),
    ]
  } catch {
    return [
      errorIn(
        folder,
        'not-an-output-folder',
        'This is not a folder that can be read; expected one for the exports.',
      ),
    ]
  }
}

/**
 * Write all exports into a folder. They are made beside the former ones and take their place when all are there, so
 * that a failure leaves the folder as it was. Whatever describes the dataset names the texts that are missing.
 *
 * @throws CannotWrite where the file system, or another build, does not allow it.
 */
export async function exportDataset(
  dataset: Dataset,
  registers: Registers,
  folder: string,
  missing: readonly MissingText[] = [],
): Promise<void> {
  const described = { ...registers, dataset: describeMissing(registers.dataset, missing) }
  await replaceFolder(folder, ENTRIES, (staging) => writeAll(dataset, described, missing, staging))
}

/** Finish or undo what a build that was killed has left beside the folder. */
export function recoverExports(folder: string): Promise<void> {
  return recoverFolder(folder, ENTRIES)
}

/** Which exports are in place after one could not be written. */
export function stateOfExports(folder: string): State {
  return stateOf(folder, ENTRIES)
}

async function writeAll(
  dataset: Dataset,
  registers: Registers,
  missing: readonly MissingText[],
  staging: string,
): Promise<void> {
  const { dataset: description } = registers
  // They take long to load, and whoever only looks at a stage does without them.
  const { writeDatabase } = await import('./export/duckdb.ts')
  const { toWorkbook } = await import('./export/workbook.ts')
  const write = (path: string, content: string | Uint8Array): void => {
    const file = join(staging, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  mkdirSync(join(staging, 'parquet'))
  const flat = await writeDatabase(
    dataset,
    description,
    join(staging, 'iscm.duckdb'),
    join(staging, 'parquet'),
  )
  const rows = { ...dataset, ...flat }
  const csv: Partial<Record<AnyName, string>> = {}
  for (const name of exportedNames) {
    const content = toCsv(rows, name)
    csv[name] = content
    write(`csv/${name}.csv`, content)
  }
  write('csv/datapackage.json', dataPackage(dataset, description, csv))
  write('csv/csv-metadata.json', csvwMetadata(dataset, description, csv))
  write('PROVENANCE.md', provenanceNotes(dataset, description, missing))
  writeLinkedData(dataset, description, registers.sections, join(staging, 'jsonld'))
  writeShapes(description.base, join(staging, 'shapes'))
  write('iscm.xlsx', await toWorkbook(rows, description))
  // Last: it gives the hashes of all other files.
  writeCatalog(dataset, description, staging)
}
