/**
 * The command line of `make review`: walk through what is open, suspects and names that no register has, one by one.
 *
 * `review.ts [--sources FOLDER]`. Each decision is written before the next question is asked, so that the walk can be
 * left at any point with nothing lost. Exit status 0, or 1 when the sources cannot be read.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { parseArgs } from 'node:util'
import Papa from 'papaparse'
import { LedgerEntry } from '../schemas/curated.ts'
import { certainties, correctionKinds } from '../schemas/vocabulary.ts'
import { build, PROJECT_SOURCES } from './build.ts'
import type { Finding } from './finding.ts'
import { contextOf, freeId, withEntry } from './ledger-entry.ts'
import { reportFindings } from './report.ts'
import { slice } from './source-text.ts'

const UNRESOLVED: ReadonlySet<string> = new Set(['unknown-country', 'unknown-organization', 'unknown-theme'])

/** Findings that a person can settle here: suspects, and names that no register has. */
export function openFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.at !== null && (finding.rule.startsWith('suspect-') || UNRESOLVED.has(finding.rule)))
}

/** The line of a finding with its words underlined, for the terminal. */
export function inItsLine({ at }: Finding): string {
  if (at === null) return ''
  const { text } = at.source
  const start = Math.max(text.lastIndexOf('\n', at.span.start - 1), text.lastIndexOf('\r', at.span.start - 1)) + 1
  const rest = text.slice(start).search(/[\r\n]/)
  const line = rest === -1 ? text.slice(start) : text.slice(start, start + rest)
  const from = Math.max(0, at.span.start - start - 40)
  const shown = line.slice(from, at.span.end - start + 40)
  return `    ${shown}\n    ${' '.repeat([...line.slice(from, at.span.start - start)].length)}${'^'.repeat(Math.max(1, [...slice(at.source, at.span)].length))}`
}

async function review(folder: string): Promise<number> {
  const { dataset, findings } = build(folder)
  if (dataset === null) {
    process.stderr.write(`${reportFindings(findings.filter((finding) => finding.severity === 'error'), false)}\n`)
    return 1
  }
  const open = openFindings(findings)
  if (open.length === 0) {
    say('Nothing is open: no suspects, and every name is in its register.')
    return 0
  }
  const questions = ask(createInterface({ input: process.stdin, output: process.stdout }))
  let settled = 0
  for (const [index, finding] of open.entries()) {
    say(`\n[${index + 1} of ${open.length}] ${finding.file}, line ${finding.line}, ${finding.rule}\n${inItsLine(finding)}\n${finding.message}`)
    if (finding.suggestions.length > 0) say(`Perhaps: ${finding.suggestions.join(', ')}.`)
    const answer = await decide(finding, folder, questions)
    if (answer === 'quit') break
    if (answer === 'settled') settled += 1
  }
  questions.close()
  say(`\n${settled} settled, ${open.length - settled} left open. Run make build to see the data that follows.`)
  return 0
}

interface Questions {
  /** The answer, trimmed; the default where it is empty; null when the input has ended. */
  readonly put: (question: string, byDefault?: string) => Promise<string | null>
  readonly close: () => void
}

/** Questions over lines of input, typed or piped. */
function ask(terminal: Interface): Questions {
  const lines = terminal[Symbol.asyncIterator]()
  return {
    put: async (question, byDefault = '') => {
      process.stdout.write(`${question}${byDefault === '' ? '' : ` [${byDefault}]`}: `)
      const next = await lines.next()
      if (next.done === true) return null
      const answer = next.value.trim()
      return answer === '' ? byDefault : answer
    },
    close: () => terminal.close(),
  }
}

async function decide(finding: Finding, folder: string, questions: Questions): Promise<'settled' | 'skipped' | 'quit'> {
  for (;;) {
    const answer = await questions.put('(a)ccept as right, (c)orrect, (h)old, (s)kip, (q)uit', 's')
    if (answer === null || answer === 'q') return 'quit'
    if (answer === 's') return 'skipped'
    if (answer === 'a' || answer === 'c' || answer === 'h') {
      const outcome = answer === 'a' ? await accept(finding, folder, questions) : await enter(finding, folder, questions, answer === 'c' ? 'applied' : 'held')
      if (outcome !== 'again') return outcome
    } else say('Expected a, c, h, s or q.')
  }
}

/** Accept words as right: a row more in `accepted.csv`. */
async function accept(finding: Finding, folder: string, { put }: Questions): Promise<'settled' | 'quit'> {
  const note = await put('Why are the words right?')
  if (note === null || finding.at === null) return 'quit'
  const file = join(folder, 'accepted.csv')
  const row = Papa.unparse([[slice(finding.at.source, finding.at.span), finding.rule, note]], { newline: '\n' })
  if (!existsSync(file)) writeFileSync(file, 'words,rule,note\n')
  const text = readFileSync(file, 'utf8')
  appendFileSync(file, `${text.endsWith('\n') ? '' : '\n'}${row}\n`)
  say(`Written to ${file}.`)
  return 'settled'
}

/** A ledger entry for the words; `again` when the answers make none. */
async function enter(finding: Finding, folder: string, { put }: Questions, status: LedgerEntry['status']): Promise<'settled' | 'again' | 'quit'> {
  if (finding.at === null) return 'again'
  const { source, span } = finding.at
  const file = join(folder, `${basename(source.id)}.corrections.yaml`)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : null
  const corrected = await put('What should the words be?', finding.suggestions[0])
  const kind = await put(`Kind (${Object.keys(correctionKinds).join(', ')})`, 'spelling')
  const certainty = await put(`Certainty (${Object.keys(certainties).join(', ')})`, 'high')
  const reason = await put('Why?')
  const evidence = await put('Evidence, addresses or places with a space between them (may stay empty)')
  const by = await put('Who decides?', 'maintainer')
  if (by === null) return 'quit'
  const entry = LedgerEntry.safeParse({
    id: freeId(text, corrected ?? ''),
    quote: slice(source, span),
    ...contextOf(source, span),
    corrected,
    kind,
    certainty,
    status,
    reason,
    evidence: (evidence ?? '').split(/\s+/).filter((each) => each !== ''),
    reviewed: { by, on: new Date().toISOString().slice(0, 10) },
  })
  if (!entry.success) {
    say(`Not written: ${entry.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}.`)
    return 'again'
  }
  writeFileSync(file, withEntry(text, source, entry.data))
  say(`Written to ${file}.`)
  return 'settled'
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === 'review.ts' && dirname(process.argv[1]).endsWith('pipeline')) {
  const { values } = parseArgs({ options: { sources: { type: 'string', default: PROJECT_SOURCES } } })
  process.exitCode = await review(values.sources)
}
