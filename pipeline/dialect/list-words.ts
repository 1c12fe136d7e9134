/** What joins and ends the items of a list. */
import type { Lexicon } from './lexicon.ts'
import { anyOf, definiteArticle } from './phrases.ts'

export type ListWords = ReturnType<typeof listWords>

export function listWords(lexicon: Lexicon) {
  const and = anyOf(lexicon.and)
  return {
    /** A word that joins two names, and nothing else. */
    and: new RegExp(`^${and}$`, 'iu'),
    /** Punctuation after an item: "; and". */
    end: new RegExp(`(?<!\\s)(?:\\s*(?:[;,]\\s*${and}|[;,.]))?\\s*$`, 'iu'),
    /** Marks of footnotes, and an "and", before a name. */
    before: new RegExp(`^(?:[*†‡]+\\s*|${and}\\s+)*`, 'iu'),
    /** The last mark of a footnote, or "and", after a name. */
    after: new RegExp(`(?:[*†‡]|(?<=\\s)${and})$`, 'iu'),
    /** What is between the names of a sentence. */
    between: new RegExp(`[,;](?:\\s*${and}\\s)?|\\s${and}\\s`, 'giu'),
    /** Where a sentence may be cut to find the names in it. */
    cuts: new RegExp(`[,;.:]|\\s${and}\\s`, 'u'),
    /** The article before a name. */
    article: new RegExp(`^${definiteArticle(lexicon.article)}`, 'iu'),
    /** After the name of an organization, what is no part of it: "IOM through its office". */
    afterName: new RegExp(`\\s${anyOf(lexicon['after-name'])}\\s`, 'u'),
    /** "Other international organizations". */
    unnamedClass: new RegExp(`^${anyOf(lexicon['unnamed-class'])}(?!\\p{L})`, 'iu'),
    /** What ends an area of discussion: "; and", ", including:". */
    endOfArea: new RegExp(
      `(?<!\\s)(?:(?:\\s*,)?\\s+${anyOf(lexicon.including)}\\s*:|\\s*(?:[;,](?:\\s*${and})?|[.:]))\\s*$`,
      'iu',
    ),
  }
}
