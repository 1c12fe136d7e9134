/** How large a text may be. A profile has a few thousand characters in some hundred lines; what exceeds these limits is something else. */
import { errorIn, type Finding } from '../text/finding.ts'

interface Limits {
  readonly bytes: number
  readonly lines: number
  /** The most signs of Markdown between two blank lines, and list marks at the head of a line. */
  readonly signs: number
  readonly marks: number
}

const PLAIN: Limits = { bytes: 2_000_000, lines: 20_000, signs: Infinity, marks: Infinity }
/** The reader of Markdown takes the square of the signs that may belong together. */
const MARKDOWN: Limits = { bytes: 200_000, lines: 5_000, signs: 5_000, marks: 50 }
/** In UTF-16 code units. */
const LONGEST_LINE = 10_000

function limitsOf(file: string): Limits {
  return file.endsWith('.md') ? MARKDOWN : PLAIN
}

/** An error for a file of too many bytes, or null. */
export function tooManyBytes(file: string, bytes: number): Finding | null {
  const most = limitsOf(file).bytes
  return bytes > most
    ? errorIn(file, 'oversized-file', `Found ${bytes} bytes; expected at most ${most}.`)
    : null
}

/** An error at the first place where a text exceeds its limits, or null. */
export function overLimit(file: string, text: string): Finding | null {
  const limits = limitsOf(file)
  const lines = text.split(/\r\n|[\r\n]/)
  let signs = 0
  for (const [index, line] of lines.entries()) {
    const marks = HEAD.exec(line)?.[0].match(/[-+*>]|\d+/g)?.length ?? 0
    signs = line.trim() === '' ? 0 : signs + (line.match(/[*_[\]]/g)?.length ?? 0)
    const found =
      line.length > LONGEST_LINE
        ? `a line of ${line.length} characters; expected at most ${LONGEST_LINE}.`
        : marks > limits.marks
          ? `a line of ${marks} list marks; expected at most ${limits.marks}.`
          : signs > limits.signs
            ? `more than ${limits.signs} signs of Markdown (*, _, [ and ]) without a blank line between them.`
            : null
    if (found !== null) return errorIn(file, 'oversized-file', `Found ${found}`, index + 1, 1)
  }
  const message = `Found ${lines.length} lines; expected at most ${limits.lines}.`
  return lines.length > limits.lines
    ? errorIn(file, 'oversized-file', message, limits.lines + 1, 1)
    : null
}

/** List marks and marks of quotations. */
const HEAD = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))*/
