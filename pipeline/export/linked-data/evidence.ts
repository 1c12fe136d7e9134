/** How we know, as nodes: the snapshot of a source, its fragments, and the statements, corrections and findings on them. */
import type { Row } from '../../../schemas/tables.ts'
import { groupBy } from '../../text/group-by.ts'
import { charactersOf, CONTENT_KINDS } from '../../text/shares.ts'
import { METRIC_OF } from './metrics.ts'
import {
  address,
  CLASS_OF,
  concept,
  conceptOf,
  isTextTable,
  thing,
  thingOf,
  type Node,
} from './names.ts'
import type { Part } from './parts.ts'

/** Longer quotations are left out: the source stays under its publisher's rights, and the position says where to look. */
const LONGEST_QUOTE = 300
/** So many code points around a quotation make it unique. */
const CONTEXT = 24

/** A source text as it was read: another text under the same address is another snapshot. */
export function snapshotOf(base: string, source: Row<'sources'>): string {
  return thing(base, 'snapshot', snapshotSlug(source))
}

function snapshotSlug(source: Row<'sources'>): string {
  return `${source.source_id}/${source.sha256.slice(0, 16)}`
}

export function evidenceNodes(base: string, part: Part): Node[] {
  const { source, statements, corrections, readings, findings } = part
  const resting = statements.filter(({ basis }) => basis !== 'curated')
  const bearing = groupBy(part.finding_rows, (row) => row.finding_id)
  const stretches = new Map(
    [...resting, ...corrections, ...readings, ...findings].map((row) => [
      fragmentOf(base, source, row),
      row,
    ]),
  )
  const text = [...source.text]
  return [
    snapshotNode(base, source),
    ...understandingNodes(base, part),
    ...statements.map((row) => statementNode(base, source, row)),
    ...corrections.flatMap((row) => correctionNodes(base, source, row)),
    ...readings.flatMap((row) => readingNodes(base, source, row)),
    ...findings.flatMap((row) =>
      findingNodes(base, source, row, bearing.get(row.finding_id) ?? []),
    ),
    ...[...stretches].flatMap(([id, row]) => fragmentNodes(base, source, text, id, row)),
  ]
}

interface Stretch {
  readonly start_offset: number
  readonly end_offset: number
  readonly as_written: string
}

function fragmentOf(base: string, source: Row<'sources'>, row: Stretch): string {
  return thing(base, 'fragment', `${snapshotSlug(source)}/${row.start_offset}-${row.end_offset}`)
}

function snapshotNode(base: string, source: Row<'sources'>): Node {
  return {
    id: snapshotOf(base, source),
    type: ['prov:Entity', 'schema:DigitalDocument'],
    title: source.title,
    primarySource: address(source.url),
    publisherName: source.publisher,
    language: source.language,
    captured: source.captured,
    sha256: source.sha256,
    characterCount: source.character_count,
    rights: source.rights,
  }
}

/** How much of a source was read, only kept, and not understood, as measurements of data quality. */
function understandingNodes(base: string, { source, segments }: Part): Node[] {
  const characters = charactersOf(segments)
  return CONTENT_KINDS.map((kind) => ({
    id: thing(base, 'measurement', `${snapshotSlug(source)}/${METRIC_OF[kind]}`),
    type: 'dqv:QualityMeasurement',
    computedOn: snapshotOf(base, source),
    measurementOf: concept(base, 'metric', METRIC_OF[kind]),
    measured: characters[kind],
  }))
}

/** The thing that a row of what the texts say is. */
function rowThing(
  base: string,
  { table_name, row_id }: Pick<Row<'statements'>, 'table_name' | 'row_id'>,
): string {
  if (!isTextTable(table_name)) throw new Error(`${table_name} is no table of what the texts say`)
  return thing(base, CLASS_OF[table_name], row_id)
}

function statementNode(base: string, source: Row<'sources'>, row: Row<'statements'>): Node {
  return {
    id: thing(base, 'statement', row.statement_id),
    type: ['term:Statement', 'prov:Entity'],
    statementOf: rowThing(base, row),
    column: row.column_name,
    value: row.value,
    basis: concept(base, 'basis', row.basis),
    readingRule: concept(base, 'reading-rule', row.rule),
    derivedFrom: row.basis === 'curated' ? null : fragmentOf(base, source, row),
    statedBy: thingOf(base, 'reading', row.reading_id),
    correctedBy: row.correction_ids.map((id) => thing(base, 'correction', id)),
  }
}

function correctionNodes(base: string, source: Row<'sources'>, row: Row<'corrections'>): Node[] {
  const id = thing(base, 'correction', row.correction_id)
  return [
    {
      id,
      type: ['oa:Annotation', 'prov:Entity'],
      motivation: 'oa:editing',
      target: fragmentOf(base, source, row),
      body: `${id}/body`,
      alternative: row.alternatives,
      description: row.reason,
      correctionKind: concept(base, 'correction-kind', row.kind),
      certainty: concept(base, 'certainty', row.certainty),
      decision: concept(base, 'correction-status', row.status),
      evidence: row.evidence,
      attributedTo: thing(base, 'agent', row.reviewed_by),
      reviewed: row.reviewed_on,
    },
    { id: `${id}/body`, type: 'oa:TextualBody', bodyValue: row.corrected },
  ]
}

/** What a reviewer says that a stretch is, or says: the rows that it states follow as statements. */
function readingNodes(base: string, source: Row<'sources'>, row: Row<'readings'>): Node[] {
  const id = thing(base, 'reading', row.reading_id)
  const node: Node = {
    id,
    type: ['term:Reading', 'oa:Annotation', 'prov:Entity'],
    motivation: row.read_as === null ? 'oa:describing' : 'oa:classifying',
    target: fragmentOf(base, source, row),
    body: `${id}/body`,
    readAs: conceptOf(base, 'read-as', row.read_as),
    readIn: conceptOf(base, 'section', row.section),
    description: row.reason,
    evidence: row.evidence,
    attributedTo: thing(base, 'agent', row.reviewed_by),
    reviewed: row.reviewed_on,
  }
  return [node, { id: `${id}/body`, type: 'oa:TextualBody', bodyValue: row.states ?? row.read_as }]
}

function findingNodes(
  base: string,
  source: Row<'sources'>,
  row: Row<'findings'>,
  bearing: readonly Row<'finding_rows'>[],
): Node[] {
  const id = thing(base, 'finding', row.finding_id)
  return [
    {
      id,
      type: ['dqv:QualityAnnotation', 'oa:Annotation', 'prov:Entity'],
      motivation: 'dqv:qualityAssessment',
      target: fragmentOf(base, source, row),
      body: `${id}/body`,
      bearsOn: [...new Set(bearing.map((each) => rowThing(base, each)))],
      findingRule: concept(base, 'finding-rule', row.rule),
      severity: concept(base, 'severity', row.severity),
      suggestion: row.suggestions,
      evidence: row.evidence,
    },
    { id: `${id}/body`, type: 'oa:TextualBody', bodyValue: row.message },
  ]
}

/** A stretch of the snapshot: by its position in code points and, where it is short, by its words and those around them. */
function fragmentNodes(
  base: string,
  source: Row<'sources'>,
  text: readonly string[],
  id: string,
  row: Stretch,
): Node[] {
  const quotes = row.as_written !== '' && row.end_offset - row.start_offset <= LONGEST_QUOTE
  const quote: Node = {
    id: `${id}/quote`,
    type: 'oa:TextQuoteSelector',
    prefix: text.slice(Math.max(0, row.start_offset - CONTEXT), row.start_offset).join(''),
    exact: row.as_written,
    suffix: text.slice(row.end_offset, row.end_offset + CONTEXT).join(''),
  }
  return [
    {
      id,
      type: ['oa:SpecificResource', 'prov:Entity'],
      source: snapshotOf(base, source),
      selector: [`${id}/position`, ...(quotes ? [quote.id] : [])],
    },
    {
      id: `${id}/position`,
      type: 'oa:TextPositionSelector',
      start: row.start_offset,
      end: row.end_offset,
    },
    ...(quotes ? [quote] : []),
  ]
}
