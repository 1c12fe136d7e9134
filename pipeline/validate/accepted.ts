/** Findings that a person has accepted: `accepted.csv`, beside the source texts that it speaks of. */
import { join } from 'node:path'
import { AcceptedRow, unknownNameRules } from '../../schemas/accepted.ts'
import { readCsv } from '../text/curated-csv.ts'
import { errorIn, hasErrors, withSeverity, type Finding } from '../text/finding.ts'
import { isThere } from '../text/regular-file.ts'
import { slice } from '../text/source-text.ts'

export interface Accepted {
  readonly rows: readonly AcceptedRow[]
  readonly file: string
  readonly findings: readonly Finding[]
}

/** Read the accepted findings of a folder of sources. Without the file there are none; with faults in it, errors and no rows. */
export function readAccepted(folder: string): Accepted {
  const file = join(folder, 'accepted.csv')
  if (!isThere(file)) return { rows: [], file, findings: [] }
  const { rows, lines, findings } = readCsv(file, AcceptedRow)
  if (findings.length > 0) return { rows: [], file, findings }
  return { rows: rows.map((row, index) => ({ ...row, line: lines[index] ?? 1 })), file, findings }
}

/**
 * Apply accepted rows to findings, by rule and by the words as written, letter by letter. Accepted suspects are taken
 * out; accepted unknown names stay, with severity info. A row that settles nothing is an error, because what it
 * accepted is gone; so are two equal rows. `file` is named in messages.
 */
export function settleAccepted(
  findings: readonly Finding[],
  accepted: readonly AcceptedRow[],
  file: string,
): Finding[] {
  const rows = new Map<string, AcceptedRow>()
  const doubled: Finding[] = []
  for (const row of accepted) {
    const first = rows.get(key(row.rule, row.words))
    if (first === undefined) rows.set(key(row.rule, row.words), row)
    else
      doubled.push(
        errorIn(
          file,
          'curated-file',
          `"${row.words}" is already accepted for ${row.rule} on line ${first.line}; expected each finding once. Remove one of the two rows.`,
          row.line,
        ),
      )
  }

  const used = new Set<AcceptedRow>()
  const settled = findings.flatMap((finding) => {
    const row =
      finding.at === null || finding.severity === 'error'
        ? undefined
        : rows.get(key(finding.ruleId, slice(finding.at.source, finding.at.span)))
    if (row === undefined) return [finding]
    used.add(row)
    return isUnknownName(row) ? [withSeverity(finding, 'info')] : []
  })
  // While something else keeps the sources from being read, a row may seem idle for that reason alone.
  const idle = hasErrors(findings) ? [] : [...rows.values()].filter((row) => !used.has(row))
  return [...settled, ...doubled, ...idle.map((row) => explainIdle(row, file))]
}

function key(rule: string, words: string): string {
  return `${rule}\n${words}`
}

function isUnknownName({ rule }: AcceptedRow): boolean {
  return unknownNameRules.some((unknown) => unknown === rule)
}

function explainIdle({ words, rule, line }: AcceptedRow, file: string): Finding {
  return errorIn(
    file,
    'accepted-idle',
    `The row for "${words}" is no longer needed: no source gives a finding ${rule} with these words.`,
    line,
  )
}
