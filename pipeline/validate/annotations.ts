/** What others say about the rows of a text: `NAME.annotations.csv`, bound to the rows by their published identifiers. */
import { join } from 'node:path'
import { z } from 'zod'
import { AnnotationRow, annotationValues } from '../../schemas/curated.ts'
import type { Row, TextTable } from '../../schemas/tables.ts'
import { validEdtf } from '../dialect/dates.ts'
import { readCsv, type CuratedRows } from '../text/curated-csv.ts'
import { keyOf, type Profiled } from '../text/drafts.ts'
import type { Finding } from '../text/finding.ts'
import { isThere } from '../text/regular-file.ts'
import { suggest } from '../text/suggest.ts'

interface Annotations {
  readonly rows: readonly Row<'annotations'>[]
  readonly findings: readonly Finding[]
}

/**
 * Read the annotations of a text. Without the file there are none; a fault gives a finding with file, line, column and
 * entry. Where the text has errors of its own (`isSound` is false), a row may seem lost for that reason alone, and
 * nothing is said of it.
 */
export function readAnnotations(
  folder: string,
  { source, drafts }: Profiled,
  isSound: boolean,
): Annotations {
  const file = join(folder, `${source.id}.annotations.csv`)
  if (!isThere(file)) return { rows: [], findings: [] }
  const read = readCsv(file, AnnotationRow)
  const [mechanism = source.id] = drafts.flatMap((draft) =>
    draft.table === 'mechanisms' ? [keyOf(draft)] : [],
  )
  const tables = new Map(drafts.map((draft) => [keyOf(draft), draft.table]))
  const rows = read.rows.flatMap((row) => {
    const table = tables.get(row.row)
    return table === undefined ? [] : [toRow(row, mechanism, table)]
  })
  const lost = isSound ? lostRows(read, tables) : []
  return { rows, findings: [...read.findings, ...doubledIds(read), ...wrongForms(read), ...lost] }
}

function doubledIds({ rows, fault }: CuratedRows<AnnotationRow>): Finding[] {
  const seen = new Set<string>()
  return rows.flatMap(({ id }, index) => {
    const before = seen.size
    return seen.add(id).size > before
      ? []
      : [fault(index, 'id', 'found another with this id; expected unique ids.')]
  })
}

function wrongForms({ rows, fault }: CuratedRows<AnnotationRow>): Finding[] {
  return rows.flatMap((row, index) => {
    const form = formFault(row)
    return form === null ? [] : [fault(index, 'value', form)]
  })
}

function lostRows(
  { rows, fault }: CuratedRows<AnnotationRow>,
  tables: ReadonlyMap<string, TextTable>,
): Finding[] {
  return rows.flatMap(({ row }, index) =>
    tables.has(row)
      ? []
      : [fault(index, 'row', unknownRow(row, tables.keys()), 'annotation-without-row')],
  )
}

/** What to say of a row that the text does not give, with those that may be meant. */
function unknownRow(row: string, keys: Iterable<string>): string {
  const near = suggest(row, keys).map((key) => `"${key}"`)
  const candidates = near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`
  return `row: found "${row}"; expected the identifier of a row that the text gives${candidates}.`
}

/** What is wrong with the form of a value, by its property; null where nothing is. */
function formFault({ property, value }: AnnotationRow): string | null {
  const found = `value: found "${value}"; expected`
  switch (annotationValues[property]) {
    case 'date':
      return validEdtf(value) === null
        ? `${found} a date such as 1996, 1996-05 or 1996-05-30.`
        : null
    case 'address':
      return z.url({ protocol: /^https?$/ }).safeParse(value).success
        ? null
        : `${found} an address (https://...).`
    default:
      return null
  }
}

function toRow(annotation: AnnotationRow, mechanism: string, table: TextTable): Row<'annotations'> {
  const { id, row, property, value, ...rest } = annotation
  return {
    annotation_id: `${mechanism}/annotation/${id}`,
    mechanism_id: mechanism,
    table_name: table,
    row_id: row,
    property,
    value,
    ...rest,
  }
}
