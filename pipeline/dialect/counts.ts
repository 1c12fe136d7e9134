/** Numbers of participants: "16 States", "57 States, including 27 African countries". */
import type { countedKinds } from '../../schemas/vocabulary.ts'
import { cutOut, part, type Excerpt } from '../text/excerpt.ts'
import { fold } from '../text/fold.ts'
import type { Registers } from './registers.ts'

export type Counted = keyof typeof countedKinds

/** A number and the noun that it counts, as offsets into the words. */
export interface FoundCount {
  readonly start: number
  readonly end: number
  /** Null where no noun says what is counted. */
  readonly counted: Counted | null
  /** Where a second number with its noun begins, "3 States, 4 organizations". */
  readonly rest: number | null
}

/** The number that words declare, in digits or in words; null where they hold anything else. */
export function readCount(text: string, { words }: Registers): FoundCount | null {
  const match = words.headings.count.exec(text)
  const digits = match?.indices?.groups?.['count']
  if (match === null || digits === undefined) return null
  const noun = match.groups?.['noun']
  const value = noun === undefined ? null : words.phrases['counted-noun'].get(fold(noun))?.value
  return {
    start: digits[0],
    end: digits[1],
    counted: value === 'states' || value === 'organizations' ? value : null,
    rest: match.indices?.groups?.['rest']?.[0] ?? null,
  }
}

export interface CountAfter {
  /** The words before the brackets. */
  readonly before: Excerpt
  readonly count: Excerpt
  readonly counted: Counted
  /** What surrounds the number in its brackets. */
  readonly labels: readonly Excerpt[]
}

/** The number of participants in brackets after the last name of a list, "Vanuatu (18 Members)"; a bare number does not count. */
export function countAfter(words: Excerpt, registers: Registers): CountAfter | null {
  const match = /(?<!\s)\s*\((?<inside>[^()]*)\)[\s.]*$/d.exec(words.text)
  const at = match?.indices?.groups?.['inside']
  if (match === null || at === undefined || match.index === 0) return null
  const found = readCount(words.text.slice(...at), registers)
  if (found === null || found.counted === null) return null
  const [from, to] = [at[0] + found.start, at[0] + found.end]
  return {
    before: part(words, 0, match.index),
    count: part(words, from, to),
    counted: found.counted,
    labels: cutOut(part(words, match.index), [
      { start: from - match.index, end: to - match.index },
    ]),
  }
}
