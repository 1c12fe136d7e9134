/** Stage 1, read: the source texts as they are, hashed and decoded. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorIn, findingAt, type Finding } from './finding.ts'
import { placer, type Source } from './source-text.ts'

/** A profile is a few thousand characters long; a file of this many bytes is something else. */
const MOST_BYTES = 2_000_000
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** The source texts of a folder, ordered by identifier, and what was wrong with the files. */
export function readSources(folder: string): { sources: Source[]; findings: Finding[] } {
  let names: string[]
  try {
    names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [] : entry.name)).sort()
  } catch {
    return { sources: [], findings: [errorIn(folder, 'unreadable-file', 'There is no such folder; expected one with profile texts (NAME.txt).')] }
  }
  const texts = names.filter((name) => name.endsWith('.txt'))
  if (texts.length === 0) {
    return { sources: [], findings: [errorIn(folder, 'no-sources', 'Found no profile text; expected at least one file NAME.txt.')] }
  }
  const results = texts.map((name) => readSource(join(folder, name), name.slice(0, -'.txt'.length)))
  return {
    sources: results.flatMap((result) => result.source ?? []),
    findings: [...results.flatMap((result) => result.findings), ...orphans(folder, names)],
  }
}

function readSource(file: string, id: string): { source: Source | null; findings: Finding[] } {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return refuse(errorIn(file, 'file-name', `Found the name "${id}"; expected lower-case letters, digits and single hyphens, because the name becomes part of every identifier.`))
  }
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    return refuse(errorIn(file, 'unreadable-file', 'The file cannot be read.'))
  }
  return decode(file, id, bytes)
}

/**
 * Decode the bytes of one source. Strict: bytes that are no UTF-8, a NUL, or no text at all refuse the file, and the
 * finding names the byte (from 0). Line ends are kept as they are; a byte order mark is taken off and reported.
 */
export function decode(file: string, id: string, bytes: Uint8Array): { source: Source | null; findings: Finding[] } {
  if (bytes.length > MOST_BYTES) {
    return refuse(errorIn(file, 'oversized-file', `Found ${bytes.length} bytes; expected at most ${MOST_BYTES}.`))
  }
  const invalid = firstInvalidByte(bytes)
  if (invalid !== null) {
    const hex = (bytes[invalid] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    return refuse(errorAtByte(file, 'invalid-utf8', bytes, invalid, `Byte ${invalid} (0x${hex}) is not valid UTF-8; expected a text file saved as UTF-8.`))
  }
  const nul = bytes.indexOf(0)
  if (nul !== -1) {
    return refuse(errorAtByte(file, 'nul-character', bytes, nul, `Byte ${nul} is a NUL character; expected text.`))
  }
  const marked = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(marked ? bytes.subarray(3) : bytes)
  if (text.trim() === '') return refuse(errorIn(file, 'empty-file', 'The file holds no text; expected the text of a profile.', 1, 1))

  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source: Source = { id, file, text, sha256, place: placer(text) }
  const findings = marked
    ? [
        findingAt(source, { start: 0, end: 0 }, 'byte-order-mark', {
          severity: 'info',
          message: 'The file begins with a byte order mark. It is no part of the text: offsets count from the character after it.',
          about: 'start',
        }),
      ]
    : []
  return { source, findings }
}

function refuse(finding: Finding): { source: null; findings: Finding[] } {
  return { source: null, findings: [finding] }
}

/** Offset of the first byte that does not continue valid UTF-8, by halving: a valid prefix decodes, an invalid one throws. */
function firstInvalidByte(bytes: Uint8Array): number | null {
  const decodes = (length: number, stream: boolean): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream })
      return true
    } catch {
      return false
    }
  }
  if (decodes(bytes.length, false)) return null
  let valid = 0
  let invalid = bytes.length + 1
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (decodes(middle, true)) valid = middle
    else invalid = middle
  }
  // A text cut off inside a character decodes as a stream up to its end: the last byte is the one to name.
  return Math.min(valid, bytes.length - 1)
}

/** An error at a byte; the line and column are those of the valid text before it. */
function errorAtByte(file: string, rule: 'invalid-utf8' | 'nul-character', bytes: Uint8Array, byte: number, message: string): Finding {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, byte))
  const { line, column } = placer(before)(before.length)
  return errorIn(file, rule, message, line, column)
}

/** Metadata and ledgers whose text is missing: a slip in a file name would otherwise switch them off in silence. */
function orphans(folder: string, names: readonly string[]): Finding[] {
  return names.flatMap((name) => {
    const stem = /^(.*?)(\.corrections)?\.ya?ml$/.exec(name)?.[1]
    if (stem === undefined) return []
    if (name.endsWith('.yml')) return errorIn(join(folder, name), 'orphan-file', 'Found the ending .yml; expected .yaml.')
    if (names.includes(`${stem}.txt`)) return []
    return errorIn(join(folder, name), 'orphan-file', `There is no ${stem}.txt that this file could be about.`)
  })
}
