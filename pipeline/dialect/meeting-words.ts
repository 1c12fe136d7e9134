/** Words that separate the parts of a meeting's line. */
import type { Lexicon } from './lexicon.ts'
import { fold } from '../text/fold.ts'
import { afterDigits, anyOf, asWords } from './phrases.ts'

export type MeetingWords = ReturnType<typeof meetingWords>

export function meetingWords(lexicon: Lexicon) {
  const [and, of, to] = [anyOf(lexicon.and), anyOf(lexicon.of), anyOf(lexicon.to)]
  const ordinals = lexicon.ordinal.filter((row) => row.value !== null)
  const meeting = `${anyOf(lexicon['meeting-word'])}s?`
  return {
    /** A preposition and nothing else: "Du" before "12 au 14 juin". */
    preposition: new RegExp(`^${anyOf(lexicon['date-preposition'])}\\s+$`, 'iu'),
    /** Says that something is a meeting. */
    meeting: new RegExp(asWords(meeting), 'iu'),
    /** Ordinals in words, folded, and their numbers. */
    ordinals: new Map(ordinals.map((row) => [fold(row.phrase), Number(row.value)])),
    /** "Fifth Meeting", "5th Annual Ministerial Conference": which of its kind a meeting is. */
    ordinal: new RegExp(
      `(?<![\\p{L}\\d])(?:(?<word>${anyOf(ordinals)})|(?<digits>\\d{1,3})${anyOf(afterDigits(lexicon))})(?=(?:\\s+(?!${of}\\s)[\\p{L}'’-]{1,30}){0,3}?\\s+${meeting}(?!\\p{L}))`,
      'iu',
    ),
    /** Punctuation and a preposition before a place. */
    beforePlace: new RegExp(
      `^[\\s.–—|-]*(?:${anyOf(lexicon['place-preposition'])}\\s+(?=\\p{Lu}))?`,
      'u',
    ),
    /** A title that ends in a place. */
    endsInPlace: new RegExp(`\\s${anyOf(lexicon['place-preposition'])}\\s\\p{Lu}\\p{Ll}+$`, 'u'),
    /** "3rd and the", "31 December and": words before a date that join another day to it. */
    anotherDay: new RegExp(
      `(?<!\\d)\\d{1,2}${anyOf(afterDigits(lexicon))}?(?:\\s+${of})?(?:\\s+${anyOf(lexicon.month)}\\.?)?\\s+(?:${and}|${to})(?:\\s+${anyOf(lexicon.article)})?\\s+$`,
      'iu',
    ),
    /** "May 14-12", and "14-12 May": spans of days beside a month. */
    daysAfterMonth: new RegExp(
      `(?=\\d)(?<=(?<!\\p{L})${anyOf(lexicon.month)}\\s+)(?<first>\\d{1,2})\\s*[-–—]\\s*(?<last>\\d{1,2})(?![\\d\\p{L}])(?!\\s+${anyOf(lexicon.month)})`,
      'giu',
    ),
    daysBeforeMonth: new RegExp(
      `(?=\\d)(?<![\\d\\p{L}-])(?<!${anyOf(lexicon.month)}\\s+)(?<first>\\d{1,2})\\s*[-–—]\\s*(?<last>\\d{1,2})(?=\\s+${anyOf(lexicon.month)}(?!\\p{L}))`,
      'giu',
    ),
  }
}
