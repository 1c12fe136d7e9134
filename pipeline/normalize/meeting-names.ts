/** What the title of a meeting says of it: which of its kind it is, and the group that it is a meeting of. */
import { fold } from '../text/fold.ts'
import { group as groupIn, part, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import { inferred, said, silent, type Cell, type DraftOf } from './draft.ts'

/** "Fifth Meeting", "5th Meeting"; nothing where another word for a meeting comes before, "Meeting of the Third Committee". */
export function ordinalOf(title: Excerpt, { words: { meetings } }: Registers): Cell<number | null> {
  const match = meetings.ordinal.exec(title.text)
  if (match === null || meetings.meeting.test(title.text.slice(0, match.index))) return silent
  const { word, digits } = match.groups ?? {}
  const number = digits === undefined ? meetings.ordinals.get(fold(word ?? '')) : Number(digits)
  return number === undefined || number === 0
    ? silent
    : said(number, part(title, match.index, match.index + match[0].length), 'meeting-ordinal')
}

/** The groups of a profile by their folded names. */
export type BodiesByName = ReadonlyMap<string, readonly DraftOf<'bodies'>[]>

/**
 * The one group that the title names. Of the words for a kind of group the longest count, and what they are on counts too:
 * neither "Expert Working Group" nor "Working Group on Data" names the "Working Group".
 */
export function bodyOf(
  title: Excerpt,
  bodies: BodiesByName,
  { words }: Registers,
): Cell<string | null> {
  const named = [...title.text.matchAll(words.bodies.named)].map((match) => {
    const found = groupIn(title, match, 'name')
    const subject = words.bodies.subjectInCapitals.exec(
      title.text.slice(match.index + match[0].length),
    )
    const end = match.index + match[0].length + (subject?.[0].length ?? 0)
    return found === null ? null : part(title, match.index, end)
  })
  const [first] = named
  if (first === undefined || first === null) return silent
  const isOne = named.every((each) => each !== null && fold(each.text) === fold(first.text))
  const [body, ...others] = bodies.get(fold(first.text)) ?? []
  return isOne && body !== undefined && others.length === 0
    ? inferred(body.cells.body_id.value, first, 'meeting-names-body')
    : silent
}
