/** The linked data, of the real source and of every invented profile: read by three processors, checked by shapes and rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../../pipeline/build.ts'
import {
  contextFor,
  prefixesFor,
  PREFIXES,
  termsFor,
} from '../../../pipeline/export/linked-data/context.ts'
import { mechanismNodes } from '../../../pipeline/export/linked-data/documents.ts'
import { partsOf } from '../../../pipeline/export/linked-data/parts.ts'
import { ownClasses, ownProperties } from '../../../schemas/own-terms.ts'
import { findingRules, readingRules } from '../../../schemas/rules.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import * as lists from '../../../schemas/vocabulary.ts'
import { buildText, registers } from '../../support/build-text.ts'
import {
  base,
  byJsonLd,
  byOxigraph,
  linesOf,
  nodesOf,
  offenders,
  parseNQuads,
  Shapes,
  storeOf,
  targeting,
  unknownIris,
  vocabulary,
  written,
  wrongTags,
} from './graph.ts'

const folder = fileURLToPath(new URL('../../profiles', import.meta.url))
const profiles = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)
const real = realDataset()
const datasets = new Map<string, Dataset>([
  ['the real sources', real],
  ['the real sources, with what they lack and with characters that are hard to write', hard(real)],
  ...profiles.map(
    (profile) =>
      [
        profile,
        buildText(readFileSync(join(folder, profile, `${profile}.txt`), 'utf8'), undefined, profile)
          .dataset,
      ] as const,
  ),
])

function realDataset(): Dataset {
  const { dataset } = build(PROJECT_SOURCES)
  if (dataset === null) throw new Error('the project does not build')
  return dataset
}

function hard({ sources, organizations, corrections, ...rest }: Dataset): Dataset {
  const characters = 'a "b" \\ \n\t\r\u0001\u007F\u2028\u{1F600} \u00E9 <x>'
  const url = 'https://example.org/\u00E9?q=%20|"{a}\\^`<b> c#d'
  return {
    ...rest,
    sources: sources.map((row) => ({ ...row, url, title: characters, captured: '2026-01-31' })),
    organizations: organizations.map((row) => ({
      ...row,
      homepage: url,
      name: `${row.name} ${characters}`,
    })),
    corrections: corrections.map((row) => ({
      ...row,
      reviewed_by: `\u00C9. O'X / "Y"`,
      alternatives: [characters.replaceAll(/[\r\n]/g, '')],
    })),
  }
}

// What the tables say that each shape must look at.

const codeLists = [
  lists.agreements,
  lists.bases,
  lists.bodyTypes,
  lists.certainties,
  lists.correctionKinds,
  lists.correctionStatuses,
  lists.countedKinds,
  lists.documentTypes,
  lists.mechanismStatuses,
  lists.mechanismTypes,
  lists.organizationRoles,
  lists.participationRoles,
  lists.severities,
  findingRules,
  readingRules,
]
const codes = codeLists.reduce(
  (sum, list) => sum + Object.keys(list).length,
  registers.sections.size,
)

/** The different stretches of the sources that statements, corrections and findings speak of, each with its length. */
function stretches({ statements, corrections, findings }: Dataset): number[] {
  const rows = [...statements, ...corrections, ...findings]
  return [
    ...new Map(
      rows.map((row) => [
        `${row.source_id} ${row.start_offset} ${row.end_offset}`,
        row.end_offset - row.start_offset,
      ]),
    ).values(),
  ]
}

const looksAt: Readonly<Record<string, (data: Dataset) => number>> = {
  activity: () => 1,
  agent: (data) => new Set(data.corrections.map((row) => row.reviewed_by)).size,
  annotation: (data) => data.corrections.length + data.findings.length,
  area: (data) => data.mechanism_themes.length,
  code: () => codes,
  concept: (data) => codes + data.themes.length,
  correction: (data) => data.corrections.length,
  country: (data) => data.countries.length,
  dataset: () => 1,
  'declared-count': (data) => data.declared_counts.length,
  'digital-document': (data) => data.documents.length + data.sources.length,
  dimension: () => 1,
  document: (data) => data.documents.length,
  event: (data) => data.events.length,
  finding: (data) => data.findings.length,
  fragment: (data) => stretches(data).length,
  measurement: (data) => data.sources.length,
  mechanism: (data) => data.mechanisms.length,
  meeting: (data) => data.meetings.length,
  membership: (data) => data.participations.length + data.organization_roles.length,
  metric: () => 1,
  ontology: () => 1,
  organization: (data) => data.countries.length + data.organizations.length + data.bodies.length,
  'own-class': () => Object.keys(ownClasses).length,
  'own-property': () => Object.keys(ownProperties).length,
  passage: (data) => data.passages.length,
  'position-selector': (data) => stretches(data).length,
  'quote-selector': (data) =>
    stretches(data).filter((length) => length > 0 && length <= 300).length,
  role: () =>
    Object.keys(lists.participationRoles).length + Object.keys(lists.organizationRoles).length,
  // Themes, sections, and one for each of the other lists.
  scheme: () => codeLists.length + 2,
  snapshot: (data) => data.sources.length,
  software: () => 1,
  statement: (data) => data.statements.length,
  'textual-body': (data) => data.corrections.length + data.findings.length,
}

describe.each([...datasets])('%s', (_, dataset) => {
  const nodes = nodesOf(dataset)
  const { jsonLd, nQuads } = written(nodes)
  const whole = written([...nodes, ...vocabulary]).nQuads
  const quads = parseNQuads(whole)

  test('is the same graph for jsonld.js in safe mode, for Oxigraph, and in N-Quads', async () => {
    const lines = linesOf(nQuads)
    expect(lines.length).toBeGreaterThan(1000)
    expect(linesOf(await byJsonLd(jsonLd))).toEqual(lines)
    expect(byOxigraph(jsonLd)).toEqual(lines)
  })

  test('has no blank node, no unknown identifier and no wrong language tag', () => {
    expect(
      quads.filter(
        ({ subject, object }) =>
          subject.termType !== 'NamedNode' || !['NamedNode', 'Literal'].includes(object.termType),
      ),
    ).toEqual([])
    expect(unknownIris(quads)).toEqual([])
    expect(wrongTags(quads)).toEqual([])
  })

  test('conforms to the shapes, which look at every node, as many as the tables say', async () => {
    const shapes = new Shapes()
    expect(await shapes.validate(quads)).toEqual([])
    const focus = new Map(targeting.map((name) => [name, shapes.focusNodes(name)]))
    expect(Object.fromEntries([...focus].map(([name, found]) => [name, found.length]))).toEqual(
      Object.fromEntries(Object.entries(looksAt).map(([name, count]) => [name, count(dataset)])),
    )
    const seen = new Set([...focus.values()].flat())
    expect(
      [...new Set(quads.map((quad) => quad.subject.value))].filter((subject) => !seen.has(subject)),
    ).toEqual([])
    const ofKind = (all: string, kind: string): number =>
      (focus.get(all) ?? []).filter(
        (node) => !node.includes('/id/country/') && shapes.conforms(node, kind),
      ).length
    expect(ofKind('membership', 'participation')).toBe(dataset.participations.length)
    expect(ofKind('membership', 'organization-role')).toBe(dataset.organization_roles.length)
    expect(ofKind('organization', 'body')).toBe(dataset.bodies.length)
    expect(ofKind('organization', 'registered-organization')).toBe(dataset.organizations.length)
  })

  test('breaks no rule of integrity', () => {
    expect(offenders(storeOf(whole))).toEqual({})
  })
})

describe('the real sources', () => {
  test('give every shape something to look at', () => {
    expect(Object.entries(looksAt).filter(([, count]) => count(real) === 0)).toEqual([])
  })

  test('have a document for each mechanism that says nothing else than the dataset', async () => {
    const all = new Set(linesOf(written(nodesOf(real)).nQuads))
    for (const part of partsOf(real)) {
      const { jsonLd } = written(mechanismNodes(part, base))
      const lines = linesOf(await byJsonLd(jsonLd))
      expect(lines.length).toBeGreaterThan(1000)
      expect(lines.filter((line) => !all.has(line))).toEqual([])
    }
  })
})

describe('the checks above', () => {
  const fine = `<${base}id/country/ARM> <${PREFIXES.skos}prefLabel> "Armenia"@en .`

  test('find identifiers, datatypes and language tags that are wrong', () => {
    const wrong = [
      fine.replace(base, 'https://w3id.example/'),
      fine.replace('prefLabel', 'preferredLabel'),
      fine.replace('@en', '^^<http://www.w3.org/2001/XMLSchema/string>'),
      fine.replace('"Armenia"@en', '<schema:Country>'),
      fine.replace('"Armenia"@en', '<http://www.wikidata.org/wiki/Q399>'),
    ]
    expect(wrong.map((line) => unknownIris(parseNQuads(line)).length)).toEqual([1, 1, 1, 1, 1])
    expect(unknownIris(parseNQuads(fine))).toEqual([])
    expect(
      wrongTags(
        parseNQuads(
          [
            fine,
            fine.replace('@en', '@eng'),
            fine
              .replace('prefLabel> "Armenia"@en', 'x> "x"')
              .replace(PREFIXES.skos + 'x', `${PREFIXES.dc}language`),
          ].join('\n'),
        ),
      ),
    ).toEqual(['eng', 'x'])
  })

  test('refuse a key that the context lacks, and a context that is elsewhere', async () => {
    const { jsonLd } = written(vocabulary.slice(0, 3))
    await expect(byJsonLd(jsonLd.replace('"label":', '"lable":'))).rejects.toThrow('Safe mode')
    await expect(byJsonLd('{"@context": "https://w3id.example/context.jsonld"}')).rejects.toThrow(
      'Dereferencing a URL',
    )
  })
})

describe('the vocabulary', () => {
  const { jsonLd, nQuads } = written(vocabulary)

  test('is the same graph for jsonld.js in safe mode, for Oxigraph, and in N-Quads', async () => {
    expect(linesOf(await byJsonLd(jsonLd))).toEqual(linesOf(nQuads))
    expect(byOxigraph(jsonLd)).toEqual(linesOf(nQuads))
  })

  test('describes nothing twice', () => {
    const ids = vocabulary.map((node) => node.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('has own terms whose domains, ranges and broader classes exist', () => {
    // Classes and datatypes of other vocabularies that our terms speak of; those that nodes have are in the shapes as well.
    const known = new Set([
      'rdfs:Resource',
      'skos:Concept',
      'prov:Entity',
      'oa:Annotation',
      'dqv:QualityAnnotation',
      'org:Membership',
      'org:Organization',
      'org:OrganizationalCollaboration',
      'schema:Country',
      'xsd:string',
      'xsd:boolean',
      'xsd:integer',
      'edtf:EDTF',
    ])
    const own = new Set(Object.keys(ownClasses).map((name) => `term:${name}`))
    const used = [
      ...Object.values(ownProperties).flatMap(({ domain, range }) => [domain, range]),
      ...Object.values(ownClasses).flatMap(({ isA }) => isA),
    ]
    expect(used.filter((name) => !known.has(name) && !own.has(name))).toEqual([])
    expect([...known].filter((name) => !(used as string[]).includes(name))).toEqual([])
  })
})

describe('the context', () => {
  /** Keys that no node of these texts has, each with the reason. */
  const unused: Readonly<Record<string, string>> = {}

  test('has a term for each key, and a use for each term', () => {
    const keys = new Set(
      [...datasets.values()]
        .flatMap((dataset) => nodesOf(dataset))
        .concat(vocabulary)
        .flatMap((node) =>
          Object.entries(node).flatMap(([key, value]) =>
            value === null || (Array.isArray(value) && value.length === 0) ? [] : [key],
          ),
        ),
    )
    for (const key of ['id', 'type']) keys.delete(key)
    expect([...keys].filter((key) => !(key in termsFor()))).toEqual([])
    expect(
      Object.keys(termsFor())
        .filter((key) => !keys.has(key))
        .sort(),
    ).toEqual(Object.keys(unused).sort())
  })

  test('has no default vocabulary, and no key that is a prefix, a keyword or a second name for a term', () => {
    const context = contextFor(base)
    expect(context).not.toHaveProperty('@vocab')
    expect(
      Object.keys(termsFor()).filter(
        (key) =>
          key in prefixesFor(base) || key.startsWith('@') || ['id', 'type', 'graph'].includes(key),
      ),
    ).toEqual([])
    const ids = Object.values(termsFor()).map((term) => term.id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
