/** Lines of States that hold more than names of one list: a part of the world before them, other labels between them. */
import { readHeading, type Heading } from '../dialect/headings.ts'
import { namesARegion } from './line-forms.ts'
import type { Line } from './lines.ts'
import type { Registers } from '../dialect/registers.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'

export interface Parts {
  /** The names of the list that the line stands in; null where it begins with the label of another. */
  readonly own: Line | null
  /** The name of a part of the world before the names, "Africa: Angola, Benin". */
  readonly region: Span | null
  /** What other labels say, "Kenya (2021); Next Chair: Uganda"; null for a label that is not known. What stands behind it is not read, and told. */
  readonly others: readonly (Heading | null)[]
}

const LABEL = /^\p{L}[\p{L}'’ -]*:\s/u

/** `isFurther`: the list has had a line already, so that a label nobody knows is the label of another list. */
export function partsOf(
  source: Source,
  line: Line,
  isFurther: boolean,
  registers: Registers,
): Parts {
  const text = slice(source, line.span)
  const cuts = [...text.matchAll(/\s*;\s*/g)].filter((match) =>
    LABEL.test(text.slice(match.index + match[0].length)),
  )
  const ends = [...cuts.map((cut) => cut.index), text.length]
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)]
  const [whole, ...others] = starts.map((start, index) => ({
    start: line.span.start + start,
    end: line.span.start + (ends[index] ?? text.length),
  }))
  const own = { ...line, span: whole ?? line.span }
  const read = others.map((span) => readHeading(source, span, registers))
  const label = LABEL.exec(slice(source, own.span))?.[0]
  if (label === undefined) return { own, region: null, others: read }
  const region = { start: own.span.start, end: own.span.start + label.trimEnd().length }
  const behind = { ...own, span: { start: own.span.start + label.length, end: own.span.end } }
  if (namesARegion(source, { span: region, mark: null }, registers))
    return { own: behind, region, others: read }
  return { own: isFurther ? null : own, region: null, others: read }
}
