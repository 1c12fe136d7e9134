/** Words of the titles of documents. */
import type { Lexicon } from './lexicon.ts'
import { anyOf, definiteArticle, escape } from './phrases.ts'

export type DocumentWords = ReturnType<typeof documentWords>

export function documentWords(lexicon: Lexicon) {
  return {
    /** "(PDF, 1.2 MB)", after a title. */
    note: new RegExp(
      `(?<!\\s)\\s*[([]${anyOf(lexicon['document-note'])}(?!\\p{L})[^()[\\]]*[)\\]]\\s*$`,
      'iu',
    ),
    types: lexicon['document-type'].map((row) => ({
      row,
      pattern: new RegExp(`(?<![\\p{L}\\d])${escape(row.phrase)}(?![\\p{L}\\d])`, 'iu'),
    })),
    /** After a year that is part of a name: "the 2030 Agenda". */
    yearName: new RegExp(
      `^\\s+(?:\\p{Lu}\\p{L}+\\s+)?${anyOf(lexicon['year-name'])}(?!\\p{L})`,
      'u',
    ),
    /** "Report of the", before the title of a meeting. */
    lead: new RegExp(
      `^${anyOf(lexicon['document-type'])}\\s+${anyOf(lexicon.of)}\\s+${definiteArticle(lexicon.article)}?`,
      'iu',
    ),
    /** Right before what a document is about: "Guidelines on the 2030 ". */
    about: new RegExp(`\\S\\s${anyOf(lexicon.about)}\\s+(?:\\S+\\s+)?$`, 'iu'),
  }
}
