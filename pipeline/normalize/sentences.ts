/** Sentences of the prose, and the dates by which they say when something happened. */
import { findDate, type FoundDate } from '../dialect/dates.ts'
import { part, trim, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'

/**
 * The sentences of a paragraph. A sentence ends at a full stop, question or exclamation mark before white space and a
 * capital, digit, quotation mark or bracket, unless the full stop belongs to an abbreviation of the dialect.
 */
export function sentencesOf(paragraph: Excerpt, registers: Registers): Excerpt[] {
  const sentences: Excerpt[] = []
  let start = 0
  for (const match of paragraph.text.matchAll(/[.!?]+["”’)]*\s+(?=["“(]?[\p{Lu}\d])/gu)) {
    const end = match.index + match[0].length
    if (endsInAbbreviation(paragraph.text.slice(start, match.index + 1), registers)) continue
    sentences.push(trim(part(paragraph, start, end)))
    start = end
  }
  sentences.push(trim(part(paragraph, start)))
  return sentences.filter((sentence) => sentence.text !== '')
}

function endsInAbbreviation(text: string, registers: Registers): boolean {
  return registers.words.sentences.abbreviation.test(text)
}

/** The first date of a sentence that stands behind a preposition: "in 2000", not "the 1996 Conference". */
export function whenItHappened(
  sentence: Excerpt,
  registers: Registers,
): (FoundDate & { readonly excerpt: Excerpt }) | null {
  for (
    let date = findDate(sentence, registers);
    date !== null;
    date = findDate(sentence, registers, date.end)
  ) {
    if (registers.words.sentences.preposition.test(sentence.text.slice(0, date.start)))
      return { ...date, excerpt: part(sentence, date.start, date.end) }
  }
  return null
}

/** "In 2000, ministers met" without "In 2000, ". */
export function withoutLeadingDate(words: Excerpt, registers: Registers): Excerpt {
  const date = whenItHappened(words, registers)
  if (date === null || words.text.slice(0, date.start).trim().split(/\s+/).length > 3)
    return trim(words)
  const comma = /^\s*,\s*/.exec(words.text.slice(date.end))
  return comma === null ? trim(words) : trim(part(words, date.end + comma[0].length))
}
