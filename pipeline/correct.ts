/** Stage 3, correct: the reviewed ledger applied to the claims. What was written stays where it was. */
import type { Ledger, LedgerEntry } from '../schemas/curated.ts'
import type { Row } from '../schemas/tables.ts'
import type { PlaceInFile } from './text/curated.ts'
import { errorIn, findingAt, type Finding } from './text/finding.ts'
import type { Claim, Corrected, Parsed } from './text/claims.ts'
import { contains } from './text/placed-reading.ts'
import { locate } from './text/quoted-place.ts'
import { corrected, partAt, read, trim, type Excerpt, type Replacement } from './text/excerpt.ts'
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
  const findings: Finding[] = [...parsed.findings]
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
    ...understood(parsed, sound ? applied : []),
    corrections: located.map(({ entry, span }) => toRow(source, entry, span)),
    findings,
  }
}

/** The claims and the readings with their words as they are understood. */
function understood(
  parsed: Parsed,
  applied: readonly Located[],
): Pick<Corrected, 'claims' | 'readings'> {
  const { source, claims, readings } = parsed
  return {
    claims: claims.map((claim) => ({
      ...claim,
      excerpt: correctedWords(claim, within(source, claim.span, applied)),
    })),
    readings: readings.map((reading) => ({
      ...reading,
      words: wordsOf(parsed, reading.span, applied),
    })),
  }
}

/** The words of a stretch: those of the claim that it is in, or, where nothing claims them, the text as it is. */
function wordsOf({ source, claims }: Parsed, span: Span, applied: readonly Located[]): Excerpt {
  const claim = claims.find((each) => contains(each.span, span))
  return claim === undefined
    ? trim(read(source, span, within(source, span, applied)))
    : partAt(correctedWords(claim, within(source, claim.span, applied)), span)
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

function idle({ source, claims, readings }: Parsed, applied: readonly Located[]): Finding[] {
  return applied.flatMap(({ entry, span }) => {
    if ([...claims, ...readings].some((each) => contains(each.span, span))) return []
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
