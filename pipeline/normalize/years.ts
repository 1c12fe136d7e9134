/** Years of dates, for people who compute. */
import type { Cell } from './draft.ts'

/**
 * The year of an EDTF date, or the one in which a span begins or ends; it rests on the words of the date. Null where that
 * end is open, or no single year.
 */
export function yearOf(date: Cell<string | null>, end: 'start' | 'end'): Cell<number | null> {
  const year = /^\d{4}(?=-|$)/.exec(date.value?.split('/').at(end === 'start' ? 0 : -1) ?? '')
  if (year === null) return { value: null, evidence: [] }
  const evidence = date.evidence.map((each) => ({ ...each, rule: 'year-of-date' as const }))
  return { value: Number(year[0]), evidence }
}
