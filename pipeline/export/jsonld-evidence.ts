/** The evidence in JSON-LD: the source as a snapshot, its fragments, and the statements, corrections and findings on them. */
import { tables, type Dataset, type Row, type TableName } from '../../schemas/tables.ts'
import { concept, iri, type Node } from './jsonld-names.ts'

/** Longer quotes are left out of the linked data: the source stays under its publisher's rights, and its place says enough. */
const LONGEST_QUOTE = 300

/** The class under which the rows of a table have their identifiers. */
const CLASS_OF: Partial<Record<TableName, string>> = {
  mechanisms: 'mechanism',
  participations: 'participation',
  declared_counts: 'declared-count',
  organization_roles: 'organization-role',
  mechanism_themes: 'area',
  meetings: 'meeting',
  documents: 'document',
  bodies: 'body',
  events: 'event',
  passages: 'passage',
}

/** A source text as it was read: another text under the same address is another snapshot. */
export function snapshotIri(base: string, source: Row<'sources'>): string {
  return iri(base, 'snapshot', `${source.source_id}/${source.sha256.slice(0, 16)}`)
}

export function evidenceNodes(base: string, dataset: Dataset, sourceId: string): Node[] {
  const source = dataset.sources.find((row) => row.source_id === sourceId)
  if (source === undefined) throw new Error(`no source ${sourceId}`)
  const mine = <R extends { source_id: string }>(rows: readonly R[]): R[] => rows.filter((row) => row.source_id === sourceId)
  const [statements, corrections, findings] = [mine(dataset.statements), mine(dataset.corrections), mine(dataset.findings)]
  const fragments = new Map([...statements, ...corrections, ...findings].map((row) => [fragmentIri(base, source, row), row]))
  return [
    snapshotNode(base, source),
    ...statements.map((row) => statementNode(base, source, row)),
    ...corrections.flatMap((row) => correctionNodes(base, source, row)),
    ...findings.flatMap((row) => findingNodes(base, source, row)),
    ...[...fragments].toSorted(([, a], [, b]) => a.start_offset - b.start_offset || a.end_offset - b.end_offset).flatMap(([id, row]) => fragmentNodes(base, source, id, row)),
  ]
}

interface Stretch {
  readonly start_offset: number
  readonly end_offset: number
  readonly as_written: string
}

function fragmentIri(base: string, source: Row<'sources'>, row: Stretch): string {
  return `${iri(base, 'fragment', `${source.source_id}/${source.sha256.slice(0, 16)}`)}/${row.start_offset}-${row.end_offset}`
}

function snapshotNode(base: string, source: Row<'sources'>): Node {
  return {
    type: ['prov:Entity', 'schema:DigitalDocument'],
    id: snapshotIri(base, source),
    label: source.title,
    primarySource: source.url,
    publisher: source.publisher,
    language: source.language,
    captured: source.captured,
    sha256: source.sha256,
    characterCount: source.character_count,
    rights: source.rights,
  }
}

function statementNode(base: string, source: Row<'sources'>, row: Row<'statements'>): Node {
  return {
    type: ['iscm:Statement', 'prov:Entity'],
    id: iri(base, 'statement', row.statement_id),
    statementOf: iri(base, CLASS_OF[row.table_name as keyof typeof tables] ?? row.table_name, row.row_id),
    column: row.column_name,
    value: row.value,
    basis: concept(base, 'basis', row.basis),
    rule: row.rule,
    derivedFrom: fragmentIri(base, source, row),
    correctedBy: row.correction_ids.map((id) => iri(base, 'correction', id)),
  }
}

function correctionNodes(base: string, source: Row<'sources'>, row: Row<'corrections'>): Node[] {
  const id = iri(base, 'correction', row.correction_id)
  const annotation = {
    type: ['oa:Annotation', 'prov:Entity'],
    id,
    motivation: 'oa:editing',
    target: fragmentIri(base, source, row),
    body: `${id}#body`,
    alternative: row.alternatives,
    description: row.reason,
    certainty: concept(base, 'certainty', row.certainty),
    decision: concept(base, 'correction-status', row.status),
    evidence: row.evidence,
    reviewed: row.reviewed_on,
  }
  return [annotation, { type: 'oa:TextualBody', id: `${id}#body`, bodyValue: row.corrected }]
}

function findingNodes(base: string, source: Row<'sources'>, row: Row<'findings'>): Node[] {
  const id = iri(base, 'finding', row.finding_id)
  const annotation = {
    type: 'dqv:QualityAnnotation',
    id,
    motivation: 'dqv:qualityAssessment',
    target: fragmentIri(base, source, row),
    body: `${id}#body`,
    rule: row.rule,
    severity: concept(base, 'severity', row.severity),
    suggestion: row.suggestions,
    evidence: row.evidence,
  }
  return [annotation, { type: 'oa:TextualBody', id: `${id}#body`, bodyValue: row.message }]
}

/** A stretch of the snapshot, by its position in code points and, where it is short, by its words. */
function fragmentNodes(base: string, source: Row<'sources'>, id: string, row: Stretch): Node[] {
  const isShort = row.end_offset - row.start_offset <= LONGEST_QUOTE && row.as_written !== ''
  return [
    { type: 'oa:SpecificResource', id, source: snapshotIri(base, source), selector: [`${id}#position`, ...(isShort ? [`${id}#quote`] : [])] },
    { type: 'oa:TextPositionSelector', id: `${id}#position`, start: row.start_offset, end: row.end_offset },
    ...(isShort ? [{ type: 'oa:TextQuoteSelector', id: `${id}#quote`, exact: row.as_written }] : []),
  ]
}
