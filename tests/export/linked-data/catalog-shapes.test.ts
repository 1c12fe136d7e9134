/** The shapes of the catalogue, each on a graph with one fault in it. */
import { fileURLToPath } from 'node:url'
import { DataFactory, Parser, Store, type Term } from 'n3'
import { describe, expect, test } from 'vitest'
import { withAuthorityTypes } from '../../../pipeline/commands/conformance.ts'
import { catalogNodes } from '../../../pipeline/export/linked-data/catalog.ts'
import { CATALOG_TERMS } from '../../../pipeline/export/linked-data/catalog-terms.ts'
import { expand, quadsOf } from '../../../pipeline/export/linked-data/write.ts'
import { check, inWords, lastPart, readTurtle } from '../../../pipeline/commands/shacl.ts'
import { registers } from '../../support/build-text.ts'
import { projectDataset } from '../../support/datasets.ts'

const { literal, namedNode, quad } = DataFactory
const description = registers.dataset
const iri = (name: string): string => expand(name, description.base)
const sh = (name: string): string => `http://www.w3.org/ns/shacl#${name}`
const shapes = readTurtle(
  fileURLToPath(new URL('../../../schemas/shapes/catalog.ttl', import.meta.url)),
)
const dataset = projectDataset()
const files = ['csv/bodies.csv', 'parquet/bodies.parquet'].map((path) => ({
  path,
  bytes: 12,
  sha256: 'ab'.repeat(32),
}))
const lines = catalogNodes(
  { ...dataset, participations: dataset.participations.slice(0, 2) },
  { ...description, released: '2027-01-31' },
  files,
).flatMap((node) => quadsOf(node, description.base, CATALOG_TERMS))
const quads = new Parser({ format: 'N-Quads' }).parse(lines.join(''))
const sound = (): Store => new Store(quads)

const datasetId = `${description.base}dataset/${description.version}`
const file = `${datasetId}/csv/bodies.csv`
const other = `${datasetId}/parquet/bodies.parquet`

/** The graph with these values of a property, and no other. */
function having(subject: string, property: string, ...objects: Term[]): Store {
  const graph = sound()
  graph.removeQuads(graph.getQuads(subject, iri(property), null, null))
  for (const object of objects)
    graph.addQuad(
      quad(namedNode(subject), namedNode(iri(property)), object as ReturnType<typeof namedNode>),
    )
  return graph
}

async function faultsOf(graph: Store): Promise<string[]> {
  return (await check(shapes, graph)).map((result) =>
    [result.focus, result.path ?? []].flat().join(' '),
  )
}

/** The properties that shapes constrain, with a node that the shape looks at. */
const constrained = shapes
  .getQuads(null, sh('property'), null, null)
  .flatMap(({ subject: shape, object: property }) => {
    const [path] = shapes.getObjects(property, sh('path'), null)
    const [type] = shapes.getObjects(shape, sh('targetClass'), null)
    const [focus] = sound().getSubjects(iri('rdf:type'), type ?? null, null)
    if (path?.termType !== 'NamedNode' || focus === undefined) return []
    return [
      {
        name: `${lastPart(path.value)} of ${lastPart(shape.value)}`,
        shape: shape.value,
        focus: focus.value,
        path: path.value,
        required: shapes.getObjects(property, sh('minCount'), null).length > 0,
      },
    ]
  })

test('a sound catalogue has no fault', async () => {
  expect(await faultsOf(sound())).toEqual([])
  expect(new Set(constrained.map(({ shape }) => shape)).size).toBe(
    shapes.getSubjects(iri('rdf:type'), sh('NodeShape'), null).length,
  )
})

describe('a property that must be there is missed', () => {
  test.each(
    constrained.filter(({ required }) => required).map((each) => [each.name, each] as const),
  )('%s', async (_, { focus, path }) => {
    expect(await faultsOf(having(focus, path))).toContain(`${focus} ${path}`)
  })
})

/** Any text will do for these. */
const FREE = ['keywords', 'name', 'variableMeasured'].map((name) => `https://schema.org/${name}`)

describe('a text in the place of a link, a number or a date is seen', () => {
  test.each(
    constrained
      .filter(({ path }) => !FREE.includes(path))
      .map((each) => [each.name, each] as const),
  )('%s', async (_, { focus, path }) => {
    expect(await faultsOf(having(focus, path, literal('soon')))).toContain(`${focus} ${path}`)
  })
})

describe('a node without its type is looked at all the same', () => {
  const typed = shapes
    .getQuads(null, sh('class'), null, null)
    .filter(({ subject }) => subject.termType === 'NamedNode')
  test.each(typed.map(({ object }) => [lastPart(object.value), object.value] as const))(
    '%s',
    async (_, type) => {
      const graph = sound()
      const [focus] = graph.getSubjects(iri('rdf:type'), type, null)
      graph.removeQuads(graph.getQuads(focus ?? null, iri('rdf:type'), null, null))
      expect(await faultsOf(graph)).toContain(focus?.value)
    },
  )
})

describe('a planted fault is seen', () => {
  const day = namedNode(iri('xsd:date'))
  test.each<[string, string, string, Term[]]>([
    ['a day of publication that is no date', datasetId, 'dct:issued', [literal('soon', day)]],
    ['a day of the last change that is no date', file, 'dct:modified', [literal('soon', day)]],
    [
      'a day of publication with a time',
      file,
      'dct:issued',
      [literal('2027-01-31T00:00:00', namedNode(iri('xsd:dateTime')))],
    ],
    ['a size as text', file, 'dcat:byteSize', [literal('12')]],
    [
      'a size of nothing',
      file,
      'dcat:byteSize',
      [literal('0', namedNode(iri('xsd:nonNegativeInteger')))],
    ],
    ['a licence as text', datasetId, 'dct:license', [literal('CC BY 4.0')]],
    [
      'a licence for schema.org that is another',
      datasetId,
      'schema:license',
      [namedNode('https://example.org/licence')],
    ],
    [
      'two licences',
      file,
      'dct:license',
      [namedNode(description.licence.url), namedNode('https://example.org/licence')],
    ],
    [
      'a checksum of 63 digits',
      `${file}#checksum`,
      'spdx:checksumValue',
      [literal('a'.repeat(63), namedNode(iri('xsd:hexBinary')))],
    ],
    [
      'a checksum as plain text',
      `${file}#checksum`,
      'spdx:checksumValue',
      [literal('ab'.repeat(32))],
    ],
    [
      'another algorithm',
      `${file}#checksum`,
      'spdx:algorithm',
      [namedNode(iri('spdx:checksumAlgorithm_sha1'))],
    ],
    [
      'a download URL that schema.org does not tell',
      file,
      'dcat:downloadURL',
      [namedNode('https://example.org/bodies.csv')],
    ],
    [
      'a media type that is not by the address of IANA',
      file,
      'dcat:mediaType',
      [namedNode('https://example.org/text/csv')],
    ],
    ['a format of another table', file, 'dct:format', [namedNode('https://example.org/CSV')]],
    [
      'a description of 49 characters',
      datasetId,
      'dct:description',
      [literal('a'.repeat(49), 'en')],
    ],
    [
      'a description of 5001 characters',
      datasetId,
      'schema:description',
      [literal('a'.repeat(5001))],
    ],
    ['a title without its language', datasetId, 'dct:title', [literal('Title')]],
    ['a version of two numbers', datasetId, 'dcat:version', [literal('1.0')]],
    ['a theme of another table', datasetId, 'dcat:theme', [namedNode('https://example.org/theme')]],
    [
      'an access right of another table',
      datasetId,
      'dct:accessRights',
      [namedNode('https://example.org/open')],
    ],
    ['a period from a year as text', `${datasetId}#temporal`, 'dcat:startDate', [literal('1996')]],
    [
      'a period that starts twice',
      `${datasetId}#temporal`,
      'dcat:startDate',
      [literal('1996', namedNode(iri('xsd:gYear'))), literal('1997', namedNode(iri('xsd:gYear')))],
    ],
  ])('%s', async (_, subject, property, objects) => {
    const seen = await faultsOf(having(subject, property, ...objects))
    // The same fact for schema.org is compared from the side of DCAT.
    const names = [property, property.replace('schema:license', 'dct:license')].map(
      (name) => `${subject} ${iri(name)}`,
    )
    expect(seen.filter((fault) => names.includes(fault))).not.toEqual([])
  })

  test('a file that two datasets claim, and a checksum of two files', async () => {
    const graph = sound()
    graph.addQuad(
      quad(namedNode(`${datasetId}/copy`), namedNode(iri('dcat:distribution')), namedNode(file)),
    )
    graph.addQuad(
      quad(namedNode(other), namedNode(iri('spdx:checksum')), namedNode(`${file}#checksum`)),
    )
    const messages = (await check(shapes, graph)).map(({ message }) => message)
    expect(messages).toEqual(
      expect.arrayContaining([
        'A distribution belongs to one dataset.',
        'A checksum belongs to one distribution.',
        'A distribution has one checksum.',
      ]),
    )
  })

  test('a location that no table has', async () => {
    expect(
      await faultsOf(having(datasetId, 'dct:spatial', namedNode('https://example.org/somewhere'))),
    ).toContain('https://example.org/somewhere')
  })
})

test('what the tables of others say of their members is added for the check alone', () => {
  const before = sound()
  const after = withAuthorityTypes(before)
  const type = (name: string): string[] =>
    after
      .getObjects(`http://publications.europa.eu/resource/authority/${name}`, iri('rdf:type'), null)
      .map((term) => term.value)
  expect([
    type('language/ENG'),
    type('data-theme/INTR'),
    type('data-theme'),
    type('file-type/CSV'),
  ]).toEqual([
    [iri('dct:LinguisticSystem')],
    [iri('skos:Concept')],
    [iri('skos:ConceptScheme')],
    [iri('dct:MediaTypeOrExtent')],
  ])
  expect(before.size).toBe(new Set(lines).size)
})

test('a result is told in plain words', async () => {
  const graph = sound()
  graph.removeQuads(graph.getQuads(`${file}#checksum`, iri('rdf:type'), null, null))
  expect((await check(shapes, graph)).map(inWords)).toEqual([
    `Violation: ${file}#checksum: expected a Checksum.`,
  ])
  const result = {
    severity: 'Violation',
    focus: 'https://example.org/a',
    path: iri('dct:title'),
    message: 'Less than 1 values',
    value: null,
  } as const
  expect(inWords(result)).toBe(
    'Violation: https://example.org/a, title: expected at least 1, found fewer.',
  )
  expect(
    inWords({
      ...result,
      path: null,
      message: 'Value does not have class <http://www.w3.org/ns/dcat#Dataset>',
      value: 'b',
    }),
  ).toBe('Violation: https://example.org/a: expected a Dataset. Found: b')
})
