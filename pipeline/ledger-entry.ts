/** Writing into curated files as a person would: an entry more in a ledger, everything else of the file as it was. */
import { isMap, isSeq, parseDocument, stringify } from 'yaml'
import type { LedgerEntry } from '../schemas/curated.ts'
import { slug } from './slug.ts'
import { slice, type Source, type Span } from './source-text.ts'

const WIDTH = 116
const NEW_LEDGER = (source: string): string => `# The correction ledger of ${source}.txt. How an entry is written and decided: README.md in the project's sources/.\n\ncorrections:\n`

/**
 * The text of a ledger with one entry more at the end of its corrections. Nothing else changes, not a comment and not
 * a blank line. `text` is null where there is no ledger yet.
 */
export function withEntry(text: string | null, source: Source, entry: LedgerEntry): string {
  const ledger = text ?? NEW_LEDGER(source.id)
  const document = parseDocument(ledger)
  const corrections = isMap(document.contents) ? document.get('corrections', true) : null
  const block = toYaml(entry)
  if (!isSeq(corrections) || corrections.items.length === 0) {
    const begin = /^corrections:.*\n?/m.exec(ledger)
    if (begin === null) return `${ledger.trimEnd()}\n\ncorrections:\n${block}`
    return `${ledger.slice(0, begin.index)}corrections:\n${block}${ledger.slice(begin.index + begin[0].length)}`
  }
  const last = corrections.items.at(-1)
  const end = isMap(last) ? (last.range?.[1] ?? ledger.length) : ledger.length
  return `${ledger.slice(0, end).trimEnd()}\n\n${block}${ledger.slice(end).replace(/^[ \t]*\n/, '')}`
}

function toYaml(entry: LedgerEntry): string {
  const lines = [
    `  - id: ${entry.id}`,
    `    quote: ${scalar(entry.quote)}`,
    ...(entry.before === undefined ? [] : [`    before: ${scalar(entry.before)}`]),
    ...(entry.after === undefined ? [] : [`    after: ${scalar(entry.after)}`]),
    `    corrected: ${scalar(entry.corrected)}`,
    ...(entry.alternatives.length === 0 ? [] : [`    alternatives: [${entry.alternatives.map((each) => JSON.stringify(each)).join(', ')}]`]),
    `    kind: ${entry.kind}`,
    `    certainty: ${entry.certainty}`,
    `    status: ${entry.status}`,
    ...folded(entry.reason),
    ...(entry.evidence.length === 0 ? [] : ['    evidence:', ...entry.evidence.map((each) => `      - ${scalar(each)}`)]),
    `    reviewed: { by: ${entry.reviewed.by}, on: ${entry.reviewed.on} }`,
  ]
  return `${lines.join('\n')}\n`
}

/** A text on one line, in quotation marks where YAML needs them or where space at its ends would not be seen. */
function scalar(text: string): string {
  return text.trim() !== text ? JSON.stringify(text) : stringify(text, { lineWidth: 0 }).trimEnd()
}

/** The reason: on its line when it is short, folded over several when it is not. */
function folded(reason: string): string[] {
  const short = `    reason: ${scalar(reason)}`
  if (short.length <= WIDTH) return [short]
  const lines: string[] = []
  let line = '     '
  for (const word of reason.split(/\s+/)) {
    if (line.length + word.length + 1 > WIDTH) {
      lines.push(line)
      line = '     '
    }
    line += ` ${word}`
  }
  return ['    reason: >-', ...lines, line]
}

/** The fewest whole words around a stretch, on its line, that make its place the only one of its kind. */
export function contextOf(source: Source, span: Span): { before?: string; after?: string } {
  const quote = slice(source, span)
  const isOnly = (before: string, after: string): boolean => source.text.split(before + quote + after).length === 2
  const left = source.text.slice(0, span.start).split(/[\r\n]/).at(-1) ?? ''
  const right = source.text.slice(span.end).split(/[\r\n]/)[0] ?? ''
  const befores = [...left.matchAll(/(?<=^|\s)\S/g)].map((match) => left.slice(match.index)).reverse()
  const afters = [...right.matchAll(/\S(?=\s|$)/g)].map((match) => right.slice(0, match.index + 1))
  const steps = Math.max(befores.length, afters.length, 1)
  for (let step = 0; step < steps; step += 1) {
    const before = befores[Math.min(step, befores.length - 1)] ?? left
    const after = afters[Math.min(step, afters.length - 1)] ?? right
    if (isOnly(before, after)) return { ...(before === '' ? {} : { before }), ...(after === '' ? {} : { after }) }
  }
  return { ...(left === '' ? {} : { before: left }), ...(right === '' ? {} : { after: right }) }
}

/** A name for an entry that the ledger does not have yet. */
export function freeId(text: string | null, corrected: string): string {
  const wanted = slug(corrected, 40)
  const taken = new Set([...(text ?? '').matchAll(/^\s*-?\s*id:\s*(\S+)/gm)].map((match) => match[1]))
  const numbers = Array.from({ length: taken.size + 1 }, (_, index) => (index === 0 ? wanted : `${wanted}-${index + 1}`))
  return numbers.find((id) => !taken.has(id)) ?? wanted
}
