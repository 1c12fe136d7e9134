/** Words that are known each by itself, and odd beside each other; and sentences that begin in lower case. */
import { rightBefore } from '../../text/right-before.ts'
import type { Source } from '../../text/source-text.ts'
import type { Context, Stretch, Suspect } from './suspect.ts'

const TWICE =
  /(?<![\p{L}\p{M}\p{N}'’-])(?<word>\p{L}[\p{L}\p{M}'’]*)\s+\k<word>(?![\p{L}\p{M}\p{N}'’-])/giu
/** A lower-case letter after the end of a sentence, or at the head of the text; with up to two words more. */
const LOWER_CASE_START =
  /(?=\p{Ll})(?<=^|[.!?]["”’)]*\s+)\p{Ll}[\p{L}\p{M}'’-]*(?:\s+[\p{L}\p{N}'’-]+){0,2}/gu
/** A single letter, or a number, with a full stop; or several full stops. */
const ABBREVIATED = /(?:(?<!\p{L})(?:\p{L}|\d{1,2})\.|\.\.\.?)["”’)]*\s+$/iu
/** A word twice in a row; a determiner before a word that takes none. */
export function findDoubledWords(context: Context): Suspect[] {
  const { mayRepeat, clash } = context.registers.suspects.wordsOf(context.language)
  return context.stretches.flatMap((stretch) => {
    // In columns of names, a name may be beside another that begins with the same word.
    if (stretch.claim.kind === 'participants') return []
    const twice = [...stretch.text.matchAll(TWICE)].filter(
      (match) => !mayRepeat.has((match.groups?.['word'] ?? '').toLowerCase()),
    )
    const clashes = [...stretch.text.matchAll(clash)]
    return [
      ...twice.map((match) =>
        suspect(
          'suspect-doubled-word',
          stretch,
          match,
          `"${match.groups?.['word']}" occurs twice in a row.`,
          [match.groups?.['word'] ?? ''],
        ),
      ),
      ...clashes.map((match) =>
        suspect(
          'suspect-doubled-word',
          stretch,
          match,
          `"${match[0]}" has one word too many, or lacks a noun.`,
          [match.groups?.['word'] ?? ''],
        ),
      ),
    ]
  })
}

/** A sentence of the prose that begins with a lower-case letter. */
export function findSentenceStarts({ source, stretches, language, registers }: Context): Suspect[] {
  const { abbreviation: ofTheSearch } = registers.suspects.wordsOf(language)
  const { abbreviationAfter: ofTheLexicon } = registers.words.sentences
  const endsInAbbreviation = (text: string): boolean =>
    ABBREVIATED.test(text) || ofTheLexicon.test(text) || ofTheSearch.test(text)
  return stretches.flatMap((stretch) => {
    if (stretch.claim.kind !== 'passage') return []
    return [...stretch.text.matchAll(LOWER_CASE_START)].flatMap((match) => {
      if (
        match.index === 0
          ? !beginsItsLine(stretch, source) || goesOn(stretch)
          : endsInAbbreviation(rightBefore(stretch.text, match.index))
      )
        return []
      const capitalized = match[0].charAt(0).toUpperCase() + match[0].slice(1)
      return [
        suspect(
          'suspect-sentence-start',
          stretch,
          match,
          `A sentence starts in lower case: "${match[0]}".`,
          [capitalized],
        ),
      ]
    })
  })
}

/** Whether a passage begins its line: one inside a line, as in "Established: 1996 (renamed in 2001)", need be no sentence. */
function beginsItsLine({ claim }: Stretch, source: Source): boolean {
  const left = rightBefore(source.text, claim.span.start)
  const words = left.trimEnd()
  return words === '' || /[\r\n]/.test(left.slice(words.length))
}

/** Whether a passage goes on from a line before it that is no whole sentence: "The aims are:", a line cut in two. */
function goesOn({ claim, before }: Stretch): boolean {
  return (
    before !== null &&
    before.kind === 'passage' &&
    before.section === claim.section &&
    !/[.!?]["”’)]*$/.test(before.excerpt.text.trimEnd())
  )
}

/** English words that a machine has taken for French ones and translated, in phrases where they make no sense. */
export function findTranslations({ stretches, language, registers }: Context): Suspect[] {
  if (language !== 'en') return []
  return stretches.flatMap((stretch) => {
    const found: Suspect[] = []
    if (!registers.suspects.anyBackTranslation.test(stretch.text)) return found
    for (const { pattern, suggestion, french } of registers.suspects.backTranslations) {
      for (const match of stretch.text.matchAll(pattern)) {
        const end = match.index + match[0].length
        // A longer phrase has said it already.
        if (found.some((other) => match.index < other.end && other.start < end)) continue
        const message = `"${match[0]}" reads like a machine translation that took "${french}" for a French word.`
        found.push(suspect('suspect-translation', stretch, match, message, [suggestion]))
      }
    }
    return found
  })
}

function suspect(
  rule: Suspect['rule'],
  stretch: Stretch,
  match: RegExpExecArray,
  message: string,
  suggestions: readonly string[],
): Suspect {
  return {
    rule,
    stretch,
    start: match.index,
    end: match.index + match[0].length,
    message,
    suggestions,
  }
}
