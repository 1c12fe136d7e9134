/** The dataset: the rows of all sources and registers in one, in their documented order. */
import {
  anyTable,
  tableNames,
  type Dataset,
  type Row,
  type TableName,
} from '../../schemas/tables.ts'
import { byBytes } from '../text/byte-order.ts'
import type { Finding } from '../text/finding.ts'
import { rowOf, type Processed } from '../text/drafts.ts'
import type { Registers } from '../dialect/registers.ts'
import { findingRows } from './finding-rows.ts'
import { slug } from '../text/slug.ts'
import { placeColumns } from '../text/source-text.ts'

export function assemble(
  processed: readonly Processed[],
  registers: Registers,
  findings: readonly Finding[],
): Dataset {
  const dataset: Dataset = {
    mechanisms: [],
    participations: [],
    declared_counts: [],
    organization_roles: [],
    mechanism_themes: [],
    meetings: [],
    documents: [],
    bodies: [],
    events: [],
    passages: [],
    countries: [...registers.countries],
    organizations: [...registers.organizations],
    themes: [...registers.themes],
    regions: [...registers.regions],
    sources: processed.map(toSourceRow),
    segments: processed.flatMap(({ profiled }) => profiled.segments),
    statements: processed.flatMap(({ profiled }) => profiled.statements),
    corrections: processed.flatMap(({ corrected }) => corrected.corrections),
    readings: processed.flatMap(({ profiled }) => profiled.readings),
    findings: toFindingRows(findings),
    finding_rows: [],
    annotations: processed.flatMap(({ annotations }) => annotations),
  }
  for (const draft of processed.flatMap(({ profiled }) => profiled.drafts)) {
    const rows: unknown[] = dataset[draft.table]
    rows.push(rowOf(draft))
  }
  dataset.finding_rows = findingRows(dataset)
  for (const name of tableNames) sortRows(name, dataset[name])
  return dataset
}

/** The dataset with other findings, in their order. */
export function withFindings(dataset: Dataset, findings: readonly Finding[]): Dataset {
  const rows = toFindingRows(findings)
  sortRows('findings', rows)
  const changed = { ...dataset, findings: rows }
  changed.finding_rows = findingRows(changed)
  sortRows('finding_rows', changed.finding_rows)
  return changed
}

function toSourceRow({ source, metadata, profiled, corrected }: Processed): Row<'sources'> {
  const end = source.place(source.text.length)
  const name = profiled.drafts.find((draft) => draft.table === 'mechanisms')?.cells.name.value
  return {
    source_id: source.id,
    title: metadata.title ?? name ?? source.id,
    url: metadata.url ?? null,
    publisher: metadata.publisher ?? null,
    // Where the metadata has no language, that of most of its headings.
    language: metadata.language ?? corrected.language,
    captured: metadata.captured ?? null,
    sha256: source.sha256,
    character_count: end.offset,
    line_count: end.column === 1 && end.line > 1 ? end.line - 1 : end.line,
    rights: metadata.rights ?? null,
    text: source.text,
  }
}

/** Findings that have a place in a source, as rows. Two about the same thing are numbered in the order of their places. */
function toFindingRows(findings: readonly Finding[]): Row<'findings'>[] {
  const placed = findings.flatMap((finding) =>
    finding.at === null ? [] : [{ finding, ...finding.at }],
  )
  placed.sort(
    (a, b) =>
      compare(a.source.id, b.source.id) ||
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      compare(a.finding.message, b.finding.message),
  )
  const seen = new Map<string, number>()
  return placed.map(({ finding, source, span, about }) => {
    const wanted = `${source.id}/finding/${finding.ruleId}/${slug(about)}`
    const times = (seen.get(wanted) ?? 0) + 1
    seen.set(wanted, times)
    return {
      finding_id: times === 1 ? wanted : `${wanted}/${times}`,
      rule: finding.ruleId,
      severity: finding.severity,
      ...placeColumns(source, span),
      message: finding.message,
      suggestions: [...finding.expected],
      evidence: [...finding.evidence],
    }
  })
}

/** Sort rows by the columns of their table's order, then by its key: a total order, the same on every machine. */
export function sortRows(name: TableName, rows: Record<string, unknown>[]): void {
  const { order, key } = anyTable(name)
  const columns = [...order, ...key]
  rows.sort((a, b) => {
    for (const column of columns) {
      const result = compare(a[column], b[column])
      if (result !== 0) return result
    }
    return 0
  })
}

/** Null first, numbers by size, text by its UTF-8 bytes: the order of DuckDB, whatever the locale. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return byBytes(String(a), String(b))
}
