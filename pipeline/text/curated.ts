/** The reader of curated files: YAML and CSV that people write, checked against their schemas, with places in messages. */
import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { isMap, isNode, isScalar, isSeq, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'
import { errorIn, type Finding } from './finding.ts'
import { placer } from './source-text.ts'
import { decodeUtf8 } from './utf8.ts'

/** Line and column, from 1, of a value in a curated file, by the keys that lead to it. */
export type PlaceInFile = (path: readonly PropertyKey[]) => { line: number; column: number } | null

export interface Curated<T> {
  /** Null where there is no such file, or where it has not the form it must have. */
  readonly value: T | null
  readonly findings: readonly Finding[]
  readonly place: PlaceInFile
}

/** Read a YAML file and check it; each fault is a finding at its line and column. */
export function readYaml<S extends z.ZodType>(file: string, schema: S): Curated<z.infer<S>> {
  const nowhere: PlaceInFile = () => null
  if (!existsSync(file)) return { value: null, findings: [], place: nowhere }
  const read = readText(file)
  if ('finding' in read) return { value: null, findings: [read.finding], place: nowhere }
  const placeAt = placer(read.text)
  const document = parseDocument(read.text, { prettyErrors: false })
  const faults = document.errors.map(({ message, pos }) => {
    const { line, column } = placeAt(pos[0])
    return errorIn(file, 'curated-file', `Not valid YAML: ${message}`, line, column)
  })
  if (faults.length > 0) return { value: null, findings: faults, place: nowhere }

  const place: PlaceInFile = (path) => placeAt(offsetOf(document, path))
  let content: unknown
  try {
    content = document.toJS() ?? {}
  } catch (error) {
    // The parser finds out about references that lead nowhere only here.
    const { line, column } = placeAt(lostReference(document))
    return {
      value: null,
      findings: [
        errorIn(
          file,
          'curated-file',
          `Not valid YAML: ${error instanceof Error ? error.message : String(error)}`,
          line,
          column,
        ),
      ],
      place,
    }
  }
  const parsed = schema.safeParse(content, { reportInput: true })
  if (parsed.success) return { value: parsed.data, findings: [], place }
  const findings = parsed.error.issues.map((issue) => {
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    const { line, column } = placeAt(
      key === undefined ? offsetOf(document, issue.path) : keyOffset(document, issue.path, key),
    )
    return errorIn(file, 'curated-file', explain(issue), line, column)
  })
  return { value: null, findings, place }
}

/** Offset of the first reference (`*name`) whose anchor (`&name`) does not exist, or 0. */
function lostReference(document: Document): number {
  let offset = 0
  visit(document, {
    Alias: (_key, alias) => {
      if (alias.resolve(document) !== undefined) return undefined
      offset = alias.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}

function readText(file: string): { text: string } | { finding: Finding } {
  try {
    return decodeUtf8(file, readFileSync(file))
  } catch {
    return {
      finding: errorIn(file, 'curated-file', 'The file cannot be read; expected a text file.'),
    }
  }
}

/** What is wrong with a value, for someone who knows the file and not its schema. */
function explain(issue: z.core.$ZodIssue): string {
  const name = issue.path.length === 0 ? 'the file' : issue.path.join('.')
  const found = issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Found the key ${issue.keys.join(', ')} in ${name}; expected none of this name.`
    case 'invalid_value':
      return `${name}: found ${found}; expected one of ${issue.values.join(', ')}.`
    case 'invalid_type':
      return `${name}: found ${found}; expected ${issue.expected === 'string' ? 'text' : issue.expected}.`
    case 'too_small':
      return `${name}: found ${found}; expected text.`
    case 'invalid_format':
      return `${name}: found ${found}; ${issue.format === 'url' ? 'expected an address (https://...)' : issue.message.replace(/^Invalid string: must match pattern .*/, 'expected text on one line, without |')}.`
    default:
      return `${name}: found ${found}; ${issue.message}.`
  }
}

/** Offset of the node at a path, or of the innermost node on the way to it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const key of [null, ...path]) {
    if (key !== null) node = isMap(node) || isSeq(node) ? node.get(key, true) : null
    if (!isNode(node)) break
    offset = node.range?.[0] ?? offset
  }
  return offset
}

/** Offset of a key in the map at a path. */
function keyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  const map: unknown = path.length === 0 ? document.contents : document.getIn(path, true)
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? offsetOf(document, path)
}

/**
 * Read a CSV register and check every row. Cells come as text; `cell` may turn them into something else before the
 * check. A fault gives a finding with its line (the header is line 1); rows with faults are left out.
 */
export function readCsv<S extends z.ZodType>(
  file: string,
  schema: S,
  cell: (column: string, value: string) => unknown = (_column, value) => value,
): { rows: z.infer<S>[]; lines: number[]; findings: Finding[] } {
  const nothing = { rows: [], lines: [] }
  if (!existsSync(file))
    return {
      ...nothing,
      findings: [errorIn(file, 'curated-file', 'Found no such file; expected the register.')],
    }
  const read = readText(file)
  if ('finding' in read) return { ...nothing, findings: [read.finding] }

  const parsed = Papa.parse<string[]>(read.text.replace(/^\uFEFF/, ''), { delimiter: ',' })
  const starts = lineNumbers(parsed.data)
  const findings: Finding[] = parsed.errors.map((error) =>
    errorIn(
      file,
      'curated-file',
      `Not valid CSV: ${error.message}.`,
      starts[error.row ?? 0] ?? null,
    ),
  )
  const [header = [], ...records] = parsed.data
  const rows: z.infer<S>[] = []
  const lines: number[] = []
  for (const [index, record] of records.entries()) {
    const line = starts[index + 1] ?? null
    if (record.length === 1 && record[0] === '') continue
    if (record.length !== header.length) {
      findings.push(
        errorIn(
          file,
          'curated-file',
          `Found ${record.length} cells; expected ${header.length}, as the header has.`,
          line,
        ),
      )
      continue
    }
    const row = schema.safeParse(
      Object.fromEntries(header.map((column, at) => [column, cell(column, record[at] ?? '')])),
      { reportInput: true },
    )
    if (row.success) {
      rows.push(row.data)
      lines.push(line ?? 0)
    } else
      findings.push(
        ...row.error.issues.map((issue) => errorIn(file, 'curated-file', explain(issue), line)),
      )
  }
  return { rows, lines, findings }
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
