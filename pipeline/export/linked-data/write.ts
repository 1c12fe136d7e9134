/**
 * The writers of linked data: node by node, so that memory does not grow with the graph. JSON-LD and N-Quads are made
 * from the same nodes; other processors only check them.
 */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { DataFactory, Writer, type NamedNode, type Literal } from 'n3'
import { contextFor, prefixesFor, termsFor, type Term } from './context.ts'
import { merge } from './merge.ts'
import type { Node } from './names.ts'

const { namedNode, literal, defaultGraph } = DataFactory
/** So many characters are collected before they go to the disk. */
const CHUNK = 1 << 16
const writer = new Writer({ format: 'N-Quads' })

/** Write a JSON-LD document: the context inline, so that it is read without the network, then a graph of the nodes. */
export function writeJsonLd(
  file: string,
  base: string,
  nodes: Iterable<Node>,
  terms: Readonly<Record<string, Term>> = termsFor(),
): void {
  writeChunks(file, jsonLdText(base, nodes, terms))
}

function* jsonLdText(
  base: string,
  nodes: Iterable<Node>,
  terms: Readonly<Record<string, Term>>,
): Generator<string> {
  yield `{\n"@context": ${JSON.stringify(contextFor(base, terms), null, 1)},\n"graph": [`
  let first = true
  for (const node of nodes) {
    yield `${first ? '' : ','}\n${JSON.stringify(withoutNothing(node), null, 1)}`
    first = false
  }
  yield '\n]\n}\n'
}

/** `type` before `id`: a streaming reader must know the type before it meets anything else. */
function withoutNothing({ id, type, ...rest }: Node): Record<string, unknown> {
  const values = Object.entries(rest).filter(
    ([, value]) =>
      value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return { type, id, ...Object.fromEntries(values) }
}

/**
 * Write N-Quads in sorted order, by UTF-8 bytes, each quad once, no blank nodes: equal graphs have equal files, whatever
 * the order of the nodes. Beyond `inMemory` quads, sorted pieces go to files beside the result and are merged.
 */
export function writeNQuads(
  file: string,
  base: string,
  nodes: Iterable<Node>,
  terms: Readonly<Record<string, Term>> = termsFor(),
  inMemory = 100_000,
): void {
  const pieces: string[] = []
  let quads: string[] = []
  const sorted = (): string[] =>
    [...new Set(quads)]
      .map((quad) => Buffer.from(quad))
      .sort((a, b) => Buffer.compare(a, b))
      .map((quad) => quad.toString())
  const spill = (): void => {
    const piece = `${file}.${pieces.length}`
    writeChunks(piece, sorted())
    pieces.push(piece)
    quads = []
  }
  try {
    for (const node of nodes) {
      quads.push(...quadsOf(node, base, terms))
      if (quads.length >= inMemory) spill()
    }
    if (pieces.length === 0) writeChunks(file, sorted())
    else {
      spill()
      writeChunks(file, merge(pieces))
    }
  } finally {
    for (const piece of pieces) rmSync(piece, { force: true })
  }
}

/** The lines of N-Quads that a node stands for, each ended by a line feed. Throws on a key that the context lacks. */
export function quadsOf(
  node: Node,
  base: string,
  terms: Readonly<Record<string, Term>> = termsFor(),
): string[] {
  const subject = namedNode(expand(node.id, base))
  const quad = (predicate: string, object: NamedNode | Literal): string =>
    writer.quadToString(subject, namedNode(expand(predicate, base)), object, defaultGraph())
  const { id, type, ...rest } = withoutNothing(node)
  void id
  const types = [type].flat().map((each) => quad('rdf:type', namedNode(expand(String(each), base))))
  return [
    ...types,
    ...Object.entries(rest).flatMap(([key, value]) => {
      const term = terms[key]
      if (term === undefined) throw new Error(`the context lacks the key ${key}`)
      return [value].flat().map((each) => quad(term.id, objectOf(term, String(each), base)))
    }),
  ]
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

function writeChunks(file: string, texts: Iterable<string>): void {
  const descriptor = openSync(file, 'w')
  try {
    let chunk = ''
    for (const text of texts) {
      chunk += text
      if (chunk.length < CHUNK) continue
      writeSync(descriptor, chunk)
      chunk = ''
    }
    writeSync(descriptor, chunk)
  } finally {
    closeSync(descriptor)
  }
}
