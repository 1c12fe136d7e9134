/** Stage 2, parse: from the text to claims, the stretches of the text that say something, each with its section. */
import type { SectionRow } from '../schemas/curated.ts'
import { readHeading, readField, type Heading } from './headings.ts'
import { isDatedLine, isProse, saysWhoIsSecretariat } from './line-forms.ts'
import { toBlocks, type Block, type Line } from './lines.ts'
import { toTree } from './plain-text.ts'
import type { Registers } from './registers.ts'
import { slice, type Source, type Span } from './source-text.ts'

/** What a stretch of text claims to be. What it means is settled later, when it has been corrected. */
export type ClaimKind =
  | 'name'
  | 'full-name'
  | 'field'
  | 'declared-count'
  | 'participants'
  | 'organization'
  | 'theme'
  | 'meeting'
  | 'document'
  | 'passage'

export interface Claim {
  readonly kind: ClaimKind
  readonly section: string
  /** The words, without list mark and label. */
  readonly span: Span
  /** The name of the field, for claims of kind `field`. */
  readonly field: string | null
  /** The words of the heading that the claim stands under; null where the heading is missing. */
  readonly heading: Span | null
}

/** A stretch that is no value: a heading, the name of a field, a list mark. */
export interface Mark {
  readonly kind: 'label' | 'list-mark'
  readonly section: string
  readonly span: Span
}

export interface Parsed {
  readonly source: Source
  readonly claims: readonly Claim[]
  readonly marks: readonly Mark[]
  /** Languages of the headings and field names that were recognized. */
  readonly languages: ReadonlySet<string>
}

/** Which claim the lines of a section make. */
const CLAIM_OF: Record<Exclude<SectionRow['content'], 'header'>, ClaimKind> = {
  prose: 'passage',
  themes: 'theme',
  participants: 'participants',
  organizations: 'organization',
  meetings: 'meeting',
  documents: 'document',
}

/** Where the reader of a profile is: in which section, and under which heading. */
interface Position {
  readonly section: SectionRow
  readonly heading: Span | null
}

export function parse(source: Source, registers: Registers): Parsed {
  const blocks = toBlocks(source.text, toTree(source.text))
  const claims: Claim[] = []
  const marks: Mark[] = []
  const languages = new Set<string>()
  const section = (code: string): SectionRow => {
    const row = registers.sections.get(code)
    if (row === undefined) throw new Error(`the register of sections lacks ${code}`)
    return row
  }
  const header = section('header')
  let at: Position = { section: header, heading: null }

  const claim = (kind: ClaimKind, span: Span, field: string | null = null): void => {
    claims.push({ kind, section: at.section.section, span, field, heading: at.heading })
  }
  const mark = (kind: Mark['kind'], span: Span): void => {
    marks.push({ kind, section: at.section.section, span })
  }

  const enter = (heading: Heading): void => {
    at = { section: section(heading.section), heading: heading.label }
    languages.add(heading.language)
    for (const label of heading.labels) mark('label', label)
    if (heading.count !== null) claim('declared-count', heading.count)
  }

  const readHeaderLine = (line: Line, isFirst: boolean): void => {
    const field = readField(source, line, registers)
    if (isFirst) claim('name', line.span)
    else if (field !== null) {
      languages.add(field.language)
      mark('label', field.label)
      claim('field', field.value, field.field)
    } else if (slice(source, line.span).endsWith(')')) claim('full-name', line.span)
  }

  for (const [number, block] of blocks.entries()) {
    // The first line is the name, whatever it looks like.
    if (number > 0) at = settle(source, block, at, registers, section)
    for (const [index, line] of block.entries()) {
      const heading = line.mark === null ? readHeading(source, line, registers) : null
      if (heading !== null && !(number === 0 && index === 0)) {
        enter(heading)
        continue
      }
      if (line.mark !== null) mark('list-mark', line.mark)
      const { content } = at.section
      if (content === 'header') readHeaderLine(line, number === 0 && index === 0)
      else if (accepts(source, block, line, content, registers)) claim(CLAIM_OF[content], line.span)
    }
  }
  return { source, claims, marks, languages }
}

/**
 * Where a block that does not begin with a heading belongs: to the section before it, if its form allows, else to the
 * section that its form gives away. Headings are missing from many profiles: the text extraction drops a line of one word.
 */
function settle(source: Source, block: Block, at: Position, registers: Registers, section: (code: string) => SectionRow): Position {
  const [first] = block
  if (first === undefined || readHeading(source, first, registers) !== null) return at
  const without = (code: string): Position => (at.section.section === code ? at : { section: section(code), heading: null })
  const { content } = at.section

  if (block.every((line) => isDatedLine(source, line, registers))) return content === 'meetings' || content === 'documents' ? at : without('meetings')
  if (first.mark === null && isProse(source, first, registers)) {
    if (content === 'header') return readField(source, first, registers) === null ? without('objectives') : at
    if (saysWhoIsSecretariat(source, first, registers)) return without('secretariat')
    return at
  }
  if (first.mark !== null && content === 'prose') return without('thematic-focus')
  if (content === 'meetings') return without('documents')
  return at
}

/** Whether a line can be what its section holds. A line that cannot is left unread, and a finding will say so. */
function accepts(source: Source, block: Block, line: Line, content: SectionRow['content'], registers: Registers): boolean {
  switch (content) {
    case 'prose':
      return line.mark === null && isProse(source, line, registers)
    case 'themes':
      return line.mark !== null || block.every((other) => other.mark === null)
    case 'meetings':
      return isDatedLine(source, line, registers)
    case 'participants':
    case 'organizations':
      return !isDatedLine(source, line, registers) && !endsLikeASentence(slice(source, line.span))
    default:
      return true
  }
}

function endsLikeASentence(text: string): boolean {
  return /[a-z]{3}[.!?]$/.test(text) && text.split(/\s+/).length > 8
}
