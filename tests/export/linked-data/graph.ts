/** The linked data of a dataset as quads, and what checks them: a second processor and the shapes. */
import { DataFactory, Parser, Store, type Quad, type Term } from 'n3'
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
  ['prov:hadPrimarySource', 'foaf:homepage', 'schema:url'].map((name) => expand(name, base)),
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

// The shapes.

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
