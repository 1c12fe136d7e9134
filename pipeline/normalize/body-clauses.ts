/** Who sits in a group and what it is for, in the words of the clauses that say so. */
import type { Row } from '../../schemas/tables.ts'
import { findDate } from '../dialect/dates.ts'
import type { BodyWords } from '../dialect/body-words.ts'
import type { Registers } from '../dialect/registers.ts'
import { part, trim, type Excerpt } from '../text/excerpt.ts'
import { fold } from '../text/fold.ts'
import { alsoBy, said, silent, type Cell } from './draft.ts'

export interface Clauses {
  readonly composition: Cell<string | null>
  readonly mandate: Cell<string | null>
}

/** Where a sentence names a group. */
export interface Mention {
  /** The rest of the sentence. */
  readonly after: Excerpt
  /** Whether the sentence is on the group, which is at its head. */
  readonly isSubject: boolean
}

/** What is said after each mention of a group, in the order of the text. The first words count. */
export function clausesAfter(mentions: readonly Mention[], registers: Registers): Clauses {
  const composition = mentions.flatMap((mention) => compositionIn(mention, registers))
  const mandate = mentions.flatMap((mention) => mandateIn(mention, registers))
  return {
    composition: cellOf(composition, 'body-composition'),
    mandate: cellOf(mandate, 'body-mandate'),
  }
}

function cellOf(
  found: readonly Excerpt[],
  rule: 'body-composition' | 'body-mandate',
): Cell<string | null> {
  const [first, ...others] = found.map((words) => said(words.text, words, rule))
  if (first === undefined) return silent
  return alsoBy(first, ...others.filter(({ value }) => fold(value) === fold(first.value)))
}

/** The rest of a sentence that begins with the name of the group, or with words such as "The WG"; null of any other. */
export function afterMention(
  sentence: Excerpt,
  { name, type }: { readonly name: string; readonly type: Row<'bodies'>['body_type'] },
  registers: Registers,
): Excerpt | null {
  const { lists, bodies } = registers.words
  const { text } = sentence
  const reference = bodies.references[type].exec(text)
  if (reference !== null) return part(sentence, reference[0].length)
  const article = lists.article.exec(text)?.[0].length ?? 0
  const end = article + name.length
  const isName = article > 0 && fold(text.slice(article, end)) === fold(name)
  return isName && !/^\p{L}/u.test(text.slice(end)) ? part(sentence, end) : null
}

function compositionIn(mention: Mention, { words: { bodies } }: Registers): Excerpt[] {
  const { after } = mention
  const match = bodies.composition.exec(after.text)
  return match === null ? [] : clause(mention, part(after, match[0].length), bodies)
}

function mandateIn(mention: Mention, registers: Registers): Excerpt[] {
  const { bodies } = registers.words
  const { after } = mention
  const verb = bodies.verb.exec(after.text)?.[0].length ?? 0
  const rest = part(after, verb + (verb === 0 ? 0 : dateAt(part(after, verb), registers)))
  const pattern = verb === 0 ? bodies.mandate : bodies.mandateAfterVerb
  const start = pattern.exec(rest.text)?.indices?.groups?.['words']?.[0]
  return start === undefined ? [] : clause(mention, part(rest, start), bodies)
}

/** How long a date is that a text begins with: " in 2006". */
function dateAt(rest: Excerpt, registers: Registers): number {
  const date = findDate(rest, registers)
  return date !== null &&
    registers.words.meetings.preposition.test(rest.text.slice(0, date.start).trimStart())
    ? date.end
    : 0
}

/**
 * The words up to the end of their clause. In "A Steering Group, composed of ministers, led the work" it ends before the
 * verb; none are taken where that is a verb that the lexicon lacks.
 */
function clause({ after, isSubject }: Mention, rest: Excerpt, bodies: BodyWords): Excerpt[] {
  const isBetweenCommas = isSubject && /^\s*,/.test(after.text)
  if (isBetweenCommas && !bodies.nextClause.test(rest.text)) return []
  const words = trim(part(rest, 0, bodies.end.exec(rest.text)?.index))
  return words.text === '' ? [] : [words]
}
