/** Lists of countries set in columns: several names on a line, filled down one column and then down the next. */
import { lookUp, type Names } from '../registers.ts'
import { part, split, type Reading } from '../reading.ts'

export interface ListedName {
  readonly reading: Reading
  /** The register's identifier, or null for an unknown name. */
  readonly id: string | null
}

/**
 * The names of a list in reading order, columns undone. `lines` are the lines of one list.
 *
 * One space between two names looks like one inside a name, so that a line is cut only where all its pieces are names
 * of the register. Where other lines of the list show that it has columns, one unknown name beside known ones is cut
 * out too; else a line that is not understood stays whole.
 */
export function namesInReadingOrder(lines: readonly Reading[], names: Names): ListedName[] {
  const cuts = lines.map((line) => split(line, /\s{2,}/g).flatMap((piece) => cut(piece, names)))
  const hasColumns = cuts.some((pieces) => pieces.length > 1 && pieces.every((piece) => piece.id !== null))
  const rows = cuts.map((pieces, index) => {
    const understood = pieces.every((piece) => piece.id !== null)
    if (understood || (hasColumns && pieces.length <= 2)) return pieces
    const whole = lines[index]
    return whole === undefined ? [] : split(whole, /\s{2,}/g).map((reading) => ({ reading, id: lookUp(names, reading.text) }))
  })
  const width = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: width }, (_, column) => rows.flatMap((row) => row[column] ?? [])).flat()
}

interface Cut {
  readonly pieces: readonly ListedName[]
  readonly unknownWords: number
}

/** The cut of a line into names with the fewest unknown words, and among those the fewest pieces: the longest names. */
function cut(line: Reading, names: Names): ListedName[] {
  const words = [...line.text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const best: Cut[] = [{ pieces: [], unknownWords: 0 }]
  for (let end = 1; end <= words.length; end += 1) {
    for (let start = 0; start < end; start += 1) {
      const before = best[start]
      const reading = part(line, words[start]?.start ?? 0, words[end - 1]?.end)
      const id = lookUp(names, reading.text)
      // Two unknown stretches side by side are one.
      if (before === undefined || (id === null && before.pieces.at(-1)?.id === null)) continue
      const candidate = { pieces: [...before.pieces, { reading, id }], unknownWords: before.unknownWords + (id === null ? end - start : 0) }
      if (isBetter(candidate, best[end])) best[end] = candidate
    }
  }
  return [...(best[words.length]?.pieces ?? [])]
}

function isBetter(candidate: Cut, current: Cut | undefined): boolean {
  if (current === undefined) return true
  if (candidate.unknownWords !== current.unknownWords) return candidate.unknownWords < current.unknownWords
  return candidate.pieces.length < current.pieces.length
}
