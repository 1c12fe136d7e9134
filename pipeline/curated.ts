/** The reader of curated files: YAML and CSV that people write, checked against their schemas, with places in messages. */
import { existsSync, readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { errorIn, type Finding } from './finding.ts'

/**
 * Read a YAML file and check it. A file that is not there gives null; one that has not the form it must have gives null
 * and a finding for each fault, at its line and column.
 */
export function readYaml<S extends z.ZodType>(file: string, schema: S): { value: z.infer<S> | null; findings: Finding[] } {
  if (!existsSync(file)) return { value: null, findings: [] }
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines, prettyErrors: false })
  const at = (offset: number): [number, number] => {
    const { line, col } = lines.linePos(offset)
    return [line, col]
  }
  if (document.errors.length > 0) {
    const findings = document.errors.map((error) => errorIn(file, 'curated-file', `Not valid YAML: ${error.message}`, ...at(error.pos[0])))
    return { value: null, findings }
  }
  const parsed = schema.safeParse(document.toJS() ?? {})
  if (parsed.success) return { value: parsed.data, findings: [] }
  const findings = parsed.error.issues.map((issue) =>
    errorIn(file, 'curated-file', `${issue.path.join('.') || 'The file'}: ${issue.message}`, ...at(nodeOffset(document, issue.path))),
  )
  return { value: null, findings }
}

/** Offset of the node at a path, or of the innermost node on the way to it. */
function nodeOffset(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const key of [null, ...path]) {
    if (key !== null) node = isMap(node) || isSeq(node) ? node.get(key, true) : null
    if (!isNode(node)) break
    offset = node.range?.[0] ?? offset
  }
  return offset
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value)
}

/**
 * Read a CSV register and check every row. Cells come as text; `cell` may turn them into something else before the
 * check. A fault gives a finding with its line (the header is line 1); rows with faults are left out.
 */
export function readCsv<S extends z.ZodType>(
  file: string,
  schema: S,
  cell: (column: string, value: string) => unknown = (_column, value) => value,
): { rows: z.infer<S>[]; findings: Finding[] } {
  if (!existsSync(file)) return { rows: [], findings: [errorIn(file, 'curated-file', 'The register is missing.')] }
  const parsed = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true })
  const findings: Finding[] = parsed.errors.map((error) => errorIn(file, 'curated-file', error.message, (error.row ?? 0) + 2))
  const rows = parsed.data.flatMap((data, index) => {
    const values = Object.fromEntries(Object.entries(data).map(([column, value]) => [column, cell(column, value)]))
    const row = schema.safeParse(values)
    if (row.success) return [row.data]
    findings.push(...row.error.issues.map((issue) => errorIn(file, 'curated-file', `${issue.path.join('.') || 'The row'}: ${issue.message}`, index + 2)))
    return []
  })
  return { rows, findings }
}
