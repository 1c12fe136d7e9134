/** What must hold between the nodes of a graph: what no shape of SHACL Core can say, for the nodes that the pipeline makes. */
import { termsFor } from '../../../pipeline/export/linked-data/context.ts'
import type { Node } from '../../../pipeline/export/linked-data/names.ts'
import { groupBy } from '../../../pipeline/text/group.ts'
import { ownClasses, ownProperties, type OwnProperty } from '../../../schemas/own-terms.ts'
import { base } from './graph.ts'

export interface Graph {
  readonly nodes: readonly Node[]
  readonly byId: ReadonlyMap<string, Node>
  /** For each identifier, the nodes that point at it. */
  readonly pointing: ReadonlyMap<string, readonly Node[]>
}

export function graphOf(nodes: readonly Node[]): Graph {
  const links = nodes.flatMap((node) => linksOf(node).map(({ to }) => ({ node, to })))
  const pointing = new Map(
    [...groupBy(links, ({ to }) => to)].map(([to, each]) => [to, each.map(({ node }) => node)]),
  )
  return { nodes, byId: new Map(nodes.map((node) => [node.id, node])), pointing }
}

/** The identifiers of the nodes that break a rule. */
export type StructureRule = (graph: Graph) => string[]

/** The values of a key, as a list without what says nothing. */
export function valuesOf(node: Node | undefined, key: string): string[] {
  return [node?.[key]]
    .flat()
    .flatMap((value) => (value === null || value === undefined ? [] : [String(value)]))
}

function linksOf(node: Node): { key: string; to: string }[] {
  return Object.keys(node)
    .filter((key) => termsFor()[key]?.type === '@id')
    .flatMap((key) => valuesOf(node, key).map((to) => ({ key, to })))
}

const is = (node: Node | undefined, type: string): boolean => [node?.type].flat().includes(type)
const idOf = ({ id }: Node): string => id
const same = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort())

/** A node and all classes that it is in, those of which its own are subclasses too. */
function classesOf(node: Node | undefined): string[] {
  return [node?.type].flat().flatMap((type) => {
    const own = Object.entries(ownClasses).find(([name]) => type === `term:${name}`)
    return [String(type), ...(own?.[1].isA ?? [])]
  })
}

const POINTED_AT_BY_ONE = ['oa:TextPositionSelector', 'oa:TextQuoteSelector', 'oa:TextualBody']
const POINTED_AT = [
  ...POINTED_AT_BY_ONE,
  'oa:SpecificResource',
  'prov:Agent',
  'prov:SoftwareAgent',
  'prov:Activity',
]
const properties: readonly (readonly [string, OwnProperty])[] = Object.entries(ownProperties)

export const structureRules: Readonly<Record<string, StructureRule>> = {
  'what is pointed at below the base is described': ({ byId, pointing }) =>
    [...pointing.keys()].filter((id) => id.startsWith(base) && !byId.has(id)),

  'nothing is described twice': ({ nodes }) =>
    [...groupBy(nodes, idOf)].flatMap(([id, each]) => (each.length > 1 ? [id] : [])),

  'a selector or body belongs to one node': ({ nodes, pointing }) =>
    nodes
      .filter((node) => POINTED_AT_BY_ONE.some((type) => is(node, type)))
      .filter(({ id }) => pointing.get(id)?.length !== 1)
      .map(idOf),

  'a stretch, an agent and an activity are pointed at': ({ nodes, pointing }) =>
    nodes
      .filter((node) => POINTED_AT.some((type) => is(node, type)))
      .filter(({ id }) => !pointing.has(id))
      .map(idOf),

  'own classes are defined': ({ nodes }) =>
    nodes
      .filter(({ type }) =>
        [type].flat().some((each) => each.startsWith('term:') && !(each.slice(5) in ownClasses)),
      )
      .map(idOf),

  'own properties have their domain and range': ({ nodes, byId }) =>
    nodes
      .filter((node) =>
        properties.some(([key, { domain, range }]) => {
          const values = valuesOf(node, key)
          if (values.length === 0) return false
          const link = termsFor()[key]?.type === '@id' && range !== 'rdfs:Resource'
          return (
            (domain !== 'rdfs:Resource' && !classesOf(node).includes(domain)) ||
            (link && values.some((id) => !classesOf(byId.get(id)).includes(range)))
          )
        }),
      )
      .map(idOf),

  'a concept is named by its scheme and its notation': ({ nodes }) =>
    nodes
      .filter((node) => is(node, 'skos:Concept'))
      .filter(
        ({ id, inScheme, notation }) =>
          id !== `${String(inScheme)}/${encodeURIComponent(String(notation))}`,
      )
      .map(idOf),

  'a concept is at the top of its scheme or has a broader one in it': ({ nodes, byId }) =>
    nodes
      .filter((node) => is(node, 'skos:Concept'))
      .filter((node) => {
        const [scheme] = valuesOf(node, 'inScheme')
        const top = valuesOf(node, 'topConceptOf')
        const broader = valuesOf(node, 'broader')
        return (
          top.length + broader.length !== 1 ||
          top.some(
            (id) => id !== scheme || !valuesOf(byId.get(id), 'hasTopConcept').includes(node.id),
          ) ||
          broader.some((id) => byId.get(id)?.['inScheme'] !== scheme)
        )
      })
      .map(idOf),

  'narrower, broader and top concepts are named from both sides': ({ nodes, byId }) =>
    nodes
      .filter(
        (node) =>
          valuesOf(node, 'broader').some(
            (id) => !valuesOf(byId.get(id), 'narrower').includes(node.id),
          ) ||
          valuesOf(node, 'narrower').some(
            (id) => !valuesOf(byId.get(id), 'broader').includes(node.id),
          ) ||
          valuesOf(node, 'hasTopConcept').some(
            (id) => !valuesOf(byId.get(id), 'topConceptOf').includes(node.id),
          ),
      )
      .map(idOf),

  'the labels of a scheme differ': ({ nodes }) =>
    [
      ...groupBy(
        nodes.filter((node) => is(node, 'skos:Concept')),
        (node) => `${String(node['inScheme'])} ${String(node['prefLabel'])}`,
      ).values(),
    ].flatMap((alike) => (alike.length > 1 ? alike.map(idOf) : [])),

  'the dataset is derived from what its build used': ({ nodes, byId }) =>
    nodes
      .filter((node) => is(node, 'schema:Dataset'))
      .filter(
        (node) =>
          !same(
            valuesOf(node, 'derivedFrom'),
            valuesOf(node, 'generatedBy').flatMap((id) => valuesOf(byId.get(id), 'used')),
          ),
      )
      .map(idOf),

  'a mechanism has the themes of its areas': ({ nodes }) => {
    const areas = groupBy(
      nodes.filter((node) => is(node, 'term:AreaOfDiscussion')),
      (node) => String(node['mechanism']),
    )
    return nodes
      .filter((node) => is(node, 'org:OrganizationalCollaboration'))
      .filter((node) => {
        const themes = areas.get(node.id)?.flatMap((area) => valuesOf(area, 'subject')) ?? []
        return !same(valuesOf(node, 'subject'), themes)
      })
      .map(idOf)
  },

  'a passage is part of the text of its mechanism': ({ nodes, byId }) =>
    nodes
      .filter((node) => is(node, 'term:Passage'))
      .filter((node) => byId.get(String(node['mechanism']))?.['derivedFrom'] !== node['isPartOf'])
      .map(idOf),

  'a country is named by its code, here and in the table of the EU': ({ nodes }) =>
    nodes
      .filter((node) => is(node, 'schema:Country'))
      .filter(({ id, alpha3, sameAs }) =>
        [id, ...[sameAs].flat().map(String)]
          .filter((name) => name.startsWith(base) || name.includes('/authority/country/'))
          .some((name) => !name.endsWith(`/${String(alpha3)}`)),
      )
      .map(idOf),
}
