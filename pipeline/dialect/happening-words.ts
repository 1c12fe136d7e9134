/** Words by which a sentence says what happened, who did it, and for how long it was to be. */
import type { Lexicon } from './lexicon.ts'
import { anyOf, asWords } from './phrases.ts'

export type HappeningWords = ReturnType<typeof happeningWords>

export function happeningWords(lexicon: Lexicon) {
  const verb = (kind: 'happening' | 'happening-passive' | 'happening-impersonal'): RegExp =>
    new RegExp(asWords(anyOf(lexicon[kind])), 'iu')
  const number = `(?:${anyOf(lexicon.number)}|[1-9]\\d{0,2})`
  const length = `(?<length>${number}\\s+${anyOf(lexicon['duration-unit'])})(?!\\p{L})`
  const article = anyOf(lexicon.article)
  return {
    /** "adopted": who did it is said before, and what it was done to after. */
    active: verb('happening'),
    /** "was adopted": what it was done to is said before, and who did it after "by". */
    passive: verb('happening-passive'),
    /** "it was decided to conclude": the sentence does not say by whom. */
    impersonal: verb('happening-impersonal'),
    agent: new RegExp(`^\\s*(?:${anyOf(lexicon.agent)})\\s+(?=\\S)`, 'iu'),
    /** Words right before a verb after which nothing is said to have happened: "not", "newly", "was". */
    unclearEnd: new RegExp(
      `(?<!\\p{L})(?:${anyOf(lexicon['not-happened'])}|${anyOf(lexicon['next-clause'])})$`,
      'iu',
    ),
    relative: new RegExp(asWords(anyOf(lexicon.relative)), 'iu'),
    articleAtHead: new RegExp(`^${article}(?!\\p{L})`, 'iu'),
    /** Where the words end for what something was done to. */
    objectEnd: new RegExp(
      `(?<!\\s)(?:\\s*;|\\s*,(?!\\s+${article}\\s)|\\s+${anyOf(lexicon['happening-adjunct'])}(?!\\p{L})|${nextClause(lexicon)}|(?<!\\.)[\\s.]*$)`,
      'iu',
    ),
    /** "by a further five years". */
    duration: new RegExp(`(?<!\\s)\\s+${anyOf(lexicon['duration-lead'])}\\s+${length}`, 'iud'),
    /** "designed to last five years". */
    designed: new RegExp(`(?<!\\p{L})${anyOf(lexicon['designed-duration'])}\\s+${length}`, 'iud'),
  }
}

/** "and asked": in each language, the words that join and those that go on with a verb. */
function nextClause(lexicon: Lexicon): string {
  const languages = [...new Set(lexicon.and.map(({ language }) => language))]
  const of = (kind: 'and' | 'next-clause', language: string): string =>
    anyOf(lexicon[kind].filter((row) => row.language === language))
  return `(?:${languages
    .map((each) => `\\s+${of('and', each)}\\s+${of('next-clause', each)}(?!\\p{L})`)
    .join('|')})`
}
