/**
 * One fault for each constraint of each shape: a copy of a node that conforms, with the one thing wrong in it that the
 * constraint is there to find. The faults are made from the shapes, so that no constraint is left without one.
 */
import { DataFactory, type NamedNode, type Quad, type Quad_Object, type Term } from 'n3'
import { PREFIXES } from '../../../pipeline/export/linked-data/context.ts'
import { expand } from '../../../pipeline/export/linked-data/write.ts'
import { base, nameOf, sh, shape, shapes, type Shapes, targeting } from './graph.ts'

const { blankNode, literal, namedNode, quad } = DataFactory
const iri = (name: string): NamedNode => namedNode(expand(name, base))
const TYPE = iri('rdf:type')
const NOWHERE = namedNode('https://example.org/no')
/** What a shape says of itself; everything else is a constraint. */
const DESCRIPTION = new Set([
  TYPE.value,
  `${PREFIXES.rdfs}comment`,
  ...[
    'path',
    'property',
    'targetClass',
    'targetSubjectsOf',
    'targetObjectsOf',
    'qualifiedValueShape',
  ].map((name) => sh(name).value),
])
/** Shapes without nodes of their own: alternatives of another shape, which reports for them. */
const ALTERNATIVES: Readonly<Record<string, string>> = {
  participation: 'membership',
  'organization-role': 'membership',
  body: 'organization',
  'registered-organization': 'organization',
}

export interface Constraint {
  /** The node shape. */
  readonly shape: string
  /** The shape that the constraint stands in: the node shape, or one of its property shapes. */
  readonly source: Term
  /** The property, or null for a constraint on the node itself. */
  readonly path: NamedNode | null
  readonly parameter: string
  readonly value: Term
}

/** All constraints of all shapes. */
export const constraints: readonly Constraint[] = shapes
  .getSubjects(TYPE, sh('NodeShape'), null)
  .flatMap((node) => [
    ...constraintsOf(node, node),
    ...shapes
      .getObjects(node, sh('property'), null)
      .flatMap((property) => constraintsOf(node, property)),
  ])

function constraintsOf(node: Term, source: Term): Constraint[] {
  const [path] = shapes.getObjects(source, sh('path'), null) as NamedNode[]
  const parameters = shapes
    .getQuads(source, null, null, null)
    .filter(({ predicate }) => !DESCRIPTION.has(predicate.value))
  return parameters.map(({ predicate, object }) => ({
    shape: nameOf(node),
    source,
    path: path ?? null,
    parameter: predicate.value.slice(sh('').value.length),
    value: object,
  }))
}

export function inWords({ shape: name, path, parameter }: Constraint): string {
  return [name, ...(path === null ? [] : [path.value.replace(/^.*[/#]/, '')]), parameter].join(' ')
}

export function reportingShape(name: string): string {
  const reporting = targeting.includes(name) ? name : ALTERNATIVES[name]
  if (reporting === undefined)
    throw new Error(`${name} chooses no nodes and is no alternative of another shape`)
  return reporting
}

/** The result that a constraint gives. That of an alternative is given by the shape whose alternative it is. */
export function componentOf({ shape: name, parameter }: Constraint): string {
  return name in ALTERNATIVES ? 'Or' : parameter.charAt(0).toUpperCase() + parameter.slice(1)
}

/** The sound graph that copies are made of. */
export class Sound {
  readonly #shapes: Shapes
  readonly #bySubject = new Map<string, Quad[]>()
  readonly #focus: ReadonlyMap<string, ReadonlySet<string>>

  /** The shapes must have validated the quads last. */
  constructor(quads: readonly Quad[], validated: Shapes) {
    this.#shapes = validated
    for (const each of quads)
      this.#bySubject.set(each.subject.value, [
        ...(this.#bySubject.get(each.subject.value) ?? []),
        each,
      ])
    this.#focus = new Map(targeting.map((name) => [name, new Set(validated.focusNodes(name))]))
  }

  /** A node that conforms to a shape: of those that the fewest shapes look at, the one that says most. */
  prototype(name: string): readonly Quad[] {
    const conforming = [...(this.#focus.get(reportingShape(name)) ?? [])].filter(
      (node) => !(name in ALTERNATIVES) || this.#shapes.conforms(node, name),
    )
    const ranked = conforming
      .map((node) => ({
        shapes: this.looking(node).length,
        quads: this.#bySubject.get(node) ?? [],
      }))
      .sort((a, b) => a.shapes - b.shapes || b.quads.length - a.quads.length)
    const [best] = ranked
    if (best === undefined) throw new Error(`nothing conforms to ${name}`)
    return best.quads
  }

  /** The shapes that look at a node. */
  looking(node: string): string[] {
    return [...this.#focus].flatMap(([name, nodes]) => (nodes.has(node) ? [name] : []))
  }

  instances(type: Term): NamedNode[] {
    return [...this.#bySubject].flatMap(([node, quads]) =>
      quads.some(({ predicate, object }) => predicate.equals(TYPE) && object.equals(type))
        ? [namedNode(node)]
        : [],
    )
  }
}

/** Codes that ISO 3166-1 leaves to users: XAA to XZZ, then QMA to QZZ. */
function freeCode(number: number): string {
  const [letter, first] = number < 676 ? ['X', number] : ['Q', number - 676 + 12 * 26]
  return `${letter}${String.fromCharCode(65 + Math.floor(first / 26), 65 + (first % 26))}`
}

/** Another identifier of the same form. */
export function copyName(node: string, number: number): string {
  if (/\/id\/country\/[A-Z]{3}$/.test(node)) return node.replace(/[A-Z]{3}$/, freeCode(number))
  if (/\d+\.\d+\.\d+$/.test(node)) return node.replace(/\d+$/, String(1000 + number))
  if (/\/def\/term\/\w+$/.test(node)) return `${node}Copy${number}`
  if (/\/def\/[^/]+$/.test(node)) return `${node}-copy-${number}`
  return node.replace(/\/(id|def)\/([^/]+)\//, `/$1/$2/copy-${number}-`)
}

/** The quads of a copy of a node, with one fault in it, or none. */
export function copyOf(
  original: readonly Quad[],
  number: number,
  constraint: Constraint | null,
  sound: Sound,
): Quad[] {
  const name = copyName(original[0]?.subject.value ?? '', number)
  const copy = (subject: Quad['subject'], quads: readonly Quad[] = original): Quad[] =>
    quads.map(({ predicate, object }) => quad(subject, predicate, object))
  if (constraint === null) return copy(namedNode(name))
  if (constraint.path !== null)
    return wrongValues(constraint, constraint.path, copy(namedNode(name)), sound)
  switch (constraint.parameter) {
    case 'nodeKind':
      return copy(blankNode(`copy${number}`))
    case 'pattern':
      return copy(namedNode(`https://example.org/copy-${number}`))
    // By its identifier neither one alternative nor another.
    case 'or':
      return copy(namedNode(`https://example.org/or-${number}`))
    case 'xone':
      // Both alternatives, or none of them.
      if (constraint.shape === 'annotation')
        return [...copy(namedNode(name)), quad(namedNode(name), TYPE, iri('dqv:QualityAnnotation'))]
      return copy(
        namedNode(name),
        original.filter(
          ({ predicate, object }) =>
            !object.equals(iri('foaf:Document')) &&
            !(constraint.shape === 'statement' && predicate.equals(iri('prov:wasDerivedFrom'))),
        ),
      )
    case 'class':
      return copy(
        namedNode(name),
        original.filter(({ object }) => !object.equals(constraint.value)),
      )
    case 'closed':
      return [...copy(namedNode(name)), quad(namedNode(name), iri('foaf:nick'), literal('x'))]
    default:
      throw new Error(`no fault is known for ${inWords(constraint)}`)
  }
}

function wrongValues(
  constraint: Constraint,
  path: NamedNode,
  copy: readonly Quad[],
  sound: Sound,
): Quad[] {
  const values = copy.flatMap(({ predicate, object }) => (predicate.equals(path) ? [object] : []))
  const wrong = path.equals(TYPE)
    ? wrongTypes(constraint, values)
    : wrongObjects(constraint, values, sound)
  return [
    ...copy.filter(({ predicate }) => !predicate.equals(path)),
    ...wrong.map((object) => quad(copy[0]?.subject ?? NOWHERE, path, object)),
  ]
}

/** A type too few, too many, or the wrong one; that by which the shape chooses its nodes stays. */
function wrongTypes(constraint: Constraint, types: readonly Quad_Object[]): Quad_Object[] {
  const choosing = shapes.getObjects(
    shape(reportingShape(constraint.shape)),
    sh('targetClass'),
    null,
  )
  const stays = (type: Quad_Object): boolean => choosing.some((each) => each.equals(type))
  switch (constraint.parameter) {
    case 'minCount':
      return types.every(stays)
        ? types.slice(1)
        : types.filter((type) => type !== types.find((each) => !stays(each)))
    case 'maxCount':
    case 'in':
      return [...types, NOWHERE]
    case 'hasValue':
      return [...types.filter((type) => !type.equals(constraint.value)), iri('term:Code')]
    default:
      throw new Error(`no fault is known for ${inWords(constraint)}`)
  }
}

function wrongObjects(
  constraint: Constraint,
  values: readonly Quad_Object[],
  sound: Sound,
): Quad_Object[] {
  const { parameter, value } = constraint
  const sibling = (name: string): Term | undefined =>
    shapes.getObjects(constraint.source, sh(name), null)[0]
  const datatype = sibling('datatype') as NamedNode | undefined
  const text = (wrong: string): Quad_Object =>
    sibling('languageIn') === undefined ? literal(wrong, datatype) : literal(wrong, 'en')
  switch (parameter) {
    case 'minCount':
      return []
    case 'maxCount':
      return [
        ...values,
        ...Array.from({ length: Number(value.value) + 1 }, (_, index) =>
          namedNode(`https://example.org/${index}`),
        ),
      ]
    case 'datatype':
      return [literal('x', iri('xsd:token'))]
    case 'nodeKind':
      return [literal('https://example.org/')]
    case 'class':
    case 'in':
      return [NOWHERE]
    case 'pattern':
      return [datatype === undefined ? namedNode('ftp://example.org/no') : text('?!')]
    case 'minLength':
      return [text('')]
    case 'maxLength':
      return [text('x'.repeat(Number(value.value) + 1))]
    case 'minInclusive':
      return [text(String(Number(value.value) - 1))]
    case 'maxInclusive':
      return [text(String(Number(value.value) + 1))]
    case 'languageIn':
      return [literal('x', 'de')]
    case 'lessThanOrEquals':
      return [text(datatype?.equals(iri('xsd:date')) === true ? '9999-12-31' : '999999999')]
    case 'qualifiedMinCount':
    case 'qualifiedMaxCount': {
      const [type] = shapes.getObjects(sibling('qualifiedValueShape') ?? NOWHERE, sh('class'), null)
      const instances = sound.instances(type ?? NOWHERE)
      return parameter === 'qualifiedMaxCount'
        ? [...values, ...instances.slice(0, Number(value.value) + 1)]
        : values.filter((each) => !instances.some((instance) => instance.equals(each)))
    }
    default:
      throw new Error(`no fault is known for ${inWords(constraint)}`)
  }
}
