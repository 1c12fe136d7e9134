/** The workbook: every table as a sheet, for people who work with spreadsheets. The same rows give the same bytes. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeExcelFile, { type Cell } from 'write-excel-file/node'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { sqlColumns } from '../../schemas/table.ts'
import { anyTable, type Dataset, type TableName } from '../../schemas/tables.ts'
import { aboutSheet, columnsSheet, header, sheetTables, type Sheet } from './workbook-about.ts'
import { dataCell, ROW_HEIGHT, undoNeedlessEscapes, WIDEST } from './workbook-cells.ts'

/** The narrowest column, in characters. */
const NARROWEST = 8
/** Named, because without one a program takes a font of its own and the widths do not fit. */
const FONT = { fontFamily: 'Calibri', fontSize: 11 }
/** Where the file keeps all its texts. */
const TEXTS = 'xl/sharedStrings.xml'

export async function toWorkbook(
  dataset: Dataset,
  description: DatasetDescription,
): Promise<Uint8Array> {
  const sheets = [
    aboutSheet(dataset, description),
    columnsSheet(),
    ...sheetTables(dataset).map((name) => tableSheet(dataset, name)),
  ]
  return finish(await writeExcelFile(sheets, FONT).toBuffer())
}

function tableSheet(dataset: Dataset, name: TableName): Sheet {
  const columns = sqlColumns(anyTable(name))
  const rows: readonly Record<string, unknown>[] = dataset[name]
  const whole = `csv/${name}.csv and parquet/${name}.parquet`
  const data = rows.map((row) =>
    withHeight(columns.map((column) => dataCell(row[column.name], column.type, whole))),
  )
  const widths = columns.map((column) => ({
    width: widthOf([column.name, ...rows.map((row) => row[column.name])]),
  }))
  return {
    sheet: name,
    data: [header(...columns.map((column) => column.name)), ...data],
    columns: widths,
    stickyRowsCount: 1,
  }
}

/**
 * One line high: without that, some programs make a row as high as the longest text in it has lines. The height is given
 * on a cell; the first is part of the key and never empty.
 */
function withHeight([first, ...others]: Cell[]): Cell[] {
  return typeof first === 'object' && first !== null && 'type' in first
    ? [{ ...first, height: ROW_HEIGHT }, ...others]
    : [first, ...others]
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
  return zipSync({ ...files, [TEXTS]: texts }, { level: 9, mtime: new Date(1980, 0, 1) })
}
