/** One description, many formats: what the files say of the dataset is what the schemas and dataset.yaml say. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { citationFile } from '../../pipeline/export/citation.ts'
import { toCsv } from '../../pipeline/export/csv.ts'
import { csvwMetadata } from '../../pipeline/export/csvw.ts'
import { dataPackage } from '../../pipeline/export/datapackage.ts'
import { lineageNodes } from '../../pipeline/export/linked-data/lineage.ts'
import { catalogNodes } from '../../pipeline/export/linked-data/catalog.ts'
import { sqlColumns } from '../../schemas/table.ts'
import { anyTable, tableNames, type TableName } from '../../schemas/tables.ts'
import { registers } from '../support/build-text.ts'
import { projectDataset } from '../support/datasets.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dataset = projectDataset()
const description = registers.dataset
const csv = Object.fromEntries(tableNames.map((name) => [name, toCsv(dataset, name)])) as Record<
  TableName,
  string
>

const Field = z.looseObject({
  name: z.string(),
  type: z.string(),
  description: z.string(),
  constraints: z
    .looseObject({
      required: z.boolean().optional(),
      enum: z.array(z.string()).optional(),
      pattern: z.string().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    })
    .default({}),
})
const Package = z.looseObject({
  resources: z.array(
    z.looseObject({
      name: z.string(),
      path: z.string(),
      bytes: z.int(),
      hash: z.string(),
      schema: z.looseObject({
        fields: z.array(Field),
        primaryKey: z.array(z.string()),
        foreignKeys: z.array(
          z.looseObject({
            fields: z.array(z.string()),
            reference: z.looseObject({
              resource: z.string().optional(),
              fields: z.array(z.string()),
            }),
          }),
        ),
      }),
    }),
  ),
})
const Csvw = z.looseObject({
  tables: z.array(
    z.looseObject({
      url: z.string(),
      'schema:sha256': z.strictObject({ '@value': z.string(), '@type': z.literal('xsd:string') }),
      tableSchema: z.looseObject({
        columns: z.array(z.looseObject({ name: z.string(), 'dc:description': z.string() })),
        primaryKey: z.array(z.string()),
        foreignKeys: z.array(
          z.looseObject({
            columnReference: z.string(),
            reference: z.looseObject({
              resource: z.string(),
              columnReference: z.array(z.string()),
            }),
          }),
        ),
      }),
    }),
  ),
})
const descriptor = Package.parse(JSON.parse(dataPackage(dataset, description, csv)))
const csvw = Csvw.parse(JSON.parse(csvwMetadata(dataset, description, csv)))

/** What the Table Schema says of the text of a cell, as a reader of the standard takes it. */
const FORMS: Readonly<Record<string, RegExp>> = {
  string: /^/,
  list: /^/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  boolean: /^(?:true|false)$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(?:\.\d+)?$/,
}

function isAccepted(cell: string, { type, constraints }: z.infer<typeof Field>): boolean {
  if (cell === '') return constraints.required !== true
  const { enum: codes, pattern, minimum = -Infinity, maximum = Infinity } = constraints
  const form =
    FORMS[type]?.test(cell) === true &&
    (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(cell))
  return (
    form &&
    (codes === undefined || codes.includes(cell)) &&
    (!['integer', 'number'].includes(type) || (Number(cell) >= minimum && Number(cell) <= maximum))
  )
}

describe('the Data Package', () => {
  test('tells the size and the hash of the bytes of each CSV file in the output folder', () => {
    const wrong = descriptor.resources.filter(({ path, bytes, hash }) => {
      const content = readFileSync(join(root, 'output/csv', path))
      return (
        content.length !== bytes ||
        hash !== `sha256:${createHash('sha256').update(content).digest('hex')}`
      )
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })

  test('has each table once, with the columns, keys and references of its schema', () => {
    expect(descriptor.resources.map(({ name }) => name)).toEqual(tableNames)
    for (const { name, schema } of descriptor.resources) {
      const table = anyTable(name as TableName)
      expect(schema.fields.map((field) => [field.name, field.description])).toEqual(
        sqlColumns(table).map((column) => [column.name, column.description]),
      )
      expect(schema.primaryKey).toEqual(table.key)
      expect(
        schema.foreignKeys.map(({ fields, reference }) => [
          fields,
          reference.resource,
          reference.fields,
        ]),
      ).toEqual(
        Object.entries(table.references).map(([column, target]) => [
          [column],
          target === name ? undefined : target,
          anyTable(target as TableName).key,
        ]),
      )
    }
  })

  test('has no key on a column and no reference to a table that it lacks', () => {
    const columns = new Map(
      descriptor.resources.map(({ name, schema }) => [
        name,
        schema.fields.map((field) => field.name),
      ]),
    )
    const lost = descriptor.resources.flatMap(({ name, schema }) => [
      ...schema.primaryKey.filter((column) => columns.get(name)?.includes(column) !== true),
      ...schema.foreignKeys.flatMap(({ fields, reference }) => [
        ...fields.filter((column) => columns.get(name)?.includes(column) !== true),
        ...reference.fields.filter(
          (column) => columns.get(reference.resource ?? name)?.includes(column) !== true,
        ),
      ]),
    ])
    expect(lost).toEqual([])
  })

  test('accepts each cell of each CSV file, and refuses what its types and constraints exclude', () => {
    const refused = descriptor.resources.flatMap(({ name, schema }) => {
      const [, ...rows] = Papa.parse<string[]>(csv[name as TableName].trimEnd(), {
        newline: '\r\n',
      }).data
      return rows.flatMap((row) =>
        schema.fields.flatMap((field, index) =>
          isAccepted(row[index] ?? '', field) ? [] : [`${name}.${field.name}: ${row[index]}`],
        ),
      )
    })
    expect(refused).toEqual([])
    const field = (table: string, column: string): z.infer<typeof Field> =>
      Field.parse(
        descriptor.resources
          .find(({ name }) => name === table)
          ?.schema.fields.find(({ name }) => name === column),
      )
    expect(isAccepted('observers', field('participations', 'role'))).toBe(false)
    expect(isAccepted('Arm', field('participations', 'country_id'))).toBe(false)
    expect(isAccepted('0', field('participations', 'list_position'))).toBe(false)
    expect(isAccepted('', field('participations', 'name_as_written'))).toBe(false)
    expect(isAccepted('1996?', field('mechanisms', 'established'))).toBe(false)
  })
})

describe('the CSVW metadata', () => {
  test('has the tables, columns, keys and hashes of the Data Package', () => {
    expect(
      csvw.tables.map((table) => [
        table.url,
        `sha256:${table['schema:sha256']['@value']}`,
        table.tableSchema.primaryKey,
        table.tableSchema.columns.map((column) => [column.name, column['dc:description']]),
      ]),
    ).toEqual(
      descriptor.resources.map(({ path, hash, schema }) => [
        path,
        hash,
        schema.primaryKey,
        schema.fields.map((field) => [field.name, field.description]),
      ]),
    )
  })

  test('has a foreign key for each reference that is never null', () => {
    const told = csvw.tables.flatMap(({ url, tableSchema }) =>
      tableSchema.foreignKeys.map(
        ({ columnReference, reference }) =>
          `${url} ${columnReference} ${reference.resource} ${reference.columnReference.join()}`,
      ),
    )
    const always = descriptor.resources.flatMap(({ path, schema }) =>
      schema.foreignKeys.flatMap(({ fields: [column = ''], reference }) =>
        schema.fields.find((field) => field.name === column)?.constraints.required === true
          ? [`${path} ${column} ${reference.resource}.csv ${reference.fields.join()}`]
          : [],
      ),
    )
    expect(told).toEqual(always)
    expect(told).toContain('statements.csv source_id sources.csv source_id')
  })
})

describe('title, description, licence, version and contributors', () => {
  const contributor = { id: 'a-documentalist', name: 'A documentalist' }
  const changed = {
    ...description,
    title: 'Another title',
    description: 'Another description.',
    version: '7.8.9',
    released: '2031-02-03',
    contributors: [contributor],
  }
  const iri = `${changed.base}dataset/7.8.9`

  test('are the same in the Data Package', () => {
    expect(JSON.parse(dataPackage(dataset, changed, csv))).toMatchObject({
      id: iri,
      title: changed.title,
      description: `${changed.description} ${changed.rights}`,
      version: changed.version,
      created: '2031-02-03T00:00:00Z',
      licenses: [{ name: changed.licence.spdx, path: changed.licence.url }],
      contributors: [
        { title: changed.publisher.name },
        { title: contributor.name, roles: ['contributor'] },
      ],
      keywords: changed.keywords,
    })
  })

  test('are the same in CSVW', () => {
    expect(JSON.parse(csvwMetadata(dataset, changed, csv))).toMatchObject({
      '@id': iri,
      'dc:title': changed.title,
      'dc:description': changed.description,
      'dc:license': { '@id': changed.licence.url },
      'dc:rights': changed.rights,
      'dc:contributor': [{ '@value': contributor.name, '@type': 'xsd:string' }],
      'dc:issued': { '@value': '2031-02-03' },
      'schema:version': { '@value': changed.version },
      'dcat:keyword': changed.keywords,
    })
  })

  test('are the same in DCAT and schema.org', () => {
    const agent = `${changed.base}id/agent/a-documentalist`
    const nodes = catalogNodes(dataset, changed, [])
    expect(nodes.find(({ id }) => id === iri)).toMatchObject({
      'dct:title': changed.title,
      'schema:name': changed.title,
      'dct:description': changed.description,
      'schema:description': changed.description,
      'dct:license': changed.licence.url,
      'schema:license': changed.licence.url,
      'dcat:version': changed.version,
      'schema:version': changed.version,
      'dct:issued': '2031-02-03',
      'schema:datePublished': '2031-02-03',
      'dct:contributor': [agent],
      'schema:contributor': [agent],
    })
    expect(nodes).toContainEqual({
      id: agent,
      type: 'foaf:Agent',
      'foaf:name': contributor.name,
      'schema:name': contributor.name,
    })
  })

  test('licence and rights stand in the linked data too, which is taken without the catalogue', () => {
    expect(lineageNodes(dataset, changed)[0]).toMatchObject({
      id: iri,
      licence: changed.licence.url,
      rights: changed.rights,
    })
  })

  test('are the same in CITATION.cff, and the committed one is that of dataset.yaml', () => {
    expect(parse(citationFile(changed))).toMatchObject({
      title: changed.title,
      abstract: changed.description,
      version: changed.version,
      'date-released': '2031-02-03',
      license: changed.licence.spdx,
      authors: [{ name: changed.publisher.name }, { name: contributor.name }],
      keywords: changed.keywords,
    })
    expect(readFileSync(join(root, 'CITATION.cff'), 'utf8')).toBe(citationFile(description))
  })
})
