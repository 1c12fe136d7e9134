/** What curated files may have of YAML: keys, values and lists, each written where it belongs. */
import { isAlias, isNode, isScalar, visit, type Document, type YAMLError } from 'yaml'
import { firstControl } from './controls.ts'

export interface YamlFault {
  /** In UTF-16 code units. */
  readonly offset: number
  readonly message: string
}

/** What is no YAML; where there is nothing of that, what a reviewer could overlook. */
export function faultsOfYaml(document: Document): YamlFault[] {
  const invalid = [...document.errors, ...document.warnings].map((error) => ({
    offset: error.pos[0],
    message: `Not valid YAML: ${explain(error)}`,
  }))
  return invalid.length > 0 ? invalid : hidden(document)
}

function explain({ code, message }: YAMLError): string {
  switch (code) {
    case 'DUPLICATE_KEY':
      return 'found a key for the second time; keys must be unique.'
    case 'MULTIPLE_DOCS':
      return 'found a second document (`---`); expected one.'
    case 'TAG_RESOLVE_FAILED':
      return 'found a tag (`!name`) without a meaning here; expected none.'
    default:
      return message
  }
}

/**
 * Aliases, which refer to words elsewhere and may refer to what contains them; anchors, which are there for them; keys
 * that are no words; and characters that nobody sees, written as escapes.
 */
function hidden(document: Document): YamlFault[] {
  const faults: YamlFault[] = []
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) && isNode(key) && !isAlias(key))
        faults.push({
          offset: offsetOf(key),
          message: 'Found a list or map as a key; expected words.',
        })
    },
    Node: (_, node) => {
      const message = faultOf(node)
      if (message !== null) faults.push({ offset: offsetOf(node), message })
    },
  })
  return faults
}

function faultOf(node: unknown): string | null {
  if (isAlias(node))
    return 'Found an alias (`*name`); expected every value written where it belongs.'
  if (!isNode(node)) return null
  if ('anchor' in node && node.anchor !== undefined)
    return 'Found an anchor (`&name`); expected none, because no value may refer to another.'
  const control = isScalar(node) && typeof node.value === 'string' ? firstControl(node.value) : null
  return control === null ? null : `Found an escape for the ${control.name}; expected text.`
}

function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}
