/** The linked data of a dataset as quads, read by three processors, and what checks them: the shapes and the rules of integrity. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import jsonld from 'jsonld'
import { DataFactory, Parser, Store, type Quad, type Term } from 'n3'
import * as oxigraph from 'oxigraph'
import SHACLValidator from 'rdf-validate-shacl'
import { datasetNodes } from '../../../pipeline/export/linked-data/documents.ts'
import { prefixesFor, PREFIXES, termsFor } from '../../../pipeline/export/linked-data/context.ts'
import type { Node } from '../../../pipeline/export/linked-data/names.ts'
import { vocabularyNodes } from '../../../pipeline/export/linked-data/vocabulary.ts'
import { shapesFor } from '../../../pipeline/export/linked-data/shapes.ts'
import {
  expand,
  jsonLdDocument,
  jsonOf,
  nQuadsDocument,
  quadsOf,
} from '../../../pipeline/export/linked-data/write.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { registers } from '../../support/build-text.ts'

export const { base } = registers.dataset
const schemas = fileURLToPath(new URL('../../../schemas', import.meta.url))

export const vocabulary: readonly Node[] = vocabularyNodes(registers.dataset, registers.sections)

export function nodesOf(dataset: Dataset): Node[] {
  return [...datasetNodes(dataset, registers.dataset)]
}

/** The two forms of a document. */
export function written(nodes: readonly Node[]): { jsonLd: string; nQuads: string } {
  return {
    jsonLd: jsonLdDocument(base, nodes.map(jsonOf)),
    nQuads: nQuadsDocument(nodes.flatMap((node) => quadsOf(node, base))),
  }
}

export function quadsFrom(nodes: readonly Node[]): Quad[] {
  return parseNQuads([...new Set(nodes.flatMap((node) => quadsOf(node, base)))].join(''))
}

export function parseNQuads(text: string): Quad[] {
  return new Parser({ format: 'N-Quads' }).parse(text)
}

/** The quads of a JSON-LD text by jsonld.js in safe mode, as N-Quads. Whatever it asks the network for is an error. */
export async function byJsonLd(text: string): Promise<string> {
  const documentLoader = (url: string): never => {
    throw new Error(`asked for ${url}`)
  }
  const quads: unknown = await jsonld.toRDF(
    JSON.parse(text) as jsonld.JsonLdDocument,
    { format: 'application/n-quads', safe: true, documentLoader } as jsonld.Options.ToRdf,
  )
  return String(quads)
}

/** The quads of a JSON-LD text by Oxigraph's parser, which leaves literals as they are. */
export function byOxigraph(text: string): string[] {
  return oxigraph
    .parse(text, { format: 'application/ld+json' })
    .map((quad) => lineOf(quad as unknown as Quad))
    .sort()
}

/** A quad as a line that does not depend on how a writer escapes characters. */
export function lineOf({ subject, predicate, object, graph }: Quad): string {
  return JSON.stringify([
    ...[subject, predicate, object, graph].map((term) => [term.termType, term.value]),
    ...(object.termType === 'Literal' ? [object.datatype.value, object.language] : []),
  ])
}

export function linesOf(nQuads: string): string[] {
  return [...new Set(parseNQuads(nQuads).map(lineOf))].sort()
}

// What an IRI may be, and where.

const predicates = new Set(
  ['rdf:type', ...Object.values(termsFor()).map((term) => term.id)].map((name) =>
    expand(name, base),
  ),
)
const namespaces = Object.values(prefixesFor(base))
const addresses = new Set(
  ['prov:hadPrimarySource', 'foaf:homepage'].map((name) => expand(name, base)),
)

/** IRIs that are neither ours, nor a name in a namespace of the context in its place, nor of an authority we link to. */
export function unknownIris(quads: readonly Quad[]): string[] {
  return quads.flatMap(({ subject, predicate, object }) => [
    ...(subject.value.startsWith(base) ? [] : [subject.value]),
    ...(predicates.has(predicate.value) ? [] : [predicate.value]),
    ...(object.termType === 'Literal'
      ? isNamed(object.datatype.value)
        ? []
        : [object.datatype.value]
      : isKnown(object.value, predicate.value)
        ? []
        : [object.value]),
  ])
}

function isKnown(iri: string, predicate: string): boolean {
  if (addresses.has(predicate)) return /^https?:\/\/[^\s/]+\.[^\s/]+/.test(iri)
  return (
    iri.startsWith(base) ||
    isNamed(iri) ||
    iri === registers.dataset.licence.url ||
    /^http:\/\/(?:www\.wikidata\.org\/entity\/Q\d+|publications\.europa\.eu\/resource\/authority\/country\/[A-Z0-9]{3})$/.test(
      iri,
    )
  )
}

/** Whether an IRI is a name in a namespace of the context. */
function isNamed(iri: string): boolean {
  return namespaces.some(
    (namespace) =>
      iri.startsWith(namespace) && /^[A-Za-z]+[A-Za-z0-9]*$/.test(iri.slice(namespace.length)),
  )
}

export function wrongTags(quads: readonly Quad[]): string[] {
  const languages = quads.flatMap(({ predicate, object }) => {
    if (object.termType !== 'Literal') return []
    return predicate.value === `${PREFIXES.dc}language`
      ? [object.value]
      : object.language === ''
        ? []
        : [object.language]
  })
  return [...new Set(languages)].filter((tag) => !isCanonical(tag))
}

function isCanonical(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

// The shapes and the rules.

/** A file of `schemas/` with our base in the place of the example's. */
function withBase(text: string): string {
  const pattern = base.replaceAll(/[.+?*$|()]/g, '[$&]')
  return text
    .replaceAll('https://base[.]example/', () => pattern)
    .replaceAll('https://base.example/', () => base)
}

export const shapes = new Store(new Parser().parse(shapesFor(base, 'content.ttl')))

const SH = 'http://www.w3.org/ns/shacl#'
export const sh = (name: string) => DataFactory.namedNode(SH + name)
export const shape = (name: string) => DataFactory.namedNode(`${base}def/shape/${name}`)
export const nameOf = (node: Term): string => node.value.slice(`${base}def/shape/`.length)

/** The node shapes that choose the nodes they look at, by name. */
export const targeting: readonly string[] = [
  ...new Set(
    ['targetClass', 'targetSubjectsOf', 'targetObjectsOf']
      .flatMap((target) => shapes.getSubjects(sh(target), null, null))
      .map(nameOf),
  ),
].sort()

export interface Violation {
  readonly focus: string
  /** The node shapes that the violated shape belongs to. */
  readonly shapes: readonly string[]
  /** The property shape, or the node shape itself. */
  readonly source: Term
  readonly component: string
  readonly path: string | null
  readonly value: string | null
}

export class Shapes {
  readonly #validator = new SHACLValidator(shapes as never)

  async validate(quads: readonly Quad[]): Promise<Violation[]> {
    const report = await this.#validator.validate(new Store([...quads]) as never)
    return report.results.map(
      ({ focusNode, sourceShape, sourceConstraintComponent, path, value }) => ({
        focus: focusNode?.value ?? '',
        shapes: ownersOf(sourceShape as Term),
        source: sourceShape as Term,
        component: String(sourceConstraintComponent?.value)
          .slice(SH.length)
          .replace(/ConstraintComponent$/, ''),
        path: (path as Term | null)?.value ?? null,
        value: (value as Term | null)?.value ?? null,
      }),
    )
  }

  /** The nodes of the graph last validated that the engine itself chooses for a shape. */
  focusNodes(name: string): string[] {
    const found = this.#validator.shapesGraph.shapesWithTarget.find(
      ({ shapeNode }) => shapeNode.value === shape(name).value,
    )
    if (found === undefined) throw new Error(`the engine knows no shape ${name} with a target`)
    return found.getTargetNodes(this.#validator.$data).map((node) => node.value)
  }

  /** Whether a node of the graph last validated conforms to a shape, be it one that chooses no nodes. */
  conforms(node: string, name: string): boolean {
    return this.#validator.nodeConformsToShape(DataFactory.namedNode(node), shape(name))
  }
}

function ownersOf(source: Term): string[] {
  const owners = shapes.getSubjects(sh('property'), source, null).map(nameOf)
  return source.termType === 'NamedNode' && owners.length === 0 ? [nameOf(source)] : owners
}

/** The rules of integrity: name and query. */
export const rules: ReadonlyMap<string, string> = new Map(
  readdirSync(join(schemas, 'integrity'))
    .sort()
    .map((file) => [
      file.replace(/\.rq$/, ''),
      withBase(readFileSync(join(schemas, 'integrity', file), 'utf8')),
    ]),
)

/** The graph in Oxigraph, to be queried; it rewrites literals, so nothing is read out of it but names of nodes. */
export function storeOf(nQuads: string): oxigraph.Store {
  const store = new oxigraph.Store()
  store.load(nQuads, { format: 'application/n-quads' })
  return store
}

/** The offenders of each rule that has any. */
export function offenders(store: oxigraph.Store): Record<string, string[]> {
  const found = [...rules].map(([name, query]) => {
    const solutions = store.query(query) as Map<string, oxigraph.Term>[]
    return [name, solutions.map((solution) => solution.get('node')?.value ?? '').sort()] as const
  })
  return Object.fromEntries(found.filter(([, nodes]) => nodes.length > 0))
}
