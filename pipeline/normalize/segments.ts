/** Segments: every character of a source accounted for, by what it became. */
import { anyTable, type Row } from '../../schemas/tables.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import type { Corrected } from '../text/claims.ts'
import { contains } from '../text/placed-reading.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'
import { suggest } from '../text/suggest.ts'
import type { Registers } from '../dialect/registers.ts'
import type { Draft, Evidence, Normalized } from './draft.ts'

type Kind = Row<'segments'>['kind']

/** Bases whose characters are the value itself; a count or an inference rests on characters that have a use of their own. */
const GIVES_VALUE: ReadonlySet<string> = new Set(['stated', 'corrected', 'reconciled', 'read'])

/**
 * Cut a source into segments. Prose comes first, the characters of typed values are laid over it, labels and punctuation over both, and what
 * is left is white space or punctuation, or text that nothing has understood, for which there is a finding.
 */
export function segmentsOf(
  corrected: Corrected,
  normalized: Normalized,
  registers: Registers,
): { segments: Row<'segments'>[]; findings: Finding[] } {
  const { source } = corrected
  const kinds = kindsOf(corrected, normalized, registers)
  const sections = sectionsOf(corrected)
  const stretches = cutWhere(
    source.text.length,
    (index) => kinds[index] !== kinds[index - 1] || sections[index] !== sections[index - 1],
  )
  const segments = stretches.map(({ start, end }) => ({
    source_id: source.id,
    start_offset: source.place(start).offset,
    end_offset: source.place(end).offset,
    kind: kinds[start] ?? 'unrecognized',
    section: sections[start] ?? null,
  }))
  const unread = stretches.filter(({ start }) => kinds[start] === 'unrecognized')
  const wordsIn = wordsWithin(source.text)
  const reported = new Set(
    normalized.findings.flatMap(({ severity, at }) =>
      severity === 'warning' && at !== null ? wordsIn(at.span) : [],
    ),
  )
  return {
    segments,
    findings: unread
      .filter((span) => !reported.has(wordsIn(span)))
      .map((span) => notUnderstood(source, span, registers)),
  }
}

/** What each character became; none is left over. */
function kindsOf(
  { source, claims, marks, readings }: Corrected,
  { drafts, leftovers }: Normalized,
  registers: Registers,
): (Kind | null)[] {
  const kinds: (Kind | null)[] = Array.from({ length: source.text.length }, () => null)
  for (const { span } of evidenceOf(drafts, 'prose')) kinds.fill('prose', span.start, span.end)
  for (const { span } of evidenceOf(drafts, 'value')) kinds.fill('value', span.start, span.end)
  for (const mark of [...marks, ...leftovers]) kinds.fill(mark.kind, mark.span.start, mark.span.end)
  const { and } = registers.words.phrases
  const isInClaim = new Uint8Array(source.text.length)
  for (const { span } of claims) isInClaim.fill(1, span.start, span.end)
  const kindOf = (words: Span): Kind => {
    if (isInClaim[words.start] === 1 && and.has(fold(slice(source, words)))) return 'punctuation'
    // A reviewer has read these words, and took no value from them.
    return readings.some(({ span }) => contains(span, words)) ? 'label' : 'unrecognized'
  }
  for (const { start, end } of gaps(kinds)) classify(source.text, start, end, kinds, kindOf)
  return kinds
}

/** The evidence whose characters are the words of a value: of one kept as prose, or of any other. */
function evidenceOf(drafts: readonly Draft[], kind: 'prose' | 'value'): Evidence[] {
  return drafts.flatMap(({ table, cells }) => {
    const { prose = [] } = anyTable(table)
    return Object.entries(cells)
      .filter(([column]) => prose.includes(column) === (kind === 'prose'))
      .flatMap(([, cell]) => cell.evidence.filter(({ basis }) => GIVES_VALUE.has(basis)))
  })
}

/** The section of each character. White space between claims belongs to the section before it. */
function sectionsOf({ source, claims, marks }: Corrected): (string | null)[] {
  const sections: (string | null)[] = Array.from({ length: source.text.length }, () => null)
  for (const { section, span } of [...claims, ...marks])
    sections.fill(section, span.start, span.end)
  for (let index = 1; index < sections.length; index += 1)
    sections[index] ??= sections[index - 1] ?? null
  return sections
}

/**
 * A key for the words of a stretch, punctuation around them aside: one warning is enough for each. It counts the
 * letters and digits before the stretch and up to its end.
 */
function wordsWithin(text: string): (span: Span) => string {
  const counts = new Uint32Array(text.length + 1)
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]/gu)) counts[index + word.length] = 1
  for (let index = 1; index < counts.length; index += 1)
    counts[index] = (counts[index] ?? 0) + (counts[index - 1] ?? 0)
  return ({ start, end }) => `${counts[start]} ${counts[end]}`
}

/** Stretches to which nothing has given a kind. */
function gaps(kinds: readonly (Kind | null)[]): Span[] {
  return cutWhere(
    kinds.length,
    (index) => (kinds[index] === null) !== (kinds[index - 1] === null),
  ).filter(({ start }) => kinds[start] === null)
}

/** White space and punctuation of a gap, with an "and" between two values; other words, and what is between them on a line, are not understood. */
function classify(
  text: string,
  from: number,
  to: number,
  kinds: (Kind | null)[],
  kindOf: (words: Span) => Kind,
): void {
  kinds.fill('whitespace', from, to)
  for (const match of text.slice(from, to).matchAll(/[^\r\n]+/g)) {
    const start = from + match.index
    const words = /[\p{L}\p{N}].*[\p{L}\p{N}]|[\p{L}\p{N}]/su.exec(match[0])
    for (const mark of match[0].matchAll(/\S+/g))
      kinds.fill('punctuation', start + mark.index, start + mark.index + mark[0].length)
    if (words === null) continue
    const place = { start: start + words.index, end: start + words.index + words[0].length }
    kinds.fill(kindOf(place), place.start, place.end)
  }
}

function cutWhere(length: number, isBoundary: (index: number) => boolean): Span[] {
  const starts = Array.from({ length }, (_, index) => index).filter(
    (index) => index === 0 || isBoundary(index),
  )
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? length }))
}

/** "12 Membres", "Membres (12)": a heading without the number beside it. */
function withoutCount(words: string): string {
  const open = words.endsWith(')') ? words.indexOf('(') : -1
  return words.slice(0, open === -1 ? undefined : open).replace(/^\d+\s+/, '')
}

function notUnderstood(source: Source, span: Span, registers: Registers): Finding {
  const words = slice(source, span)
  const key = fold(words)
  if (
    registers.words.phrases.field.has(key) &&
    /^[^\S\r\n]*:[^\S\r\n]*(?:[\r\n]|$)/.test(source.text.slice(span.end))
  ) {
    const message = `The field "${words}" is empty: there is nothing after its colon. The value stays empty. The text extraction used for these pages may have lost it.`
    return findingAt(source, span, 'field-empty', { severity: 'warning', message })
  }
  const labels = [...registers.lexicon.heading, ...registers.lexicon.field].map((row) => row.phrase)
  return findingAt(source, span, 'text-not-understood', {
    severity: 'warning',
    message: `"${words}" was not understood: it is not a known heading, field or list, and no such text is expected here. It is kept in the segments as unrecognized.`,
    suggestions: suggest(withoutCount(words), labels).filter((label) => fold(label) !== key),
  })
}
