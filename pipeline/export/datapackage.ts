/** `datapackage.json`: the CSV files as a Data Package, version 2 (https://datapackage.org/), made from the schemas. */
import { createHash } from 'node:crypto'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { sqlColumns, type SqlColumn, type SqlType } from '../../schemas/table.ts'
import { anyTable, type AnyName, type Dataset } from '../../schemas/tables.ts'
import { datasetIri } from './linked-data/lineage.ts'
import { LIST_SEPARATOR } from '../text/cell-text.ts'

const PROFILES = 'https://datapackage.org/profiles/2.0/'

const TYPES: Record<SqlType, object> = {
  VARCHAR: { type: 'string' },
  'VARCHAR[]': { type: 'list', delimiter: LIST_SEPARATOR, itemType: 'string' },
  DATE: { type: 'date' },
  BOOLEAN: { type: 'boolean' },
  SMALLINT: { type: 'integer' },
  INTEGER: { type: 'integer' },
  DOUBLE: { type: 'number' },
}

/** The descriptor of the CSV files next to it; `csv` holds the content of each table that has one. */
export function dataPackage(
  dataset: Dataset,
  description: DatasetDescription,
  csv: Readonly<Partial<Record<AnyName, string>>>,
): string {
  const { contributors, keywords, licence, publisher, released, title, version } = description
  const descriptor = {
    $schema: `${PROFILES}datapackage.json`,
    name: description.name,
    id: datasetIri(description),
    title,
    description: `${description.description} ${description.rights}`,
    version,
    ...(released === null ? {} : { created: `${released}T00:00:00Z` }),
    licenses: [{ name: licence.spdx, path: licence.url, title: licence.name }],
    contributors: [
      { title: publisher.name, roles: ['creator', 'publisher'] },
      ...contributors.map((contributor) => ({ title: contributor.name, roles: ['contributor'] })),
    ],
    keywords,
    sources: dataset.sources.map((source) => ({
      title: source.title,
      ...(source.url === null ? {} : { path: source.url }),
    })),
    resources: Object.entries(csv).map(([name, content]) => resource(name as AnyName, content)),
  }
  return `${JSON.stringify(descriptor, null, 2)}\n`
}

function resource(name: AnyName, csv: string): object {
  const { title, description, key, references } = anyTable(name)
  const bytes = Buffer.from(csv)
  return {
    name,
    type: 'table',
    path: `${name}.csv`,
    title,
    description,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: bytes.length,
    hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    dialect: {
      $schema: `${PROFILES}tabledialect.json`,
      header: true,
      delimiter: ',',
      lineTerminator: '\r\n',
      quoteChar: '"',
      doubleQuote: true,
    },
    schema: {
      $schema: `${PROFILES}tableschema.json`,
      fields: sqlColumns(anyTable(name)).map(field),
      missingValues: [''],
      primaryKey: key,
      foreignKeys: Object.entries(references).map(([column, target]) => ({
        fields: [column],
        // The standard wants a reference of a table to itself without a name.
        reference: {
          ...(target === name ? {} : { resource: target }),
          fields: anyTable(target as AnyName).key,
        },
      })),
    },
  }
}

/** An empty list is an empty cell, which is no fault: only the other types can be required. */
function field(column: SqlColumn): object {
  const { pattern, ...bounds } = column.constraints
  const constraints = {
    ...(column.nullable || column.type === 'VARCHAR[]' ? {} : { required: true }),
    ...(column.codes === null ? {} : { enum: column.codes }),
    // A Table Schema pattern is one of XML Schema: it always takes the whole value and knows no anchors.
    ...(pattern === undefined ? {} : { pattern: pattern.replace(/^\^|\$$/g, '') }),
    ...bounds,
  }
  return {
    name: column.name,
    ...TYPES[column.type],
    description: column.description,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  }
}
