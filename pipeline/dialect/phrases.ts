/** Phrases of the lexicon as parts of patterns. */
import type { Lexicon } from './lexicon.ts'
import type { LexiconRow, RowOfKind } from '../../schemas/lexicon.ts'

/** A phrase as a pattern: its special characters literally, any white space between its words, either kind of apostrophe. */
export function escape(phrase: string): string {
  return phrase
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
    .replace(/['’]/g, "['’]")
}

/** The phrases of some rows as one group of a pattern, in the order of the rows; without rows a group that never matches. */
export function anyOf(rows: readonly Pick<LexiconRow, 'phrase'>[]): string {
  return rows.length === 0 ? '(?:(?!))' : `(?:${rows.map((row) => escape(row.phrase)).join('|')})`
}

/** A pattern that finds a phrase, in capitals or not. */
export function phrasePattern(phrase: string): RegExp {
  return new RegExp(escape(phrase), 'iu')
}

/** One of these abbreviations right before the next word. */
export function abbreviationAfter(rows: readonly Pick<LexiconRow, 'phrase'>[]): RegExp {
  return new RegExp(`(?<!\\p{L})${anyOf(rows)}["”’)]*\\s+$`, 'iu')
}

/** The definite article, "the", "l'": one that ends in an apostrophe touches the word after it, others are separate. */
export function definiteArticle(articles: readonly RowOfKind<'article'>[]): string {
  const definite = articles.filter((row) => row.value === 'definite')
  const [touching, apart] = [true, false].map((touches) =>
    anyOf(definite.filter(({ phrase }) => /['’]$/.test(phrase) === touches)),
  )
  return `(?:${touching}|${apart}\\s+)`
}

/** What makes an ordinal of digits, "th" after "5". */
export function afterDigits(lexicon: Lexicon): readonly RowOfKind<'ordinal'>[] {
  return lexicon.ordinal.filter((row) => row.value === null)
}

/** A pattern between the ends of words. */
export function asWords(pattern: string): string {
  return `(?<!\\p{L})${pattern}(?!\\p{L})`
}
