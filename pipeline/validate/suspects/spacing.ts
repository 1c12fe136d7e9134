/** Spaces that are missing or stray, and spans of numbers that are broken. */
import { fold } from '../../text/fold.ts'
import { ACRONYM, wordsOfRegisters } from './known.ts'
import { isEnglish } from './spelling.ts'
import type { Context, Stretch, Suspect } from './suspect.ts'

/** A word, a mark, and a word right after it. Numbers may be before the mark, as in `2004,Minsk`. */
const NO_SPACE_BEHIND =
  /(?<![\p{L}\p{N}])(?<left>[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]{0,60})(?<close>[)\]”"]?[,;:.])(?<right>\p{L}[\p{L}\p{M}'’-]*)/gu
/** A word, white space, and a mark that ends something. */
const SPACE_BEFORE =
  /(?<![\p{L}\p{N}])(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]{0,60}[)\]”"]?)\s+(?<mark>[,;.])(?=\s|$)/gu
/** Two spaces after the end of a sentence are a habit of typists, not a slip. */
const DOUBLE_SPACE =
  /(?<!\S)(?<left>\S+)(?=[ \u00A0\t])(?<![.!?:]["”’)]*)[ \u00A0\t]{2,}(?<right>[^\s.,;:!?]+)/gu
const RUN_TOGETHER = /(?<![\p{L}\p{M}])\p{L}[\p{L}\p{M}]*\p{Ll}\p{M}*\p{Lu}[\p{L}\p{M}]*/gu
const ONE_SIDED_DASH = /(?<!\d)(?<first>\d+)(?<dash>\s+[-‐‑–—]|[-‐‑–—]\s+)(?<last>\d+)(?!\d)/gu
const YEARS = /(?<![\d-])(?<first>(?:19|20)\d{2})\s*[-–—]\s*(?<last>(?:19|20)\d{2})(?![\d-])/gu

type Groups = Readonly<Record<string, string>>

export function findSpacing(context: Context): Suspect[] {
  return context.stretches.flatMap((stretch) => [
    ...matches(stretch, NO_SPACE_BEHIND, ({ left = '', close = '', right = '' }) =>
      close.endsWith('.') && !endsASentence(left, right, context)
        ? null
        : {
            message: `A space is missing in "${left}${close}${right}".`,
            suggestion: `${left}${close} ${right}`,
          },
    ),
    ...matches(stretch, RUN_TOGETHER, (_, word) => {
      if (ACRONYM.test(word) || isName(word, context)) return null
      return {
        message: `"${word}" has a capital letter inside; a space may be missing.`,
        suggestion: word.replaceAll(/(?=\p{Lu})(?<=\p{Ll}\p{M}*)/gu, ' '),
      }
    }),
    ...(context.language === 'en'
      ? matches(stretch, SPACE_BEFORE, ({ word = '', mark = '' }) => ({
          message: `There is a stray space before "${mark}".`,
          suggestion: `${word}${mark}`,
        }))
      : []),
    // Columns of names are set with several spaces; in prose they are stray.
    ...(stretch.claim.kind === 'passage'
      ? matches(stretch, DOUBLE_SPACE, ({ left = '', right = '' }) => ({
          message: `There is more than one space between "${left}" and "${right}".`,
          suggestion: `${left} ${right}`,
        }))
      : []),
  ])
}

/** A full stop inside `region.The` ends a sentence; one inside `iom.int` or `Ph.D` does not. */
function endsASentence(left: string, right: string, { language, registers }: Context): boolean {
  if (left.length < 3 || right.length < 2) return false
  if (/^\p{Lu}/u.test(right)) return true
  return (
    language === 'en' &&
    right.length > 2 &&
    [left, right].every((word) => isEnglish(word, registers.suspects.variants))
  )
}

function isName(word: string, { language, registers }: Context): boolean {
  const { anyCase, names } = wordsOfRegisters(registers, language)
  return (
    anyCase.has(fold(word)) ||
    names.has(fold(word)) ||
    (language === 'en' && isEnglish(word, registers.suspects.variants))
  )
}

export function findRanges(context: Context): Suspect[] {
  const { daysAfterMonth, daysBeforeMonth } = context.registers.words.meetings
  const backwards = ({ first = '', last = '' }: Groups) =>
    Number(last) < Number(first)
      ? { message: `The span from ${first} to ${last} ends before it begins.`, suggestion: null }
      : null
  return context.stretches
    .flatMap((stretch) => [
      ...matches(stretch, ONE_SIDED_DASH, ({ first = '', dash = '', last = '' }) => ({
        message: `There is a stray space next to the dash between ${first} and ${last}.`,
        suggestion: `${first}${dash.trim()}${last}`,
      })),
      ...[YEARS, daysAfterMonth, daysBeforeMonth].flatMap((pattern) =>
        matches(stretch, pattern, backwards),
      ),
    ])
    .map((suspect) => ({ ...suspect, rule: 'suspect-range' }))
}

/** The places of a pattern that `judge` finds odd. The word `right` of one place may be the first of the next: `a,b,c`. */
function matches(
  stretch: Stretch,
  pattern: RegExp,
  judge: (groups: Groups, text: string) => { message: string; suggestion: string | null } | null,
): Suspect[] {
  const suspects: Suspect[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(stretch.text); match !== null; match = pattern.exec(stretch.text)) {
    const groups = match.groups ?? {}
    const end = match.index + match[0].length
    const odd = judge(groups, match[0])
    if (odd !== null)
      suspects.push({
        rule: 'suspect-spacing',
        stretch,
        start: match.index,
        end,
        message: odd.message,
        suggestions: odd.suggestion === null ? [] : [odd.suggestion],
      })
    pattern.lastIndex = end - (groups['right'] ?? '').length
  }
  return suspects
}
