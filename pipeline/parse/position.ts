/** Where the reader of a profile is, and what one step of it gives. */
import type { SectionRow } from '../../schemas/curated.ts'
import type { Registers } from '../dialect/registers.ts'
import { spanOf, type Excerpt } from '../text/excerpt.ts'
import type { Claim, ClaimKind, FormedSection, Mark } from '../text/claims.ts'
import type { Reading } from '../text/reading.ts'
import type { Span } from '../text/source-text.ts'
import type { Item } from './outline.ts'

export interface Position {
  readonly section: SectionRow
  /** The words of the heading of the section; null where it is missing. */
  readonly heading: Span | null
  /** What gave the section away where its heading is missing, as a clause for people; null where nothing had to. */
  readonly form: string | null
  /** Whether the section has had a block of its own kind already: another one may belong elsewhere. */
  readonly hasBlock: boolean
  /** Whether the last item of the section had a list mark. */
  readonly hasMarks: boolean
  /** The last line was a lead-in, "The objectives are:". */
  readonly ledIn: boolean
  /** A blank line is between here and the first block of the section. */
  readonly continued: boolean
  /** The words over this part of a list of States, "African States". */
  readonly group: Excerpt | null
  /** A number of participants has been declared. */
  readonly isCounted: boolean
  /** The heading is one that the dialect does not know: what is below it is of no other section. */
  readonly isUnknown: boolean
  /** What the last words that said something claimed to be, in whichever section. */
  readonly last: ClaimKind | null
}

/** A heading that was entered. */
export interface Entered {
  readonly section: string
  readonly span: Span
  readonly languages: readonly string[]
  /** Whether there is content on its own line. */
  readonly hasContent: boolean
  /** Its level: 1 is the highest; lines that are no headings of Markdown come below those that are. */
  readonly depth: number
}

/** What was found in a stretch of the text. */
export type Found =
  | { readonly is: 'claim'; readonly claim: Claim }
  | { readonly is: 'mark'; readonly mark: Mark }
  | { readonly is: 'heading'; readonly heading: Entered }
  | { readonly is: 'formed'; readonly formed: FormedSection }
  | { readonly is: 'field'; readonly languages: readonly string[] }

/** What a stretch of the text gives, and where the reader is after it. */
export interface Step {
  readonly at: Position
  readonly found: readonly Found[]
}

/** The beginning of a section. `form`: what gave it away, where no heading did. */
export function startOf(
  code: string,
  registers: Registers,
  heading: Span | null = null,
  form: string | null = null,
): Position {
  const section = registers.sections.get(code)
  if (section === undefined) throw new Error(`the register of sections lacks ${code}`)
  return {
    section,
    heading,
    form,
    hasBlock: false,
    hasMarks: false,
    ledIn: false,
    continued: false,
    group: null,
    isCounted: false,
    isUnknown: false,
    last: null,
  }
}

/** Read things one after the other, each from where the one before ended. */
export function inTurn<T>(
  things: readonly T[],
  start: Position,
  read: (thing: T, at: Position, index: number) => Step,
): Step {
  let at = start
  const found = things.flatMap((thing, index) => {
    const step = read(thing, at, index)
    at = step.at
    return step.found
  })
  return { at, found }
}

/** What was found first, and then what is read from there. */
export function andThen(first: Step, next: (at: Position) => Step): Step {
  const { at, found } = next(first.at)
  return { at, found: [...first.found, ...found] }
}

/** A stretch that is no value. */
export function mark(kind: Mark['kind'], span: Span, at: Position): Step {
  return { at, found: [{ is: 'mark', mark: { kind, section: at.section.section, span } }] }
}

/** Words that claim to be something. */
export function claim(
  kind: ClaimKind,
  { reading, mark: listMark, setting, readBy }: Pick<Item, 'reading' | 'mark'> & Partial<Item>,
  at: Position,
  field: Claim['field'] = null,
): Step {
  const made = claimAt(kind, reading, at, {
    mark: listMark,
    field,
    addresses: kind === 'document' ? (setting?.addresses ?? []) : [],
    level: setting?.level ?? null,
    column: setting?.column ?? null,
    readBy: readBy ?? null,
  })
  return {
    at: { ...at, hasBlock: true, hasMarks: listMark !== null, ledIn: false, last: kind },
    found: [{ is: 'claim', claim: made }],
  }
}

/** A number of participants, with the words around it. */
export function declare(
  count: Reading,
  counted: Claim['counted'],
  labels: readonly Excerpt[],
  at: Position,
): Step {
  const made = claimAt('declared-count', count, at, {
    counted,
    continued: false,
    group: null,
  })
  return {
    at: { ...at, isCounted: true, last: 'declared-count' },
    found: [
      { is: 'claim', claim: made },
      ...labels.flatMap((label) => mark('label', spanOf(label), at).found),
    ],
  }
}

function claimAt(kind: ClaimKind, reading: Reading, at: Position, more: Partial<Claim>): Claim {
  return {
    kind,
    section: at.section.section,
    reading,
    span: spanOf(reading.words),
    field: null,
    mark: null,
    addresses: [],
    level: null,
    column: null,
    heading: at.heading,
    counted: null,
    continued: at.continued,
    group: at.group,
    readBy: null,
    ...more,
  }
}

/** A section has been entered without a heading, here and for a reason that is given as a clause. */
export function formedHere(
  section: string,
  form: string,
  { reading }: Pick<Item, 'reading'>,
): Found {
  return { is: 'formed', formed: { section, span: spanOf(reading.words), form } }
}
