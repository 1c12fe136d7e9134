/** The files of an export as DCAT distributions: what each is, how large, and the hash to check it by. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { DatasetDescription } from '../../../schemas/curated.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { aboutOf, AUTHORITY, formatOf, MEDIA_TYPES, STANDARDS } from './formats.ts'
import { datasetIri } from './lineage.ts'
import type { Node } from './names.ts'

const SHA256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256'

export interface ExportedFile {
  /** Below the folder of exports, with slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * The files below a folder of exports in the order of their paths, but for the catalogue, which cannot hold its own hash,
 * and the database, whose bytes are not reproducible: DuckDB writes bytes of its own into it.
 */
export function exportedFiles(folder: string): ExportedFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) =>
      entry.isFile()
        ? relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/')
        : [],
    )
    .filter((path) => path !== 'catalog.jsonld' && path !== 'iscm.duckdb')
    .sort()
    .map((path) => {
      const content = readFileSync(join(folder, path))
      return {
        path,
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      }
    })
}

export function distributionIri(description: DatasetDescription, path: string): string {
  return `${datasetIri(description)}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** A distribution and its checksum for each file, then the standards that they conform to. */
export function distributionNodes(
  dataset: Dataset,
  description: DatasetDescription,
  files: readonly ExportedFile[],
): Node[] {
  const used = new Set(files.map((file) => formatOf(file.path).standard))
  const mechanisms = new Map(
    dataset.mechanisms.map((row) => [row.mechanism_id, row.name ?? row.mechanism_id]),
  )
  return [
    ...files.flatMap((file) => fileNodes(description, file, mechanisms)),
    ...Object.entries(STANDARDS)
      .filter(([id]) => used.has(id))
      .map(([id, title]) => ({ id, type: 'dct:Standard', 'dct:title': title })),
  ]
}

function fileNodes(
  description: DatasetDescription,
  { path, bytes, sha256 }: ExportedFile,
  mechanisms: ReadonlyMap<string, string>,
): Node[] {
  const id = distributionIri(description, path)
  const format = formatOf(path)
  const about = aboutOf(path, mechanisms)
  const title = `${about.title} (${format.name})`
  return [
    {
      id,
      type: ['dcat:Distribution', 'schema:DataDownload'],
      'dct:title': title,
      'dct:description': about.description,
      'dcat:accessURL': datasetIri(description),
      'dcat:downloadURL': id,
      'dcat:mediaType': MEDIA_TYPES + format.mediaType,
      'dct:format': `${AUTHORITY}file-type/${format.fileType}`,
      'dcat:byteSize': bytes,
      'spdx:checksum': `${id}#checksum`,
      'dct:conformsTo': format.standard,
      'dct:license': description.licence.url,
      'dct:rights': `${datasetIri(description)}#rights`,
      'dct:issued': description.released,
      'schema:name': title,
      'schema:contentUrl': id,
      'schema:encodingFormat': format.mediaType,
      'schema:contentSize': `${bytes} B`,
      'schema:sha256': sha256,
      'schema:license': description.licence.url,
    },
    {
      id: `${id}#checksum`,
      type: 'spdx:Checksum',
      'spdx:algorithm': SHA256,
      'spdx:checksumValue': sha256,
    },
  ]
}
