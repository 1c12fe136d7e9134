/** Words, and what the dialect finds in them. */
import type { Excerpt } from '../text/excerpt.ts'
import { findDate, type FoundDate } from './dates.ts'
import { namesOnLine, type NamesOnLine } from './names.ts'
import { resolveOrganization } from './organization-names.ts'
import type { Registers } from './registers.ts'

/**
 * What decides where words belong is what they are later read as. Each question is answered when it is first asked, and
 * once: who parses and who normalizes ask the same reading.
 */
export interface Reading {
  readonly words: Excerpt
  /** The words seen as a line of a list of States. */
  readonly names: () => NamesOnLine
  /** The first date in them. */
  readonly date: () => FoundDate | null
  /** The organization that they are the name of. */
  readonly organization: () => string | null
}

export function readingOf(words: Excerpt, registers: Registers): Reading {
  return {
    words,
    names: once(() => namesOnLine(words, registers, false)),
    date: once(() => findDate(words, registers)),
    organization: once(() => resolveOrganization(words.text, registers)),
  }
}

function once<T>(answer: () => T): () => T {
  let known: { readonly answer: T } | null = null
  return () => (known ??= { answer: answer() }).answer
}
