/** The workbook: every table as a sheet, for people who work with spreadsheets. The same rows give the same bytes. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type Cell } from 'write-excel-file/node'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { sqlColumns } from '../../schemas/table.ts'
import { anyTable, type AnyName, type AnyRows } from '../../schemas/tables.ts'
import { aboutSheet, columnsSheet, header, sheetTables, type Sheet } from './workbook-about.ts'
import { dataCell, MOST_LINES, ROW_HEIGHT, undoNeedlessEscapes, WIDEST } from './workbook-cells.ts'
import { features } from './workbook-features.ts'

/** The narrowest column, in characters. */
const NARROWEST = 8
/** Named, because without one a program takes a font of its own and the widths do not fit. */
const FONT = { fontFamily: 'Calibri', fontSize: 11 }
/** Where the file keeps all its texts. */
const TEXTS = 'xl/sharedStrings.xml'

export async function toWorkbook(
  rows: AnyRows,
  description: DatasetDescription,
): Promise<Uint8Array> {
  const names = sheetTables(rows)
  const isFlat = (name: AnyName): boolean => anyTable(name).group === 'flat'
  const sheets = [
    aboutSheet(rows, description),
    ...names.filter(isFlat).map((name) => tableSheet(rows, name)),
    columnsSheet(rows),
    ...names.filter((name) => !isFlat(name)).map((name) => tableSheet(rows, name)),
  ]
  const options = { ...FONT, features: features(sheets, description) }
  return finish(await writeExcelFile(sheets, options).toBuffer())
}

function tableSheet(tables: AnyRows, name: AnyName): Sheet {
  const columns = sqlColumns(anyTable(name))
  const rows = tables[name] ?? []
  const whole = `csv/${name}.csv and parquet/${name}.parquet`
  const widths = columns.map((column) =>
    widthOf([column.name, ...rows.map((row) => row[column.name])]),
  )
  const data = rows.map((row) =>
    withHeight(columns.map((column) => dataCell(row[column.name], column.type, whole))),
  )
  return {
    sheet: name,
    data: [header(...columns.map((column) => column.name)), ...data],
    columns: widths.map((width) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: 1,
  }
}

/**
 * As high as its longest text, within limits: programs do not agree on who sets the height of a row. The height is given
 * on a cell; the first is part of the key and never empty.
 */
function withHeight(cells: Cell[]): Cell[] {
  const [first, ...others] = cells
  const lines = cells.reduce((most: number, cell) => Math.max(most, linesOf(cell)), 1)
  return typeof first === 'object' && first !== null && 'type' in first
    ? [{ ...first, height: ROW_HEIGHT * Math.min(lines, MOST_LINES) }, ...others]
    : cells
}

/** Lines that a cell takes in the widest column; words do not fill them to the end. */
function linesOf(cell: Cell): number {
  const value = typeof cell === 'object' && cell !== null && 'value' in cell ? cell.value : null
  if (typeof value !== 'string') return 1
  const lines = value.split('\n').map((line) => Math.ceil(line.length / (WIDEST * 0.9)))
  return lines.reduce((sum, each) => sum + Math.max(each, 1), 0)
}

/** Wide enough for all values, within limits. */
function widthOf(values: readonly unknown[]): number {
  const lengths = values.map((value) => (value === null ? 0 : String(value).length + 2))
  return Math.min(
    WIDEST,
    lengths.reduce((longest, length) => Math.max(longest, length), NARROWEST),
  )
}

/** The archive with one time for all its files, which the library takes from the clock; their order is its own. */
function finish(archive: Uint8Array): Uint8Array {
  const files = unzipSync(archive)
  const texts = strToU8(undoNeedlessEscapes(strFromU8(files[TEXTS] ?? new Uint8Array())))
  // An archive has local times without a zone: the first of January by the clock on the wall is the same everywhere.
  return zipSync({ ...files, [TEXTS]: texts }, { mtime: new Date(1980, 0, 1) })
}
