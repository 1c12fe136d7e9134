/** Writing into curated files as a person would: an entry or a row more, everything else of the file as it was. */
import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import Papa from 'papaparse'
import { isMap, isScalar, isSeq, parseDocument, stringify, type Scalar, type YAMLSeq } from 'yaml'
import { Ledger, type LedgerEntry } from '../../schemas/curated.ts'
import { slug } from '../text/slug.ts'
import { aroundOnLine, slice, type Source, type Span } from '../text/source-text.ts'

/** As wide as the lines that people write in these files. */
const WIDTH = 120
const NEW_LEDGER = (source: Source): string =>
  `# The correction ledger of ${basename(source.file)}. How an entry is written and decided: README.md in the project's sources/.\n\ncorrections:\n`

/**
 * The text of a ledger with one entry more at the end of its corrections. Nothing else changes, not a comment and not
 * a blank line; only the brackets of an empty list give way to the entry. `text` is null where there is no ledger yet.
 * A list that is written in brackets cannot be added to in this way; `readsBack` checks.
 */
export function withEntry(text: string | null, source: Source, entry: LedgerEntry): string {
  const ledger = text ?? NEW_LEDGER(source)
  const eol = ledger.includes('\r\n') ? '\r\n' : '\n'
  const { contents } = parseDocument(ledger)
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'corrections')
    : undefined
  const list = pair?.value
  if (isSeq(list) && list.items.length > 0 && list.flow !== true) {
    const end = endOfList(ledger, list)
    const [before, after] = [ledger.slice(0, end), ledger.slice(end)]
    return `${before}${blankLineAfter(before, eol)}${toLines(entry, indentOf(ledger, list)).join(eol)}${eol}${after}`
  }
  const block = `${toLines(entry, '  ').join(eol)}${eol}`
  if (isScalar(pair?.key) && isEmptyList(list)) {
    const colon = ledger.indexOf(':', pair.key.range?.[1]) + 1
    return putAfterLine(ledger, colon, list.range?.[1] ?? colon, block, eol)
  }
  return `${ledger}${ledger.trim() === '' ? '' : blankLineAfter(ledger, eol)}corrections:${eol}${block}`
}

/** `corrections:` with nothing after it, or with `[]`. */
function isEmptyList(list: unknown): list is Scalar | YAMLSeq {
  return isSeq(list) ? list.items.length === 0 : isScalar(list) && list.value === null
}

/** A block after the line of a colon; the empty value between the two places goes, a comment on the line stays. */
function putAfterLine(
  ledger: string,
  colon: number,
  valueEnd: number,
  block: string,
  eol: string,
): string {
  const rest = ledger.slice(valueEnd)
  const line = /^.*\r?\n?/.exec(rest)?.[0] ?? ''
  return `${ledger.slice(0, colon)}${line}${line.endsWith('\n') ? '' : eol}${block}${rest.slice(line.length)}`
}

/** Whether a ledger reads as one whose last entry is this one. */
export function readsBack(text: string, entry: LedgerEntry): boolean {
  const document = parseDocument(text)
  return (
    document.errors.length === 0 &&
    isDeepStrictEqual(Ledger.safeParse(document.toJS()).data?.corrections.at(-1), entry)
  )
}

/** The text of `accepted.csv` with one row more at its end, and with its header where it has nothing yet. */
export function withAccepted(
  text: string | null,
  words: string,
  rule: string,
  note: string,
): string {
  const rows = text === null || text.trim() === '' ? 'words,rule,note\n' : text
  const eol = rows.includes('\r\n') ? '\r\n' : '\n'
  return `${rows}${rows.endsWith('\n') ? '' : eol}${Papa.unparse([[words, rule, note]])}${eol}`
}

/** Where the lines of the last entry of a list end, with the indented comments right below: they speak of that entry. */
function endOfList(ledger: string, list: YAMLSeq): number {
  const last = list.items.at(-1)
  const end = (isMap(last) ? last.range?.[1] : undefined) ?? ledger.length
  const rest = ledger.slice(0, end).endsWith('\n')
    ? /^(?:[ \t]+#.*(?:\n|$))*/
    : /^.*(?:\n|$)(?:[ \t]+#.*(?:\n|$))*/
  return end + (rest.exec(ledger.slice(end))?.[0].length ?? 0)
}

/** The space before the hyphens of a list. */
function indentOf(ledger: string, list: YAMLSeq): string {
  const last = list.items.at(-1)
  return (
    /(?<![ \t])([ \t]*)-\s*$/.exec(
      ledger.slice(0, (isMap(last) ? last.range?.[0] : undefined) ?? 0),
    )?.[1] ?? '  '
  )
}

/** What is lacking for a blank line at the end of a text. */
function blankLineAfter(text: string, eol: string): string {
  if (/\n\r?\n$/.test(text)) return ''
  return text.endsWith('\n') ? eol : eol + eol
}

function toLines(entry: LedgerEntry, indent: string): string[] {
  const [first = '', ...rest] = [
    `id: ${scalar(entry.id)}`,
    `quote: ${scalar(entry.quote)}`,
    // Always in quotation marks: where they begin and end is what matters in them.
    ...(entry.before === undefined ? [] : [`before: ${JSON.stringify(entry.before)}`]),
    ...(entry.after === undefined ? [] : [`after: ${JSON.stringify(entry.after)}`]),
    `corrected: ${scalar(entry.corrected)}`,
    ...(entry.alternatives.length === 0
      ? []
      : [`alternatives: [${entry.alternatives.map(inFlow).join(', ')}]`]),
    `kind: ${entry.kind}`,
    `certainty: ${entry.certainty}`,
    `status: ${entry.status}`,
    ...folded(entry.reason, WIDTH - indent.length - 2),
    ...(entry.evidence.length === 0
      ? []
      : ['evidence:', ...entry.evidence.map((each) => `  - ${scalar(each)}`)]),
    `reviewed: { by: ${inFlow(entry.reviewed.by)}, on: ${entry.reviewed.on} }`,
  ]
  return [`${indent}- ${first}`, ...rest.map((line) => `${indent}  ${line}`)]
}

/** A text on one line, in quotation marks where YAML needs them or where space at its ends would not be seen. */
function scalar(text: string): string {
  const plain = stringify(text, { lineWidth: 0 }).trimEnd()
  return text.trim() !== text || /\p{Cc}/u.test(text + plain) ? JSON.stringify(text) : plain
}

/** The same inside brackets, where some signs mean more. */
function inFlow(text: string): string {
  return /[,[\]{}]/.test(text) ? JSON.stringify(text) : scalar(text)
}

/** The reason: on its line when it is short, folded over several when it is not. */
function folded(reason: string, width: number): string[] {
  const short = `reason: ${scalar(reason)}`
  if (short.length <= width || reason.trim() !== reason || /\p{Cc}/u.test(reason)) return [short]
  const lines: string[] = []
  // Only a single space can be folded; any other white space would come back as something else.
  for (const word of reason.split(/(?<=\S) (?=\S)/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`  ${word}`)
  }
  return ['reason: >-', ...lines]
}

/**
 * The fewest whole words around a stretch that make its place the only one of its kind: on its line, and beyond it only
 * where the same line is in the text several times.
 */
export function contextOf(source: Source, span: Span): { before?: string; after?: string } {
  const [left, right] = [source.text.slice(0, span.start), source.text.slice(span.end)]
  const line = aroundOnLine(source.text, span)
  const onLine = contextWithin(source, span, line.before, line.after)
  const { before, after } = onLine ??
    contextWithin(source, span, left, right) ?? { before: left, after: right }
  return { ...(before === '' ? {} : { before }), ...(after === '' ? {} : { after }) }
}

function contextWithin(
  source: Source,
  span: Span,
  left: string,
  right: string,
): { before: string; after: string } | null {
  const quote = slice(source, span)
  const befores = [
    ...[...left.matchAll(/(?<=^|\s)\S/g)].map((match) => left.slice(match.index)).reverse(),
    left,
  ]
  const afters = [
    ...[...right.matchAll(/\S(?=\s|$)/g)].map((match) => right.slice(0, match.index + 1)),
    right,
  ]
  for (let step = 0; step < Math.max(befores.length, afters.length); step += 1) {
    const before = befores[Math.min(step, befores.length - 1)] ?? left
    const after = afters[Math.min(step, afters.length - 1)] ?? right
    if (standsOnce(source.text, before + quote + after)) return { before, after }
  }
  return null
}

/** Whether words of a text occur only once; two places may overlap. */
function standsOnce(text: string, words: string): boolean {
  return text.indexOf(words, text.indexOf(words) + 1) === -1
}

/** A name for an entry that the ledger does not have yet: whatever looks like one is taken, also in a comment. */
export function freeId(text: string | null, corrected: string): string {
  const wanted = slug(corrected, 40)
  const taken = new Set(
    [...(text ?? '').matchAll(/\bid["']?\s*:\s*["']?([a-z0-9-]+)/g)].map((match) => match[1]),
  )
  const names = Array.from({ length: taken.size + 1 }, (_, index) =>
    index === 0 ? wanted : `${wanted}-${index + 1}`,
  )
  return names.find((id) => !taken.has(id)) ?? wanted
}
