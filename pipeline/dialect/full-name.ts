/** The full name of a mechanism, with the short one in brackets after it, and how to know which line is the short one. */
import { fold } from '../text/fold.ts'
import { bracketsAtEnd } from '../text/brackets.ts'
import type { Excerpt } from '../text/excerpt.ts'

export interface FullName {
  readonly full: Excerpt
  readonly short: Excerpt
}

/** "Regional Conference to Address ... Countries (CIS Conference)"; null for a line that is no such pair. */
export function cutFullName(excerpt: Excerpt): FullName | null {
  const both = bracketsAtEnd(excerpt)
  return both && { full: both.before, short: both.inside }
}

/**
 * Whether a line is the name that a full name belongs to: it is in the brackets, or the full name begins with it, it
 * begins with the words in the brackets, or the brackets hold the first letters of its words.
 */
export function isFullNameOf({ full, short }: FullName, name: string): boolean {
  const key = fold(name)
  return (
    fold(short.text) === key ||
    fold(full.text).startsWith(`${key} `) ||
    fold(full.text) === key ||
    key.startsWith(`${fold(short.text)} `) ||
    initials(name) === fold(short.text)
  )
}

/** The first letters of the words with a capital, "Dialogue on Migration Data" is dmd. One letter is no short name. */
function initials(name: string): string | null {
  const letters = [...name.matchAll(/(?<!\p{L})\p{Lu}/gu)].map((match) => fold(match[0])).join('')
  return letters.length > 1 ? letters : null
}
