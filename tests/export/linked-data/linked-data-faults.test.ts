/** Every constraint of the shapes and every rule between nodes, each on the real linked data with one fault planted in it. */
import { describe, expect, test } from 'vitest'
import type { Node } from '../../../pipeline/export/linked-data/names.ts'
import { fewerStatements, projectDataset } from '../../support/datasets.ts'
import { base, nodesOf, quadsFrom, Shapes, vocabulary } from './graph.ts'
import { componentOf, constraints, copyOf, inWords, reportingShape, Sound } from './shape-faults.ts'
import { graphOf, structureRules, valuesOf } from './structure.ts'

const nodes = [...nodesOf(fewerStatements(projectDataset())), ...vocabulary]

/** Where a fault is, by its nature, one for another shape as well: shapes that look at the same nodes from two sides. */
const OTHER_SHAPES: Readonly<Record<string, readonly string[]>> = {
  'annotation nodeKind': ['correction'],
  'annotation xone': ['correction', 'finding'],
  'code broader maxCount': ['concept'],
  'code definition languageIn': ['concept'],
  'code definition maxCount': ['concept'],
  'code definition minLength': ['concept'],
  'code narrower maxCount': ['concept'],
  'concept type hasValue': ['code', 'dimension', 'metric'],
  'correction decision minCount': ['annotation'],
  'role pattern': ['concept'],
  'snapshot sha256 minCount': ['digital-document'],
}

describe('the shapes', async () => {
  const quads = quadsFrom(nodes)
  const shapes = new Shapes()
  const before = await shapes.validate(quads)
  const sound = new Sound(quads, shapes)
  const prototypes = new Map(
    [...new Set(constraints.map((constraint) => constraint.shape))].map((name) => [
      name,
      sound.prototype(name),
    ]),
  )
  const faults = constraints.map((constraint, number) => ({
    constraint,
    words: inWords(constraint),
    copy: copyOf(prototypes.get(constraint.shape) ?? [], number, constraint, sound),
  }))
  const controls = [...prototypes.values()].flatMap((prototype, number) =>
    copyOf(prototype, faults.length + number, null, sound),
  )
  // One graph for all: each fault is in a copy of its own, and each violation says in which.
  const violations = await new Shapes().validate([
    ...quads,
    ...controls,
    ...faults.flatMap(({ copy }) => copy),
  ])
  const copies = new Set(faults.map(({ copy }) => copy[0]?.subject.value))
  const described = new Set([...quads, ...controls].map((quad) => quad.subject.value))

  test('find nothing in the sound graph, nor in sound copies of its nodes', () => {
    expect(before).toEqual([])
    expect(violations.filter(({ focus }) => described.has(focus))).toEqual([])
    expect(copies.size).toBe(faults.length)
  })

  test.each(faults)('find the fault: $words', ({ constraint, words, copy }) => {
    const reporting = reportingShape(constraint.shape)
    const found = violations.filter(({ focus }) => focus === copy[0]?.subject.value)
    expect(
      found.filter(
        ({ component, shapes: names, source }) =>
          component === componentOf(constraint) &&
          names.includes(reporting) &&
          (reporting !== constraint.shape || source.equals(constraint.source)),
      ),
    ).not.toEqual([])
    const others = found
      .filter(({ shapes: names }) => !names.includes(reporting))
      .flatMap(({ shapes: names }) => names)
    expect([...new Set(others)].sort()).toEqual(OTHER_SHAPES[words] ?? [])
  })
})

describe('the rules between nodes', () => {
  const country = nodes.find(({ id }) => id.endsWith('/id/country/ARM'))
  const theme = `${base}def/theme`
  const concept = (slug: string, more: object): Node => ({
    id: `${theme}/${slug}`,
    type: 'skos:Concept',
    prefLabel: slug,
    notation: slug,
    inScheme: theme,
    ...more,
  })
  /** The first node of a class with a change to it, in the place of what it was. */
  const changed = (type: string, change: (node: Node) => object): Change => {
    const node = nodes.find((each) => [each.type].flat().includes(type))
    if (node === undefined) throw new Error(`no node is a ${type}`)
    return { nodes: [{ ...node, ...change(node) }], found: [node.id] }
  }
  const added = (node: Node, ...found: string[]): Change => ({ nodes: [node], found })

  interface Change {
    /** They take the place of the nodes with their identifiers. */
    readonly nodes: readonly Node[]
    readonly found: readonly string[]
  }
  const faults: Readonly<Record<keyof typeof structureRules, readonly Change[]>> = {
    'what is pointed at below the base is described': [
      added(concept('x', { subject: `${theme}/nowhere` }), `${theme}/nowhere`),
    ],
    'nothing is described twice': [
      { nodes: [concept('x', {}), concept('x', {})], found: [`${theme}/x`] },
    ],
    'a selector or body belongs to one node': [
      added({ id: `${base}id/finding/x/body`, type: 'oa:TextualBody' }, `${base}id/finding/x/body`),
    ],
    'a stretch, an agent and an activity are pointed at': [
      added({ id: `${base}id/agent/idle`, type: 'prov:Agent' }, `${base}id/agent/idle`),
    ],
    'own classes are defined': [
      added({ id: `${base}id/thing/x`, type: 'term:Thing' }, `${base}id/thing/x`),
    ],
    'own properties have their domain and range': [
      changed('oa:TextualBody', () => ({ alpha2: 'XX' })),
      changed('term:DeclaredCount', () => ({ agreement: country?.id })),
    ],
    'a concept is named by its scheme and its notation': [
      changed('skos:Concept', () => ({ notation: 'other' })),
    ],
    'a concept is at the top of its scheme or has a broader one in it': [
      added(concept('alone', {}), `${theme}/alone`),
      added(concept('foreign', { broader: `${base}def/basis/stated` }), `${theme}/foreign`),
      added(concept('one-sided', { topConceptOf: theme }), `${theme}/one-sided`),
      added(
        concept('both', { topConceptOf: theme, broader: `${theme}/refugees` }),
        `${theme}/both`,
      ),
    ],
    'narrower, broader and top concepts are named from both sides': [
      added(concept('below', { broader: `${theme}/refugees` }), `${theme}/below`),
      added(concept('above', { narrower: [`${theme}/refugees`] }), `${theme}/above`),
      changed('skos:ConceptScheme', (node) => ({
        hasTopConcept: [...valuesOf(node, 'hasTopConcept'), `${base}def/basis/stated`],
      })),
    ],
    'the labels of a scheme differ': [
      {
        nodes: [concept('a', { prefLabel: 'same' }), concept('b', { prefLabel: 'same' })],
        found: [`${theme}/a`, `${theme}/b`],
      },
    ],
    'the dataset is derived from what its build used': [
      changed('schema:Dataset', () => ({ derivedFrom: [] })),
      changed('schema:Dataset', (node) => ({
        derivedFrom: [...valuesOf(node, 'derivedFrom'), country?.id],
      })),
    ],
    'a mechanism has the themes of its areas': [
      changed('org:OrganizationalCollaboration', (node) => ({
        subject: valuesOf(node, 'subject').slice(1),
      })),
      changed('org:OrganizationalCollaboration', (node) => ({
        subject: [...valuesOf(node, 'subject'), `${theme}/unheard-of`],
      })),
    ],
    'a passage is part of the text of its mechanism': [
      changed('term:Passage', () => ({ isPartOf: `${base}id/snapshot/other/0123456789abcdef` })),
    ],
    'a country is named by its code, here and in the table of the EU': [
      changed('schema:Country', () => ({ alpha3: 'QQQ' })),
      changed('schema:Country', () => ({
        sameAs: ['http://publications.europa.eu/resource/authority/country/QQQ'],
      })),
    ],
  }
  const planted = Object.entries(faults).flatMap(([rule, changes]) =>
    changes.map((change, index) => ({ rule, number: index + 1, change })),
  )

  test('have a fault each', () => {
    expect(Object.keys(faults)).toEqual(Object.keys(structureRules))
    expect(Object.values(faults).filter((changes) => changes.length === 0)).toEqual([])
  })

  test.each(planted)('find the fault: $rule, $number', ({ rule, change }) => {
    const ids = new Set(change.nodes.map(({ id }) => id))
    const graph = graphOf([...nodes.filter(({ id }) => !ids.has(id)), ...change.nodes])
    expect(structureRules[rule]?.(graph).sort()).toEqual([...change.found].sort())
  })

  test('find a body that two annotations have', () => {
    const annotations = nodes.filter(({ type }) => [type].flat().includes('oa:Annotation'))
    const [one, other] = annotations
    if (one === undefined || other === undefined) throw new Error('fewer than two annotations')
    const bodies = [one, other].map((node) => String(node['body']))
    const graph = graphOf([...nodes.filter((node) => node !== one), { ...one, body: bodies[1] }])
    expect(structureRules['a selector or body belongs to one node']?.(graph).sort()).toEqual(
      bodies.sort(),
    )
  })
})
