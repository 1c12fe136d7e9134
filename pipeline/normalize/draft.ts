/** How the cells of a draft are made: each kind of value with the evidence that it rests on. */
import type { ReadingRule } from '../../schemas/rules.ts'
import type { Metadata } from '../../schemas/curated.ts'
import type { CorrectedClaim, CorrectedReading } from '../text/claims.ts'
import type { Cell, Draft, DraftOf, Evidence } from '../text/drafts.ts'
import type { Finding } from '../text/finding.ts'
import { correctionsOf, spanOf, writtenIn, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import type { Source, Span } from '../text/source-text.ts'
import type { Paragraph, Sentence } from './sentences.ts'

export type { Cell, Draft, DraftOf, Evidence }

/** A stretch that is no value: a label or punctuation inside a claim. */
export interface Leftover {
  readonly kind: 'label' | 'punctuation'
  readonly span: Span
}

/** What one part of the stage makes of the claims it reads. */
export interface Normalized {
  readonly drafts: readonly Draft[]
  readonly leftovers: readonly Leftover[]
  readonly findings: readonly Finding[]
}

/** What every part of the stage is given. */
export interface Profile {
  readonly source: Source
  readonly mechanismId: string
  readonly claims: readonly CorrectedClaim[]
  readonly byKind: ReadonlyMap<CorrectedClaim['kind'], readonly CorrectedClaim[]>
  /** Passages and footnotes in prose, in the order of the text. */
  readonly paragraphs: readonly Paragraph[]
  readonly registers: Registers
  readonly readings: readonly CorrectedReading[]
  readonly metadata: Metadata
  /** The identifier itself the first time it is asked for, then with `/2`, `/3` after it. */
  readonly unique: (id: string) => string
}

export function claimsOf(
  profile: Profile,
  kind: CorrectedClaim['kind'],
): readonly CorrectedClaim[] {
  return profile.byKind.get(kind) ?? []
}

/** The sentences of the prose, without those of footnotes. */
export function sentencesOfPassages({ paragraphs }: Profile): Sentence[] {
  return paragraphs.flatMap(({ claim, sentences }) => (claim.kind === 'passage' ? sentences : []))
}

export function together(...parts: readonly Normalized[]): Normalized {
  return {
    drafts: parts.flatMap((part) => part.drafts),
    leftovers: parts.flatMap((part) => part.leftovers),
    findings: parts.flatMap((part) => part.findings),
  }
}

/** A value that the project makes itself: an identifier. It has no evidence. */
export function own<V>(value: V): Cell<V> {
  return { value, evidence: [] }
}

/** What the source is silent about. */
export const silent: Cell<null> = { value: null, evidence: [] }

/** A value that the words say, in whatever notation; `corrected` where a correction has touched them. */
export function said<V>(value: V, excerpt: Excerpt, rule: ReadingRule): Cell<V> {
  const basis = correctionsOf(excerpt).length > 0 ? 'corrected' : 'stated'
  return { value, evidence: value === null ? [] : [fromReading(excerpt, basis, rule)] }
}

/** The words as the source has them, whatever corrections touch them. */
export function written(excerpt: Excerpt, rule: ReadingRule): Cell<string> {
  const evidence = { span: spanOf(excerpt), basis: 'stated', rule, corrections: [] } as const
  return { value: writtenIn(excerpt), evidence: [evidence] }
}

/** A value that the words were matched to in a register. */
export function matched<V>(value: V, excerpt: Excerpt, rule: ReadingRule): Cell<V> {
  return { value, evidence: value === null ? [] : [fromReading(excerpt, 'reconciled', rule)] }
}

/** A value that follows from the words without being said. */
export function inferred<V>(value: V, excerpt: Excerpt, rule: ReadingRule): Cell<V> {
  return { value, evidence: value === null ? [] : [fromReading(excerpt, 'inferred', rule)] }
}

/** What the metadata of the profile gives, because the text does not: no characters are its evidence. */
export function curated<V>(value: V): Cell<V> {
  const evidence = {
    span: { start: 0, end: 0 },
    basis: 'curated',
    rule: 'profile-metadata',
    corrections: [],
  } as const
  return { value, evidence: [evidence] }
}

/** A value counted over a stretch of the source. */
export function counted<V>(value: V, span: Span, rule: ReadingRule): Cell<V> {
  return { value, evidence: [{ span, basis: 'counted', rule, corrections: [] }] }
}

/** A value that a heading or label states for what is under it. */
export function labelled<V>(value: V, span: Span, rule: ReadingRule): Cell<V> {
  return { value, evidence: [{ span, basis: 'stated', rule, corrections: [] }] }
}

/** The same value with the evidence of other cells after its own. */
export function alsoBy<V>(cell: Cell<V>, ...others: readonly Cell<unknown>[]): Cell<V> {
  return {
    value: cell.value,
    evidence: [...cell.evidence, ...others.flatMap((other) => other.evidence)],
  }
}

function fromReading(excerpt: Excerpt, basis: Evidence['basis'], rule: ReadingRule): Evidence {
  return { span: spanOf(excerpt), basis, rule, corrections: correctionsOf(excerpt) }
}
