/** Words by which a sentence introduces a group. */
import type { RowOfKind } from '../../schemas/lexicon.ts'
import { fold } from '../text/fold.ts'
import type { Lexicon } from './lexicon.ts'
import { anyOf, asWords, definiteArticle } from './phrases.ts'

export type BodyWords = ReturnType<typeof bodyWords>

/** Words that say after a comma only that a group came into being, "established in 2008". */
const PARTICIPLE = 'participle'

export function bodyWords(lexicon: Lexicon) {
  const definite = lexicon.article.filter((row) => row.value === 'definite')
  const indefinite = lexicon.article.filter((row) => row.value !== 'definite')
  const verbs = anyOf(lexicon['body-establishment'].filter((row) => row.value !== PARTICIPLE))
  const participles = anyOf(lexicon['body-establishment'])
  const preposition = anyOf(lexicon['subject-preposition'])
  const word = "\\p{Lu}[\\p{L}\\p{N}'’-]*"
  return {
    /** The kinds of groups, with what the name of one begins with, folded. */
    types: lexicon['body-type'].map((row) => ({ row, start: fold(row.phrase) })),
    /** Words for a kind of group, the longest that fit. */
    named: new RegExp(asWords(`(?<name>${anyOf(lexicon['body-type'])})`), 'giud'),
    /** The article or number before a group, and what it counts. */
    definite: introduction(definite, lexicon, () => 1),
    indefinite: introduction([...lexicon.number, ...indefinite], lexicon, (row) =>
      Number(row.value),
    ),
    /** What a group is on, up to the verb: "on the exchange of data" before "was set up". */
    subjectUpToVerb: new RegExp(
      `^\\s+${preposition}\\s+(?=\\S)[^,.;:()]{1,80}?(?<!\\s)(?=\\s+${verbs}(?!\\p{L}))`,
      'iu',
    ),
    /** What a group is on, in words with capitals: "on Data Exchange". */
    subjectInCapitals: new RegExp(
      `^\\s+${preposition}\\s+${definiteArticle(lexicon.article)}?${word}(?:\\s+(?:${anyOf(lexicon['small-word'])}\\s+)*${word})*`,
      'u',
    ),
    /** Right after the name of a group: it came into being. */
    established: new RegExp(`^(?:\\s+${verbs}|\\s*,\\s+${participles})(?!\\p{L})`, 'iu'),
    /** Further on: something came into being. */
    establishedFurtherOn: new RegExp(asWords(verbs), 'iu'),
  }
}

function introduction<R extends RowOfKind<'article' | 'number'>>(
  rows: readonly R[],
  lexicon: Lexicon,
  numberOf: (row: R) => number,
) {
  return {
    numbers: new Map(rows.map((row) => [fold(row.phrase), numberOf(row)])),
    pattern: new RegExp(
      `(?<!\\p{L})(?<number>${anyOf(rows)})\\s+(?<name>${anyOf(lexicon['body-type'])})(?!\\p{L})`,
      'giud',
    ),
  }
}
