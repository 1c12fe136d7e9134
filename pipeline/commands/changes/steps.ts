/**
 * What changed between two folders of sources, as steps: each lays one change into a copy of the former folder, and says
 * what it is. Taken one after another they lead from the former sources to the present ones.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { stringify } from 'yaml'
import { Ledger } from '../../../schemas/curated.ts'
import { readYaml } from '../../text/curated.ts'

export interface Cause {
  /** What changed: a register, a source, a ledger entry, the code. */
  readonly title: string
  /** Why, in the words of whoever changed it, where they are written down; else what exactly changed. */
  readonly reason: string
}

export interface Step {
  readonly cause: Cause
  /** Lay the change into a folder that holds the state before it. */
  readonly apply: (folder: string) => void
}

/** How many changed lines of a register are shown. */
const MOST_LINES = 12

const ACCEPTED = 'The accepted findings, accepted.csv,'
const READINGS = (id: string): string => `The readings of ${id}`
const ANNOTATIONS = (id: string): string => `The annotations of ${id}`

/**
 * The steps, in the order in which they can be taken: registers and dialect, then for each source what left its ledger,
 * its text and metadata, and what came into its ledger or changed there. Accepted findings and annotations leave before the
 * texts change and come after, because one about what no text gives is an error.
 */
export function stepsBetween(former: string, present: string): Step[] {
  const changed = (file: string): boolean => contentOf(former, file) !== contentOf(present, file)
  const registers = union(former, present, 'registers', /\.(?:csv|yaml)$/).filter(
    (name) => name !== 'published-identifiers.csv',
  )
  const tables = [
    ...registers.map((name) => `registers/${name}`),
    ...union(former, present, 'dialect', /\.csv$/).map((name) => `dialect/${name}`),
  ]
  const accepted = ['accepted.csv'].filter(changed)
  const texts = union(former, present, '', /\.(?:txt|md)$/).filter((name) => name !== 'README.md')
  return [
    ...tables.filter(changed).map((file) =>
      replacement(former, present, file, {
        title: `The ${file.startsWith('r') ? 'register' : 'dialect table'} ${file}`,
        reason: linesChanged(former, present, file),
      }),
    ),
    ...accepted.map((file) => rowsLeaving(former, present, file, ACCEPTED)),
    ...texts.flatMap((text) => sourceSteps(former, present, text)),
    ...accepted.map((file) =>
      replacement(former, present, file, {
        title: ACCEPTED,
        reason: linesChanged(former, present, file),
      }),
    ),
  ]
}

function sourceSteps(former: string, present: string, text: string): Step[] {
  const id = text.replace(/\.(?:txt|md)$/, '')
  const [metadata, ledger] = [`${id}.yaml`, `${id}.corrections.yaml`]
  const [annotations, readings] = [`${id}.annotations.csv`, `${id}.readings.yaml`]
  if (!existsSync(join(former, text)) || !existsSync(join(present, text))) {
    const isNew = existsSync(join(present, text))
    return [
      {
        cause: {
          title: `The source ${id} ${isNew ? 'is new' : 'is gone'}`,
          reason: isNew ? `Read from ${text}.` : `There is no ${text} any more.`,
        },
        apply: (folder) =>
          [text, metadata, ledger, readings, annotations].forEach((file) =>
            copyOver(present, folder, file),
          ),
      },
    ]
  }
  const changed = (file: string): boolean => contentOf(former, file) !== contentOf(present, file)
  const replacing = (title: string) => (file: string) =>
    replacement(former, present, file, { title, reason: linesChanged(former, present, file) })
  const annotated = [annotations].filter(changed)
  const reread = [readings].filter(changed)
  // Former readings may have lost their words in the present text.
  const unread = changed(text) ? reread : []
  const { leaving, coming } = changed(ledger)
    ? ledgerSteps(former, present, id, changed(text))
    : { leaving: [], coming: [] }
  return [
    ...leaving,
    ...unread.map((file) => taking(file, READINGS(id))),
    ...annotated.map((file) => rowsLeaving(former, present, file, ANNOTATIONS(id))),
    ...[text].filter(changed).map(replacing(`The text of the source ${id}`)),
    ...[metadata].filter(changed).map(replacing(`The metadata of the source ${id}, ${metadata},`)),
    ...coming,
    ...reread.map(replacing(READINGS(id))),
    ...annotated.map(replacing(ANNOTATIONS(id))),
  ]
}

/** Take a file out. */
function taking(file: string, title: string): Step {
  return {
    cause: { title: `${title} changed`, reason: `Those of the former ${file}.` },
    apply: (folder) => rmSync(join(folder, file), { force: true }),
  }
}

/** Take the rows out that the present file has no more. */
function rowsLeaving(former: string, present: string, file: string, title: string): Step {
  const kept = new Set((contentOf(present, file) ?? '').split('\n'))
  const lines = (contentOf(former, file) ?? '').split('\n')
  const apply = (folder: string): void => {
    if (existsSync(join(folder, file)))
      writeFileSync(
        join(folder, file),
        lines.filter((line, index) => index === 0 || kept.has(line)).join('\n'),
        'latin1',
      )
  }
  return {
    cause: { title: `${title} changed`, reason: linesChanged(former, present, file) },
    apply,
  }
}

type Kind = 'corrections' | 'remarks'

/**
 * A step for each entry that left, came or changed. Where the text changes too, a changed entry leaves before and comes
 * after, because its former words may no longer be there.
 */
function ledgerSteps(
  former: string,
  present: string,
  id: string,
  textChanges: boolean,
): { leaving: Step[]; coming: Step[] } {
  const file = `${id}.corrections.yaml`
  const [before, after] = [readLedger(former, file), readLedger(present, file)]
  // Unreadable ledgers are replaced whole; what is wrong with them is said by the build.
  if (before === null || after === null)
    return {
      leaving: [],
      coming: [
        replacement(former, present, file, {
          title: `The ledger of ${id}`,
          reason: linesChanged(former, present, file),
        }),
      ],
    }

  const kinds = (['corrections', 'remarks'] as const).map((kind) => {
    const [old, young] = [byId(before[kind]), byId(after[kind])]
    return entrySteps({ id, file, kind }, old, young, textChanges)
  })
  return {
    leaving: kinds.flatMap(({ leaving }) => leaving),
    coming: kinds.flatMap(({ coming }) => coming),
  }
}

function entrySteps(
  { id, file, kind }: { id: string; file: string; kind: Kind },
  old: ReadonlyMap<string, Entry>,
  young: ReadonlyMap<string, Entry>,
  textChanges: boolean,
): { leaving: Step[]; coming: Step[] } {
  const isSame = (name: string): boolean =>
    JSON.stringify(old.get(name)) === JSON.stringify(young.get(name))
  const step = (name: string, entry: Entry | null): Step => ({
    cause: entryCause(id, name, old.get(name) ?? null, young.get(name) ?? null),
    apply: (folder) => withEntry(folder, file, kind, name, entry),
  })
  const leaving = [...old.keys()].filter(
    (name) => !isSame(name) && (textChanges || !young.has(name)),
  )
  const coming = [...young].filter(([name]) => !isSame(name))
  return {
    leaving: leaving.map((name) => step(name, null)),
    coming: coming.map(([name, entry]) => step(name, entry)),
  }
}

type Entry = Ledger[Kind][number]

function entryCause(id: string, name: string, former: Entry | null, present: Entry | null): Cause {
  const entry = present ?? former
  if (entry === null) throw new Error(`no entry ${name}`)
  const isCorrection = 'reason' in entry
  const statuses = [former, present].flatMap((state) =>
    state !== null && 'status' in state ? [state.status] : [],
  )
  const what = present === null ? 'is gone' : former === null ? 'is new' : 'changed'
  const status =
    what === 'changed' && statuses[0] !== statuses[1]
      ? ` from ${statuses.join(' to ')}`
      : what === 'is new' && isCorrection
        ? ` (${statuses.join()})`
        : ''
  return {
    title: `The ${isCorrection ? 'correction' : 'remark'} ${name} in the ledger of ${id} ${what}${status}`,
    reason: isCorrection ? `The entry says: ${entry.reason}` : entry.message,
  }
}

function readLedger(folder: string, file: string): Ledger | null {
  const { value, findings } = readYaml(join(folder, file), Ledger)
  return findings.length > 0 ? null : (value ?? { corrections: [], remarks: [] })
}

function byId(entries: readonly Entry[]): Map<string, Entry> {
  return new Map(entries.map((entry) => [entry.id, entry]))
}

/** Rewrite the ledger of a folder with one entry removed, or replacing the one with its id. */
function withEntry(
  folder: string,
  file: string,
  kind: Kind,
  name: string,
  entry: Entry | null,
): void {
  const ledger = readLedger(folder, file) ?? { corrections: [], remarks: [] }
  const others = ledger[kind].filter((other) => other.id !== name)
  writeFileSync(
    join(folder, file),
    stringify({ ...ledger, [kind]: entry === null ? others : [...others, entry] }),
  )
}

function replacement(former: string, present: string, file: string, cause: Cause): Step {
  const what = !existsSync(join(former, file))
    ? 'is new'
    : existsSync(join(present, file))
      ? 'changed'
      : 'is gone'
  return {
    cause: { ...cause, title: `${cause.title} ${what}` },
    apply: (folder) => copyOver(present, folder, file),
  }
}

/** Bring a file of a folder to the state that it has in another, which may be that it is not there. */
function copyOver(from: string, to: string, file: string): void {
  const target = join(to, file)
  if (!existsSync(join(from, file))) return rmSync(target, { force: true })
  mkdirSync(dirname(target), { recursive: true })
  copyFileSync(join(from, file), target)
}

function contentOf(folder: string, file: string): string | null {
  const path = join(folder, file)
  return existsSync(path) ? readFileSync(path, 'latin1') : null
}

/** The lines that one state has and the other lacks, whatever their order. */
function linesChanged(former: string, present: string, file: string): string {
  const lines = (folder: string): string[] =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').split(/\r?\n/) : []
  const [before, after] = [lines(former), lines(present)]
  const told = [
    ...without(before, after).map((line) => `- ${line}`),
    ...without(after, before).map((line) => `+ ${line}`),
  ].filter((line) => line.trim().length > 1)
  const more = told.length - MOST_LINES
  if (told.length > 0)
    return [...told.slice(0, MOST_LINES), ...(more > 0 ? [`and ${more} lines more`] : [])].join(
      '\n',
    )
  return before.length === after.length
    ? 'Its lines are the same, in another order or with other line ends.'
    : `Blank lines ${before.length < after.length ? 'came' : 'went'}, ${Math.abs(after.length - before.length)} in all; the others are the same.`
}

/** The lines of one text that are not in another, a repeated one as often as it is there more often. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

/** The names of the files of a folder in both states, in order. */
function union(former: string, present: string, folder: string, names: RegExp): string[] {
  const all = [former, present].flatMap((state) =>
    existsSync(join(state, folder))
      ? readdirSync(join(state, folder), { withFileTypes: true })
      : [],
  )
  return [...new Set(all.filter((entry) => !entry.isDirectory()).map((entry) => entry.name))]
    .filter((name) => names.test(name))
    .sort()
}
