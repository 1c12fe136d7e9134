/** The reader of curated YAML files: what people write, checked against its schema, with places in messages. */
import { isMap, isNode, isScalar, isSeq, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { firstControl } from './controls.ts'
import { faultsOfYaml } from './curated-yaml.ts'
import { faultsOf } from './explain.ts'
import { errorIn, type Finding } from './finding.ts'
import { isThere, readRegularFile } from './regular-file.ts'
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
  if (!isThere(file)) return { value: null, findings: [], place: nowhere }
  const read = readText(file)
  if ('finding' in read) return { value: null, findings: [read.finding], place: nowhere }
  const placeAt = placer(read.text)
  const document = parseDocument(read.text, { prettyErrors: false })
  const faults = faultsOfYaml(document).map(({ offset, message }) => {
    const { line, column } = placeAt(offset)
    return errorIn(file, 'curated-file', message, line, column)
  })
  if (faults.length > 0) return { value: null, findings: faults, place: nowhere }

  const place: PlaceInFile = (path) => placeAt(offsetOf(document, path))
  const content: unknown = document.toJS() ?? {}
  const parsed = schema.safeParse(content, { reportInput: true })
  if (parsed.success) return { value: parsed.data, findings: [], place }
  const findings = faultsOf(parsed.error, schema, content).map(({ path, isKey, message }) => {
    const { line, column } = placeAt((isKey ? keyOffset : offsetOf)(document, path))
    return errorIn(file, 'curated-file', message, line, column)
  })
  return { value: null, findings, place }
}

/** The text of a curated file; or the finding that says why it is no text. */
export function readText(file: string): { text: string } | { finding: Finding } {
  const read = readRegularFile(file)
  if ('refused' in read) return { finding: errorIn(file, 'curated-file', read.refused) }
  const decoded = decodeUtf8(file, read.bytes)
  const control = 'text' in decoded ? firstControl(decoded.text) : null
  if (control === null || 'finding' in decoded) return decoded
  const { line, column } = placer(decoded.text)(control.offset)
  const message = `Found the ${control.name}; expected text.`
  return { finding: errorIn(file, 'curated-file', message, line, column) }
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

/** Offset of the key at the end of a path. */
function keyOffset(document: Document, path: readonly PropertyKey[]): number {
  const above = path.slice(0, -1)
  const map: unknown = above.length === 0 ? document.contents : document.getIn(above, true)
  const pair = isMap(map)
    ? map.items.find((item) => isScalar(item.key) && item.key.value === path.at(-1))
    : undefined
  return (isScalar(pair?.key) ? pair.key.range?.[0] : undefined) ?? offsetOf(document, above)
}
