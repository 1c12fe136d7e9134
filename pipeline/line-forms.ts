/** What a line looks like, where no heading says what it is. */
import { findDate } from './dates.ts'
import { fold } from './fold.ts'
import type { Line } from './lines.ts'
import type { Registers } from './registers.ts'
import { read } from './reading.ts'
import { slice, type Source } from './source-text.ts'

/** A line of a meeting: a date with a month, at its head or at its end. */
export function isDatedLine(source: Source, line: Line, registers: Registers): boolean {
  const reading = read(source, line.span)
  const date = findDate(reading, registers)
  if (date === null || date.precision === 'year') return false
  return date.start === 0 || date.end === reading.text.length
}

/** A line of prose: it ends as a sentence does, or says something that only sentences say. */
export function isProse(source: Source, line: Line, registers: Registers): boolean {
  const text = slice(source, line.span)
  return (/[.!?]["”’)]?$/.test(text) && text.includes(' ')) || hasPhrase(text, registers, 'organization-role')
}

export function saysWhoIsSecretariat(source: Source, line: Line, registers: Registers): boolean {
  const text = fold(slice(source, line.span))
  return registers.lexicon['organization-role'].some((row) => row.value === 'secretariat' && text.includes(fold(row.phrase)))
}

function hasPhrase(text: string, registers: Registers, kind: 'organization-role'): boolean {
  const key = fold(text)
  return registers.lexicon[kind].some((row) => key.includes(fold(row.phrase)))
}
