/** Lines of States that hold more than names of one list: a part of the world before them, other labels between them. */
import { readHeading, type Heading } from '../dialect/headings.ts'
import { part, trim, type Excerpt } from '../text/excerpt.ts'
import { namesARegion } from './line-forms.ts'
import { plainLine, type Line, type Outline } from './outline.ts'

export interface Parts {
  /** The names of the list that the line is in; null where it begins with the label of another. */
  readonly own: Line | null
  /** The name of a part of the world before the names, "Africa: Angola, Benin". */
  readonly region: Excerpt | null
  /** What other labels say, "Kenya (2021); Next Chair: Uganda"; null for a label that is not known, whose words are not read. */
  readonly others: readonly (Heading | null)[]
}

const LABEL = /^\p{L}[\p{L}'’ -]*:\s/u

/** `isFurther`: the list has had a line already, so that a label nobody knows is the label of another list. */
export function partsOf(line: Line, isFurther: boolean, outline: Outline): Parts {
  const { registers, footnotes } = outline
  const [first, ...behind] = cutBeforeLabels(line.reading.words)
  const others = behind.map((words) => readHeading(words, registers, footnotes))
  const whole =
    behind.length === 0 || first === undefined ? line : plainLine(first, line.mark, registers)
  const label = LABEL.exec(whole.text)?.[0]
  if (label === undefined) return { own: whole, region: null, others }
  const { words } = whole.reading
  const region = trim(part(words, 0, label.length))
  if (namesARegion(region.text, registers))
    return { own: plainLine(part(words, label.length), line.mark, registers), region, others }
  return { own: isFurther ? null : whole, region: null, others }
}

/** The words, cut at each semicolon that a label follows. */
function cutBeforeLabels(words: Excerpt): Excerpt[] {
  const cuts = [...words.text.matchAll(/;\s*/g)].filter((match) =>
    LABEL.test(words.text.slice(match.index + match[0].length)),
  )
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)]
  return starts.map((start, index) => trim(part(words, start, cuts[index]?.index)))
}
