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
    definite: introduction(definite, lexicon),
    indefinite: introduction([...lexicon.number, ...indefinite], lexicon),
    numbers: new Map(lexicon.number.map((row) => [fold(row.phrase), row.value])),
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
    ...clauses(lexicon, participles),
    /** Further on: something came into being. */
    establishedFurtherOn: new RegExp(asWords(verbs), 'iu'),
  }
}

function introduction(rows: readonly RowOfKind<'article' | 'number'>[], lexicon: Lexicon): RegExp {
  return new RegExp(
    `(?<!\\p{L})(?<number>${anyOf(rows)})\\s+(?<name>${anyOf(lexicon['body-type'])})(?!\\p{L})`,
    'giud',
  )
}

/** Words by which a sentence says who sits in a group, and what it is for. */
function clauses(lexicon: Lexicon, verbs: string) {
  const mandates = lexicon['body-mandate']
  const apart = anyOf(mandates.filter((row) => row.value === null))
  const references = (kind: string): RegExp =>
    new RegExp(
      `^${anyOf(lexicon['body-reference'].filter((row) => row.value === kind))}(?!\\p{L})`,
      'iu',
    )
  const relative = `(?:${anyOf(lexicon.relative)}\\s+)?`
  const and = anyOf(lexicon.and)
  const nextClause = `(?<!\\s)(?:(?:\\s*,)?\\s+${and}\\s+|\\s*,\\s+)${anyOf(lexicon['next-clause'])}(?!\\p{L})`
  return {
    /** Right after a group: who sits in it is said by the words after these. */
    composition: new RegExp(
      `^(?:\\s*,)?\\s+${relative}${anyOf(lexicon['body-composition'])}\\s+(?=\\S)`,
      'iu',
    ),
    /** The head of a sentence on the group that one before it has introduced, for each kind of group. */
    references: {
      'working-group': references('working-group'),
      'expert-working-group': references('working-group'),
      'steering-group': references('steering-group'),
    },
    /** "was established", and what may be between it and the words for a mandate. */
    verb: new RegExp(`^(?:\\s+${relative}|\\s*,\\s+)${verbs}(?!\\p{L})`, 'iu'),
    /** Right after a group. */
    mandate: new RegExp(`^(?:\\s*,)?\\s+(?<words>${apart}\\s+\\p{L})`, 'iud'),
    /** Right after "was established": of a date, "to date", no mandate is made. */
    mandateAfterVerb: new RegExp(
      `^(?:\\s*,)?\\s+(?!${anyOf(lexicon.ongoing)})(?<words>${anyOf(mandates)}\\s+\\p{Ll})`,
      'iud',
    ),
    /** Where the clause ends: at the next relative clause, after a semicolon, and where the sentence goes on with a verb. */
    end: new RegExp(
      `(?<!\\s)(?:\\s*;|\\s*,\\s+${anyOf(lexicon.relative)}\\s)|${nextClause}|(?<![\\s.])[\\s.]*$`,
      'iu',
    ),
    nextClause: new RegExp(nextClause, 'iu'),
  }
}
