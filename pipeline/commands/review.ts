/**
 * `make review`: walk through what is open, suspects and names that no register has, one by one. Each decision is written
 * before the next question is asked, so that the walk can be left at any point with nothing lost.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unknownNameRules } from '../../schemas/accepted.ts'
import { LedgerEntry } from '../../schemas/curated.ts'
import { certainties, correctionKinds } from '../../schemas/vocabulary.ts'
import { build, type Built } from '../build.ts'
import { contextOf, freeId, readsBack, withAccepted, withEntry } from '../correct/ledger-entry.ts'
import type { Registers } from '../dialect/registers.ts'
import type { Finding } from '../text/finding.ts'
import { slice } from '../text/source-text.ts'
import { wrap } from './columns.ts'
import { refuse, widthOf, type Folders, type Io } from './io.ts'
import { reportFindings } from './report.ts'
import { candidatesFor, inItsLine, lastReviewer, openFindings } from './review/open-findings.ts'
import { questionsOver, type Questions } from './review/questions.ts'

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

/** The folder that is reviewed, and the person who is asked. */
interface Desk extends Questions {
  readonly io: Io
  readonly folder: string
  readonly registers: Registers | null
  /** Who decided last: whoever sits here now, most likely. */
  readonly reviewer: { name: string }
}

/** What became of a finding; where something was written, the build that follows from it. */
type Outcome = Built | 'retry' | 'skipped' | 'quit'

/** Exit status 1 where the sources cannot be read. */
export async function run({ sources }: Pick<Folders, 'sources'>, io: Io): Promise<number> {
  const built = build(sources)
  if (built.dataset === null) return refuse(io, errorsOf(built, io))
  const questions = questionsOver(io)
  const reviewer = { name: lastReviewer(built) }
  await walk(built, { ...questions, io, folder: sources, registers: built.registers, reviewer })
  questions.close()
  return 0
}

async function walk(first: Built, desk: Desk): Promise<void> {
  const asked = new Set<string>()
  let settled = 0
  let open = openFindings(first)
  desk.say(
    open.length === 0
      ? 'Nothing is open.'
      : `${open.length} open. What you can do with each:\n${CHOICES}`,
  )
  for (;;) {
    const [finding, ...further] = open.filter((each) => !asked.has(keyOf(each)))
    if (finding === undefined) break
    show(finding, `[${asked.size + 1} of ${asked.size + 1 + further.length}]`, desk)
    const outcome = await decide(finding, desk)
    if (outcome === 'quit') break
    asked.add(keyOf(finding))
    if (typeof outcome === 'string') continue
    settled += 1
    open = openFindings(outcome)
    for (const { message } of open.filter((other) => keyOf(other) === keyOf(finding)))
      desk.say(`It is open all the same: ${message}`)
  }
  if (settled + open.length > 0)
    desk.say(
      `\n${settled} settled, ${open.length} left open.${settled > 0 ? ' Run make build to see the data that follows.' : ''}`,
    )
}

function show(finding: Finding, count: string, { say, io, registers }: Desk): void {
  const { file, line, ruleId, message, note } = finding
  const candidates = candidatesFor(finding, registers)
  const expected = candidates.length > 0 ? candidates : finding.expected
  say(`\n${count} ${basename(file)}, line ${line}, ${ruleId}\n\n${inItsLine(finding)}\n`)
  say(wrap(message, widthOf(io.stdout)).join('\n'))
  if (expected.length > 0) say(`Perhaps: ${expected.join(', ')}.`)
  if (note !== undefined) say(wrap(`→ ${note}`, widthOf(io.stdout)).join('\n'))
}

async function decide(finding: Finding, desk: Desk): Promise<Outcome> {
  for (;;) {
    const answer = await desk.put('(a)ccept as right, (c)orrect, (h)old, (s)kip, (q)uit', 's')
    const choice = answer?.toLowerCase() ?? 'q'
    if (choice === 'q') return 'quit'
    const outcome = await act(choice, finding, desk)
    if (outcome === 'quit') desk.say('\nNothing of this one is written.')
    if (outcome !== 'retry') return outcome
  }
}

async function act(choice: string, finding: Finding, desk: Desk): Promise<Outcome> {
  if (choice === 's') return 'skipped'
  if (choice === 'a') return accept(finding, desk)
  if (choice === 'c') return enter(finding, 'applied', desk)
  if (choice === 'h') return enter(finding, 'held', desk)
  return retry('Expected a, c, h, s or q.', desk)
}

/** Accept words as right: a row more in `accepted.csv`. */
async function accept({ at, ruleId }: Finding, desk: Desk): Promise<Outcome> {
  const note = await desk.put('Why are the words right? (Enter alone: back)')
  if (note === null || at === null) return 'quit'
  if (note === '') return 'retry'
  const file = join(desk.folder, 'accepted.csv')
  return write(file, withAccepted(textOf(file), slice(at.source, at.span), ruleId, note), desk)
}

/** A ledger entry for the words. */
async function enter(
  finding: Finding,
  status: LedgerEntry['status'],
  desk: Desk,
): Promise<Outcome> {
  const { at, ruleId } = finding
  // Of several States that share a name, none is offered before the others.
  const expected = candidatesFor(finding, desk.registers).length > 0 ? [] : finding.expected
  const corrected = await desk.put(
    `What should the words be?${expected.length > 0 ? '' : ' (Enter alone: back)'}`,
    expected[0],
  )
  if (corrected === null || at === null) return 'quit'
  if (corrected === '') return 'retry'
  const quote = slice(at.source, at.span)
  if (corrected === quote) return retry('These are the words as they are.', desk)
  const details = await askDetails(USUAL_KIND[ruleId] ?? 'spelling', desk)
  if (typeof details === 'string') return details
  const file = join(desk.folder, `${at.source.id}.corrections.yaml`)
  const former = textOf(file)
  const entry = LedgerEntry.parse({
    id: freeId(former, corrected),
    quote,
    ...contextOf(at.source, at.span),
    corrected,
    ...details,
    status,
  })
  const text = withEntry(former, at.source, entry)
  if (readsBack(text, entry)) return write(file, text, desk)
  return retry(
    `Not written: ${file} has a form that this command cannot add to; add the entry by hand.`,
    desk,
  )
}

type Details = Pick<LedgerEntry, 'reason' | 'evidence' | 'reviewed'> & {
  kind: string
  certainty: string
}

/** What a ledger entry says besides its words. */
async function askDetails(
  usualKind: string,
  { choose, put, reviewer }: Desk,
): Promise<Details | 'retry' | 'quit'> {
  const kind = await choose('Kind', Object.keys(correctionKinds), usualKind)
  if (kind === null) return 'quit'
  const certainty = await choose('Certainty', Object.keys(certainties), 'high')
  if (certainty === null) return 'quit'
  const reason = await put('Why? (Enter alone: back)')
  if (reason === null || reason === '') return reason === null ? 'quit' : 'retry'
  const evidence = await put('Evidence: addresses or places, a | between them (may stay empty)')
  const by = evidence === null ? null : await put('Who decides?', reviewer.name)
  if (evidence === null || by === null) return 'quit'
  reviewer.name = by
  return {
    kind,
    certainty,
    reason,
    evidence: evidence.split('|').flatMap((each) => each.trim() || []),
    reviewed: { by, on: new Date().toISOString().slice(0, 10) },
  }
}

/** Write a file, and take that back where the build would stop for it. What the file system refuses is told in its words. */
function write(file: string, text: string, desk: Desk): Built | 'retry' {
  const former = textOf(file)
  try {
    writeFileSync(file, text)
  } catch (error) {
    return retry(`Not written: ${error instanceof Error ? error.message : String(error)}`, desk)
  }
  const built = build(desk.folder)
  if (built.dataset !== null) {
    desk.say(`Written to ${basename(file)}.`)
    return built
  }
  if (former === null) rmSync(file)
  else writeFileSync(file, former)
  return retry(
    `Not written, because the build would stop with it:\n${errorsOf(built, desk.io)}`,
    desk,
  )
}

function retry(why: string, { say }: Desk): 'retry' {
  say(why)
  return 'retry'
}

function keyOf({ ruleId, at }: Finding): string {
  return [ruleId, at?.source.id, at?.span.start, at?.span.end].join(' ')
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function errorsOf({ findings }: Built, { stdout, env }: Io): string {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return reportFindings(errors, stdout, env)
}
