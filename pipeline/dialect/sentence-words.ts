/** Words that say what a sentence speaks of. */
import type { Lexicon } from './lexicon.ts'
import { abbreviationAfter, anyOf, asWords, escape } from './phrases.ts'

export type SentenceWords = ReturnType<typeof sentenceWords>

export function sentenceWords(lexicon: Lexicon) {
  return {
    /** A full stop after it does not end a sentence. */
    abbreviation: new RegExp(`(?<!\\p{L})${anyOf(lexicon.abbreviation)}$`, 'u'),
    /** The same with what may be between it and the next word. */
    abbreviationAfter: abbreviationAfter(lexicon.abbreviation),
    /** "The governments have agreed to:" goes on with what follows; "Areas of cooperation:" does not. */
    goesOn: new RegExp(`(?<!\\p{L})${anyOf(lexicon['goes-on'])}\\s*:$`, 'iu'),
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
  }
}

function accession(phrase: string, lexicon: Lexicon): RegExp {
  const [before = '', after = ''] = phrase.split('NAME').map((words) => escape(words.trim()))
  const definite = anyOf(lexicon.article.filter((row) => row.value === 'definite'))
  return new RegExp(
    `^${before}\\s+(?=\\S)(?:${definite}(?!\\p{L})\\s*(?=\\S))?(?<name>.+?)(?<!\\s)\\s+${after}(?!\\p{L})`,
    'diu',
  )
}
