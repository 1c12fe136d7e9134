/** What the dialect finds in words: asked by whoever parses and whoever normalizes, and answered once. */
import type { Excerpt } from '../text/excerpt.ts'
import type { Reading } from '../text/reading.ts'
import { findDate } from './dates.ts'
import { namesOnLine } from './names.ts'
import { resolveOrganization } from './organization-names.ts'
import type { Registers } from './registers.ts'

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
