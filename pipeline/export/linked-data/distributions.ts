/** The files of an export as DCAT distributions: what each is, how large, and the hash to check it by. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { anyTable, tableNames, type Dataset } from '../../../schemas/tables.ts'
import { datasetIri } from './lineage.ts'
import type { Node } from './names.ts'

export const AUTHORITY = 'http://publications.europa.eu/resource/authority/'
export const MEDIA_TYPES = 'http://www.iana.org/assignments/media-types/'
const SHA256 = 'http://spdx.org/rdf/terms#checksumAlgorithm_sha256'

export interface ExportedFile {
  /** Below the folder of exports, with slashes. */
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

interface Format {
  readonly name: string
  readonly mediaType: string
  /** Code of the EU table of file types. The 2022 table has none for Parquet, hence the general one. */
  readonly fileType: string
  readonly standard: string | null
}

const FORMATS: Readonly<Record<string, Format>> = {
  csv: {
    name: 'CSV',
    mediaType: 'text/csv',
    fileType: 'CSV',
    standard: 'https://www.rfc-editor.org/info/rfc4180',
  },
  'csv-metadata.json': {
    name: 'CSVW',
    mediaType: 'application/csvm+json',
    fileType: 'JSON',
    standard: 'https://www.w3.org/TR/tabular-metadata/',
  },
  'datapackage.json': {
    name: 'Data Package',
    mediaType: 'application/json',
    fileType: 'JSON',
    standard: 'https://datapackage.org/standard/data-package/',
  },
  jsonld: {
    name: 'JSON-LD',
    mediaType: 'application/ld+json',
    fileType: 'JSON_LD',
    standard: 'https://www.w3.org/TR/json-ld11/',
  },
  md: { name: 'Markdown', mediaType: 'text/markdown', fileType: 'TXT', standard: null },
  nq: {
    name: 'N-Quads',
    mediaType: 'application/n-quads',
    fileType: 'RDF_N_QUADS',
    standard: 'https://www.w3.org/TR/n-quads/',
  },
  parquet: {
    name: 'Parquet',
    mediaType: 'application/vnd.apache.parquet',
    fileType: 'OCTET',
    standard: null,
  },
  xlsx: {
    name: 'Excel workbook',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileType: 'XLSX',
    standard: null,
  },
}

/** What the distributions say they conform to. */
const STANDARDS: Readonly<Record<string, string>> = {
  'https://datapackage.org/standard/data-package/': 'Data Package 2',
  'https://www.rfc-editor.org/info/rfc4180':
    'RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files',
  'https://www.w3.org/TR/json-ld11/': 'JSON-LD 1.1',
  'https://www.w3.org/TR/n-quads/': 'RDF 1.1 N-Quads',
  'https://www.w3.org/TR/tabular-metadata/': 'Metadata Vocabulary for Tabular Data',
}

interface About {
  readonly title: string
  readonly description: string
}

const DATASET = {
  title: 'The whole dataset',
  description:
    'All mechanisms with their evidence, corrections and findings, and the registers of countries, organizations and themes.',
}
const DOCUMENTS: Readonly<Record<string, About>> = {
  'PROVENANCE.md': {
    title: 'Provenance notes',
    description:
      'Where everything comes from, what was corrected, what to know, and how to check any value.',
  },
  'csv/csv-metadata.json': {
    title: 'CSV on the Web',
    description: 'The types, keys and descriptions of the CSV files in the terms of CSVW.',
  },
  'csv/datapackage.json': {
    title: 'Data Package',
    description:
      'The types, keys, descriptions, sizes and hashes of the CSV files in the terms of Data Package 2.',
  },
  'iscm.xlsx': {
    title: 'All tables in one workbook',
    description:
      'A sheet for each table, with the types of its columns, behind a sheet that explains them.',
  },
  'jsonld/context.jsonld': {
    title: 'Context',
    description: 'Which term of which vocabulary each key of the linked data stands for.',
  },
  'jsonld/dataset.jsonld': DATASET,
  'jsonld/dataset.nq': DATASET,
  'jsonld/vocabulary.jsonld': {
    title: 'Vocabulary',
    description:
      'The terms that no well-known vocabulary has, and the closed lists of codes with their meanings.',
  },
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
  return [
    ...files.flatMap((file) => fileNodes(dataset, description, file)),
    ...Object.entries(STANDARDS)
      .filter(([id]) => used.has(id))
      .map(([id, title]) => ({ id, type: 'dct:Standard', 'dct:title': title })),
  ]
}

function fileNodes(
  dataset: Dataset,
  description: DatasetDescription,
  { path, bytes, sha256 }: ExportedFile,
): Node[] {
  const id = distributionIri(description, path)
  const format = formatOf(path)
  const about = aboutOf(dataset, path)
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

function formatOf(path: string): Format {
  const format =
    FORMATS[path.slice(path.lastIndexOf('/') + 1)] ?? FORMATS[path.slice(path.lastIndexOf('.') + 1)]
  if (format === undefined)
    throw new Error(`${path} has no format that the catalogue can name; add it to FORMATS`)
  return format
}

function aboutOf(dataset: Dataset, path: string): About {
  const table = tableNames.find(
    (name) => path === `csv/${name}.csv` || path === `parquet/${name}.parquet`,
  )
  if (table !== undefined) return anyTable(table)
  const mechanism = dataset.mechanisms.find(
    (row) => path === `jsonld/mechanisms/${row.mechanism_id}.jsonld`,
  )
  if (mechanism !== undefined)
    return {
      title: mechanism.name ?? mechanism.mechanism_id,
      description: 'One mechanism with all its evidence, corrections and findings.',
    }
  const document = DOCUMENTS[path]
  if (document === undefined)
    throw new Error(`${path} has no title that the catalogue can give; add it to DOCUMENTS`)
  return document
}
