/** Stage 3, correct: the reviewed ledger applied to the claims. What was written stays where it was. */
import type { Ledger, LedgerEntry } from '../schemas/curated.ts'
import type { Row } from '../schemas/tables.ts'
import type { PlaceInFile } from './text/curated.ts'
import { errorIn, findingAt, type Finding } from './text/finding.ts'
import type { Claim, Corrected, Parsed } from './text/claims.ts'
import { locate } from './correct/places.ts'
import { corrected, type Excerpt, type Replacement } from './text/excerpt.ts'
import { placeColumns, slice, type Source, type Span } from './text/source-text.ts'

interface Located {
  readonly entry: LedgerEntry
  readonly span: Span
}

/** Apply a ledger. An entry that finds no place, or changes no claim, is an error: it would be idle in silence. */
export function correct(
  parsed: Parsed,
  ledger: Ledger,
  ledgerFile: string,
  placeInLedger: PlaceInFile = () => null,
): Corrected {
  const { source } = parsed
  const findings: Finding[] = []
  const located: Located[] = []
  for (const [index, entry] of ledger.corrections.entries()) {
    const place = locate(
      source,
      entry,
      { file: ledgerFile, ...placeInLedger(['corrections', index]) },
      entry.corrected,
    )
    if ('finding' in place) findings.push(place.finding)
    else located.push({ entry, span: place.span })
  }
  located.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)

  const applied = located.filter(({ entry }) => entry.status === 'applied')
  findings.push(
    ...doubledIds(ledger, ledgerFile, placeInLedger),
    ...overlaps(source, applied),
    ...idle(parsed, applied),
    ...remarks(source, ledger, ledgerFile, placeInLedger),
  )
  const sound = findings.every((finding) => finding.severity !== 'error')
  return {
    ...parsed,
    claims: parsed.claims.map((claim) => ({
      ...claim,
      excerpt: correctedWords(claim, sound ? within(source, claim.span, applied) : []),
    })),
    corrections: located.map(({ entry, span }) => toRow(source, entry, span)),
    findings,
  }
}

function correctedWords({ reading }: Claim, replacements: readonly Replacement[]): Excerpt {
  return replacements.length === 0 ? reading.words : corrected(reading.words, replacements)
}

function within(source: Source, span: Span, applied: readonly Located[]): Replacement[] {
  return applied
    .filter((place) => contains(span, place.span))
    .map((place) => ({
      id: correctionId(source, place.entry),
      span: place.span,
      corrected: place.entry.corrected,
    }))
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function correctionId(source: Source, entry: LedgerEntry): string {
  return `${source.id}/correction/${entry.id}`
}

function overlaps(source: Source, applied: readonly Located[]): Finding[] {
  return applied.flatMap((place, index) => {
    const next = applied[index + 1]
    if (next === undefined || next.span.start >= place.span.end) return []
    const message = `Entries "${place.entry.id}" and "${next.entry.id}" correct the same characters; expected one entry for each slip.`
    return findingAt(source, next.span, 'ledger-overlap', { severity: 'error', message })
  })
}

function idle({ source, claims }: Parsed, applied: readonly Located[]): Finding[] {
  return applied.flatMap(({ entry, span }) => {
    if (claims.some((claim) => contains(claim.span, span))) return []
    const message = `Entry "${entry.id}" changes nothing: "${slice(source, span)}" is in no value, or only partly in one.`
    return findingAt(source, span, 'ledger-idle', { severity: 'error', message })
  })
}

function doubledIds(
  { corrections, remarks: notes }: Ledger,
  ledgerFile: string,
  placeInLedger: PlaceInFile,
): Finding[] {
  const entries = [
    ...corrections.map(({ id }, index) => ({ id, path: ['corrections', index] })),
    ...notes.map(({ id }, index) => ({ id, path: ['remarks', index] })),
  ]
  return entries
    .filter(({ id }, index) => entries.findIndex((other) => other.id === id) < index)
    .map(({ id, path }) => {
      const { line = null, column = null } = placeInLedger(path) ?? {}
      return errorIn(
        ledgerFile,
        'curated-file',
        `Two entries have the id "${id}"; expected unique ids.`,
        line,
        column,
      )
    })
}

function remarks(
  source: Source,
  ledger: Ledger,
  ledgerFile: string,
  placeInLedger: PlaceInFile,
): Finding[] {
  return ledger.remarks.map((remark, index) => {
    const place = locate(source, remark, { file: ledgerFile, ...placeInLedger(['remarks', index]) })
    if ('finding' in place) return place.finding
    const { message, suggestions, evidence } = remark
    return findingAt(source, place.span, 'remark', {
      severity: 'info',
      message,
      suggestions,
      evidence,
      about: remark.id,
    })
  })
}

function toRow(source: Source, entry: LedgerEntry, span: Span): Row<'corrections'> {
  const { corrected, alternatives, kind, certainty, reason, evidence, status, reviewed } = entry
  return {
    correction_id: correctionId(source, entry),
    ...placeColumns(source, span),
    corrected,
    alternatives,
    kind,
    certainty,
    reason,
    evidence,
    status,
    reviewed_by: reviewed.by,
    reviewed_on: reviewed.on,
  }
}
