/** The reader of curated CSV files: rows that people write, checked against their schema, with places in messages. */
import Papa from 'papaparse'
import { z } from 'zod'
import { readText } from './curated.ts'
import { faultsOf } from './explain.ts'
import { errorIn, type Finding } from './finding.ts'
import { isThere } from './regular-file.ts'
import { placer } from './source-text.ts'
import { didYouMean } from './suggest.ts'

/** What may be wrong with a row. */
type RuleOfRow = 'annotation-without-row' | 'curated-file' | 'register-conflict'

export interface CuratedRows<T> {
  readonly rows: T[]
  /** The line on which each row begins; the header is line 1. */
  readonly lines: number[]
  readonly findings: Finding[]
  /** An error at a cell of one of the rows. */
  readonly fault: (row: number, column: string, message: string, rule?: RuleOfRow) => Finding
  /** An error of the file as a whole. */
  readonly ofFile: (message: string) => Finding
}

/** An error at a cell, by its record (the header is 0) and its place in it. */
type ErrorAt = (record: number, index: number, message: string, rule?: RuleOfRow) => Finding

/**
 * Read a CSV register and check every row. Cells come as text; `cell` may turn them into something else before the
 * check. A fault gives a finding with its line and column; rows with faults are left out, and all rows where the header
 * has one.
 */
export function readCsv<S extends z.ZodType>(
  file: string,
  schema: S,
  cell: (column: string, value: string) => unknown = (_column, value) => value,
): CuratedRows<z.infer<S>> {
  const inFile = (message: string): CuratedRows<z.infer<S>> =>
    nothing(file, [errorIn(file, 'curated-file', message)])
  if (!isThere(file)) return inFile('Found no such file; expected the register.')
  const read = readText(file)
  if ('finding' in read) return nothing(file, [read.finding])

  const text = read.text.replace(/^\uFEFF/, '')
  const parsed = Papa.parse<string[]>(text, { delimiter: ',' })
  const [header = [], ...records] = parsed.data
  const starts = lineNumbers(parsed.data)
  const [place, lineStarts] = [placer(text), lineStartsOf(text)]
  const errorAt: ErrorAt = (record, index, message, rule = 'curated-file') => {
    const { line, column } = place(
      cellOffset(text, lineStarts[(starts[record] ?? 1) - 1] ?? text.length, index),
    )
    return errorIn(file, rule, message, line, column)
  }
  const faults = [
    ...parsed.errors.map((error) => errorAt(error.row ?? 0, 0, `Not valid CSV: ${error.message}.`)),
    ...headerFaults(header, columnsOf(schema)).map(({ index, message }) =>
      errorAt(0, index, message),
    ),
  ]
  if (faults.length > 0) return nothing(file, faults)
  const inEntry: ErrorAt = (record, index, message, rule) => {
    const name = nameOf(header, records[record - 1] ?? [], schema)
    return errorAt(
      record,
      index,
      name === undefined ? message : `Entry "${name}", ${message}`,
      rule,
    )
  }
  return { ...nothing(file, []), ...checkRows(header, records, schema, cell, starts, inEntry) }
}

function nothing<T>(file: string, findings: Finding[]): CuratedRows<T> {
  const ofFile = (message: string): Finding => errorIn(file, 'curated-file', message)
  return {
    rows: [],
    lines: [],
    findings,
    ofFile,
    fault: (_row, _column, message) => ofFile(message),
  }
}

function checkRows<S extends z.ZodType>(
  header: readonly string[],
  records: readonly (readonly string[])[],
  schema: S,
  cell: (column: string, value: string) => unknown,
  starts: readonly number[],
  errorAt: ErrorAt,
): Omit<CuratedRows<z.infer<S>>, 'ofFile'> {
  const rows: z.infer<S>[] = []
  const places: number[] = []
  const findings: Finding[] = []
  for (const [index, record] of records.entries()) {
    if (record.length === 1 && record[0] === '') continue
    if (record.length !== header.length) {
      const message = `found ${record.length} cells; expected ${header.length}, as in the header.`
      findings.push(errorAt(index + 1, Math.min(record.length, header.length) - 1, message))
      continue
    }
    const content = Object.fromEntries(
      header.map((column, at) => [column, cell(column, record[at] ?? '')]),
    )
    const row = schema.safeParse(content, { reportInput: true })
    if (row.success) {
      rows.push(row.data)
      places.push(index + 1)
    } else
      findings.push(
        ...faultsOf(row.error, schema, content).map(({ path, message }) =>
          errorAt(index + 1, header.indexOf(String(path[0])), message),
        ),
      )
  }
  return {
    rows,
    lines: places.map((place) => starts[place] ?? 0),
    findings,
    fault: (row, column, message, rule) =>
      errorAt(places[row] ?? 0, header.indexOf(column), message, rule),
  }
}

/** What a row is known by: its first words, apart from those that only say of which kind it is. */
function nameOf(
  header: readonly string[],
  record: readonly string[],
  schema: z.ZodType,
): string | undefined {
  const kind = schema instanceof z.ZodDiscriminatedUnion ? schema.def.discriminator : null
  return record[header.findIndex((column) => column !== kind)] || undefined
}

/** The columns that a row must have. */
function columnsOf(schema: z.ZodType): string[] {
  const row: unknown = schema instanceof z.ZodDiscriminatedUnion ? schema.options[0] : schema
  return row instanceof z.ZodObject ? Object.keys(row.shape) : []
}

function headerFaults(
  header: readonly string[],
  columns: readonly string[],
): { index: number; message: string }[] {
  const [first = ''] = header
  const expected = `expected ${columns.join(',')}`
  for (const [sign, name] of [
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ] as const)
    if (header.length === 1 && first.includes(sign))
      return [{ index: 0, message: `Found ${name} between the cells; expected commas.` }]
  const named = header.flatMap((column, index) => {
    if (header.indexOf(column) !== index)
      return { index, message: `Found two columns "${column}"; ${expected}.` }
    return columns.includes(column)
      ? []
      : { index, message: `Unknown column "${column}"${didYouMean(column, columns)}; ${expected}.` }
  })
  const missing = columns
    .filter((column) => !header.includes(column))
    .map((column) => ({ index: 0, message: `The column "${column}" is missing; ${expected}.` }))
  return [...named, ...missing]
}

/** The line on which each record begins; a cell may hold line breaks of its own. */
function lineNumbers(records: readonly (readonly string[])[]): number[] {
  let line = 1
  return records.map((record) => {
    const start = line
    line += 1 + (record.join('').match(/\r\n|\n|\r/g)?.length ?? 0)
    return start
  })
}

function lineStartsOf(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((end) => end.index + end[0].length)]
}

/** Where a cell of the record that begins at an offset begins: after so many commas outside quotation marks. */
function cellOffset(text: string, start: number, index: number): number {
  let offset = start
  const cells = text.slice(start).matchAll(/(?:"[^"]*"|[^",\r\n])*(?:,|\r\n|\n|\r|$)/gy)
  for (let cell = 0; cell < index; cell += 1) offset += cells.next().value?.[0].length ?? 0
  return Math.min(offset, text.length)
}
