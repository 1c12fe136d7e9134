/** The words by which a sentence gives an organization its role, and on which side of them the names stand. */
import type { organizationRoles } from '../../schemas/vocabulary.ts'
import type { Lexicon } from './lexicon.ts'
import { anyOf, asWords, definiteArticle, escape } from './phrases.ts'

export type ScopeWords = ReturnType<typeof scopeWords>

export interface RoleWords {
  readonly pattern: RegExp
  readonly role: keyof typeof organizationRoles
  /** "IOM acts as secretariat" has its names before the words, "the secretariat is provided by IOM" after them. */
  readonly names: 'before' | 'after'
}

/** The words for roles, longer ones first. */
export function roleWords(lexicon: Lexicon): readonly RoleWords[] {
  const sides = [
    ['organization-role', 'before'],
    ['organization-role-by', 'after'],
  ] as const
  return sides.flatMap(([kind, names]) =>
    lexicon[kind].map((row) => ({ pattern: patternOf(row.phrase), role: row.value, names })),
  )
}

/** The words right after those for a role: with a preposition or none, an article, and what the role is confined to. */
export function scopeWords(lexicon: Lexicon) {
  const scopes = lexicon['role-scope'].toSorted((a, b) => b.phrase.length - a.phrase.length)
  return {
    beforeName: /^\s+(?:\p{Ll}+\s+)?(?=\S)/gu,
    scope: new RegExp(
      `^\\s+(?:\\p{Ll}+\\s+)?${definiteArticle(lexicon.article)}(?<scope>${anyOf(scopes)})(?!\\p{L})`,
      'iud',
    ),
    /** Right before further words for a role of the same names: "..., and ". */
    and: new RegExp(`\\s${anyOf(lexicon.and)}\\s+$`, 'iu'),
    /** After the names of those who wrote it. */
    authored: new RegExp(`^\\s+${anyOf(lexicon['authored-document'])}(?!\\p{L})`, 'u'),
  }
}

/** Three dots in a phrase mean up to eight words, "The Secretariat of the Example Process is provided by". */
function patternOf(phrase: string): RegExp {
  const words = phrase
    .split('...')
    .map((each) => escape(each.trim()))
    .join('(?:\\s+[^\\s.,;:]+){0,8}?\\s+')
  return new RegExp(asWords(words), 'iu')
}
