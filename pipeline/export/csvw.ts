/**
 * `csv-metadata.json`: the CSV files in the terms of CSV on the Web (https://www.w3.org/TR/tabular-metadata/), made from
 * the schemas. A reader that knows CSVW looks for a file of this name beside the CSV file that it was given.
 */
import { createHash } from 'node:crypto'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { sqlColumns, type SqlColumn, type SqlType } from '../../schemas/table.ts'
import { anyTable, type AnyName, type Dataset } from '../../schemas/tables.ts'
import { datasetIri } from './linked-data/lineage.ts'
import { LIST_SEPARATOR } from '../text/cell-text.ts'

const TYPES: Record<SqlType, string> = {
  VARCHAR: 'string',
  'VARCHAR[]': 'string',
  DATE: 'date',
  BOOLEAN: 'boolean',
  SMALLINT: 'short',
  INTEGER: 'int',
  DOUBLE: 'double',
}

/** The metadata of the CSV files next to it; `csv` holds the content of each table that has one. */
export function csvwMetadata(
  dataset: Dataset,
  description: DatasetDescription,
  csv: Readonly<Partial<Record<AnyName, string>>>,
): string {
  const { contributors, keywords, licence, publisher, released, rights, title, version } =
    description
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    '@id': datasetIri(description),
    'dc:title': title,
    'dc:description': description.description,
    'dc:identifier': untagged(datasetIri(description)),
    'dc:license': { '@id': licence.url },
    'dc:rights': rights,
    'dc:publisher': untagged(publisher.name),
    'dc:creator': untagged(publisher.name),
    ...(contributors.length === 0
      ? {}
      : { 'dc:contributor': contributors.map((contributor) => untagged(contributor.name)) }),
    ...(released === null ? {} : { 'dc:issued': { '@value': released, '@type': 'xsd:date' } }),
    'dcat:keyword': keywords,
    'schema:version': untagged(version),
    'prov:hadPrimarySource': dataset.sources.flatMap((source) =>
      source.url === null ? [] : [{ '@id': source.url }],
    ),
    dialect: {
      header: true,
      encoding: 'utf-8',
      delimiter: ',',
      lineTerminators: ['\r\n'],
      quoteChar: '"',
      doubleQuote: true,
    },
    tables: Object.entries(csv).map(([name, content]) => table(name as AnyName, content)),
  }
  return `${JSON.stringify(metadata, null, 2)}\n`
}

/** A text that is in no language: as a plain string it would be English, as the descriptions are. */
function untagged(text: string): object {
  return { '@value': text, '@type': 'xsd:string' }
}

/**
 * A foreign key of CSVW must lead somewhere in every row, so that a column with nulls cannot be one; the Data Package and
 * the database have those too.
 */
function table(name: AnyName, csv: string): object {
  const { title, description, key, references } = anyTable(name)
  const columns = sqlColumns(anyTable(name))
  const filled = new Set(columns.flatMap((column) => (column.nullable ? [] : [column.name])))
  return {
    url: `${name}.csv`,
    'dc:title': title,
    'dc:description': description,
    'schema:sha256': untagged(createHash('sha256').update(csv).digest('hex')),
    tableSchema: {
      columns: columns.map(column),
      primaryKey: key,
      foreignKeys: Object.entries(references)
        .filter(([from]) => filled.has(from))
        .map(([from, target]) => ({
          columnReference: from,
          reference: {
            resource: `${String(target)}.csv`,
            columnReference: anyTable(target as AnyName).key,
          },
        })),
    },
  }
}

/** CSVW has no list of allowed values; a pattern that takes these and no others says the same. */
function column({ name, type, nullable, description, codes, constraints }: SqlColumn): object {
  const { pattern, ...bounds } = constraints
  const format = codes === null ? pattern : `^(${codes.join('|')})$`
  const restricted = format !== undefined || Object.keys(bounds).length > 0
  return {
    name,
    titles: name,
    'dc:description': description,
    datatype: restricted
      ? { base: TYPES[type], ...(format === undefined ? {} : { format }), ...bounds }
      : TYPES[type],
    ...(type === 'VARCHAR[]' ? { separator: LIST_SEPARATOR } : { required: !nullable }),
  }
}
