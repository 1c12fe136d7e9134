/** The catalogue entry: what it says of the files is so, and its own shapes see every fault they are made for. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { Parser, Store } from 'n3'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { catalogNodes } from '../../../pipeline/export/linked-data/catalog.ts'
import { CATALOG_TERMS } from '../../../pipeline/export/linked-data/catalog-terms.ts'
import { timeCovered } from '../../../pipeline/export/linked-data/coverage.ts'
import { exportedFiles } from '../../../pipeline/export/linked-data/distributions.ts'
import { expand, quadsOf } from '../../../pipeline/export/linked-data/write.ts'
import { check, readGraph, readTurtle, targetCounts } from '../../../pipeline/commands/shacl.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { buildText, registers } from '../../support/build-text.ts'
import { everyText, only, projectDataset } from '../../support/datasets.ts'
import { scratch } from '../../support/scratch.ts'
import { command, type Outcome } from '../../support/streams.ts'

const description = registers.dataset
const root = fileURLToPath(new URL('../../..', import.meta.url))
const shapes = readTurtle(join(root, 'schemas/shapes/catalog.ttl'))
/** The committed exports, which another test compares with what the sources give. */
const output = join(root, 'output')
const catalogue = join(output, 'catalog.jsonld')
const iri = (name: string): string => expand(name, description.base)
const datasetId = `${description.base}dataset/${description.version}`
const dataset = projectDataset()
const graph = await readGraph([catalogue])

function values(subject: string, property: string, store = graph): string[] {
  return store
    .getObjects(subject, iri(property), null)
    .map((term) => term.value)
    .sort()
}

/** The graph that nodes stand for, without the way through a file. */
function graphOf(of: Dataset, about: typeof description, files = exportedFiles(output)): Store {
  return new Store(
    new Parser({ format: 'N-Quads' }).parse(
      catalogNodes(of, about, files)
        .flatMap((node) => quadsOf(node, about.base, CATALOG_TERMS))
        .join(''),
    ),
  )
}

describe('the graph', () => {
  test('is read in safe mode without the network, and has no blank node', () => {
    expect(graph.size).toBeGreaterThan(500)
    expect(
      graph
        .getQuads(null, null, null, null)
        .filter(
          ({ subject, object }) =>
            subject.termType !== 'NamedNode' || object.termType === 'BlankNode',
        ),
    ).toEqual([])
  })

  test('is the same for the writer of quads', () => {
    const lines = (store: Store): string[] =>
      store
        .getQuads(null, null, null, null)
        .map((quad) => JSON.stringify(quad.toJSON()))
        .sort()
    expect(lines(graphOf(dataset, description))).toEqual(lines(graph))
  })

  test('conforms to its own shapes, and each of them looks at what it should', async () => {
    expect(await check(shapes, graph)).toEqual([])
    const [files, countries] = [
      exportedFiles(output).length,
      new Set(dataset.participations.map((row) => row.country_id)).size,
    ]
    const expected = {
      Agent: 1,
      Catalog: 1,
      Checksum: files,
      Country: countries,
      Dataset: 1,
      Distribution: files,
      Licence: 1,
      Location: countries,
      Period: 1,
      Standard: 7,
      Statement: 2,
    }
    expect(
      Object.fromEntries(targetCounts(shapes, graph).map(({ shape, nodes }) => [shape, nodes])),
    ).toEqual(expected)
  })

  test('conforms too with every invented profile', async () => {
    const [table] = exportedFiles(output).filter(({ path }) => path === 'csv/sources.csv')
    if (table === undefined) throw new Error('the sources are not exported')
    const { mechanisms } = everyText()
    const files = mechanisms.map(({ mechanism_id }) => ({
      ...table,
      path: `jsonld/mechanisms/${mechanism_id}.jsonld`,
    }))
    expect(files.length).toBeGreaterThan(10)
    expect(await check(shapes, graphOf(everyText(), description, [table, ...files]))).toEqual([])
  })

  test('conforms too for a dataset without a date and without a country, and for a released one', async () => {
    const { dataset: bare } = buildText('Empty Forum\n')
    expect(timeCovered(bare)).toBeNull()
    const files = exportedFiles(output).filter(({ path }) => path.startsWith('csv/'))
    expect(await check(shapes, graphOf(bare, description, files))).toEqual([])
    const released = graphOf(dataset, { ...description, released: '2027-01-31' })
    expect(await check(shapes, released)).toEqual([])
    expect(values(datasetId, 'dct:issued', released)).toEqual(['2027-01-31'])
  })
})

describe('the files', () => {
  test('have one distribution each, but for the database and the catalogue itself', () => {
    const files = readdirSync(output, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? relative(output, join(entry.parentPath, entry.name)) : [],
    )
    const described = values(datasetId, 'dcat:distribution').map((id) =>
      id.slice(`${datasetId}/`.length),
    )
    expect(described).toEqual(
      files.filter((file) => !['iscm.duckdb', 'catalog.jsonld'].includes(file)).sort(),
    )
    expect(graph.getSubjects(iri('rdf:type'), iri('dcat:Distribution'), null)).toHaveLength(
      described.length,
    )
  })

  test('have the sizes and hashes that the catalogue tells', () => {
    const wrong = values(datasetId, 'dcat:distribution').filter((id) => {
      const content = readFileSync(join(output, id.slice(`${datasetId}/`.length)))
      const hash = createHash('sha256').update(content).digest('hex')
      const told = [
        values(id, 'dcat:byteSize'),
        values(id, 'schema:contentSize'),
        values(id, 'schema:sha256'),
        values(`${id}#checksum`, 'spdx:checksumValue'),
      ].flat()
      return (
        JSON.stringify(told) !==
        JSON.stringify([String(content.length), `${content.length} B`, hash, hash])
      )
    })
    expect(wrong).toEqual([])
  })
})

describe('the description', () => {
  test('is that of dataset.yaml, of CITATION.cff and of the Parquet files', async () => {
    const { title, version, licence, keywords } = description
    const told = {
      title: values(datasetId, 'dct:title'),
      name: values(datasetId, 'schema:name'),
      abstract: values(datasetId, 'dct:description'),
      version: values(datasetId, 'dcat:version'),
      licence: values(datasetId, 'dct:license'),
    }
    expect(told).toEqual({
      title: [title],
      name: [title],
      abstract: [description.description],
      version: [version],
      licence: [licence.url],
    })
    const citation: unknown = parse(readFileSync(join(root, 'CITATION.cff'), 'utf8'))
    expect(citation).toMatchObject({
      title,
      version,
      abstract: description.description,
      license: licence.spdx,
      authors: [{ name: description.publisher.name }],
    })
    expect(keywords).toEqual(expect.arrayContaining((citation as { keywords: string[] }).keywords))
    expect(await parquetMetadata('mechanisms')).toMatchObject({
      dataset: title,
      version,
      licence: licence.url,
    })
  })

  test('has what search engines for datasets ask for', () => {
    const required = [
      'name',
      'description',
      'license',
      'creator',
      'identifier',
      'keywords',
      'version',
      'isAccessibleForFree',
      'temporalCoverage',
      'spatialCoverage',
      'distribution',
      'variableMeasured',
      'includedInDataCatalog',
    ]
    expect(
      required.filter((property) => values(datasetId, `schema:${property}`).length === 0),
    ).toEqual([])
    const [words = ''] = values(datasetId, 'schema:description')
    expect(words.length).toBeGreaterThanOrEqual(50)
    expect(words.length).toBeLessThanOrEqual(5000)
    expect(
      values(datasetId, 'schema:distribution').filter(
        (id) =>
          values(id, 'schema:contentUrl').length !== 1 ||
          values(id, 'schema:encodingFormat').length !== 1,
      ),
    ).toEqual([])
  })

  test('covers the time from the first mechanism to the last record, no more exactly than the sources say', () => {
    const tables = exportedFiles(output).filter(({ path }) => path.startsWith('csv/'))
    const ofTheCis = graphOf(only(dataset, 'cis-conference'), description, tables)
    expect(values(datasetId, 'schema:temporalCoverage', ofTheCis)).toEqual(['1996/2005'])
    const period = ofTheCis
      .getQuads(`${datasetId}#temporal`, null, null, null)
      .map(
        ({ predicate, object }) =>
          `${predicate.value} ${object.termType === 'Literal' ? `${object.value} ${object.datatype.value}` : ''}`,
      )
    expect(period).toEqual(
      expect.arrayContaining([
        `${iri('dcat:startDate')} 1996 ${iri('xsd:gYear')}`,
        `${iri('dcat:endDate')} 2005 ${iri('xsd:gYear')}`,
      ]),
    )
  })

  test('takes a day, a month and an open end as they are', () => {
    const [mechanism] = dataset.mechanisms
    if (mechanism === undefined) throw new Error('no mechanism')
    const on = (established: string | null, concluded: string | null): unknown =>
      timeCovered({
        ...dataset,
        mechanisms: [{ ...mechanism, established, concluded }],
        meetings: [],
        documents: [],
        events: [],
      })
    expect(on('2003-02-11', '2004-06')).toEqual({
      start: { text: '2003-02-11', precision: 'day' },
      end: { text: '2004-06', precision: 'month' },
    })
    expect(on('2003/..', null)).toEqual({
      start: { text: '2003', precision: 'year' },
      end: { text: '2003', precision: 'year' },
    })
    expect(on(null, '2004/2006-05')).toEqual({
      start: { text: '2004', precision: 'year' },
      end: { text: '2006-05', precision: 'month' },
    })
  })

  test('names no value that the sources or the settings do not give', () => {
    expect([
      ...new Set(
        graph.getQuads(null, iri('dct:issued'), null, null).map(({ object }) => object.value),
      ),
    ]).toEqual(description.released === null ? [] : [description.released])
    expect(graph.getQuads(null, iri('dct:modified'), null, null)).toEqual([])
    expect(graph.getQuads(null, iri('dcat:contactPoint'), null, null)).toEqual([])
  })
})

describe('make conformance', () => {
  const PREFIX =
    '@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> . '
  const shape = (name: string, type: string, path: string): string =>
    `<#${name}> a sh:NodeShape ; sh:targetClass ${type} ; sh:property [ sh:path ${path} ; sh:minCount 1 ] .`
  /** An export with little linked data, whose shapes ask for a property of it. */
  const little = (path: string): string =>
    scratch({
      'catalog.jsonld': readFileSync(catalogue),
      'shapes/catalog.ttl': readFileSync(join(output, 'shapes/catalog.ttl')),
      'shapes/content.ttl': `${PREFIX}${['dataset', 'snapshot'].map((name) => shape(name, '<#Thing>', path)).join('\n')}`,
      'shapes/annotations.ttl': `${PREFIX}${shape('graph', '<#Thing>', path)}`,
      'jsonld/annotations.nq':
        '<http://a.example/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <file:///annotations.ttl#Thing> <http://a.example/g> .\n',
      'jsonld/dataset.nq':
        '<http://a.example/x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <file:///content.ttl#Thing> .\n',
      'jsonld/vocabulary.jsonld': '[]',
    })
  const sound = '<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>'
  const run = (folder: string, ...options: readonly string[]): Promise<Outcome> =>
    command(['conformance', '--output', folder, ...options])

  test('finds nothing in the exports, and says where the official shapes are', async () => {
    const { status, stdout } = await run(output)
    expect(stdout).toMatch(
      /content\.ttl: 0 violations, 0 warnings\n {2}nodes looked at: .*statement \d{3}/,
    )
    expect(stdout).toMatch(/catalog\.ttl: 0 violations, 0 warnings/)
    expect(stdout).toContain('github.com/SEMICeu/DCAT-AP, folder releases/3.0.1/html/shacl')
    expect(status).toBe(0)
  })

  test('says what is missing in the folder of the official shapes, and in that of the exports', async () => {
    expect(await run(output, '--shapes', output)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('folder releases/3.0.1/html/shacl'),
    })
    expect(await run(scratch())).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('content.ttl is not there; make build writes it.'),
    })
  })

  test('fails on linked data that breaks a shape', async () => {
    expect((await run(little(sound))).status).toBe(0)
    expect(await run(little('dcat:keyword'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('keyword: expected at least 1, found fewer.'),
    })
  })

  test('fails on a violation and on shapes that look at nothing, and not on what is only a report', async () => {
    const official = (prefix: string, path: string): string =>
      `${PREFIX}${['Catalog', 'Dataset', 'Distribution'].map((name) => shape(`${name}_Shape`, prefix + name, path)).join('\n')}`
    const strict = official('dcat:', 'dcat:contactPoint')
    const outcome = (gate: string): Promise<Outcome> => {
      const files = {
        'shapes.ttl': official('dcat:', '<http://purl.org/dc/terms/title>'),
        'range.ttl': gate,
        'shapes_recommended.ttl': strict,
        'mdr-vocabularies.shape.ttl': strict,
      }
      return run(little(sound), '--shapes', scratch(files))
    }
    expect((await outcome(official('dcat:', '<http://purl.org/dc/terms/title>'))).status).toBe(0)
    expect(await outcome(strict)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('contactPoint: expected at least 1, found fewer.'),
    })
    expect(await outcome(official('sh:', 'dcat:keyword'))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('No Dataset was looked at; expected at least one.'),
    })
  })
})

async function parquetMetadata(table: string): Promise<Record<string, string>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const rows = (
    await connection.runAndReadAll(
      `SELECT decode(key), decode(value) FROM parquet_kv_metadata('${output}/parquet/${table}.parquet')`,
    )
  ).getRowsJson()
  connection.closeSync()
  return Object.fromEntries(rows.map(([key, value]) => [String(key), String(value)]))
}
