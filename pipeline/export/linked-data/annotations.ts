/**
 * What others say, as nodes of a graph of its own: whoever loads the graph of the texts alone gets only the texts. Each
 * annotation is a node with where it is said; one that is certain is said once more as a plain property of its target.
 */
import type { DatasetDescription } from '../../../schemas/curated.ts'
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { groupBy } from '../../text/group.ts'
import { agentNodes, datasetIri } from './lineage.ts'
import { address, CLASS_OF, concept, isTextTable, thing, type Node } from './names.ts'

/** The key of the context for the plain property; what no well-known vocabulary has a property for is in its annotation only. */
const PLAINLY: Readonly<Partial<Record<Row<'annotations'>['property'], string>>> = {
  'document-symbol': 'identifier',
  title: 'title',
  adopted: 'accepted',
  issued: 'issued',
  issuer: 'publisherName',
  author: 'authorName',
  address: 'page',
  'same-as': 'sameAs',
  concluded: 'concluded',
  venue: 'place',
}
const LINKS: ReadonlySet<string> = new Set(['page', 'sameAs'])

/** The name of the graph. */
export function annotationGraph(base: string): string {
  return `${base}graph/annotations`
}

export function annotationNodes({ annotations }: Dataset, description: DatasetDescription): Node[] {
  const { base } = description
  const byTarget = groupBy(
    annotations.filter(({ certainty }) => certainty === 'high'),
    (row) => targetOf(base, row),
  )
  return [
    {
      id: annotationGraph(base),
      type: 'prov:Entity',
      title: 'What others say about the things of the dataset',
      isPartOf: datasetIri(description),
    },
    ...annotations.flatMap((row) => nodesOf(base, row)),
    ...[...byTarget].flatMap(([target, rows]) => plainNode(target, rows)),
    ...agentNodes(base, annotations),
  ]
}

function targetOf(base: string, { table_name: table, row_id: row }: Row<'annotations'>): string {
  if (!isTextTable(table))
    throw new Error(`an annotation on ${table}, which is no table of what the texts say`)
  return thing(base, CLASS_OF[table], row)
}

function nodesOf(base: string, row: Row<'annotations'>): Node[] {
  const id = thing(base, 'annotation', row.annotation_id)
  return [
    {
      id,
      type: ['oa:Annotation', 'prov:Entity'],
      motivation: 'oa:describing',
      target: targetOf(base, row),
      body: `${id}/body`,
      annotationProperty: concept(base, 'annotation-property', row.property),
      certainty: concept(base, 'annotation-certainty', row.certainty),
      primarySource: address(row.source_address),
      evidence: row.source_title,
      archivedAt: address(row.archived_address),
      accessed: row.accessed,
      quotedWords: row.words,
      description: row.remark,
      attributedTo: thing(base, 'agent', row.reviewed_by),
      reviewed: row.reviewed_on,
    },
    { id: `${id}/body`, type: 'oa:TextualBody', bodyValue: row.value },
  ]
}

/** What is certain about one thing, as its properties. Its types are in the graph of the texts. */
function plainNode(target: string, rows: readonly Row<'annotations'>[]): Node[] {
  const values = rows.flatMap(({ property, value }) => {
    const key = PLAINLY[property]
    return key === undefined ? [] : [{ key, value: LINKS.has(key) ? address(value) : value }]
  })
  if (values.length === 0) return []
  const byKey = groupBy(values, ({ key }) => key)
  const properties = [...byKey].map(([key, said]) => [key, said.map(({ value }) => value)])
  return [{ ...Object.fromEntries(properties), id: target, type: [] }]
}
