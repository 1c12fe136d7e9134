/** The labels of headings and fields, and the numbers that may be beside them. */
import type { RowOfKind } from '../../schemas/lexicon.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'
import type { Lexicon } from './lexicon.ts'
import { anyOf } from './phrases.ts'

export type HeadingWords = ReturnType<typeof headingWords>

/** A label of the lexicon, with the languages that have it: `Documents` is English and French. */
export interface Label {
  readonly phrase: string
  readonly value: string
  readonly languages: readonly string[]
}

/** Labels by the length of their phrase, longest first, and by their folded phrase. */
export type Labels = readonly (readonly [length: number, ReadonlyMap<string, Label>])[]

export function headingWords(lexicon: Lexicon) {
  const number = `(?:\\d{1,3}|${anyOf(lexicon.number)})`
  const noun = anyOf(lexicon['counted-noun'])
  const region = anyOf(lexicon['part-of-the-world'])
  const second = `(?:,|\\s+${anyOf(lexicon.and)})\\s+(?<rest>${number}\\s.*)`
  return {
    headings: labelsOf(lexicon.heading),
    fields: labelsOf(lexicon.field),
    /** The words of headings that are long enough to give one away. */
    telling: new Set(
      lexicon.heading
        .flatMap((row) => fold(row.phrase).split(/[^\p{L}]+/u))
        .filter((word) => word.length > 4),
    ),
    leadIn: new RegExp(`^(?:${anyOf(lexicon['lead-in'])}\\s*:\\s*)?`, 'iu'),
    number: new RegExp(`^${number}(?=\\s)`, 'iu'),
    /** "16 States", "7", "57 States, including 27 African countries", "3 States, 4 organizations". */
    count: new RegExp(
      `^\\s*(?<count>${number})(?:\\s*(?<=[\\d\\s])(?<noun>${noun})(?:${second}|,.*)?)?\\s*$`,
      'diu',
    ),
    /** "African States", "Africa", "États africains". */
    region: new RegExp(
      `^(?:${region}(?:\\s+${noun})?|${noun}\\s+${region})(?:\\s*\\(\\d{1,3}\\))?\\s*:?$`,
      'iu',
    ),
  }
}

function labelsOf(rows: readonly RowOfKind<'heading' | 'field'>[]): Labels {
  const languages = groupBy(rows, (row) => fold(row.phrase))
  return [...groupBy(rows, (row) => row.phrase.length)].map(([length, same]) => [
    length,
    new Map(
      same.toReversed().map(({ phrase, value }) => [
        fold(phrase),
        {
          phrase,
          value,
          languages: (languages.get(fold(phrase)) ?? []).map((row) => row.language),
        },
      ]),
    ),
  ])
}

/** The longest label that a text has at an offset, and after which it goes on as `goesOn` says; or null. */
export function labelAt(
  labels: Labels,
  text: string,
  start: number,
  goesOn: (rest: string) => boolean,
): Label | null {
  for (const [length, byKey] of labels) {
    const end = start + length
    if (end > text.length || !goesOn(text.slice(end))) continue
    const label = byKey.get(fold(text.slice(start, end)))
    if (label !== undefined) return label
  }
  return null
}
