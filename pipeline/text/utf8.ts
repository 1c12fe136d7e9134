/** Strict decoding: bytes that are no UTF-8 are refused, and the message names the byte. */
import { errorIn, type Finding } from './finding.ts'
import { placer } from './source-text.ts'

/** The text of bytes in UTF-8, a byte order mark kept as a character; or the finding that names the first byte (from 0) that is not valid. */
export function decodeUtf8(
  file: string,
  bytes: Uint8Array,
): { text: string } | { finding: Finding } {
  const invalid = firstInvalidByte(bytes)
  if (invalid === null)
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  const hex = (bytes[invalid] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return {
    finding: errorAtByte(
      file,
      'invalid-utf8',
      bytes,
      invalid,
      `Byte ${invalid} (0x${hex}) is not valid UTF-8; expected a text file saved as UTF-8.`,
    ),
  }
}

/** An error at a byte that begins a character, or would; the line and column are those of the valid text before it. */
export function errorAtByte(
  file: string,
  rule: 'invalid-utf8' | 'nul-character',
  bytes: Uint8Array,
  byte: number,
  message: string,
): Finding {
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, byte))
  const { line, column } = placer(before)(before.length)
  return errorIn(file, rule, message, line, column)
}

/** Offset of the first byte of the first sequence that is no UTF-8, by halving: a valid prefix decodes, an invalid one throws. */
function firstInvalidByte(bytes: Uint8Array): number | null {
  if (decodes(bytes, bytes.length, false)) return null
  let valid = 0
  let invalid = bytes.length + 1
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    if (decodes(bytes, middle, true)) valid = middle
    else invalid = middle
  }
  // A prefix may end inside the broken sequence, which begins at most three bytes before its end.
  let start = valid
  while (start > 0 && !decodes(bytes, start, false)) start -= 1
  return start
}

/** Whether the first bytes decode; as a stream, they may end inside a character. */
function decodes(bytes: Uint8Array, length: number, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream })
    return true
  } catch {
    return false
  }
}
