/** CSV: RFC 4180, UTF-8 without a byte order mark, lines ended by CR LF, an empty cell for null. */
import Papa from 'papaparse'
import { anyTable, type AnyName, type AnyRows } from '../../schemas/tables.ts'
import { cellText } from '../text/cell-text.ts'

export function toCsv(rows: AnyRows, name: AnyName): string {
  const fields = Object.keys(anyTable(name).row.shape)
  const data = (rows[name] ?? []).map((row) => fields.map((column) => toCell(row[column])))
  // Without rows, the library would put an empty line after the names.
  return `${data.length === 0 ? Papa.unparse([fields]) : Papa.unparse({ fields, data }, { newline: '\r\n' })}\r\n`
}

function toCell(value: unknown): string {
  return value === null ? '' : cellText(value)
}
