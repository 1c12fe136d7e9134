/** Readings bound to their places in a text: what a person takes from it where the program cannot. */
import type { ReadingEntry, Readings } from '../../schemas/readings.ts'
import type { PlaceInFile } from './curated.ts'
import { errorIn, type Finding } from './finding.ts'
import { locate, type EntryPlace } from './quoted-place.ts'
import type { Source, Span } from './source-text.ts'

/** The readings of a text as they are read from their file. */
export interface ReadingsFile extends Readings {
  readonly file: string
  readonly place: PlaceInFile
}

export const NO_READINGS: ReadingsFile = { readings: [], file: '', place: () => null }

export interface PlacedReading {
  readonly id: string
  readonly entry: ReadingEntry
  /** The characters that it quotes. */
  readonly span: Span
  /** Where the entry itself is, and where its parts are. */
  readonly at: EntryPlace
  readonly placeOf: (...path: readonly PropertyKey[]) => EntryPlace
}

/** Each reading with its place, in the order of the text; an error for one that finds none, or has the id of another. */
export function placeReadings(
  source: Source,
  { readings, file, place }: ReadingsFile,
): { placed: PlacedReading[]; findings: Finding[] } {
  const placed: PlacedReading[] = []
  const findings: Finding[] = []
  for (const [index, entry] of readings.entries()) {
    const placeOf = (...path: readonly PropertyKey[]): EntryPlace => ({
      file,
      ...place(['readings', index, ...path]),
    })
    const at = placeOf()
    const found = locate(source, entry, at)
    if (readings.findIndex(({ id }) => id === entry.id) < index)
      findings.push(
        errorAt(at, 'curated-file', `Two entries have the id "${entry.id}"; expected unique ids.`),
      )
    else if ('finding' in found) findings.push(found.finding)
    else
      placed.push({
        id: `${source.id}/reading/${entry.id}`,
        entry,
        span: found.span,
        at,
        placeOf,
      })
  }
  placed.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
  return { placed, findings }
}

/** An error in an entry of a curated file. */
export function errorAt(
  { file, line, column }: EntryPlace,
  rule: Finding['ruleId'],
  message: string,
): Finding {
  return errorIn(file, rule, message, line, column)
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
