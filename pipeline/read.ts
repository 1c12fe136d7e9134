/** Stage 1, read: the source texts as they are, hashed and decoded. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { overLimit, tooManyBytes } from './read/limits.ts'
import { errorIn, findingAt, type Finding } from './text/finding.ts'
import { readRegularFile } from './text/regular-file.ts'
import { placer, type Source } from './text/source-text.ts'
import { byBytes } from './text/byte-order.ts'
import { firstControl } from './text/controls.ts'
import { groupBy } from './text/group-by.ts'
import { decodeUtf8, errorAtByte } from './text/utf8.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** The source texts of a folder, ordered by identifier, and what was wrong with the files. */
export function readSources(folder: string): { sources: Source[]; findings: Finding[] } {
  const names = namesIn(folder)
  if (names === null) {
    const message =
      'There is no such folder; expected one with profile texts (NAME.txt or NAME.md).'
    return { sources: [], findings: [errorIn(folder, 'unreadable-file', message)] }
  }
  const texts = names.filter(isText)
  if (texts.length === 0) {
    const message = 'Found no profile text; expected at least one file NAME.txt or NAME.md.'
    return { sources: [], findings: [errorIn(folder, 'no-sources', message)] }
  }
  const byId = texts.map((name) => ({ name, id: idOf(name) }))
  byId.sort((a, b) => byBytes(a.id, b.id))
  const results = byId.map(({ name, id }) => readSource(join(folder, name), id))
  return {
    sources: results.flatMap((result) => result.source ?? []),
    findings: [
      ...results.flatMap((result) => result.findings),
      ...doubled(folder, names),
      ...sameTexts(results.flatMap((result) => result.source ?? [])),
      ...orphans(folder, names),
    ],
  }
}

/** The names of the files of a folder, sorted; null where it cannot be read. */
function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [] : entry.name))
      .sort()
  } catch {
    return null
  }
}

/** A profile, in plain text or in Markdown. Names in capitals, README.md, are notes for people who open the folder. */
function isText(name: string): boolean {
  return /\.(?:txt|md)$/.test(name) && !/^[A-Z]+\.md$/.test(name)
}

function idOf(name: string): string {
  return name.replace(/\.(?:txt|md)$/, '')
}

/** Of two texts of one name, neither may win. */
function doubled(folder: string, names: readonly string[]): Finding[] {
  return names
    .filter((name) => name.endsWith('.md') && names.includes(`${idOf(name)}.txt`))
    .map((name) =>
      errorIn(
        join(folder, name),
        'file-name',
        `Found ${idOf(name)}.txt beside it; expected one text of this name.`,
      ),
    )
}

/** A text under two names would be published twice, as two mechanisms. How its lines end makes it no other text. */
function sameTexts(sources: readonly Source[]): Finding[] {
  const bare = ({ text }: Source): string => text.replace(/\r\n?/g, '\n').trim()
  return [...groupBy(sources, bare).values()].flatMap(([first, ...others]) =>
    others.map((other) => {
      const message = `The file has the same text as ${basename(first?.file ?? '')}; expected another profile.`
      return errorIn(other.file, 'same-text', message)
    }),
  )
}

function readSource(file: string, id: string): Decoded {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
    return refuse(
      errorIn(
        file,
        'file-name',
        `Found the name "${id}"; expected lower-case letters, digits and single hyphens, because the name becomes part of every identifier.`,
      ),
    )
  }
  const read = readRegularFile(file)
  return 'refused' in read
    ? refuse(errorIn(file, 'unreadable-file', read.refused))
    : decode(file, id, read.bytes)
}

/**
 * Decode the bytes of one source. Strict: bytes that are no UTF-8, a NUL, or no text at all refuse the file, and the
 * finding names the byte (from 0). Line ends are kept as they are; a byte order mark is taken off and reported.
 */
export function decode(file: string, id: string, bytes: Uint8Array): Decoded {
  const decoded = decodeText(file, bytes)
  if ('finding' in decoded) return refuse(decoded.finding)
  const isMarked = decoded.text.startsWith(BYTE_ORDER_MARK)
  const text = isMarked ? decoded.text.slice(BYTE_ORDER_MARK.length) : decoded.text
  const expected = 'The file contains no text; expected the text of a profile.'
  if (text.trim() === '') return refuse(errorIn(file, 'empty-file', expected, 1, 1))

  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const format = file.endsWith('.md') ? 'markdown' : 'plain'
  const source: Source = { id, file, format, text, sha256, place: placer(text) }
  return {
    source,
    findings: [...(isMarked ? [markFinding(source)] : []), ...controlFindings(source)],
  }
}

interface Decoded {
  readonly source: Source | null
  readonly findings: Finding[]
}

function decodeText(file: string, bytes: Uint8Array): { text: string } | { finding: Finding } {
  const oversized = tooManyBytes(file, bytes.length)
  if (oversized !== null) return { finding: oversized }
  const decoded = decodeUtf8(file, bytes)
  const nul = bytes.indexOf(0)
  if ('finding' in decoded) return decoded
  if (nul === -1) {
    const finding = overLimit(file, decoded.text)
    return finding === null ? decoded : { finding }
  }
  const message = `Byte ${nul} is a NUL character; expected text.`
  return { finding: errorAtByte(file, 'nul-character', bytes, nul, message) }
}

function markFinding(source: Source): Finding {
  return findingAt(source, { start: 0, end: 0 }, 'byte-order-mark', {
    severity: 'info',
    message:
      'The file begins with a byte order mark, which is not part of the text: offsets count from the character after it.',
    about: 'start',
  })
}

/** The text stays as it is; a reader should know that it may not be what it looks like. */
function controlFindings(source: Source): Finding[] {
  const control = firstControl(source.text)
  if (control === null) return []
  const span = { start: control.offset, end: control.offset + 1 }
  const message = `The text has the ${control.name} here, which nobody sees. It is kept in the data.`
  return [
    findingAt(source, span, 'control-character', {
      severity: 'warning',
      message,
      about: control.name,
    }),
  ]
}

function refuse(finding: Finding): Decoded {
  return { source: null, findings: [finding] }
}

/** Files that a slip in their name would otherwise switch off in silence. */
function orphans(folder: string, names: readonly string[]): Finding[] {
  return names.flatMap((name) => {
    const ending = /\.(?:txt|md)$/i.exec(name)?.[0]
    if (ending !== undefined && ending !== ending.toLowerCase())
      return errorIn(
        join(folder, name),
        'file-name',
        `Found the ending ${ending}; expected ${ending.toLowerCase()}.`,
      )
    if (name.endsWith('.annotation.csv'))
      return errorIn(
        join(folder, name),
        'orphan-file',
        'Found the ending .annotation.csv; expected .annotations.csv.',
      )
    const stem = /^(.*?)(?:\.annotations\.csv|(?:\.corrections|\.readings)?\.ya?ml)$/.exec(
      name,
    )?.[1]
    if (stem === undefined) return []
    if (name.endsWith('.yml'))
      return errorIn(join(folder, name), 'orphan-file', 'Found the ending .yml; expected .yaml.')
    if (names.includes(`${stem}.txt`) || names.includes(`${stem}.md`)) return []
    return errorIn(
      join(folder, name),
      'orphan-file',
      `Found no ${stem}.txt or ${stem}.md; expected the text that this file belongs to.`,
    )
  })
}
