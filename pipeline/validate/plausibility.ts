/** What a source says that does not fit together. Nothing is changed for it; readers see a finding. */
import { extentOf } from '../dialect/dates.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'
import { slice } from '../text/source-text.ts'
import type { DraftOf, Processed, Profiled } from '../text/drafts.ts'

/** Declared numbers of participants against listed ones. */
export function compareCounts({ source, drafts }: Profiled): Finding[] {
  return draftsOf(drafts, 'declared_counts').flatMap(({ cells }) => {
    const [declared, listed] = [cells.declared.value, cells.listed.value]
    const [evidence] = cells.declared.evidence
    if (declared === listed || evidence === undefined) return []
    const rule = listed === 0 ? 'declared-count-without-list' : 'declared-count-disagrees'
    const lost =
      declared > listed
        ? ' The text extraction used for these pages drops lines of one word, so a name may have been lost.'
        : ''
    const message = `The heading declares ${declared}, the list has ${listed}. Both numbers are published; no name is added or removed.${lost}`
    return findingAt(source, evidence.span, rule, {
      severity: 'warning',
      message,
      about: cells.role.value,
    })
  })
}

/** Dates that contradict each other: a mechanism that ended before it began, or met before it was established. */
export function compareDates({ source, drafts }: Profiled): Finding[] {
  return draftsOf(drafts, 'mechanisms').flatMap(({ cells }) => {
    const established = cells.established.value
    if (established === null) return []
    const begun = extentOf(established).first
    const concluded = cells.concluded.evidence[0]
    const ended =
      cells.concluded.value === null || concluded === undefined
        ? []
        : [{ date: cells.concluded.value, span: concluded.span, what: 'concluded' }]
    const met = draftsOf(drafts, 'meetings').flatMap((meeting) => {
      const evidence = meeting.cells.date.evidence[0]
      return meeting.cells.date.value === null || evidence === undefined
        ? []
        : [{ date: meeting.cells.date.value, span: evidence.span, what: 'met' }]
    })
    return [...ended, ...met]
      .filter(({ date }) => extentOf(date).last < begun)
      .map(({ date, span, what }) => {
        const message = `The source says that the mechanism ${what} on ${date}, before it was established (${established}). Both dates are published.`
        return findingAt(source, span, 'dates-out-of-order', { severity: 'warning', message })
      })
  })
}

/** Mechanisms of one name under two identifiers: captures of one page, perhaps, which would be counted twice. */
export function compareNames(profiles: readonly Profiled[]): Finding[] {
  const named = profiles.flatMap(({ source, drafts }) =>
    draftsOf(drafts, 'mechanisms').flatMap(({ cells: { name } }) => {
      const [evidence] = name.evidence
      return name.value === null || evidence === undefined
        ? []
        : { source, name: name.value, span: evidence.span }
    }),
  )
  const groups = groupBy(named, ({ name }) => fold(name))
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map(({ source, name, span }) => {
      const message = `${first?.source.id ?? ''} is named "${name}" too. Both are published, as two mechanisms.`
      return findingAt(source, span, 'same-mechanism', { severity: 'warning', message })
    }),
  )
}

/** Applied corrections that no value rests on: a name, say, that no register knows even when it is spelt right. */
export function reportIdleCorrections({ source, corrected, profiled }: Processed): Finding[] {
  const used = new Set(profiled.statements.flatMap((row) => row.correction_ids))
  const idle = new Map(
    corrected.claims
      .flatMap(({ excerpt }) => excerpt.runs)
      .filter(({ correction }) => correction !== null && !used.has(correction))
      .map((run) => [run.correction, run]),
  )
  return [...idle.values()].map(({ span, text }) =>
    findingAt(source, span, 'ledger-idle', {
      severity: 'warning',
      message: `"${slice(source, span)}" is read as "${text}", but no published value uses it: the words were not understood even with the correction.`,
      lever:
        'Add the corrected name to its register, or set the status of the entry to held in {ledger}.',
    }),
  )
}

function draftsOf<T extends DraftOf<'mechanisms' | 'meetings' | 'declared_counts'>['table']>(
  drafts: Profiled['drafts'],
  table: T,
): DraftOf<T>[] {
  return drafts.filter((draft): draft is DraftOf<T> => draft.table === table)
}
