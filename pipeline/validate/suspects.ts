/**
 * Suspects: words of a source that look like a slip. They are reported to whoever maintains the ledger, and change
 * nothing. Corrections come first, so that a slip that has been corrected is no longer a suspect.
 */
import type { Corrected } from '../text/claims.ts'
import { findingAt, hasErrors, type Finding } from '../text/finding.ts'
import { part, spanOf } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import { slice, type Source, type Span } from '../text/source-text.ts'
import { findDoubledWords, findSentenceStarts, findTranslations } from './suspects/phrases.ts'
import { findRanges, findSpacing } from './suspects/spacing.ts'
import { withoutAddresses, type Context, type Suspect } from './suspects/suspect.ts'
import { checkWords, findForeignText, findWords } from './suspects/words.ts'

const SEARCHES = [findDoubledWords, findSpacing, findSentenceStarts, findRanges, findTranslations]
/** The code of ISO 639-2 for a language that is not known. */
const NOT_KNOWN = 'und'

interface Placed extends Suspect {
  readonly span: Span
  readonly words: string
}

/**
 * The suspects of a source, in the order of their places, each as a finding of severity info at the words as written.
 * The same words are reported once for each rule, at their first place. `language` is that of the text (null: not
 * known, read as English); only English texts are checked against a dictionary. A ledger with errors gives none: its
 * corrections are not applied, so that every slip in it would be reported twice.
 */
export function findSuspects(
  corrected: Corrected,
  language: string | null,
  registers: Registers,
): Finding[] {
  const { source, claims } = corrected
  if (hasErrors(corrected.findings)) return []
  const stretches = claims.map((claim, index) => ({
    claim,
    text: withoutAddresses(claim.excerpt.text),
    before: claims[index - 1] ?? null,
  }))
  const read: Context = { source, stretches, language: language ?? 'en', registers }
  const checked = checkWords(read)
  const foreign = findForeignText(read, checked)
  const context: Context = foreign === null ? read : { ...read, language: NOT_KNOWN }
  const settled = settledPlaces(corrected)

  const suspects = [
    ...(foreign === null ? findWords(checked) : [foreign, ...findWords(checkWords(context))]),
    ...SEARCHES.flatMap((search) => search(context)),
  ]
    .map((suspect) => place(source, suspect))
    .filter(({ span }) => !settled.some((offsets) => overlap(source, span, offsets)))
  suspects.sort(
    (a, b) =>
      a.span.start - b.span.start ||
      a.span.end - b.span.end ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )

  return firstPlaces(suspects).map((each) => findingOf(source, each))
}

function findingOf(source: Source, { first, further }: Repeated): Finding {
  const places = further === 1 ? 'place' : 'places'
  const repeated = further === 0 ? '' : ` The same occurs in ${further} more ${places}.`
  return findingAt(source, first.span, first.rule, {
    severity: 'info',
    message: `${first.message}${repeated}`,
    suggestions: first.suggestions,
  })
}

/** A suspect, and how many other places it has. */
interface Repeated {
  readonly first: Placed
  readonly further: number
}

/** The first place of each suspect, by rule and words, and how many other places there are; in the order given. */
function firstPlaces(suspects: readonly Placed[]): Repeated[] {
  const starts = new Map<string, { first: Placed; all: Set<number> }>()
  for (const suspect of suspects) {
    const key = `${suspect.rule}\n${suspect.words}`
    const group = starts.get(key) ?? { first: suspect, all: new Set() }
    starts.set(key, group)
    group.all.add(suspect.span.start)
  }
  return [...starts.values()].map(({ first, all }) => ({ first, further: all.size - 1 }))
}

function place(source: Source, suspect: Suspect): Placed {
  const span = spanOf(part(suspect.stretch.claim.excerpt, suspect.start, suspect.end))
  return { ...suspect, span, words: slice(source, span) }
}

/** Where a ledger entry has been decided without a change of the words: code points, as the rows of corrections count. */
function settledPlaces({ corrections }: Corrected): { start: number; end: number }[] {
  return corrections
    .filter(({ status }) => status !== 'applied')
    .map(({ start_offset: start, end_offset: end }) => ({ start, end }))
}

function overlap(source: Source, span: Span, offsets: { start: number; end: number }): boolean {
  return (
    source.place(span.start).offset < offsets.end && offsets.start < source.place(span.end).offset
  )
}
