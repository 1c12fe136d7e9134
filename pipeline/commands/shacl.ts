/** Graphs checked against SHACL shapes: what was looked at, and what was found, in plain words. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import jsonld from 'jsonld'
import { Parser, Store, type Quad } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'

const SH = 'http://www.w3.org/ns/shacl#'
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

export interface TargetCount {
  /** The last part of the shape's IRI. */
  readonly shape: string
  /** How many nodes it looked at: a shape that looks at none says nothing. */
  readonly nodes: number
}

export interface Result {
  readonly severity: 'Violation' | 'Warning' | 'Info'
  readonly focus: string
  /** The property, or null for a result on the node itself. */
  readonly path: string | null
  readonly message: string
  readonly value: string | null
}

/** The graph of a Turtle file. */
export function readTurtle(file: string): Store {
  return new Store(
    new Parser({ baseIRI: `file:///${basename(file)}` }).parse(readFileSync(file, 'utf8')),
  )
}

/**
 * The graph of files in one: N-Quads, and JSON-LD in safe mode, in which a key that the context lacks is an error. Nothing
 * is fetched.
 */
export async function readGraph(files: readonly string[]): Promise<Store> {
  const graph = new Store()
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const quads = file.endsWith('.nq') ? text : await quadsOfJsonLd(text)
    graph.addQuads(new Parser({ format: 'N-Quads' }).parse(quads))
  }
  return graph
}

/** A JSON-LD document as N-Quads. */
export async function quadsOfJsonLd(text: string): Promise<string> {
  const documentLoader = (url: string): never => {
    throw new Error(`asked for ${url}`)
  }
  const options = { format: 'application/n-quads', safe: true, documentLoader }
  const document = JSON.parse(text) as jsonld.JsonLdDocument
  return String(await jsonld.toRDF(document, options as jsonld.Options.ToRdf))
}

/** The shapes with targets, by name, and how many nodes of the data each of them looks at. */
export function targetCounts(shapes: Store, data: Store): TargetCount[] {
  const nodes = new Map<string, Set<string>>()
  const aim = (
    property: string,
    found: (target: string) => readonly Quad[],
    side: 'subject' | 'object',
  ): void => {
    for (const { subject, object } of shapes.getQuads(null, SH + property, null, null)) {
      const seen = nodes.get(subject.value) ?? new Set()
      for (const quad of found(object.value)) seen.add(quad[side].value)
      nodes.set(subject.value, seen)
    }
  }
  aim('targetClass', (target) => data.getQuads(null, RDF_TYPE, target, null), 'subject')
  aim('targetSubjectsOf', (target) => data.getQuads(null, target, null, null), 'subject')
  aim('targetObjectsOf', (target) => data.getQuads(null, target, null, null), 'object')
  return [...nodes]
    .map(([shape, { size }]) => ({ shape: lastPart(shape), nodes: size }))
    .sort((a, b) => (a.shape < b.shape ? -1 : 1))
}

const validators = new WeakMap<Store, SHACLValidator>()

/** The validator of some shapes; reading shapes takes longer than checking a small graph. */
function validatorOf(shapes: Store): SHACLValidator {
  const known = validators.get(shapes) ?? new SHACLValidator(shapes)
  validators.set(shapes, known)
  return known
}

/** Check a graph. No result means that it conforms, for the nodes that were looked at. */
export async function check(shapes: Store, data: Store): Promise<Result[]> {
  const report = await validatorOf(shapes).validate(data)
  return report.results.map(
    ({ severity, focusNode, path, message, value, sourceConstraintComponent, sourceShape }) => ({
      severity: lastPart(severity?.value ?? 'Violation') as Result['severity'],
      focus: focusNode?.value ?? '',
      path: path?.termType === 'NamedNode' ? path.value : null,
      message:
        message.map((text) => text.value).join(' ') ||
        unworded(shapes, sourceConstraintComponent?.value ?? '', sourceShape?.value ?? ''),
      value: value?.value ?? null,
    }),
  )
}

/** For a result that the validator has no message for: those on classes, and rare ones. */
function unworded(shapes: Store, component: string, shape: string): string {
  const [constraint] = shapes
    .getQuads(null, `${SH}class`, null, null)
    .filter(({ subject }) => subject.value === shape)
  const classes =
    constraint === undefined
      ? []
      : shapes
          .getObjects(constraint.subject, `${SH}class`, null)
          .map((term) => lastPart(term.value))
  return component === `${SH}ClassConstraintComponent`
    ? `expected a ${classes.join(' and a ')}.`
    : `breaks the ${lastPart(component)}.`
}

/** The validator's own messages, for shapes that bring none. */
const IN_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Less than (\d+) values$/, 'expected at least $1, found fewer.'],
  [/^More than (\d+) values$/, 'expected at most $1, found more.'],
  [/^Value does not have class <(?:[^<>]*[#/])?([^<>#/]+)>$/, 'expected a $1.'],
  [/^Value does not have datatype <(?:[^<>]*[#/])?([^<>#/]+)>$/, 'expected the datatype $1.'],
  [
    /^Value does not have shape <(?:[^<>]*[#/])?([^<>#/]+)>$/,
    'expected what the shape $1 asks for.',
  ],
  [/^Value is not a (?:IRI|blank node or IRI)$/i, 'expected a link, not a text.'],
]

/** A result as a line: how grave, about what, and what was expected and found. */
export function inWords({ severity, focus, path, message, value }: Result): string {
  const words = IN_WORDS.reduce((text, [pattern, plain]) => text.replace(pattern, plain), message)
  const found = value === null || value === focus ? '' : ` Found: ${value}`
  return `${severity}: ${focus}${path === null ? '' : `, ${lastPart(path)}`}: ${words}${found}`
}

export function lastPart(iri: string): string {
  return iri.slice(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1)
}
