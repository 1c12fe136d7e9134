/** Words by which a sentence says of a mechanism that it began, ended, or what state it is in. */
import type { RowOfKind } from '../../schemas/lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { anyOf, asWords, definiteArticle, escape } from './phrases.ts'

export type MechanismWords = ReturnType<typeof mechanismWords>

/** A phrase right after the name of the mechanism. */
interface Predicate {
  readonly row: RowOfKind<'status-stated' | 'status-inferred'>
  readonly pattern: RegExp
}

export function mechanismWords(lexicon: Lexicon) {
  const predicates = (kind: 'status-stated' | 'status-inferred'): readonly Predicate[] =>
    lexicon[kind].map((row) => ({
      row,
      pattern: new RegExp(`^\\s+${escape(row.phrase)}(?!\\p{L})`, 'iu'),
    }))
  return {
    /** The head of a sentence, or of a clause after a comma: "..., and the Process was concluded". */
    clause: new RegExp(`^|[,;]\\s+(?:${anyOf(lexicon.and)}\\s+)?`, 'giu'),
    /** Right after the name, all up to the date of its beginning. */
    established: new RegExp(`^\\s+${anyOf(lexicon.establishment)}\\s+$`, 'iu'),
    /** Right before the name. */
    toConclude: new RegExp(`${anyOf(lexicon.conclusion)}\\s+`, 'giu'),
    /** Right after the name. */
    concluded: new RegExp(`^\\s+${anyOf(lexicon['conclusion-after'])}(?!\\p{L})`, 'iu'),
    /** Between "was concluded" and its date: one word, and an article. */
    beforeDate: new RegExp(`^\\s+\\p{L}+\\s+${definiteArticle(lexicon.article)}?$`, 'iu'),
    stated: predicates('status-stated'),
    inferred: predicates('status-inferred'),
    /** Words that speak of the state of something. */
    status: new RegExp(asWords(anyOf(lexicon['status-stem'])), 'iu'),
  }
}

/** Any of the names of a mechanism, or words by which a profile calls its own, from where the search begins: made once for each profile. */
export function calledBy(names: readonly string[], lexicon: Lexicon): RegExp {
  const longestFirst = names.toSorted((a, b) => b.length - a.length)
  const name = anyOf(longestFirst.map((phrase) => ({ phrase })))
  return new RegExp(
    `(?:(?:${anyOf(lexicon.article)}\\s*)?${name}|${anyOf(lexicon['self-reference'])})(?!\\p{L})`,
    'iuy',
  )
}

/** The head of a sentence. */
export const HEAD = /^/g

/** Where the name ends, for each place after words such as `before` at which the mechanism is called by it. */
export function endsOfName(text: string, before: RegExp, called: RegExp): number[] {
  return [...text.matchAll(before)].flatMap((match) => {
    called.lastIndex = match.index + match[0].length
    return called.test(text) ? called.lastIndex : []
  })
}
