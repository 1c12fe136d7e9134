/** Lists in columns that seem to have been filled row by row: their alphabet runs along the rows. */
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import type { ListedName } from '../dialect/names.ts'
import { hull, spanOf } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import type { Profile } from './draft.ts'

/** Fewer names are in some order by chance too often. */
const FEWEST_NAMES = 4
/** One name in so many may be out of order, "Republic of Korea" under K, and the list is alphabetical still. */
const NAMES_TO_A_SLIP = 8

/**
 * A finding where the names, given in the order of the columns, are alphabetical along the rows, and more so than down
 * the columns. A list that fills its columns is never that: along its rows the alphabet jumps back in every row but one.
 */
export function alphabetAlongRows(
  { source, registers }: Profile,
  section: string,
  names: readonly ListedName[],
): Finding[] {
  const rows = names.toSorted((a, b) => spanOf(a.excerpt).start - spanOf(b.excerpt).start)
  const [first, second] = rows
  if (names.length < FEWEST_NAMES || first === undefined || second === undefined) return []
  const along = stepsBack(rows, registers)
  if (along > names.length / NAMES_TO_A_SLIP || along >= stepsBack(names, registers)) return []
  const message = `The names in this list are in alphabetical order along its rows ("${first.excerpt.text}", "${second.excerpt.text}"), not down its columns. The positions follow the columns, as in other profiles; the list may be meant row by row.`
  return [
    findingAt(
      source,
      hull([spanOf(first.excerpt), spanOf(second.excerpt)]),
      'alphabet-along-rows',
      { severity: 'info', message, about: section },
    ),
  ]
}

/** How often a name comes before the one that it follows. */
function stepsBack(names: readonly ListedName[], registers: Registers): number {
  const keys = names.map(({ excerpt }) => sortKey(excerpt.text, registers))
  return keys.filter((key, index) => key < (keys[index - 1] ?? '')).length
}

/** "The Netherlands" is under N. */
function sortKey(name: string, registers: Registers): string {
  return fold(name).replace(registers.words.lists.article, '')
}
