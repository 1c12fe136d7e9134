/** What the sentences of the prose say of the mechanism itself: its beginning, its end, its status. */
import type { Row } from '../../schemas/tables.ts'
import { calledBy, endsOfName, HEAD } from '../dialect/mechanism-words.ts'
import type { Registers } from '../dialect/registers.ts'
import { part, type Excerpt } from '../text/excerpt.ts'
import {
  alsoBy,
  inferred,
  said,
  sentencesOfPassages,
  silent,
  type Cell,
  type Profile,
} from './draft.ts'
import { whenItHappened, type Sentence } from './sentences.ts'

type Status = Cell<Row<'mechanisms'>['status']>

export interface Facts {
  /** Sentences that speak of the state of things, where none gives a status. */
  readonly unclear: readonly Excerpt[]
  readonly established: Cell<string | null>
  readonly concluded: Cell<string | null>
  readonly status: Cell<Status['value']>
}

/** What a sentence says of the mechanism. */
interface Saying {
  readonly established: Cell<string | null>
  readonly concluded: readonly Cell<string | null>[]
  readonly statuses: readonly Status[]
}

/** What sentences say of the mechanism, called by one of its names. The first date counts; every sentence on the status is evidence. */
export function readFacts(profile: Profile, names: readonly string[]): Facts {
  const { registers } = profile
  const called = calledBy(names, registers.lexicon)
  const sentences = sentencesOfPassages(profile)
  const sayings = sentences.map((sentence) => sayingOf(sentence, called, registers))
  const [first, ...others] = sayings.flatMap((saying) => saying.statuses)
  return {
    unclear:
      first === undefined
        ? sentences
            .map(({ words }) => words)
            .filter(({ text }) => registers.words.mechanisms.status.test(text))
        : [],
    established: firstOf(sayings.map((saying) => saying.established)),
    concluded: firstOf(sayings.flatMap((saying) => saying.concluded)),
    status:
      first === undefined
        ? silent
        : alsoBy(first, ...others.filter((other) => other.value === first.value)),
  }
}

function firstOf(cells: readonly Cell<string | null>[]): Cell<string | null> {
  return cells.find((cell) => cell.value !== null) ?? silent
}

function sayingOf(sentence: Sentence, called: RegExp, registers: Registers): Saying {
  const { words, when } = sentence
  const { mechanisms } = registers.words
  const { text } = words
  const [head] = endsOfName(text, HEAD, called)
  const isFounding =
    when !== null && head !== undefined && mechanisms.established.test(text.slice(head, when.start))
  const ends = endsOfName(text, mechanisms.clause, called)
  const concluded = conclusionsIn(sentence, ends, called, registers)
  return {
    established: isFounding ? said(when.edtf, when.excerpt, 'established-sentence') : silent,
    concluded,
    statuses: [
      ...concluded.map(() => inferred('concluded' as const, words, 'conclusion-sentence')),
      ...statusesIn(words, ends, registers),
    ],
  }
}

/** When the mechanism ended, by the words for it before its name and by those after it. */
function conclusionsIn(
  { words, when }: Sentence,
  ends: readonly number[],
  called: RegExp,
  registers: Registers,
): Cell<string | null>[] {
  const { mechanisms } = registers.words
  const { text } = words
  const before = endsOfName(text, mechanisms.toConclude, called).length > 0
  const [verb] = ends.flatMap((end) => {
    const match = mechanisms.concluded.exec(text.slice(end))
    return match === null ? [] : end + match[0].length
  })
  const end = verb === undefined ? null : whenConcluded(part(words, verb), registers)
  const dated = when === null ? silent : inferred(when.edtf, when.excerpt, 'conclusion-sentence')
  return [...(before ? [dated] : []), ...(end === null ? [] : [end])]
}

function statusesIn(words: Excerpt, ends: readonly number[], { words: { mechanisms } }: Registers) {
  const forms = [
    { rows: mechanisms.stated, cell: said },
    { rows: mechanisms.inferred, cell: inferred },
  ] as const
  return forms.flatMap(({ rows, cell }) => {
    const found = rows.find(({ pattern }) => ends.some((at) => pattern.test(words.text.slice(at))))
    return found === undefined ? [] : cell(found.row.value, words, 'status-sentence')
  })
}

/** The date right after "the Process was concluded", or none; null where other words follow, "by a reception". */
function whenConcluded(behind: Excerpt, registers: Registers): Cell<string | null> | null {
  if (/^\s*(?:[.,;]|$)/.test(behind.text)) return silent
  const date = whenItHappened(behind, registers)
  return date === null ||
    !registers.words.mechanisms.beforeDate.test(behind.text.slice(0, date.start))
    ? null
    : inferred(date.edtf, date.excerpt, 'conclusion-sentence')
}
