/** Near names: what an unknown name may have been meant to be. Suggestions are printed, and never applied. */
import { distance } from 'fastest-levenshtein'
import { fold } from './fold.ts'

/** Up to three candidates within a quarter of the name's length in edits, nearest first, then in alphabetical order. */
export function suggest(name: string, candidates: Iterable<string>): string[] {
  const key = fold(name)
  const most = Math.max(1, Math.floor(key.length / 4))
  const near = [...new Set(candidates)]
    .map((candidate) => ({ candidate, other: fold(candidate) }))
    .filter(({ other }) => Math.abs(key.length - other.length) <= most)
    .map(({ candidate, other }) => ({ candidate, edits: distance(key, other) }))
    .filter(({ edits }) => edits <= most)
  near.sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1))
  return near.slice(0, 3).map(({ candidate }) => candidate)
}

/** ` (did you mean "x"?)`, with the nearest candidate; empty where none is near. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const [nearest] = suggest(name, candidates)
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`
}
