/** Every constraint of the shapes and every rule of integrity, each on the real linked data with one fault planted in it. */
import { describe, expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../../pipeline/build.ts'
import {
  nodesOf,
  offenders,
  quadsFrom,
  rules,
  Shapes,
  storeOf,
  vocabulary,
  written,
} from './graph.ts'
import { faultsFor, updateOf } from './integrity-faults.ts'
import { componentOf, constraints, copyOf, inWords, reportingShape, Sound } from './shape-faults.ts'

const { dataset } = build(PROJECT_SOURCES)
if (dataset === null) throw new Error('the project does not build')
const nodes = [...nodesOf(dataset), ...vocabulary]

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
  'country nodeKind': ['organization'],
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

describe('the rules of integrity', () => {
  const { nQuads } = written(nodes)
  const faults = faultsFor(dataset)

  test('have a fault each', () => {
    expect(faults.map((fault) => fault.rule).sort()).toEqual([...rules.keys()].sort())
  })

  test.each([...rules])('begin with a sentence that says what they find: %s', (_, query) => {
    expect(query).toMatch(/^# [A-Z][^\n]+\.\n\n/)
  })

  // One graph for all: each fault has nodes of its own, and each rule says which nodes it finds.
  const store = storeOf(nQuads)
  for (const fault of faults) store.update(updateOf(fault))
  const found = offenders(store)

  test.each(faults)('find the fault: $rule', ({ rule, nodes: expected }) => {
    expect(found[rule] ?? []).toEqual(expect.arrayContaining([...expected]))
  })

  test('find nothing else', () => {
    const expected: Record<string, string[]> = {}
    for (const { rule, nodes: mine, also = {} } of faults) {
      for (const [name, more] of [[rule, mine] as const, ...Object.entries(also)])
        expected[name] = [...(expected[name] ?? []), ...more].sort()
    }
    expect(found).toEqual(expected)
  })
})
