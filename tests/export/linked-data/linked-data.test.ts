/** The linked data of the real source and of every invented profile, in one graph: read by a second processor, and checked. */
import { describe, expect, test } from 'vitest'
import { quadsOfJsonLd } from '../../../pipeline/commands/shacl.ts'
import {
  contextFor,
  prefixesFor,
  PREFIXES,
  termsFor,
} from '../../../pipeline/export/linked-data/context.ts'
import { annotationNodes } from '../../../pipeline/export/linked-data/annotations.ts'
import type { Node } from '../../../pipeline/export/linked-data/names.ts'
import { groupBy } from '../../../pipeline/text/group.ts'
import { ownClasses, ownProperties } from '../../../schemas/own-terms.ts'
import { findingRules, readingRules } from '../../../schemas/rules.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import * as lists from '../../../schemas/vocabulary.ts'
import { registers } from '../../support/build-text.ts'
import { everyText, fewerStatements } from '../../support/datasets.ts'
import {
  base,
  linesOf,
  nodesOf,
  parseNQuads,
  Shapes,
  targeting,
  unknownIris,
  vocabulary,
  written,
  wrongTags,
} from './graph.ts'
import { stretchesOf } from './quotations.ts'
import { graphOf, structureRules, valuesOf } from './structure.ts'

const HARD = 'a "b" \\ \n\t\r\u0001\u007F\u2028\u{1F600} \u00E9 <x>'
const HARD_URL = 'https://example.org/\u00E9?q=%20|"{a}\\^`<b> c#d'

const dataset = withHardCharacters(fewerStatements(everyText()))
const nodes = [...nodesOf(dataset), ...vocabulary]
const outside = annotationNodes(dataset, registers.dataset)
const quads = parseNQuads(written(nodes).nQuads)

/** The real source with what it lacks and with characters that are hard to write, and so every second organization. */
function withHardCharacters({ sources, organizations, corrections, ...rest }: Dataset): Dataset {
  return {
    ...rest,
    sources: sources.map((row) =>
      row.source_id === 'cis-conference'
        ? { ...row, url: HARD_URL, title: HARD, captured: '2026-01-31' }
        : row,
    ),
    organizations: organizations.map((row, index) =>
      index % 2 === 0 ? row : { ...row, homepage: HARD_URL, name: `${row.name} ${HARD}` },
    ),
    corrections: corrections.map((row) => ({
      ...row,
      reviewed_by: `\u00C9. O'X / "Y"`,
      alternatives: [HARD.replaceAll(/[\r\n]/g, '')],
    })),
  }
}

/** A few nodes of each form: with the same types and the same keys. A processor reads a node by itself. */
function samples(): Node[] {
  const forms = groupBy(nodes, ({ id, ...rest }) =>
    JSON.stringify([
      rest.type,
      Object.keys(rest).filter((key) => valuesOf(rest as Node, key).length > 0),
      id === '',
    ]),
  )
  return [...forms.values()].flatMap((alike) => [
    ...alike.slice(0, 3),
    ...alike.slice(3).filter((node) => /\u2028|example\.org|O'X/.test(JSON.stringify(node))),
  ])
}

// What the tables say that each shape must look at.

const codeLists = [
  lists.agreements,
  lists.annotationCertainties,
  lists.annotationProperties,
  lists.bases,
  lists.bodyTypes,
  lists.certainties,
  lists.correctionKinds,
  lists.correctionStatuses,
  lists.countedKinds,
  lists.documentTypes,
  lists.eventTypes,
  lists.mechanismStatuses,
  lists.mechanismTypes,
  lists.organizationRoles,
  lists.participationRoles,
  lists.roleScopes,
  lists.regionMatches,
  lists.readAs,
  lists.severities,
  findingRules,
  readingRules,
]
const codes = codeLists.reduce(
  (sum, list) => sum + Object.keys(list).length,
  registers.sections.size,
)

/** The different stretches of the sources that statements, corrections and findings speak of, with readings, each with its length. */
function stretches({ statements, corrections, readings, findings }: Dataset): number[] {
  const resting = statements.filter(({ basis }) => basis !== 'curated')
  const rows = [...resting, ...corrections, ...readings, ...findings]
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
  agent: (data) =>
    new Set([...data.corrections, ...data.readings].map((row) => row.reviewed_by)).size,
  annotation: (data) => data.corrections.length + data.readings.length + data.findings.length,
  area: (data) => data.mechanism_themes.length,
  code: () => codes,
  concept: (data) => codes + data.themes.length + data.regions.length,
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
  measurement: (data) => 3 * data.sources.length,
  mechanism: (data) => data.mechanisms.length,
  meeting: (data) => data.meetings.length,
  membership: (data) => data.participations.length + data.organization_roles.length,
  metric: () => 3,
  ontology: () => 1,
  organization: (data) => data.organizations.length + data.bodies.length,
  'own-class': () => Object.keys(ownClasses).length,
  'own-property': () => Object.keys(ownProperties).length,
  passage: (data) => data.passages.length,
  'position-selector': (data) => stretches(data).length,
  'quote-selector': (data) =>
    stretches(data).filter((length) => length > 0 && length <= 300).length,
  reading: (data) => data.readings.length,
  role: () =>
    Object.keys(lists.participationRoles).length + Object.keys(lists.organizationRoles).length,
  // Themes, regions, sections, and one for each of the other lists.
  scheme: () => codeLists.length + 3,
  snapshot: (data) => data.sources.length,
  software: () => 1,
  statement: (data) => data.statements.length,
  'textual-body': (data) => data.corrections.length + data.readings.length + data.findings.length,
}

describe('all texts', () => {
  test('are the same graph for jsonld.js in safe mode and in N-Quads, of each form of node a few', async () => {
    const few = samples()
    const { jsonLd, nQuads } = written(few)
    expect(few.length).toBeGreaterThan(200)
    expect(linesOf(await quadsOfJsonLd(jsonLd))).toEqual(linesOf(nQuads))
  })

  test('have no blank node, no unknown identifier and no wrong language tag', () => {
    expect(
      quads.filter(
        ({ subject, object }) =>
          subject.termType !== 'NamedNode' || !['NamedNode', 'Literal'].includes(object.termType),
      ),
    ).toEqual([])
    expect(unknownIris(quads)).toEqual([])
    expect(wrongTags(quads)).toEqual([])
  })

  test('conform to the shapes, which look at every node, as many as the tables say', async () => {
    const shapes = new Shapes()
    expect(await shapes.validate(quads)).toEqual([])
    const focus = new Map(targeting.map((name) => [name, shapes.focusNodes(name)]))
    const expected = Object.entries(looksAt).map(([name, count]) => [name, count(dataset)])
    expect([...focus].map(([name, found]) => [name, found.length])).toEqual(expected)
    expect(expected.filter(([, count]) => count === 0)).toEqual([])
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

  test.each(Object.entries(structureRules))('hold together: %s', (_, offenders) => {
    expect(offenders(graphOf(nodes))).toEqual([])
  })

  test('are quoted in stretches as they are, with what is around them', () => {
    const expected = stretchesOf(dataset)
    const found = nodes.filter(({ type }) =>
      [type].flat().some((each) => /Selector|SpecificResource/.test(each)),
    )
    expect(found.length).toBe(expected.size)
    expect(
      found.filter((node) => JSON.stringify(node) !== JSON.stringify(expected.get(node.id))),
    ).toEqual([])
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
    await expect(quadsOfJsonLd(jsonLd.replace('"label":', '"lable":'))).rejects.toThrow('Safe mode')
    await expect(
      quadsOfJsonLd('{"@context": "https://w3id.example/context.jsonld"}'),
    ).rejects.toThrow('Dereferencing a URL')
  })
})

describe('the vocabulary', () => {
  test('has own terms whose domains, ranges and broader classes exist', () => {
    // Classes and datatypes of other vocabularies that our terms speak of; those that nodes have are in the shapes as well.
    const known = new Set([
      'rdfs:Resource',
      'skos:Concept',
      'prov:Entity',
      'oa:Annotation',
      'dqv:QualityAnnotation',
      'foaf:Document',
      'schema:Event',
      'org:Membership',
      'org:Organization',
      'org:OrganizationalCollaboration',
      'schema:Country',
      'xsd:string',
      'xsd:boolean',
      'xsd:date',
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
  const unused: Readonly<Record<string, string>> = {
    accessed: 'No day is known on which the other sources were read.',
  }

  test('has a term for each key, and a use for each term', () => {
    const keys = new Set(
      [...nodes, ...outside].flatMap((node) =>
        Object.keys(node).filter((key) => valuesOf(node, key).length > 0),
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
