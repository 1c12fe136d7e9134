/** How much of a text was read as data, how much was only kept, and how much was not understood. */
import type { Row } from '../../schemas/tables.ts'

/** The kinds of segments that hold what a text says; labels, marks, punctuation, white space and the page around it do not. */
export const CONTENT_KINDS = ['value', 'prose', 'unrecognized'] as const

/** Characters, in Unicode code points. */
export type Characters = Readonly<Record<(typeof CONTENT_KINDS)[number], number>>

export function charactersOf(segments: readonly Row<'segments'>[]): Characters {
  const characters = { value: 0, prose: 0, unrecognized: 0 }
  for (const { kind, start_offset: start, end_offset: end } of segments)
    if (kind === 'value' || kind === 'prose' || kind === 'unrecognized')
      characters[kind] += end - start
  return characters
}

/** Percentages to one decimal that add up to 100; what was not understood is rounded up. */
export function sharesOf({ value, prose, unrecognized }: Characters): Characters {
  const all = Math.max(1, value + prose + unrecognized)
  const unread = Math.ceil((1000 * unrecognized) / all)
  const kept = Math.min(1000 - unread, Math.round((1000 * prose) / all))
  return { value: (1000 - unread - kept) / 10, prose: kept / 10, unrecognized: unread / 10 }
}

/** The three figures in words. */
export function inWords(characters: Characters): string {
  const { value, prose, unrecognized } = sharesOf(characters)
  return `${value} % read as values, ${prose} % kept as prose, ${unrecognized} % not understood`
}
