/** The words of the dialect by kind. */
import { lexiconKinds, type LexiconKind, type LexiconRow } from '../../schemas/curated.ts'
import { groupBy } from '../text/group-by.ts'
import { fold } from '../text/fold.ts'

/** The rows of each kind, longer phrases first. */
export type Lexicon = Readonly<Record<LexiconKind, readonly LexiconRow[]>>

/** Folded phrase → the first of its rows, for each kind. */
export type Phrases = Readonly<Record<LexiconKind, ReadonlyMap<string, LexiconRow>>>

export function lexiconOf(rows: readonly LexiconRow[]): Lexicon {
  const longestFirst = rows.toSorted((a, b) => b.phrase.length - a.phrase.length)
  const byKind = groupBy(longestFirst, (row) => row.kind)
  return Object.fromEntries(
    lexiconKinds.map((kind) => [kind, byKind.get(kind) ?? []]),
  ) as unknown as Lexicon
}

export function phrasesOf(lexicon: Lexicon): Phrases {
  return Object.fromEntries(
    lexiconKinds.map((kind) => [
      kind,
      new Map(lexicon[kind].toReversed().map((row) => [fold(row.phrase), row])),
    ]),
  ) as unknown as Phrases
}
