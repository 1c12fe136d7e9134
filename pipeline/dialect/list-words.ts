/** What joins and ends the items of a list. */
import type { Lexicon } from './lexicon.ts'
import { anyOf } from './phrases.ts'

export type ListWords = ReturnType<typeof listWords>

export function listWords(lexicon: Lexicon) {
  const and = anyOf(lexicon.and)
  return {
    /** A word that joins two names, and nothing else. */
    and: new RegExp(`^${and}$`, 'iu'),
    /** Punctuation after an item: "; and". */
    end: new RegExp(`\\s*(?:[;,]\\s*${and}|[;,.])?\\s*$`, 'iu'),
    /** Marks of footnotes, and an "and", before a name. */
    before: new RegExp(`^(?:[*†‡]+\\s*|${and}\\s+)*`, 'iu'),
    /** Marks of footnotes, and an "and", after a name. */
    after: new RegExp(`(?:\\s*[*†‡]+|\\s+${and})*$`, 'iu'),
    /** What stands between the names of a sentence. */
    between: new RegExp(`\\s*[,;]\\s*(?:${and}\\s+)?|\\s+${and}\\s+`, 'giu'),
    /** Where a sentence may be cut to find the names in it. */
    cuts: new RegExp(`[,;.:]|\\s${and}\\s`, 'u'),
    /** The article before a name. */
    article: articleBefore(lexicon),
    /** "Other international organizations". */
    unnamedClass: new RegExp(`^${anyOf(lexicon['unnamed-class'])}(?!\\p{L})`, 'iu'),
    /** What ends an area of discussion: "; and", ", including:". */
    endOfArea: new RegExp(
      `(?:\\s*,?\\s+${anyOf(lexicon.including)}\\s*:|\\s*[;,]\\s*${and}?|\\s*[.:])\\s*$`,
      'iu',
    ),
  }
}

/** The definite article at the head of a name, "the Netherlands", "l'Arménie": one that ends in an apostrophe touches the name. */
function articleBefore(lexicon: Lexicon): RegExp {
  const rows = lexicon.article.filter((row) => row.value === 'definite')
  const [touching, others] = [true, false].map((touches) =>
    anyOf(rows.filter(({ phrase }) => /['’]$/.test(phrase) === touches)),
  )
  return new RegExp(`^(?:${touching}|${others}\\s+)`, 'iu')
}
