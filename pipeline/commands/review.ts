/**
 * The command line of `make review`: walk through what is open, suspects and names that no register has, one by one.
 *
 * `review.ts [--sources FOLDER]`. Each decision is written before the next question is asked, so that the walk can be
 * left at any point with nothing lost. Exit status 0, or 1 when the sources cannot be read.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { parseArgs } from 'node:util'
import { suspectRules, unknownNameRules } from '../../schemas/accepted.ts'
import { LedgerEntry } from '../../schemas/curated.ts'
import { certainties, correctionKinds } from '../../schemas/vocabulary.ts'
import { build, PROJECT_SOURCES, type Built } from '../build.ts'
import type { Finding } from '../text/finding.ts'
import { contextOf, freeId, readsBack, withAccepted, withEntry } from '../correct/ledger-entry.ts'
import { reportFindings } from './report.ts'
import { slice } from '../text/source-text.ts'

const CHOICES = `  a  accept   the words are right: a row in accepted.csv, with your reason
  c  correct  an entry in the ledger: the data gets the corrected words
  h  hold     an entry in the ledger, as a proposal: the data stays as it is
  s  skip     nothing is written, and it is asked again next time
  q  quit     Ctrl-C and Ctrl-D leave too, at any question
A right name that no register has yet belongs in sources/registers/: skip it.`

/** The kind of slip that the findings of a rule mostly turn out to be; of the others, spelling. */
const USUAL_KIND: Readonly<Record<string, string>> = {
  ...Object.fromEntries(unknownNameRules.map((rule) => [rule, 'name'])),
  'suspect-doubled-word': 'duplication',
  'suspect-spacing': 'spacing',
  'suspect-range': 'spacing',
  'suspect-translation': 'wrong-word',
}

/** What a person can settle here, suspects and names that no register has, and nobody has settled; in the order of the texts. */
export function openFindings({
  findings,
  processed,
}: Pick<Built, 'findings' | 'processed'>): Finding[] {
  const isOpen = ({ ruleId: rule, severity, at }: Finding): boolean => {
    const isUnknown = unknownNameRules.some((unknown) => unknown === rule)
    if (
      at === null ||
      (isUnknown ? severity === 'info' : !suspectRules.some((suspect) => suspect === rule))
    )
      return false
    // Words with an entry that is held or rejected are decided, and stay as they are.
    const [start, end] = [
      at.source.place(at.span.start).offset,
      at.source.place(at.span.end).offset,
    ]
    const entries =
      processed.find(({ source }) => source.id === at.source.id)?.corrected.corrections ?? []
    return !entries.some(
      (row) => row.status !== 'applied' && row.start_offset < end && start < row.end_offset,
    )
  }
  return findings
    .filter(isOpen)
    .sort((a, b) =>
      a.file === b.file
        ? (a.at?.span.start ?? 0) - (b.at?.span.start ?? 0)
        : a.file < b.file
          ? -1
          : 1,
    )
}

/** The line of a finding with its words underlined, cut to a row of the terminal. */
export function inItsLine({ at }: Finding, width = 72): string {
  if (at === null) return ''
  // White space of any kind and signs that steer a terminal would shift the underline.
  const points = (part: string): string[] => [...part.replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, ' ')]
  const before = points(/[^\r\n]*$/.exec(at.source.text.slice(0, at.span.start))?.[0] ?? '')
  const words = points(slice(at.source, at.span))
  const after = points(/^[^\r\n]*/.exec(at.source.text.slice(at.span.end))?.[0] ?? '')
  const half = Math.floor(width / 2)
  const middle =
    words.length <= half ? words : [...words.slice(0, half - 11), '…', ...words.slice(-10)]
  const left = before.length <= half - 12 ? before : ['…', ...before.slice(13 - half)]
  const room = width - left.length - middle.length
  const right = after.length <= room ? after : [...after.slice(0, room - 1), '…']
  return `    ${[...left, ...middle, ...right].join('').trimEnd()}\n    ${' '.repeat(left.length)}${'^'.repeat(middle.length)}`
}

const say = (text: string): boolean => process.stdout.write(`${text}\n`)
const key = ({ ruleId, at }: Finding): string =>
  [ruleId, at?.source.id, at?.span.start, at?.span.end].join(' ')
const textOf = (file: string): string | null =>
  existsSync(file) ? readFileSync(file, 'utf8') : null
const errorsOf = ({ findings }: Built): string =>
  reportFindings(
    findings.filter(({ severity }) => severity === 'error'),
    false,
  )

/** A question answered: the answer, trimmed; the default where it is empty; null when the input has ended. */
type Put = (question: string, byDefault?: string) => Promise<string | null>
/** What became of a finding; where something was written, the build that follows from it. */
type Outcome = Built | 'again' | 'skipped' | 'quit'

async function review(folder: string, put: Put): Promise<number> {
  const first = build(folder)
  if (first.dataset === null) {
    process.stderr.write(`${errorsOf(first)}\n`)
    return 1
  }
  const asked = new Set<string>()
  let settled = 0
  let open = openFindings(first)
  say(
    open.length === 0
      ? 'Nothing is open.'
      : `${open.length} open. What you can do with each:\n${CHOICES}`,
  )
  for (;;) {
    const [finding, ...further] = open.filter((each) => !asked.has(key(each)))
    if (finding === undefined) break
    say(
      `\n[${asked.size + 1} of ${asked.size + 1 + further.length}] ${basename(finding.file)}, line ${finding.line}, ${finding.ruleId}\n\n${inItsLine(finding)}\n`,
    )
    say(finding.message.replace(/(.{1,79})(?:\s+|$)/g, '$1\n').trimEnd())
    if (finding.expected.length > 0) say(`Perhaps: ${finding.expected.join(', ')}.`)
    const outcome = await decide(finding, folder, put)
    if (outcome === 'quit') break
    asked.add(key(finding))
    if (typeof outcome === 'string') continue
    settled += 1
    open = openFindings(outcome)
    for (const { message } of open.filter((other) => key(other) === key(finding)))
      say(`It is open all the same: ${message}`)
  }
  if (settled + open.length > 0)
    say(
      `\n${settled} settled, ${open.length} left open.${settled > 0 ? ' Run make build to see the data that follows.' : ''}`,
    )
  return 0
}

async function decide(finding: Finding, folder: string, put: Put): Promise<Outcome> {
  for (;;) {
    const answer =
      (await put('(a)ccept as right, (c)orrect, (h)old, (s)kip, (q)uit', 's'))?.toLowerCase() ?? 'q'
    if (answer === 'q' || answer === 's') return answer === 'q' ? 'quit' : 'skipped'
    const outcome =
      answer === 'a'
        ? await accept(finding, folder, put)
        : answer === 'c' || answer === 'h'
          ? await enter(finding, folder, put, answer === 'c' ? 'applied' : 'held')
          : again('Expected a, c, h, s or q.')
    if (outcome === 'quit') say('\nNothing of this one is written.')
    if (outcome !== 'again') return outcome
  }
}

/** Accept words as right: a row more in `accepted.csv`. */
async function accept({ at, ruleId }: Finding, folder: string, put: Put): Promise<Outcome> {
  const note = await put('Why are the words right? (Enter alone: back)')
  if (note === null || at === null) return 'quit'
  if (note === '') return 'again'
  const file = join(folder, 'accepted.csv')
  return write(folder, file, withAccepted(textOf(file), slice(at.source, at.span), ruleId, note))
}

/** A ledger entry for the words. */
async function enter(
  { at, ruleId, expected }: Finding,
  folder: string,
  put: Put,
  status: LedgerEntry['status'],
): Promise<Outcome> {
  const corrected = await put(
    `What should the words be?${expected.length > 0 ? '' : ' (Enter alone: back)'}`,
    expected[0],
  )
  if (corrected === null || at === null) return 'quit'
  const quote = slice(at.source, at.span)
  if (corrected === '') return 'again'
  if (corrected === quote) return again('These are the words as they stand.')
  const kind = await choose(
    'Kind',
    Object.keys(correctionKinds),
    USUAL_KIND[ruleId] ?? 'spelling',
    put,
  )
  const certainty =
    kind === null ? null : await choose('Certainty', Object.keys(certainties), 'high', put)
  const reason = certainty === null ? null : await put('Why? (Enter alone: back)')
  if (reason === null) return 'quit'
  if (reason === '') return 'again'
  const evidence = await put('Evidence: addresses or places, a | between them (may stay empty)')
  const by = evidence === null ? null : await put('Who decides?', 'maintainer')
  if (evidence === null || by === null) return 'quit'
  const file = join(folder, `${at.source.id}.corrections.yaml`)
  const former = textOf(file)
  const [place, reviewed] = [
    contextOf(at.source, at.span),
    { by, on: new Date().toISOString().slice(0, 10) },
  ]
  const entry = LedgerEntry.parse({
    id: freeId(former, corrected),
    quote,
    ...place,
    corrected,
    kind,
    certainty,
    status,
    reason,
    evidence: evidence.split(/\s*\|\s*/).filter((each) => each !== ''),
    reviewed,
  })
  const text = withEntry(former, at.source, entry)
  return readsBack(text, entry)
    ? write(folder, file, text)
    : again(
        `Not written: ${file} has a form that this command cannot add to; add the entry by hand.`,
      )
}

/** Write a file, and take that back where the build would stop for it. What the file system refuses is told in its words. */
function write(folder: string, file: string, text: string): Built | 'again' {
  const former = textOf(file)
  try {
    writeFileSync(file, text)
  } catch (error) {
    return again(`Not written: ${error instanceof Error ? error.message : String(error)}`)
  }
  const built = build(folder)
  if (built.dataset !== null) {
    say(`Written to ${basename(file)}.`)
    return built
  }
  if (former === null) rmSync(file)
  else writeFileSync(file, former)
  return again(`Not written, because the build would stop with it:\n${errorsOf(built)}`)
}

/** One of several codes; asked until it is. */
async function choose(
  name: string,
  codes: readonly string[],
  byDefault: string,
  put: Put,
): Promise<string | null> {
  say(`${name}: ${codes.join(', ')}.`)
  for (;;) {
    const answer = await put(name, byDefault)
    if (answer === null || codes.includes(answer)) return answer
    say(`Found "${answer}"; expected one of ${codes.join(', ')}.`)
  }
}

/** Questions over lines of input, typed or piped. */
function questionsOver(terminal: Interface): Put {
  const lines = terminal[Symbol.asyncIterator]()
  return async (question, byDefault = '') => {
    const prompt = `${question}${byDefault === '' ? '' : ` [${byDefault}]`}: `
    // Typed lines are edited, and drawn anew with what stands before them. Piped ones may have ended long before they are read.
    if (process.stdin.isTTY) {
      terminal.setPrompt(prompt)
      terminal.prompt()
    } else process.stdout.write(prompt)
    const next = await lines.next()
    const answer = next.done === true ? null : next.value.trim()
    return answer === '' ? byDefault : answer
  }
}

function again(why: string): 'again' {
  say(why)
  return 'again'
}

if (
  process.argv[1] !== undefined &&
  basename(process.argv[1]) === 'review.ts' &&
  basename(dirname(process.argv[1])) === 'commands'
) {
  const { values } = parseArgs({
    options: { sources: { type: 'string', default: PROJECT_SOURCES } },
  })
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  process.exitCode = await review(values.sources, questionsOver(terminal))
  terminal.close()
}
