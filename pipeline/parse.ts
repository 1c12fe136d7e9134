/** Stage 2, parse: from the text to claims, the stretches of the text that say something, each with its section. */
import type { Claim, ClaimKind, FormedSection, Mark, Parsed } from './text/claims.ts'
import { cutFullName, isFullNameOf } from './dialect/full-name.ts'
import { countBehind, readField, readHeading, type Heading } from './dialect/headings.ts'
import {
  asListOfStates,
  hasHeadingWord,
  isBoilerplate,
  isLeadIn,
  isSentence,
  namesARegion,
} from './parse/line-forms.ts'
import { maybeHeading } from './dialect/unknown-heading.ts'
import { kindOf } from './parse/line-kinds.ts'
import { toBlocks, type Block, type Line } from './parse/lines.ts'
import { withMeetingsJoined } from './parse/meeting-lines.ts'
import { resolveOrganization } from './dialect/organization-names.ts'
import { partsOf } from './parse/parts-of-line.ts'
import { toTree } from './parse/plain-text.ts'
import { read, spanOf, split } from './text/excerpt.ts'
import type { Registers } from './dialect/registers.ts'
import {
  membersBelowProse,
  overviewOf,
  PROSE_BEHIND_HEADER,
  sectionNamed,
  settle,
  startOf,
  type Position,
} from './parse/sections.ts'
import { slice, type Source, type Span } from './text/source-text.ts'

/** Sections whose lines are names: a line that is none may be a heading. */
const LISTS: ReadonlySet<string> = new Set(['participants', 'organizations', 'documents'])

export function parse(source: Source, registers: Registers): Parsed {
  const blocks = toBlocks(source.text, toTree(source.text))
  const overview = overviewOf(source, blocks, registers)
  const nameLine = findName(source, blocks, registers)
  const endOfHeader =
    blocks.flat().findLast((line) => readField(source, line.span, registers) !== null)?.span
      .start ?? 0
  const claims: Claim[] = []
  const marks: Mark[] = []
  const languages: string[] = []
  const headings: { section: string; span: Span; leads: boolean }[] = []
  const formed: FormedSection[] = []
  let at: Position = startOf(sectionNamed('header', registers))
  let isContinued = false
  let group: Span | null = null

  const mark = (kind: Mark['kind'], span: Span): void =>
    void marks.push({ kind, section: at.section.section, span })
  const claim = (kind: ClaimKind, span: Span, more: Partial<Claim> = {}): void => {
    claims.push({
      kind,
      section: at.section.section,
      span,
      field: null,
      mark: null,
      heading: at.heading,
      counted: null,
      continued: isContinued,
      group,
      ...more,
    })
    at = { ...at, hasBlock: true, hasMarks: (more.mark ?? null) !== null, ledIn: false }
  }

  const declare = (span: Span, counted: Claim['counted']): void => {
    claims.push({
      kind: 'declared-count',
      section: at.section.section,
      span,
      field: null,
      mark: null,
      heading: at.heading,
      counted,
      continued: false,
      group: null,
    })
  }

  const enter = (heading: Heading): void => {
    at = startOf(sectionNamed(heading.section, registers), heading.label)
    isContinued = false
    group = null
    languages.push(...heading.languages)
    // A heading right before another with content of its own, "Chairing Country" and "Co-chairs: A and B", leads in to it.
    const former = headings.at(-1)
    if (
      former !== undefined &&
      heading.content !== null &&
      /^[^\S\n]*\n[^\S\n]*$/.test(source.text.slice(former.span.end, heading.label.start))
    )
      former.leads = true
    headings.push({ section: heading.section, span: heading.label, leads: false })
    for (const label of heading.labels) mark('label', label)
    if (heading.count !== null) declare(heading.count, heading.counted)
    // "Current themes: Visas; Return and reintegration."
    const areas =
      heading.content === null || at.section.content !== 'themes'
        ? []
        : split(read(source, heading.content), /;/g)
    if (areas.length > 1) for (const area of areas) claim('theme', spanOf(area))
    else if (heading.content !== null) readParts({ span: heading.content, mark: null })
    if (heading.nested === null) return
    const outer = at
    enter(heading.nested)
    at = outer
  }

  /** "..., Vanuatu (18 Members)": a number behind the last name, where the heading declares none. */
  const withoutCount = (span: Span): Span => {
    const found =
      at.heading === null ||
      claims.some(
        (each) => each.kind === 'declared-count' && each.heading?.start === at.heading?.start,
      )
        ? null
        : countBehind(source, span, registers)
    if (found === null) return span
    declare(found.count, found.counted)
    for (const label of found.labels) mark('label', label)
    return found.before
  }

  const readLine = (line: Line): void => {
    // A line of punctuation alone says nothing.
    if (!/[\p{L}\p{N}]/u.test(slice(source, line.span))) return
    const kind = kindOf(source, line, at, registers)
    if (kind === 'label') mark('label', line.span)
    else if (kind !== null) {
      // A meeting that stands in prose, or under no known heading, is known by its own form.
      if (
        kind === 'meeting' &&
        at.section.content !== 'meetings' &&
        claims.at(-1)?.kind !== 'meeting'
      )
        formed.push({
          section: 'meetings',
          span: line.span,
          form: 'the line begins or ends with a date',
        })
      claim(kind, kind === 'participants' ? withoutCount(line.span) : line.span, {
        mark: line.mark,
      })
    }
    // Items behind "The governments have agreed to:" go on with the prose.
    if (kind === 'passage' && isLeadIn(source, line)) at = { ...at, ledIn: true }
  }

  /** A line of States, which may begin with a part of the world, "Africa: Angola, Benin", or go on with another list, "Kenya; Next Chair: Uganda". */
  const readParts = (line: Line): void => {
    const { own, region, others } =
      at.section.content === 'participants'
        ? partsOf(source, line, at.hasBlock, registers)
        : { own: line, region: null, others: [] }
    if (region !== null) mark('label', (group = region))
    if (own !== null) readLine(own)
    const outer = at
    for (const heading of others) if (heading !== null) enter(heading)
    if (others.length > 0) at = outer
  }

  /** Whether a line that is no entry of the list it stands in may begin another list, under a heading nobody knows. */
  const closesList = (line: Line): boolean => {
    const { content } = at.section
    if (!LISTS.has(content) || !at.hasBlock) return false
    if (
      !maybeHeading(source, line) &&
      !(content === 'participants' && hasHeadingWord(source, line, registers))
    )
      return false
    const text = slice(source, line.span)
    if (content === 'documents') return text.endsWith(':')
    return (
      !asListOfStates(source, [line], registers).names.some((name) => name.kind !== null) &&
      resolveOrganization(text, registers) === null &&
      !isSentence(source, line, registers)
    )
  }

  /** Prose goes on after a heading that nobody knows, "Our story", right behind the last field. */
  const isProseBehindHeader = (line: Line): boolean =>
    line !== nameLine && line.span.start > endOfHeader && isSentence(source, line, registers)
  /** "African States", between the names of a list of States. */
  const isGroupOfStates = (line: Line): boolean =>
    at.section.content === 'participants' &&
    line.mark === null &&
    namesARegion(source, line, registers)

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
    const first = block.find((line) => !isBoilerplate(source, line.span, registers))
    if (at !== before && at.form !== null && first !== undefined)
      formed.push({ section: at.section.section, span: first.span, form: at.form })
    isContinued = hadBlock && at.section === before.section && at.heading === before.heading
    const holdsMeetings =
      at.section.content === 'meetings' ||
      block.some((line) => readHeading(source, line.span, registers)?.section === 'meetings')
    const lines = holdsMeetings ? withMeetingsJoined(source, block, registers) : block
    for (const [index, line] of lines.entries()) {
      if (line !== nameLine && isBoilerplate(source, line.span, registers)) {
        mark(
          'boilerplate',
          line.mark === null ? line.span : { start: line.mark.start, end: line.span.end },
        )
        continue
      }
      if (line.mark !== null) mark('list-mark', line.mark)
      const heading = line === nameLine ? null : readHeading(source, line.span, registers)
      if (heading !== null && (line.mark === null || heading.content !== null)) enter(heading)
      else if (at.section.content === 'header' && !isProseBehindHeader(line)) readHeaderLine(line)
      else if (isGroupOfStates(line)) {
        mark('label', line.span)
        group = line.span
      } else {
        if (at.section.content === 'header') {
          at = startOf(sectionNamed('objectives', registers), null, PROSE_BEHIND_HEADER)
          formed.push({ section: at.section.section, span: line.span, form: PROSE_BEHIND_HEADER })
        }
        const members = membersBelowProse(source, lines, index, at, registers)
        if (members !== null) {
          at = members
          formed.push({ section: at.section.section, span: line.span, form: members.form ?? '' })
        }
        if (closesList(line)) at = startOf(sectionNamed('other', registers))
        readParts(line)
      }
    }
  }
  return {
    source,
    claims,
    marks,
    language: mostOf(languages),
    empty: headings.filter(
      ({ span, leads }) => !leads && !claims.some((claim) => claim.heading?.start === span.start),
    ),
    formed,
  }
}

/**
 * The line that names the mechanism: the one that the full name repeats in its brackets, "Regional Conference ... (CIS
 * Conference)", or at its head, or shortens to first letters; without such a pair, the first line that is not of the
 * page around the profile. None where the text begins with a field, a heading or a sentence.
 */
function findName(
  source: Source,
  blocks: readonly Block[],
  registers: Registers,
): Line | undefined {
  const lines = blocks.flat().filter((line) => !isBoilerplate(source, line.span, registers))
  const end = lines.findIndex(
    (line) =>
      readField(source, line.span, registers) !== null ||
      readHeading(source, line.span, registers) !== null,
  )
  const header = end === -1 ? lines : lines.slice(0, end)
  const fullNames = header.flatMap((line) => cutFullName(read(source, line.span)) ?? [])
  const named = header.find((line) =>
    fullNames.some((both) => isFullNameOf(both, slice(source, line.span))),
  )
  const [first] = header
  return named ?? (first !== undefined && !isSentence(source, first, registers) ? first : undefined)
}

/** `1996 (renamed several times: ...)`: the value of a date field, and the note in brackets behind it. */
function splitNote(
  source: Source,
  field: { field: string; value: Span },
): { value: Span; note: Span | null } {
  const match =
    field.field === 'established' || field.field === 'launched'
      ? /^([^(]*[^(\s])\s*\((.+)\)$/d.exec(slice(source, field.value))
      : null
  const [value, note] = [match?.indices?.[1], match?.indices?.[2]]
  if (value === undefined || note === undefined) return { value: field.value, note: null }
  const at = ([from, to]: readonly [number, number]): Span => ({
    start: field.value.start + from,
    end: field.value.start + to,
  })
  return { value: at(value), note: at(note) }
}

function mostOf(values: readonly string[]): string | null {
  const counts = [...new Set(values)].map((value) => ({
    value,
    count: values.filter((other) => other === value).length,
  }))
  counts.sort((a, b) => b.count - a.count)
  const [first, second] = counts
  return first === undefined || first.count === second?.count ? null : first.value
}
