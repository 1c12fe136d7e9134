/** What follows from the rows of a list once readings have added to it: positions, and the number that is listed. */
import type { Cell, Draft, DraftOf } from '../text/drafts.ts'
import { groupBy } from '../text/group-by.ts'
import { yearOf } from './years.ts'

type Loose = Readonly<Record<string, Cell<unknown>>>

/** The drafts, with the positions and the counts of the lists in which readings have changed something. */
export function afterReadings(program: readonly Draft[], drafts: readonly Draft[]): Draft[] {
  const positions = new Map(
    [...groupBy(drafts, listOf).values()].flatMap((list) => [...positionsIn(list)]),
  )
  return drafts.map((draft) => {
    if (draft.table === 'declared_counts') return recounted(draft, program, drafts)
    const cells = withYears(draft.cells)
    const position = positions.get(draft)
    const list_position = { ...cells['list_position'], value: position }
    return {
      ...draft,
      cells: position === undefined ? cells : { ...cells, list_position },
    } as unknown as Draft
  })
}

/** Columns of years, the dates that they are taken from, and at which end. */
const YEARS = [
  ['established_year', 'established', 'start'],
  ['concluded_year', 'concluded', 'end'],
  ['issued_year', 'issued', 'start'],
  ['period_start_year', 'period', 'start'],
  ['period_end_year', 'period', 'end'],
] as const

/** The cells of a row, with the years of the dates that readings give. */
function withYears(cells: Loose): Loose {
  const years = YEARS.flatMap(([year, date, end]) => {
    const [from, to] = [cells[date], cells[year]]
    return from === undefined || to === undefined || !isRead(from) || isRead(to)
      ? []
      : [[year, yearOf(from as Cell<string | null>, end)]]
  })
  return { ...cells, ...Object.fromEntries(years) }
}

function isRead({ evidence }: Cell<unknown>): boolean {
  return evidence.some(({ reading }) => reading !== undefined)
}

/** The list that a row is in: lists of States by their role, areas by the area that they are below. */
function listOf({ table, cells }: Draft): string {
  const loose: Loose = cells
  return [table, loose['role']?.value, loose['parent_theme_id']?.value].join(' ')
}

/**
 * New positions for a list in which a reading states a row without one: those of the rows in the text; in a list set in
 * columns, whose order that is not, the new rows come last.
 */
function positionsIn(list: readonly Draft[]): Map<Draft, number> {
  const places = list.flatMap((draft) => {
    const cell = (draft.cells as Loose)['list_position']
    const [evidence] = cell?.evidence ?? []
    // A position that a reading gives is that.
    return evidence === undefined || evidence.basis === 'read' ? [] : { draft, cell, evidence }
  })
  const isNew = ({ evidence }: (typeof places)[number]): boolean => evidence.reading !== undefined
  if (!places.some(isNew)) return new Map()
  const inColumns = places.some(({ evidence }) => evidence.rule === 'column-order')
  const key = (each: (typeof places)[number]): number =>
    !inColumns ? each.evidence.span.start : isNew(each) ? Infinity : Number(each.cell?.value)
  places.sort(
    (a, b) =>
      (key(a) === key(b) ? 0 : key(a) - key(b)) || a.evidence.span.start - b.evidence.span.start,
  )
  return new Map(places.map(({ draft }, index) => [draft, index + 1]))
}

/** A declared count beside the number of rows that its list has now. */
function recounted(
  draft: DraftOf<'declared_counts'>,
  program: readonly Draft[],
  drafts: readonly Draft[],
): Draft {
  const { cells } = draft
  const isRead = cells.listed.evidence.length === 0
  const change = rowsOf(draft, drafts) - (isRead ? 0 : rowsOf(draft, program))
  if (change === 0 && !isRead) return draft
  const listed = (cells.listed.value ?? 0) + change
  const evidence = cells.declared.evidence.map((each) => ({
    ...each,
    basis: 'counted' as const,
    rule: 'listed-count' as const,
  }))
  return {
    ...draft,
    cells: {
      ...cells,
      counted: isRead ? { ...cells.counted, evidence: cells.declared.evidence } : cells.counted,
      listed: { value: listed, evidence: isRead ? evidence : cells.listed.evidence },
      agreement: {
        value: listed === cells.declared.value ? 'agree' : 'disagree',
        evidence: isRead
          ? evidence.map((each) => ({ ...each, rule: 'count-comparison' }))
          : cells.agreement.evidence,
      },
    },
  }
}

/** How many rows there are of those that a declared count counts. */
function rowsOf({ cells }: DraftOf<'declared_counts'>, drafts: readonly Draft[]): number {
  const table = cells.counted.value === 'organizations' ? 'organization_roles' : 'participations'
  return drafts.filter(
    (draft) => draft.table === table && draft.cells.role.value === cells.role.value,
  ).length
}
