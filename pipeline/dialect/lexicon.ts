/** The words of the dialect by kind. */
import {
  lexiconKinds,
  type LexiconKind,
  type LexiconRow,
  type RowOfKind,
} from '../../schemas/lexicon.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'

/** The rows of each kind, longer phrases first. */
export type Lexicon = { readonly [K in LexiconKind]: readonly RowOfKind<K>[] }

/** Folded phrase → the first of its rows, for each kind. */
export type Phrases = { readonly [K in LexiconKind]: ReadonlyMap<string, RowOfKind<K>> }

export function lexiconOf(rows: readonly LexiconRow[]): Lexicon {
  const longestFirst = rows.toSorted((a, b) => b.phrase.length - a.phrase.length)
  const byKind = groupBy(longestFirst, (row) => row.kind)
  const lists = lexiconKinds.map((kind) => [kind, byKind.get(kind) ?? []])
  return Object.fromEntries(lists) as Lexicon
}

export function phrasesOf(lexicon: Lexicon): Phrases {
  const maps = lexiconKinds.map((kind) => [
    kind,
    new Map(lexicon[kind].toReversed().map((row) => [fold(row.phrase), row])),
  ])
  return Object.fromEntries(maps) as Phrases
}
