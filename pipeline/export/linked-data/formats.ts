/** What the files of an export are: their formats, standards, titles and descriptions. */
import { anyTable, exportedNames } from '../../../schemas/tables.ts'

export const AUTHORITY = 'http://publications.europa.eu/resource/authority/'
export const MEDIA_TYPES = 'http://www.iana.org/assignments/media-types/'

export interface Format {
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
  ttl: {
    name: 'Turtle',
    mediaType: 'text/turtle',
    fileType: 'RDF_TURTLE',
    standard: 'https://www.w3.org/TR/turtle/',
  },
  xlsx: {
    name: 'Excel workbook',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileType: 'XLSX',
    standard: null,
  },
}

/** What the distributions say they conform to. */
export const STANDARDS: Readonly<Record<string, string>> = {
  'https://datapackage.org/standard/data-package/': 'Data Package 2',
  'https://www.rfc-editor.org/info/rfc4180':
    'RFC 4180, Common Format and MIME Type for Comma-Separated Values (CSV) Files',
  'https://www.w3.org/TR/json-ld11/': 'JSON-LD 1.1',
  'https://www.w3.org/TR/n-quads/': 'RDF 1.1 N-Quads',
  'https://www.w3.org/TR/tabular-metadata/': 'Metadata Vocabulary for Tabular Data',
  'https://www.w3.org/TR/turtle/': 'RDF 1.1 Turtle',
}

export interface About {
  readonly title: string
  readonly description: string
}

const DATASET = {
  title: 'The whole dataset',
  description:
    'All mechanisms with their evidence, corrections and findings, and the registers of countries, organizations and themes.',
}
const ANNOTATIONS = {
  title: 'What others say',
  description:
    'Facts from outside the texts, with where they are said, in a named graph of their own: no value of the dataset rests on them.',
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
  'jsonld/annotations.jsonld': ANNOTATIONS,
  'jsonld/annotations.nq': ANNOTATIONS,
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
  'shapes/annotations.ttl': {
    title: 'Shapes of the annotations',
    description: 'What the graph of annotations must look like, in SHACL.',
  },
  'shapes/catalog.ttl': {
    title: 'Shapes of the catalogue',
    description: 'What the catalogue must look like, in SHACL.',
  },
  'shapes/content.ttl': {
    title: 'Shapes of the dataset',
    description: 'What the linked data and its vocabulary must look like, in SHACL.',
  },
}

export function formatOf(path: string): Format {
  const format =
    FORMATS[path.slice(path.lastIndexOf('/') + 1)] ?? FORMATS[path.slice(path.lastIndexOf('.') + 1)]
  if (format === undefined)
    throw new Error(`${path} has no format that the catalogue can name; add it to FORMATS`)
  return format
}

/** The title and description of a file; `mechanisms` are the names of the mechanisms by identifier. */
export function aboutOf(path: string, mechanisms: ReadonlyMap<string, string>): About {
  const [, table] = /^(?:csv|parquet)\/(\w+)\.(?:csv|parquet)$/.exec(path) ?? []
  const name = exportedNames.find((each) => each === table)
  if (name !== undefined) return anyTable(name)
  const [, id = ''] = /^jsonld\/mechanisms\/(.+)\.jsonld$/.exec(path) ?? []
  const title = mechanisms.get(id)
  if (title !== undefined)
    return { title, description: 'One mechanism with all its evidence, corrections and findings.' }
  const document = DOCUMENTS[path]
  if (document === undefined)
    throw new Error(`${path} has no title that the catalogue can give; add it to DOCUMENTS`)
  return document
}
