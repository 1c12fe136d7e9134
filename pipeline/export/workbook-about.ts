/** The first two sheets of the workbook: what it is, and what each column of each sheet holds. */
import type { Cell } from 'write-excel-file/node'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { sqlColumns, type SqlType } from '../../schemas/table.ts'
import {
  anyTable,
  exportedNames,
  tableNames,
  type AnyName,
  type AnyRows,
} from '../../schemas/tables.ts'
import { citationOf, datasetIri } from './linked-data/lineage.ts'
import { LIST_SEPARATOR } from '../text/cell-text.ts'
import { FIRST_DAY, LONGEST_TEXT, proseCell } from './workbook-cells.ts'

export interface Sheet {
  readonly sheet: string
  readonly data: Cell[][]
  readonly columns: { width: number }[]
  readonly orientation: 'landscape'
  readonly stickyRowsCount?: number
  /** Cells that lead somewhere: to an address, or with `#` to a sheet. */
  readonly links?: readonly { readonly cell: string; readonly target: string }[]
}

const TYPES: Record<SqlType, string> = {
  VARCHAR: 'text',
  'VARCHAR[]': 'list of texts',
  DATE: 'date',
  BOOLEAN: 'TRUE or FALSE',
  SMALLINT: 'whole number',
  INTEGER: 'whole number',
  DOUBLE: 'number',
}

/** Of the columns with sentences, in characters. */
const WIDE = 100

/** Of the tables that say how we know, a longer one makes the workbook slow to open; programs read it from the other files. */
const MOST_EVIDENCE_ROWS = 20_000

/** The tables that have a sheet, in the order in which people look at them. */
export function sheetTables(rows: AnyRows): AnyName[] {
  return present(rows).filter(
    (name) =>
      anyTable(name).group !== 'knowledge' || (rows[name] ?? []).length <= MOST_EVIDENCE_ROWS,
  )
}

function present(rows: AnyRows): AnyName[] {
  return exportedNames.filter((name) => rows[name] !== undefined)
}

export function aboutSheet(rows: AnyRows, description: DatasetDescription): Sheet {
  const facts = factsOf(description)
  const above: Cell[][] = [
    [proseCell(description.title, { bold: true })],
    [],
    ...facts.map(([label, fact]) => [
      proseCell(label, { bold: true }),
      proseCell(fact, { width: WIDE }),
    ]),
    [],
    header('Sheet', 'What it holds', 'Rows', 'Key'),
  ]
  const sheets = sheetTables(rows)
  const licenceRow = 3 + facts.findIndex(([label]) => label === 'Licence')
  return {
    sheet: 'About',
    data: [
      ...above,
      ...present(rows).map((name) => tableRow(name, (rows[name] ?? []).length)),
      [],
      header('What to know'),
      ...[...leftOut(rows), ...notes()].map((note) => [null, proseCell(note, { width: WIDE })]),
    ],
    columns: [26, WIDE, 8, 26].map((width) => ({ width })),
    orientation: 'landscape',
    links: [
      { cell: `B${licenceRow}`, target: description.licence.url },
      ...present(rows).flatMap((name, index) =>
        sheets.includes(name) ? [{ cell: `A${above.length + index + 1}`, target: `#${name}` }] : [],
      ),
    ],
  }
}

function factsOf(description: DatasetDescription): (readonly [label: string, fact: string])[] {
  const { licence, rights, version } = description
  return [
    ['Description', description.description],
    ['Version', version],
    ['Licence', `${licence.name}, ${licence.url}`],
    ['Rights', rights],
    ['How to cite', `${citationOf(description)}. ${datasetIri(description)}`],
  ]
}

/** What a table holds, and how much. */
function tableRow(name: AnyName, count: number): Cell[] {
  const table = anyTable(name)
  return [
    proseCell(name),
    proseCell(plain(`${table.title}. ${table.description}`), { width: WIDE }),
    rowCount(count),
    proseCell(table.key.join(', ')),
  ]
}

function leftOut(rows: AnyRows): string[] {
  const kept = sheetTables(rows)
  const names = present(rows).filter((name) => !kept.includes(name))
  return names.length === 0
    ? []
    : [
        `A table with more than ${MOST_EVIDENCE_ROWS} rows of evidence has no sheet: ${names.join(', ')}. The folders csv and parquet have it.`,
      ]
}

function notes(): string[] {
  const text = tableNames.filter((name) => anyTable(name).group === 'text')
  return [
    'The first sheets have names beside codes and need no joining. The others have each fact once, with identifiers that join them.',
    'The sheet Columns says what each column holds and which codes it may have.',
    'An empty cell, which the descriptions call null, means that the value is not known, most often because the source is silent. It never means zero or no.',
    `Several items in one cell are joined by ${LIST_SEPARATOR}.`,
    'A date that a source gives only in part is text in the form of EDTF: 1996, 1999-06, 1996/2000. A day is a date.',
    'An identifier is the same in every sheet: mechanism_id in one leads to mechanism_id in another. Those of mechanisms, States, organizations and themes stay from one version to the next; those of statements, findings and segments speak of one version of a text.',
    `Each value of the sheets ${text[0]} to ${text.at(-1)}, identifiers apart, has evidence in the sheet statements: table_name, row_id and column_name say which value, as_written has the characters of the source that it rests on, line and column their place.`,
    'The sheet corrections has every slip that was corrected, with the reason; findings has what to know before using a value.',
    `A cell holds no more than ${LONGEST_TEXT} characters. A longer text is cut and says so at its end; the folders csv and parquet have it in full.`,
    `No cell is a formula: text that looks like a formula, a number or a date is text. Days before ${FIRST_DAY} are text too, because spreadsheets do not agree on them.`,
    'Characters that the format cannot hold as they are stand as _xHHHH_ in the file. Spreadsheets show the characters; some libraries that read workbooks show the notation.',
    'For programs, the folders csv and parquet are the better start: they have the same rows, and nothing of them is cut.',
  ]
}

export function columnsSheet(tables: AnyRows): Sheet {
  const rows = present(tables).flatMap((name) => {
    const { key } = anyTable(name)
    return sqlColumns(anyTable(name)).map((column) => [
      proseCell(name),
      proseCell(column.name),
      proseCell(TYPES[column.type]),
      column.nullable ? proseCell('may be empty') : null,
      key.includes(column.name) ? proseCell('key') : null,
      proseCell(plain(column.description), { width: WIDE }),
      column.codes === null ? null : proseCell(column.codes.join(', '), { width: WIDE }),
    ])
  })
  const data = [
    header('Sheet', 'Column', 'Type', 'Empty', 'Key', 'What it holds', 'Codes'),
    ...rows,
  ]
  return {
    sheet: 'Columns',
    data,
    columns: [26, 26, 14, 14, 6, WIDE, WIDE].map((width) => ({ width })),
    orientation: 'landscape',
    stickyRowsCount: 1,
  }
}

export function header(...names: readonly string[]): Cell[] {
  return names.map((name) => proseCell(name, { bold: true }))
}

/** A description without the marks that Markdown has for names. */
function plain(description: string): string {
  return description.replaceAll('`', '')
}

function rowCount(count: number): Cell {
  return { type: Number, value: count, alignVertical: 'top' }
}
