/** Sentences of the prose, and the dates by which they say when something happened. */
import type { CorrectedClaim } from '../text/claims.ts'
import { datesIn, type FoundDate } from '../dialect/dates.ts'
import { rightBefore } from '../text/right-before.ts'
import { part, trim, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'

/** A date, and its words. */
export interface DateInText extends FoundDate {
  readonly excerpt: Excerpt
}

export interface Sentence {
  readonly claim: CorrectedClaim
  readonly words: Excerpt
  /** When it says that something happened; null where it does not. */
  readonly when: DateInText | null
}

/** A claim of prose, or a footnote without its mark. */
export interface Paragraph {
  readonly claim: CorrectedClaim
  readonly excerpt: Excerpt
  readonly sentences: readonly Sentence[]
}

export function paragraphOf(
  claim: CorrectedClaim,
  excerpt: Excerpt,
  registers: Registers,
): Paragraph {
  const sentences = sentencesOf(excerpt, registers).map((words) => ({
    claim,
    words,
    when: whenItHappened(words, registers),
  }))
  return { claim, excerpt, sentences }
}

/**
 * The sentences of a paragraph. A sentence ends at a full stop, question or exclamation mark before white space and a
 * capital, digit, quotation mark or bracket, unless the full stop belongs to an abbreviation of the dialect.
 */
function sentencesOf(paragraph: Excerpt, registers: Registers): Excerpt[] {
  const sentences: Excerpt[] = []
  let start = 0
  for (const match of paragraph.text.matchAll(/(?<![.!?])[.!?]+["”’)]*\s+(?=["“(]?[\p{Lu}\d])/gu)) {
    const end = match.index + match[0].length
    if (endsInAbbreviation(rightBefore(paragraph.text, match.index + 1, start), registers)) continue
    sentences.push(trim(part(paragraph, start, end)))
    start = end
  }
  sentences.push(trim(part(paragraph, start)))
  return sentences.filter((sentence) => sentence.text !== '')
}

function endsInAbbreviation(text: string, registers: Registers): boolean {
  return registers.words.sentences.abbreviation.test(text)
}

/** The first date of a sentence that is after a preposition: "in 2000", not "the 1996 Conference". */
export function whenItHappened(sentence: Excerpt, registers: Registers): DateInText | null {
  const date = datesIn(sentence, registers).find(({ start }) =>
    registers.words.sentences.preposition.test(rightBefore(sentence.text, start)),
  )
  return date === undefined ? null : { ...date, excerpt: part(sentence, date.start, date.end) }
}

/** "In 2000, ministers met" without "In 2000, ". */
export function withoutLeadingDate(words: Excerpt, registers: Registers): Excerpt {
  const date = whenItHappened(words, registers)
  if (date === null || words.text.slice(0, date.start).trim().split(/\s+/).length > 3)
    return trim(words)
  const comma = /^\s*,\s*/.exec(words.text.slice(date.end))
  return comma === null ? trim(words) : trim(part(words, date.end + comma[0].length))
}
