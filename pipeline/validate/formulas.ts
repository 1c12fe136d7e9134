/**
 * Cells that a spreadsheet would run as a formula when it opens the CSV files, which have every value as it is. Readers
 * are told; the workbook has the same cells as text.
 */
import { sqlColumns } from '../../schemas/table.ts'
import { anyTable, tableNames, type Dataset, type TableName } from '../../schemas/tables.ts'
import { Finding, findingAt } from '../text/finding.ts'
import type { Source, Span } from '../text/source-text.ts'
import { keyOf, rowsOf } from './rules/rule.ts'

export interface FormulaCell {
  readonly table: TableName
  readonly key: string
  readonly column: string
  readonly cell: string
}

/**
 * What OWASP lists for CSV injection, the full-width forms of East Asian keyboards among them, after white space of any
 * kind, because programs differ in what they take away at the beginning of a cell.
 */
const SIGN = /^\s*([=+\-@＝＋－＠])/
/** Listed too: white space that hides a sign from one program and not from the next. */
const HIDING = /^[\t\r]/

/** Cells of text that begin like a formula. Numbers are no matter: a negative one is meant to be read as one. */
export function formulaLikeCells(dataset: Dataset): FormulaCell[] {
  return tableNames.flatMap((table) => {
    const columns = sqlColumns(anyTable(table)).filter(
      ({ type }) => type === 'VARCHAR' || type === 'VARCHAR[]',
    )
    return rowsOf(dataset, table).flatMap((row) =>
      columns.flatMap(({ name }) => {
        const value = row[name]
        // Of a list the first item begins the cell.
        const cell = Array.isArray(value) ? String(value[0] ?? '') : String(value ?? '')
        return SIGN.test(cell) || HIDING.test(cell)
          ? [{ table, key: keyOf(table, row), column: name, cell }]
          : []
      }),
    )
  })
}

/**
 * A finding for each place where such cells begin, however many they are. A cell of a register, which is in no
 * source text, has a finding of its own, which is reported but not published.
 */
export function reportFormulas(dataset: Dataset, sources: readonly Source[]): Finding[] {
  const cells = formulaLikeCells(dataset)
  if (cells.length === 0) return []
  const placeOf = placesIn(dataset)
  const byId = new Map(
    sources.map((source) => [source.id, { source, offsets: offsetsOf(source.text) }]),
  )
  const groups = new Map<
    string,
    { first: FormulaCell; columns: Set<string>; place: Place | undefined }
  >()
  for (const cell of cells) {
    const place = placeOf(cell)
    const id =
      place === undefined
        ? cellId(cell.table, cell.key, cell.column)
        : cellId(place.source_id, String(place.start_offset))
    const group = groups.get(id) ?? { first: cell, columns: new Set(), place }
    group.columns.add(`${cell.table}.${cell.column}`)
    groups.set(id, group)
  }
  return [...groups.values()].map(({ first, columns, place }) => {
    const found = byId.get(place?.source_id ?? '')
    if (found === undefined || place === undefined) {
      const message = explain(first, `row ${first.key} of ${first.table}, ${first.column}`)
      return new Finding(message, {
        ruleId: 'formula-like-cell',
        severity: 'info',
        file: first.table,
      })
    }
    const { source, offsets } = found
    return findingAt(source, beginning(source, offsets, place), 'formula-like-cell', {
      severity: 'info',
      message: explain(first, [...columns].join(', ')),
    })
  })
}

interface Place {
  readonly source_id: string
  readonly start_offset: number
  readonly end_offset: number
}

/** Where in a source a cell stands: the place of its row, or that of its first statement. */
function placesIn(dataset: Dataset): (cell: FormulaCell) => Place | undefined {
  const rows = (['findings', 'corrections', 'statements'] as const).flatMap((table) =>
    dataset[table].map((row) => [cellId(table, keyOf(table, row)), row] as const),
  )
  const stated = dataset.statements
    .map((row) => [cellId(row.table_name, row.row_id, row.column_name), row] as const)
    .toReversed()
  // What metadata says of a source is in no text; readers of its row are told at the beginning of its text.
  const texts = dataset.sources.map(
    (row) =>
      [
        cellId('sources', row.source_id),
        { source_id: row.source_id, start_offset: 0, end_offset: row.character_count },
      ] as const,
  )
  const places = new Map<string, Place>([...rows, ...stated, ...texts])
  return ({ table, key, column }) =>
    places.get(cellId(table, key)) ?? places.get(cellId(table, key, column))
}

function cellId(...parts: readonly string[]): string {
  return parts.join('\n')
}

/** The most characters of a cell that a finding shows. */
const SHOWN = 60

/** The first line of what stands at a place, or as much of it as shows what is meant. */
function beginning(
  source: Source,
  offsets: readonly number[],
  { start_offset, end_offset }: Place,
): Span {
  const start = offsets[start_offset] ?? source.text.length
  const end = offsets[Math.min(end_offset, start_offset + SHOWN)]
  const [shown = ''] = /^\s*[^\r\n]*/.exec(source.text.slice(start, end)) ?? []
  return { start, end: start + shown.length }
}

/** Where each code point of a text begins, in UTF-16 code units. */
function offsetsOf(text: string): number[] {
  let end = 0
  return Array.from(text, (point) => {
    const start = end
    end += point.length
    return start
  })
}

function explain({ cell }: FormulaCell, where: string): string {
  const sign = SIGN.exec(cell)?.[1]
  const begin =
    sign !== undefined ? `"${sign}"` : cell.startsWith('\t') ? 'a tab' : 'a carriage return'
  return `A cell begins with ${begin} (${where}). A spreadsheet that opens the CSV file may run it as a formula and show something else. The workbook iscm.xlsx has it as text and is safe to open.`
}
