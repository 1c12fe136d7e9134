/** What is open in a folder of texts, and how it is shown to a reviewer. */
import { suspectRules, unknownNameRules } from '../../../schemas/accepted.ts'
import type { Built } from '../../build.ts'
import type { Registers } from '../../dialect/registers.ts'
import type { Finding } from '../../text/finding.ts'
import { fold } from '../../text/fold.ts'
import { aroundOnLine, slice } from '../../text/source-text.ts'

/** What a person can settle here, suspects and names that are in no register and not settled; in the order of the texts. */
export function openFindings({
  findings,
  processed,
}: Pick<Built, 'findings' | 'processed'>): Finding[] {
  const isOpen = ({ ruleId: rule, severity, at }: Finding): boolean => {
    const isUnknown = unknownNameRules.some((unknown) => unknown === rule)
    if (
      at === null ||
      (isUnknown ? severity === 'info' : !suspectRules.some((suspect) => suspect === rule))
    )
      return false
    // Words with an entry that is held or rejected are decided, and stay as they are.
    const [start, end] = [
      at.source.place(at.span.start).offset,
      at.source.place(at.span.end).offset,
    ]
    const entries =
      processed.find(({ source }) => source.id === at.source.id)?.corrected.corrections ?? []
    return !entries.some(
      (row) => row.status !== 'applied' && row.start_offset < end && start < row.end_offset,
    )
  }
  return findings
    .filter(isOpen)
    .sort((a, b) =>
      a.file === b.file
        ? (a.at?.span.start ?? 0) - (b.at?.span.start ?? 0)
        : a.file < b.file
          ? -1
          : 1,
    )
}

/** The States that share the name which a finding is about, each with its code; none for any other finding. */
export function candidatesFor({ ruleId, at }: Finding, registers: Registers | null): string[] {
  if (ruleId !== 'unknown-country' || at === null || registers === null) return []
  const codes = registers.ambiguousNames.get(fold(slice(at.source, at.span))) ?? []
  return codes.map((code) => {
    const row = registers.countries.find(({ country_id }) => country_id === code)
    return `${row?.name ?? code} (${code})`
  })
}

/** Who made the latest decision in the ledgers of a folder. */
export function lastReviewer({ processed }: Pick<Built, 'processed'>): string {
  const decided = processed.flatMap(({ corrected }) => corrected.corrections)
  decided.sort((a, b) => (a.reviewed_on < b.reviewed_on ? -1 : 1))
  return decided.at(-1)?.reviewed_by ?? 'maintainer'
}

/** The line of a finding with its words underlined, cut to a row of the terminal. */
export function inItsLine({ at }: Finding, width = 72): string {
  if (at === null) return ''
  // White space of any kind and signs that steer a terminal would shift the underline.
  const points = (part: string): string[] => [...part.replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, ' ')]
  const line = aroundOnLine(at.source.text, at.span)
  const before = points(line.before)
  const words = points(slice(at.source, at.span))
  const after = points(line.after)
  const half = Math.floor(width / 2)
  const middle =
    words.length <= half ? words : [...words.slice(0, half - 11), '…', ...words.slice(-10)]
  const left = before.length <= half - 12 ? before : ['…', ...before.slice(13 - half)]
  const room = width - left.length - middle.length
  const right = after.length <= room ? after : [...after.slice(0, room - 1), '…']
  return `    ${[...left, ...middle, ...right].join('').trimEnd()}\n    ${' '.repeat(left.length)}${'^'.repeat(middle.length)}`
}
