/** CSV: RFC 4180, UTF-8 without a byte order mark, lines ended by CR LF, an empty cell for null. */
import Papa from 'papaparse'
import { anyTable, type Dataset, type TableName } from '../../schemas/tables.ts'
import { cellText } from '../text/cell-text.ts'

export function toCsv(dataset: Dataset, name: TableName): string {
  const columns = Object.keys(anyTable(name).row.shape)
  const rows: readonly Record<string, unknown>[] = dataset[name]
  const data = rows.map((row) => columns.map((column) => toCell(row[column])))
  return `${Papa.unparse({ fields: columns, data }, { newline: '\r\n' })}\r\n`
}

function toCell(value: unknown): string {
  return value === null ? '' : cellText(value)
}
