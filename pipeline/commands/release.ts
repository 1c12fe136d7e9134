/**
 * `make release`: the archive of a release with its bill of materials and notices, its notes and its checksums, once everything that a release asks for is in
 * order. The former release is the last tag of the form v1.2.3 below this version, or the one that is named; without one
 * this is the first. Where something is not in order, each thing is listed and nothing is written.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { DatasetDescription } from '../../schemas/curated.ts'
import type { Dataset } from '../../schemas/tables.ts'
import { build } from '../build.ts'
import { exportDataset } from '../export.ts'
import { PROJECT } from '../project.ts'
import { checksums, filesBelow, zip, type Files } from './changes/archive.ts'
import { differenceFrom, type Difference } from './changes/difference.ts'
import { committedFiles, faultOfGit, releaseBefore } from './changes/git.ts'
import { changesCsv, releaseNotes } from './changes/notes.ts'
import { inScratch } from './changes/scratch.ts'
import { documents } from './docs/documents.ts'
import { refuse, say, type Folders, type Io } from './io.ts'
import { billOfMaterials } from './release/bill-of-materials.ts'
import { changelogOf, faultsOfExports, faultsOfRelease } from './release/faults.ts'
import { notices } from './release/notices.ts'

const TEXTS = ['README.md', 'schemas/README.md', 'LICENSE', 'CHANGELOG.md', 'CITATION.cff']

interface Options extends Folders {
  /** The release before this one: a revision, a folder or an archive; empty for the last tag below this version. */
  readonly former: string
}

export async function run(options: Options, io: Io): Promise<number> {
  const faults = await inScratch((scratch) => release(options, scratch, io))
  return faults.length === 0 ? 0 : refuse(io, ...faults, 'Nothing was written.')
}

/** Write the release, or say what keeps it from being written. */
async function release(options: Options, scratch: string, io: Io): Promise<readonly string[]> {
  const { sources, output } = options
  const root = dirname(resolve(sources))
  const fault = faultOfGit(root)
  if (fault !== null) return [fault]
  const built = build(sources)
  const { dataset, registers } = built
  if (dataset === null || registers === null)
    return ['The current sources do not build: run make validate.']
  const description = registers.dataset
  const former = options.former || releaseBefore(description.version, root)
  const difference =
    former === null ? null : await differenceFrom(former, sources, built, scratch, io)
  if (difference !== null && 'fault' in difference) return [difference.fault]

  await exportDataset(dataset, registers, join(scratch, 'present'))
  const { 'output/iscm.duckdb': database = Buffer.of(), ...present } = filesBelow(
    join(scratch, 'present'),
    'output/',
  )
  const folders = [output, sources].map((folder) => relative(root, resolve(folder)))
  const committed = contentOf(root, committedFiles(root, folders))
  const made = await documents(root, description, join(scratch, 'present'))
  const faults = [
    ...faultsOfRelease({ root, sources, dataset, registers, difference, made }),
    ...faultsOfExports(present, committed),
  ]
  if (faults.length > 0) return faults

  const bill = billOfMaterials(PROJECT, description.name)
  if ('fault' in bill) return [bill.fault]
  const notes = notesOf(root, dataset, description, difference)
  const changes = changesCsv(difference?.changes ?? [])
  const files = { ...committed, ...contentOf(root, TEXTS), ...madeFiles(notes, changes, bill.json) }
  write(join(root, 'release'), description, { notes, database, files }, io)
  return []
}

/** What the archive holds besides committed files. */
function madeFiles(notes: Buffer, changes: string, bill: string): Files {
  return {
    'RELEASE-NOTES.md': notes,
    'changes.csv': Buffer.from(changes),
    'bom.cdx.json': Buffer.from(bill),
    'THIRD-PARTY.md': Buffer.from(notices()),
  }
}

function notesOf(
  root: string,
  dataset: Dataset,
  description: DatasetDescription,
  difference: Difference | null,
): Buffer {
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  return Buffer.from(
    releaseNotes(dataset, description, changelogOf(changelog, description) ?? '', difference),
  )
}

interface Parts {
  readonly notes: Buffer
  readonly database: Uint8Array
  /** What the archive holds. */
  readonly files: Files
}

/** Write the archive, and beside it the notes and the database: DuckDB does not promise that one can be made again to the byte. */
function write(
  into: string,
  { name: dataset, version, released }: DatasetDescription,
  { notes, database, files }: Parts,
  { stdout }: Io,
): void {
  const name = `${dataset}-${version}`
  const content = { ...files, SHA256SUMS: Buffer.from(checksums(files)) }
  const archive = zip(name, content, released ?? '')
  const beside: Files = {
    [`${name}.zip`]: archive,
    [`${name}.md`]: notes,
    [`${name}.duckdb`]: database,
  }
  mkdirSync(into, { recursive: true })
  for (const [file, bytes] of Object.entries(beside)) writeFileSync(join(into, file), bytes)
  writeFileSync(join(into, 'SHA256SUMS'), checksums(beside))
  say(
    stdout,
    `Wrote ${name}.zip (${archive.length} bytes), the database, the notes and SHA256SUMS to ${into}.\nNext: git tag v${version}`,
  )
}

function contentOf(root: string, files: readonly string[]): Files {
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file))]))
}
