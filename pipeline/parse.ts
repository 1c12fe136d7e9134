/** Stage 2, parse: from the text to claims, the stretches of the text that say something, each with its section. */
import type { countedKinds } from '../schemas/vocabulary.ts'
import { fold } from './fold.ts'
import { readField, readHeading, type Heading } from './headings.ts'
import { asListOfStates, isBoilerplate, isDatedLine, isFootnote, isLeadIn, isMeeting, isPageMatter, isPhrase, hasHeadingWord, maybeHeading, isProse, isSentence } from './line-forms.ts'
import { toBlocks, type Block, type Line } from './lines.ts'
import { toTree } from './plain-text.ts'
import { resolveOrganization } from './organization-names.ts'
import { lookUp, type Registers } from './registers.ts'
import { overviewOf, sectionNamed, settle, type Position } from './sections.ts'
import { slice, type Source, type Span } from './source-text.ts'

/** What a stretch of text claims to be. What it means is settled later, when it has been corrected. */
export type ClaimKind =
  | 'name'
  | 'full-name'
  | 'field'
  | 'declared-count'
  | 'participants'
  | 'footnote'
  | 'organization'
  | 'theme'
  | 'body'
  | 'meeting'
  | 'document'
  | 'passage'

export interface Claim {
  readonly kind: ClaimKind
  readonly section: string
  /** The words, without list mark and label. */
  readonly span: Span
  /** The name of the field and the words of its label, for claims of kind `field`. */
  readonly field: { readonly name: string; readonly label: Span } | null
  /** The words of the heading that the claim stands under; null where the heading is missing. */
  readonly heading: Span | null
  /** What a declared count counts. */
  readonly counted: keyof typeof countedKinds | null
  /** Whether a blank line stands between the claim and the first of its section: a heading may have been lost there. */
  readonly continued: boolean
}

/** A stretch that is no value: a heading, the name of a field, a list mark, words of the page around the profile. */
export interface Mark {
  readonly kind: 'label' | 'list-mark' | 'boilerplate'
  readonly section: string
  readonly span: Span
}

/** Sections whose lines are names: a line that is none may be a heading. */
const LISTS: ReadonlySet<string> = new Set(['participants', 'organizations', 'documents'])

export interface Parsed {
  readonly source: Source
  readonly claims: readonly Claim[]
  readonly marks: readonly Mark[]
  /** The language of most of the headings and field names that were recognized; null without one, or in a tie. */
  readonly language: string | null
  /** Headings with nothing under them. */
  readonly empty: readonly { readonly section: string; readonly span: Span }[]
}

export function parse(source: Source, registers: Registers): Parsed {
  const blocks = toBlocks(source.text, toTree(source.text))
  const overview = overviewOf(source, blocks, registers)
  const nameLine = findName(source, blocks, registers)
  const claims: Claim[] = []
  const marks: Mark[] = []
  const languages: string[] = []
  const headings: { section: string; span: Span; leads: boolean }[] = []
  let at: Position = { section: sectionNamed('header', registers), heading: null, hasBlock: false, ledIn: false }
  let isContinued = false

  const mark = (kind: Mark['kind'], span: Span): void => void marks.push({ kind, section: at.section.section, span })
  const claim = (kind: ClaimKind, span: Span, more: Partial<Claim> = {}): void => {
    claims.push({ kind, section: at.section.section, span, field: null, heading: at.heading, counted: null, continued: isContinued, ...more })
    at = { ...at, hasBlock: true, ledIn: false }
  }

  const enter = (heading: Heading): void => {
    at = { section: sectionNamed(heading.section, registers), heading: heading.label, hasBlock: false, ledIn: false }
    isContinued = false
    languages.push(...heading.languages)
    // A heading right before another with content of its own, "Chairing Country" and "Co-chairs: A and B", leads in to it.
    const former = headings.at(-1)
    if (former !== undefined && heading.content !== null && /^[^\S\n]*\n[^\S\n]*$/.test(source.text.slice(former.span.end, heading.label.start))) former.leads = true
    headings.push({ section: heading.section, span: heading.label, leads: false })
    for (const label of heading.labels) mark('label', label)
    if (heading.count !== null) claims.push({ kind: 'declared-count', section: at.section.section, span: heading.count, field: null, heading: at.heading, counted: heading.counted, continued: false })
    if (heading.content !== null) readLine({ span: heading.content, mark: null })
    if (heading.nested === null) return
    const outer = at
    enter(heading.nested)
    at = outer
  }

  const readLine = (line: Line): void => {
    // A line of punctuation alone says nothing.
    if (!/[\p{L}\p{N}]/u.test(slice(source, line.span))) return
    const kind = kindOf(source, line, at, registers)
    if (kind === 'label') mark('label', line.span)
    else if (kind !== null) claim(kind, line.span)
    // Items behind "The governments have agreed to:" go on with the prose.
    if (kind === 'passage' && isLeadIn(source, line)) at = { ...at, ledIn: true }
  }

  /** Whether a line that is no entry of the list it stands in may begin another list, under a heading nobody knows. */
  const closesList = (line: Line): boolean => {
    const { content } = at.section
    if (!LISTS.has(content) || !at.hasBlock) return false
    if (!maybeHeading(source, line) && !(content === 'participants' && hasHeadingWord(source, line, registers))) return false
    const text = slice(source, line.span)
    if (content === 'documents') return text.endsWith(':')
    return !asListOfStates(source, [line], registers).anyKnown && resolveOrganization(text, registers) === null && !isSentence(source, line, registers)
  }

  const readHeaderLine = (line: Line): void => {
    const field = readField(source, line.span, registers)
    if (line === nameLine) claim('name', line.span)
    else if (field !== null) {
      languages.push(...field.languages)
      mark('label', field.label)
      const { value, note } = splitNote(source, field)
      claim('field', value, { field: { name: field.field, label: field.label } })
      if (note !== null) claim('passage', note)
    } else if (/\S\s*\([^()]+\)$/.test(slice(source, line.span))) claim('full-name', line.span)
  }

  for (const [number, block] of blocks.entries()) {
    const hadBlock = at.hasBlock
    const before = at
    // The line of the name is that, whatever it looks like.
    if (number > 0 || block[0] !== nameLine) at = settle(source, block, at, overview, registers)
    isContinued = hadBlock && at.section === before.section && at.heading === before.heading
    for (const line of block) {
      if (line !== nameLine && isBoilerplate(source, line.span, registers)) {
        mark('boilerplate', line.mark === null ? line.span : { start: line.mark.start, end: line.span.end })
        continue
      }
      if (line.mark !== null) mark('list-mark', line.mark)
      const heading = line === nameLine ? null : readHeading(source, line.span, registers)
      if (heading !== null && (line.mark === null || heading.content !== null)) enter(heading)
      else if (at.section.content === 'header') readHeaderLine(line)
      else {
        if (closesList(line)) at = { section: sectionNamed('other', registers), heading: null, hasBlock: false, ledIn: false }
        readLine(line)
      }
    }
  }
  return { source, claims, marks, language: mostOf(languages), empty: headings.filter(({ span, leads }) => !leads && !claims.some((claim) => claim.heading?.start === span.start)) }
}

/** What a line of a section claims to be; `label` for words that lead in to a list; null for a line that cannot be what its section holds. */
function kindOf(source: Source, line: Line, at: Position, registers: Registers): ClaimKind | 'label' | null {
  const { content } = at.section
  if (content === 'themes' && isLeadIn(source, line)) return 'label'
  if (content === 'prose' && isLeadIn(source, line)) return 'passage'
  switch (content) {
    case 'prose':
      if (line.mark !== null || isProse(source, line, registers) || at.ledIn) return 'passage'
      if (isDatedLine(source, line, registers)) return 'meeting'
      return namesABody(source, line, registers) ? 'body' : null
    case 'themes':
      return isSentence(source, line, registers) ? 'passage' : 'theme'
    case 'participants':
      if (isFootnote(source, line.span)) return 'footnote'
      if (isPhrase(source, line.span, 'no-participant', registers)) return 'passage'
      if (isDatedLine(source, line, registers)) return null
      return readInListOfStates(source, line, at, registers)
    case 'organizations':
      if (isPhrase(source, line.span, 'no-participant', registers)) return 'passage'
      if (isDatedLine(source, line, registers) || isPageMatter(slice(source, line.span))) return null
      return isSentence(source, line, registers) ? 'passage' : 'organization'
    case 'meetings':
      return isDatedLine(source, line, registers) || (at.heading !== null && isMeeting(source, line, registers)) ? 'meeting' : null
    case 'documents':
      return isDocument(source, line, registers) ? 'document' : null
    default:
      if (isDatedLine(source, line, registers)) return 'meeting'
      return isSentence(source, line, registers) ? 'passage' : null
  }
}

/** A line of a list of States: names, or a sentence among them. Two known names in a line that is mostly known make it a list, full stop or not. */
function readInListOfStates(source: Source, line: Line, at: Position, registers: Registers): ClaimKind | null {
  const states = asListOfStates(source, [line], registers)
  if (states.allKnown || states.mostlyKnown) return 'participants'
  if (isSentence(source, line, registers)) return 'passage'
  return isPageMatter(slice(source, line.span)) && !at.ledIn ? null : 'participants'
}

/** A line that can be the title of a document: no country or organization alone, no address, no bullet with a day in it. */
function isDocument(source: Source, line: Line, registers: Registers): boolean {
  const text = slice(source, line.span)
  if (isPageMatter(text) || isFootnote(source, line.span) || text.endsWith(':')) return false
  return lookUp(registers.countryNames, text) === null && resolveOrganization(text, registers) === null
}

/** The line of a group under the heading of groups: "Working Group on Data". */
function namesABody(source: Source, line: Line, registers: Registers): boolean {
  const key = fold(slice(source, line.span))
  return registers.lexicon['body-type'].some((row) => key.startsWith(fold(row.phrase)))
}

/**
 * The line that names the mechanism: the one that the full name repeats in its brackets, "Regional Conference ... (CIS
 * Conference)"; without such a pair, the first line that is not of the page around the profile. None where the text
 * begins with a field, a heading or a sentence.
 */
function findName(source: Source, blocks: readonly Block[], registers: Registers): Line | undefined {
  const lines = blocks.flat().filter((line) => !isBoilerplate(source, line.span, registers))
  const end = lines.findIndex((line) => readField(source, line.span, registers) !== null || readHeading(source, line.span, registers) !== null)
  const header = end === -1 ? lines : lines.slice(0, end)
  const shortNames = new Set(header.flatMap((line) => /\(([^()]+)\)$/.exec(slice(source, line.span))?.[1] ?? []).map(fold))
  const named = header.find((line) => shortNames.has(fold(slice(source, line.span))))
  const [first] = header
  return named ?? (first !== undefined && !isSentence(source, first, registers) ? first : undefined)
}

/** `1996 (renamed several times: ...)`: the value of a date field, and the note in brackets behind it. */
function splitNote(source: Source, field: { field: string; value: Span }): { value: Span; note: Span | null } {
  const match = field.field === 'established' || field.field === 'launched' ? /^([^(]*[^(\s])\s*\((.+)\)$/d.exec(slice(source, field.value)) : null
  const [value, note] = [match?.indices?.[1], match?.indices?.[2]]
  if (value === undefined || note === undefined) return { value: field.value, note: null }
  const at = ([from, to]: readonly [number, number]): Span => ({ start: field.value.start + from, end: field.value.start + to })
  return { value: at(value), note: at(note) }
}

function mostOf(values: readonly string[]): string | null {
  const counts = [...new Set(values)].map((value) => ({ value, count: values.filter((other) => other === value).length }))
  counts.sort((a, b) => b.count - a.count)
  const [first, second] = counts
  return first === undefined || first.count === second?.count ? null : first.value
}
