/** Nodes as JSON-LD and as N-Quads: two forms of the same graph. Other processors only check them. */
import { DataFactory, Writer, type NamedNode, type Literal } from 'n3'
import { sortedByBytes } from '../../text/byte-order.ts'
import { contextFor, prefixesFor, termsFor, type Term } from './context.ts'
import type { Node } from './names.ts'

const { namedNode, literal, defaultGraph } = DataFactory
const writer = new Writer({ format: 'N-Quads' })

/**
 * A document of nodes in JSON: the context inline, so that it is read without the network, then the graph. `graph` is the
 * name of the graph where it has one.
 */
export function jsonLdDocument(
  base: string,
  nodes: readonly string[],
  terms: Readonly<Record<string, Term>> = termsFor(),
  graph: string | null = null,
): string {
  const context = JSON.stringify(contextFor(base, terms), null, 1)
  const name = graph === null ? '' : `"id": ${JSON.stringify(graph)},\n`
  return `{\n"@context": ${context},\n${name}"graph": [\n${nodes.join(',\n')}\n]\n}\n`
}

/** A node in JSON. */
export function jsonOf(node: Node): string {
  return JSON.stringify(omitEmpty(node), null, 1)
}

/** `type` before `id`: a streaming reader must know the type before it meets anything else. */
function omitEmpty({ id, type, ...rest }: Node): Record<string, unknown> {
  const values = Object.entries({ type, id, ...rest }).filter(([, value]) => !isEmpty(value))
  return Object.fromEntries(values)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

/** A document of quads in the order of their bytes, each once: equal graphs have equal files, in whatever order they come. */
export function nQuadsDocument(quads: readonly string[]): string {
  return sortedByBytes([...new Set(quads)]).join('')
}

/**
 * The lines of N-Quads that a node gives, each ended by a line feed; `graph` is the name of the graph where it has one.
 * Throws on a key that the context lacks.
 */
export function quadsOf(
  node: Node,
  base: string,
  terms: Readonly<Record<string, Term>> = termsFor(),
  graph: string | null = null,
): string[] {
  const where = graph === null ? defaultGraph() : namedNode(graph)
  const subject = namedNode(expand(node.id, base))
  const quad = (predicate: string, object: NamedNode | Literal): string =>
    writer.quadToString(subject, namedNode(expand(predicate, base)), object, where)
  const quads = [node.type].flat().map((type) => quad('rdf:type', namedNode(expand(type, base))))
  for (const [key, value] of Object.entries(node)) {
    if (key === 'id' || key === 'type' || isEmpty(value)) continue
    const term = terms[key]
    if (term === undefined) throw new Error(`the context lacks the key ${key}`)
    for (const each of [value].flat()) quads.push(quad(term.id, objectOf(term, String(each), base)))
  }
  return quads
}

function objectOf({ type, language }: Term, value: string, base: string): NamedNode | Literal {
  if (type === '@id') return namedNode(expand(value, base))
  if (type !== null) return literal(value, namedNode(expand(type, base)))
  return language === null ? literal(value) : literal(value, language)
}

/** A prefixed name in full; an address stays as it is. */
export function expand(name: string, base: string): string {
  const colon = name.indexOf(':')
  const namespace = prefixesFor(base)[name.slice(0, colon)]
  return namespace === undefined || name.startsWith('//', colon + 1)
    ? name
    : namespace + name.slice(colon + 1)
}
