/** What the words of a sentence say of a happening: its kind, who did it, what it was done to, for how long. */
import type { Row } from '../../schemas/tables.ts'
import { HEAD, endsOfName } from '../dialect/mechanism-words.ts'
import type { Registers } from '../dialect/registers.ts'
import { group, part, trim, type Excerpt } from '../text/excerpt.ts'
import { fold } from '../text/fold.ts'
import { said, silent, type Cell } from './draft.ts'
import { organizationsIn } from './organizations.ts'
import { whenItHappened, withoutLeadingDate, type Sentence } from './sentences.ts'

export interface Happening {
  readonly type: Cell<Row<'events'>['event_type']>
  readonly actor: Excerpt | null
  readonly object: Excerpt | null
  readonly duration: Cell<string | null>
}

/** What a sentence says happened; `unclear` has words that may say so, but not clearly who did what. */
export interface Reading {
  readonly happening: Happening | null
  readonly unclear: Excerpt | null
}

const NOTHING: Reading = { happening: null, unclear: null }

/** The first of the forms that the sentence has: "it was decided to conclude", "adopted", "was adopted", "no longer members". */
export function readHappening(
  { words, when }: Sentence,
  called: RegExp,
  registers: Registers,
): Reading {
  const [head] = endsOfName(words.text, HEAD, called)
  const { established } = registers.words.mechanisms
  if (when !== null && head !== undefined && established.test(words.text.slice(head, when.start)))
    return {
      happening: {
        type: said('founding', part(words, head, when.start), 'established-sentence'),
        actor: agentIn(part(words, when.end), registers),
        object: null,
        duration: silent,
      },
      unclear: null,
    }
  const forms = [impersonal, active, passive]
  const readings = forms.map((form) => form(words, called, registers))
  const found = readings.find(({ happening }) => happening !== null)
  return (
    found ??
    membershipEnded(words, registers) ??
    readings.find(({ unclear }) => unclear !== null) ??
    designedOnly(words, registers)
  )
}

type Form = 'impersonal' | 'active' | 'passive'

/** The verb of a form with the words before and after it. */
function verbIn(words: Excerpt, form: Form, registers: Registers) {
  const match = registers.words.happenings[form].exec(words.text)
  if (match === null) return null
  const kind = form === 'active' ? 'happening' : (`happening-${form}` as const)
  const verb = part(words, match.index, match.index + match[0].length)
  const type = registers.words.phrases[kind].get(fold(verb.text))?.value
  if (type === undefined) throw new Error('a verb without its kind')
  return {
    verb,
    type,
    before: part(words, 0, match.index),
    after: part(words, match.index + match[0].length),
  }
}

function impersonal(words: Excerpt, called: RegExp, registers: Registers): Reading {
  const found = verbIn(words, 'impersonal', registers)
  return found === null ? NOTHING : withObject(words, { ...found, actor: null }, called, registers)
}

function active(words: Excerpt, called: RegExp, registers: Registers): Reading {
  const found = verbIn(words, 'active', registers)
  if (found === null) return NOTHING
  const actor = subjectIn(found.before, registers)
  return actor === null
    ? { happening: null, unclear: found.verb }
    : withObject(words, { ...found, actor }, called, registers)
}

function passive(words: Excerpt, _: RegExp, registers: Registers): Reading {
  const found = verbIn(words, 'passive', registers)
  if (found === null) return NOTHING
  const object = subjectIn(found.before, registers)
  if (object === null) return { happening: null, unclear: found.verb }
  const date = whenItHappened(found.after, registers)
  const agent =
    agentIn(found.after, registers) ??
    (date === null ? null : agentIn(part(found.after, date.end), registers))
  const type = said(found.type, found.verb, 'happening-words')
  return {
    happening: { type, actor: agent, object, duration: durationIn(words, registers) },
    unclear: null,
  }
}

/** "Decided to conclude an agreement" ends something other than the mechanism. */
function withObject(
  words: Excerpt,
  {
    verb,
    type,
    actor,
    after,
  }: {
    readonly verb: Excerpt
    readonly type: Row<'events'>['event_type']
    readonly actor: Excerpt | null
    readonly after: Excerpt
  },
  called: RegExp,
  registers: Registers,
): Reading {
  const start = after.text.length - after.text.trimStart().length
  called.lastIndex = start
  const isMechanism = called.test(after.text)
  const end = isMechanism ? called.lastIndex : objectEnd(after, registers)
  const object = trim(part(after, start, end))
  if (object.text === '' || (type === 'conclusion' && !isMechanism))
    return { happening: null, unclear: verb }
  return {
    happening: {
      type: said(type, verb, 'happening-words'),
      actor,
      object,
      duration: durationIn(words, registers),
    },
    unclear: null,
  }
}

/** Up to the next clause, and not with the words for when or for how long. */
function objectEnd(after: Excerpt, registers: Registers): number {
  const { objectEnd: end, duration } = registers.words.happenings
  const date = whenItHappened(after, registers)
  const preposition =
    date === null
      ? null
      : registers.words.sentences.preposition.exec(after.text.slice(0, date.start))
  return Math.min(
    end.exec(after.text)?.index ?? after.text.length,
    duration.exec(after.text)?.index ?? after.text.length,
    preposition?.index ?? after.text.length,
  )
}

/** The subject of a sentence, from the words before its verb: without "In 2000," or "As a result," at their head. Null where it is not clear. */
function subjectIn(before: Excerpt, registers: Registers): Excerpt | null {
  const words = withoutLeadingDate(before, registers)
  const { unclearEnd, relative, articleAtHead } = registers.words.happenings
  if (words.text === '' || unclearEnd.test(words.text) || relative.test(words.text)) return null
  const comma = words.text.lastIndexOf(',')
  if (comma < 0 || organizationsIn(words, registers).length > 1) return words
  const last = trim(part(words, comma + 1))
  return articleAtHead.test(last.text) ? last : null
}

/** Who did something, after "by": all up to the end of the clause. */
function agentIn(rest: Excerpt, registers: Registers): Excerpt | null {
  const start = registers.words.happenings.agent.exec(rest.text)?.[0].length
  if (start === undefined) return null
  const words = part(rest, start)
  const agent = trim(part(words, 0, objectEnd(words, registers)))
  return agent.text === '' ? null : agent
}

/** "Since 2019, Egypt and Libya are no longer members". */
function membershipEnded(words: Excerpt, registers: Registers): Reading | null {
  const match = registers.words.sentences.membershipEnded.exec(words.text)
  if (match === null) return null
  const verb = part(words, match.index, match.index + match[0].length)
  const before = part(words, 0, match.index)
  const actor = subjectIn(before, registers)
  const type = said('withdrawal' as const, verb, 'happening-words')
  return { happening: { type, actor, object: null, duration: silent }, unclear: null }
}

function durationIn(words: Excerpt, registers: Registers): Cell<string | null> {
  const { duration, designed } = registers.words.happenings
  const match = duration.exec(words.text) ?? designed.exec(words.text)
  const length = match && group(words, match, 'length')
  return length === null ? silent : said(codeOf(length, registers), length, 'happening-duration')
}

/** A number and a unit, "five years", as ISO 8601. */
function codeOf({ text }: Excerpt, { words: { phrases } }: Registers): string {
  const [, number = '', unit = ''] = /^(.*\S)\s+(\S+)$/su.exec(text) ?? []
  const code = phrases['duration-unit'].get(fold(unit))?.value
  if (code === undefined) throw new Error('a duration without its unit')
  return `P${phrases.number.get(fold(number))?.value ?? Number(number)}${code}`
}

/** "The Process was to last ten years" says for how long something was meant to be, and of no happening. */
function designedOnly(words: Excerpt, registers: Registers): Reading {
  const match = registers.words.happenings.designed.exec(words.text)
  return match === null
    ? NOTHING
    : { happening: null, unclear: part(words, match.index, match.index + match[0].length) }
}
