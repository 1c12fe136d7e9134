/** Stage 1, read: the source texts as they are, hashed and decoded. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorIn, findingAt, type Finding } from './text/finding.ts'
import { placer, type Source } from './text/source-text.ts'
import { decodeUtf8, errorAtByte } from './text/utf8.ts'

/** A profile is a few thousand characters long; a file of this many bytes is something else. */
const MOST_BYTES = 2_000_000
const BYTE_ORDER_MARK = '\uFEFF'

/** The source texts of a folder, ordered by identifier, and what was wrong with the files. */
export function readSources(folder: string): { sources: Source[]; findings: Finding[] } {
  let names: string[]
  try {
    names = readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [] : entry.name))
      .sort()
  } catch {
    return {
      sources: [],
      findings: [
        errorIn(
          folder,
          'unreadable-file',
          'There is no such folder; expected one with profile texts (NAME.txt).',
        ),
      ],
    }
  }
  const texts = names.filter((name) => name.endsWith('.txt'))
  if (texts.length === 0) {
    return {
      sources: [],
      findings: [
        errorIn(
          folder,
          'no-sources',
          'Found no profile text; expected at least one file NAME.txt.',
        ),
      ],
    }
  }
  const ids = texts.map((name) => name.slice(0, -'.txt'.length)).sort()
  const results = ids.map((id) => readSource(join(folder, `${id}.txt`), id))
  return {
    sources: results.flatMap((result) => result.source ?? []),
    findings: [...results.flatMap((result) => result.findings), ...orphans(folder, names)],
  }
}

function readSource(file: string, id: string): { source: Source | null; findings: Finding[] } {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return refuse(
      errorIn(
        file,
        'file-name',
        `Found the name "${id}"; expected lower-case letters, digits and single hyphens, because the name becomes part of every identifier.`,
      ),
    )
  }
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    return refuse(
      errorIn(file, 'unreadable-file', 'The file cannot be read; expected a text file.'),
    )
  }
  return decode(file, id, bytes)
}

/**
 * Decode the bytes of one source. Strict: bytes that are no UTF-8, a NUL, or no text at all refuse the file, and the
 * finding names the byte (from 0). Line ends are kept as they are; a byte order mark is taken off and reported.
 */
export function decode(
  file: string,
  id: string,
  bytes: Uint8Array,
): { source: Source | null; findings: Finding[] } {
  if (bytes.length > MOST_BYTES) {
    return refuse(
      errorIn(
        file,
        'oversized-file',
        `Found ${bytes.length} bytes; expected at most ${MOST_BYTES}.`,
      ),
    )
  }
  const decoded = decodeUtf8(file, bytes)
  if ('finding' in decoded) return refuse(decoded.finding)
  const nul = bytes.indexOf(0)
  if (nul !== -1) {
    return refuse(
      errorAtByte(
        file,
        'nul-character',
        bytes,
        nul,
        `Byte ${nul} is a NUL character; expected text.`,
      ),
    )
  }
  const marked = decoded.text.startsWith(BYTE_ORDER_MARK)
  const text = marked ? decoded.text.slice(BYTE_ORDER_MARK.length) : decoded.text
  if (text.trim() === '')
    return refuse(
      errorIn(
        file,
        'empty-file',
        'The file contains no text; expected the text of a profile.',
        1,
        1,
      ),
    )

  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const source: Source = { id, file, text, sha256, place: placer(text) }
  const findings = marked
    ? [
        findingAt(source, { start: 0, end: 0 }, 'byte-order-mark', {
          severity: 'info',
          message:
            'The file begins with a byte order mark, which is not part of the text: offsets count from the character after it.',
          about: 'start',
        }),
      ]
    : []
  return { source, findings }
}

function refuse(finding: Finding): { source: null; findings: Finding[] } {
  return { source: null, findings: [finding] }
}

/** Files that a slip in their name would otherwise switch off in silence. */
function orphans(folder: string, names: readonly string[]): Finding[] {
  return names.flatMap((name) => {
    if (/\.txt$/i.test(name) && !name.endsWith('.txt'))
      return errorIn(
        join(folder, name),
        'file-name',
        `Found the ending ${name.slice(-4)}; expected .txt.`,
      )
    const stem = /^(.*?)(\.corrections)?\.ya?ml$/.exec(name)?.[1]
    if (stem === undefined) return []
    if (name.endsWith('.yml'))
      return errorIn(join(folder, name), 'orphan-file', 'Found the ending .yml; expected .yaml.')
    if (names.includes(`${stem}.txt`)) return []
    return errorIn(
      join(folder, name),
      'orphan-file',
      `Found no ${stem}.txt; expected the text that this file belongs to.`,
    )
  })
}
