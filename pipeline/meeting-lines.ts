/** Meetings that stand on two lines, the title and below it the place and the date. */
import { isDatedLine } from './line-forms.ts'
import type { Line } from './lines.ts'
import type { Registers } from './registers.ts'
import { slice, type Source } from './source-text.ts'

/** The lines of a block; a marked title and the dated line below it, which has no mark of its own, are made one. */
export function withMeetingsJoined(source: Source, block: readonly Line[], registers: Registers): Line[] {
  const lines: Line[] = []
  for (const line of block) {
    const title = lines.at(-1)
    if (title !== undefined && isTitleOf(source, title, line, registers)) lines.splice(-1, 1, { mark: title.mark, span: { start: title.span.start, end: line.span.end } })
    else lines.push(line)
  }
  return lines
}

function isTitleOf(source: Source, title: Line, line: Line, registers: Registers): boolean {
  if (title.mark === null || line.mark !== null || !isDatedLine(source, line, registers)) return false
  const text = slice(source, title.span)
  return !/[.;,\n]$|\d{4}/.test(text) && registers.lexicon['meeting-word'].some((row) => text.toLowerCase().includes(row.phrase.toLowerCase()))
}
