/** The meetings of a profile by the words of their titles, to find those that the title of a document may name. */
import { phrasePattern } from '../dialect/phrases.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'
import type { DraftOf } from './draft.ts'

/** Meetings of one title in one year. */
export interface TitledMeetings {
  readonly meetings: readonly DraftOf<'meetings'>[]
  readonly year: string | null
  /** The title, folded. */
  readonly key: string
  /** Finds the title in that of a document; null where it is too short to go by. */
  readonly pattern: RegExp | null
}

export interface MeetingTitles {
  /** Those whose title may be in these words: each has a word of its own in common with them. */
  readonly within: (words: string) => TitledMeetings[]
  /** Those whose title begins with these words. */
  readonly beginningWith: (words: string) => Iterable<TitledMeetings>
}

/** Titles of fewer words are too common to go by. */
export const FEWEST_WORDS = 3

/** A long list of documents may follow a long list of meetings: each title is compared with the few that may fit. */
export function meetingTitles(meetings: readonly DraftOf<'meetings'>[]): MeetingTitles {
  const titles = meetings.map((meeting) => ({ meeting, title: meeting.cells.title.value ?? '' }))
  const all = [
    ...groupBy(titles, ({ meeting, title }) => `${yearOf(meeting)} ${fold(title)}`).values(),
  ].flatMap(withTitle)
  const long = all.filter(({ pattern }) => pattern !== null)
  const uses = groupBy(
    long.flatMap(({ key }) => [...new Set(innerWords(key))]),
    (word) => word,
  )
  const usesOf = (word: string): number => uses.get(word)?.length ?? 0
  const byRarestWord = groupBy(long, ({ key }) =>
    innerWords(key).reduce((rarest, word) => (usesOf(word) < usesOf(rarest) ? word : rarest)),
  )
  const inOrder = all.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return {
    within: (words) => {
      const key = fold(words)
      return [...new Set(key.split(' '))]
        .flatMap((word) => byRarestWord.get(word) ?? [])
        .filter((each) => key.includes(each.key))
    },
    beginningWith: (words) => beginningWith(inOrder, fold(words)),
  }
}

function withTitle(
  same: readonly { readonly meeting: DraftOf<'meetings'>; readonly title: string }[],
): TitledMeetings[] {
  const [first] = same
  if (first === undefined) return []
  const key = fold(first.title)
  return [
    {
      meetings: same.map(({ meeting }) => meeting),
      year: yearOf(first.meeting),
      key,
      pattern: innerWords(key).length < FEWEST_WORDS - 2 ? null : phrasePattern(first.title),
    },
  ]
}

function yearOf({ cells }: DraftOf<'meetings'>): string | null {
  return cells.date.value?.slice(0, 4) ?? null
}

/** The words between the first and the last, which stand whole wherever the title does. */
function innerWords(key: string): string[] {
  return key.split(' ').slice(1, -1)
}

function* beginningWith(
  inOrder: readonly TitledMeetings[],
  start: string,
): Iterable<TitledMeetings> {
  let [low, high] = [0, inOrder.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle]?.key ?? '') < start) low = middle + 1
    else high = middle
  }
  for (let at = low; inOrder[at]?.key.startsWith(start) === true; at += 1) {
    const found = inOrder[at]
    if (found !== undefined) yield found
  }
}
