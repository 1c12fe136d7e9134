/** Words that say what a sentence speaks of. */
import type { Lexicon } from './lexicon.ts'
import { abbreviationBehind, anyOf, asWords, escape } from './phrases.ts'

export type SentenceWords = ReturnType<typeof sentenceWords>

export function sentenceWords(lexicon: Lexicon) {
  return {
    /** A full stop after it does not end a sentence. */
    abbreviation: new RegExp(`(?<!\\p{L})${anyOf(lexicon.abbreviation)}$`, 'u'),
    /** The same with what may stand between it and the next word. */
    abbreviationBehind: abbreviationBehind(lexicon.abbreviation),
    /** "in ", right before a date. */
    preposition: new RegExp(`(?<!\\p{L})${anyOf(lexicon['date-preposition'])}\\s+$`, 'iu'),
    /** Words that speak of a role, each with what it is reported for. */
    roleStems: lexicon['role-stem'].map((row) => ({
      row,
      pattern: new RegExp(asWords(escape(row.phrase)), 'iu'),
    })),
    membershipEnded: new RegExp(asWords(anyOf(lexicon['membership-ended'])), 'iu'),
    /** "Accession of the Republic of X to the Y is pending", with X as the group `name`. */
    accessions: lexicon.accession.map((row) => accession(row.phrase, lexicon)),
    /** "None", at the head of a field. */
    none: new RegExp(`^(?:${anyOf(lexicon.none)}|[-–—])(?=$|\\s*[,;(.])`, 'diu'),
    /** "Regional consultative process (Region: Europe)". */
    typeWithRegion: new RegExp(
      `^(?<type>[^(]+\\S)\\s*\\((?<label>${anyOf(lexicon.field.filter((row) => row.value === 'region'))}\\s*:)\\s*(?<region>.+)\\)$`,
      'diu',
    ),
    /** Words that speak of the state of something. */
    status: new RegExp(asWords(anyOf(lexicon['status-stem'])), 'iu'),
  }
}

function accession(phrase: string, lexicon: Lexicon): RegExp {
  const [before = '', after = ''] = phrase.split('NAME').map((words) => escape(words.trim()))
  const definite = anyOf(lexicon.article.filter((row) => row.value === 'definite'))
  return new RegExp(
    `^${before}\\s+(?:${definite}(?!\\p{L})\\s*)?(?<name>.+?)\\s+${after}(?!\\p{L})`,
    'diu',
  )
}

export type MechanismWords = ReturnType<typeof mechanismWords>

/** Patterns of sentences on a mechanism that goes by these names: made once for each profile. */
export function mechanismWords(lexicon: Lexicon, names: readonly string[]) {
  const article = anyOf(lexicon.article)
  const name = anyOf(names.map((phrase) => ({ phrase })))
  const called = `(?:(?:${article}\\s*)?${name}|${anyOf(lexicon['self-reference'])})`
  // At the head of the sentence, or of a clause behind a comma: "..., and the Process was concluded".
  const clause = `(?:^|[,;]\\s+(?:${anyOf(lexicon.and)}\\s+)?)`
  const statuses = (kind: 'status-stated' | 'status-inferred') =>
    lexicon[kind].map((row) => ({
      row,
      pattern: new RegExp(`${clause}${called}\\s+${escape(row.phrase)}(?!\\p{L})`, 'iu'),
    }))
  return {
    /** All that stands before the date of its beginning. */
    established: new RegExp(`^${called}\\s+${anyOf(lexicon.establishment)}\\s+$`, 'iu'),
    concluded: new RegExp(`${anyOf(lexicon.conclusion)}\\s+${called}(?!\\p{L})`, 'iu'),
    ended: new RegExp(
      `${clause}${called}\\s+${anyOf(lexicon['conclusion-behind'])}(?!\\p{L})`,
      'iu',
    ),
    stated: statuses('status-stated'),
    inferred: statuses('status-inferred'),
  }
}
