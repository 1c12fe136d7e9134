/** Words in brackets at the end of a text. */
import { part, type Excerpt } from './excerpt.ts'

/** "Dialogue on Return (DoR)" as its two parts, the words before the brackets and those in them. */
export interface Bracketed<T> {
  readonly before: T
  readonly inside: T
}

/** Null for a text that is not words and then words in brackets. */
export function bracketsAtEnd(excerpt: Excerpt): Bracketed<Excerpt> | null {
  const both = bracketsIn(excerpt.text)
  return (
    both && {
      before: part(excerpt, 0, both.before.length),
      inside: part(excerpt, excerpt.text.length - 1 - both.inside.length, excerpt.text.length - 1),
    }
  )
}

/** The same for a text without a place. */
export function bracketsIn(text: string): Bracketed<string> | null {
  const open = text.lastIndexOf('(')
  const before = text.slice(0, Math.max(0, open)).trimEnd()
  const inside = text.slice(open + 1, -1)
  return before !== '' && text.endsWith(')') && inside !== '' && !inside.includes(')')
    ? { before, inside }
    : null
}
