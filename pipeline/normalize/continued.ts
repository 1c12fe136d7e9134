/** Lists that go on after a blank line: where the heading of a second list has been lost, this is all that shows it. */
import { findingAt, type Finding } from '../finding.ts'
import type { CorrectedClaim } from '../correct.ts'
import type { Profile } from './draft.ts'

const LISTS: ReadonlySet<CorrectedClaim['kind']> = new Set(['participants', 'organization', 'theme', 'document', 'meeting'])

export function continuedLists({ source, claims, registers }: Profile): Finding[] {
  const first = new Map<string, CorrectedClaim>()
  for (const claim of claims.filter((each) => each.continued && LISTS.has(each.kind))) {
    const key = `${claim.section} ${claim.heading?.start ?? ''}`
    if (!first.has(key)) first.set(key, claim)
  }
  return [...first.values()].map((claim) => {
    const title = registers.sections.get(claim.section)?.title ?? claim.section
    const message = `The list "${title}" goes on here after a blank line. What follows is counted to it; a heading may be missing.`
    return findingAt(source, claim.span, 'list-continues', { severity: 'warning', message, about: claim.section })
  })
}
