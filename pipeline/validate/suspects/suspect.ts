/** What every search for suspects takes and gives: a claim's words, and stretches of them that look like a slip. */
import type { CorrectedClaim } from '../../text/claims.ts'
import type { Source } from '../../text/source-text.ts'
import type { Registers } from '../../dialect/registers.ts'
import type { SuspectRule } from '../../../schemas/accepted.ts'

/** A claim and its words as corrected, ready to be searched. */
export interface Stretch {
  readonly claim: CorrectedClaim
  /** The words of the claim's excerpt, of the same length, with addresses blotted out: they are not checked for spelling. */
  readonly text: string
  /** The claim before it in the source, or null for the first. */
  readonly before: CorrectedClaim | null
}

export interface Context {
  readonly source: Source
  readonly stretches: readonly Stretch[]
  /** Language code of the text. Where it is not known, `en`, the language of most profiles. */
  readonly language: string
  readonly registers: Registers
}

/** Words that look like a slip. Nothing is changed by it: a person decides. */
export interface Suspect {
  readonly rule: SuspectRule
  readonly stretch: Stretch
  /** UTF-16 offsets into the stretch's text, end exclusive. */
  readonly start: number
  readonly end: number
  readonly message: string
  readonly suggestions: readonly string[]
}

/** Blotted letters: no letter, digit, space or mark of punctuation that a search looks for. */
const BLOT = '#'

/** The text with web and mail addresses blotted out, so that offsets stay as they are. */
export function withoutAddresses(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)\S+|(?<![^\s@])[^\s@]+@\S+/giu, (address) =>
    BLOT.repeat(address.length),
  )
}
