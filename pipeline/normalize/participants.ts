/** States in their roles, and the numbers of them that headings declare. */
import type { Row } from '../../schemas/tables.ts'
import { participationRoles } from '../../schemas/vocabulary.ts'
import type { CorrectedClaim } from '../correct.ts'
import { findingAt, type Finding } from '../finding.ts'
import { fold } from '../fold.ts'
import { hull, spanOf, type Reading } from '../reading.ts'
import { slug } from '../slug.ts'
import { slice, type Span } from '../source-text.ts'
import { suggest } from '../suggest.ts'
import { namesInReadingOrder, type ListedName } from './columns.ts'
import { counted, labelled, matched, own, said, silent, written, type Cell, type Draft, type Normalized, type Profile } from './draft.ts'

type Role = Row<'participations'>['role']

/** One list: the claims of one section, under one heading. */
interface List {
  readonly section: string
  readonly heading: Span | null
  readonly lines: readonly Reading[]
  readonly declared: CorrectedClaim | null
}

export function normalizeParticipants(profile: Profile): Normalized {
  const parts = listsOf(profile).map((list) => normalizeList(profile, list))
  return { drafts: parts.flatMap((part) => part.drafts), leftovers: [], findings: parts.flatMap((part) => part.findings) }
}

function listsOf(profile: Profile): List[] {
  const claims = profile.claims.filter((claim) => profile.registers.sections.get(claim.section)?.content === 'participants')
  const key = (claim: CorrectedClaim): string => `${claim.section} ${claim.heading?.start ?? ''}`
  return [...new Set(claims.map(key))].map((list) => {
    const [first, ...rest] = claims.filter((claim) => key(claim) === list)
    if (first === undefined) throw new Error('a list without claims')
    const all = [first, ...rest]
    return {
      section: first.section,
      heading: first.heading,
      lines: all.filter((claim) => claim.kind === 'participants').map((claim) => claim.reading),
      declared: all.find((claim) => claim.kind === 'declared-count') ?? null,
    }
  })
}

function normalizeList(profile: Profile, list: List): { drafts: Draft[]; findings: Finding[] } {
  const role = roleOf(profile, list)
  const names = namesInReadingOrder(list.lines, profile.registers.countryNames)
  const everything = names.length === 0 ? null : hull(names.map((name) => spanOf(name.reading)))
  const roleCell: Cell<Role> =
    list.heading === null && everything !== null
      ? { value: role, evidence: [{ span: everything, basis: 'inferred', rule: 'section-heading', corrections: [] }] }
      : labelled(role, list.heading ?? { start: 0, end: 0 }, 'section-heading')
  const inColumns = names.length > list.lines.length
  const participations = names.map((name, index) => participation(profile, name, roleCell, index + 1, inColumns))
  const count = list.declared === null ? null : declaredCount(profile, list.declared, roleCell, names.length, everything)
  return {
    drafts: [...participations.map((each) => each.draft), ...(count === null ? [] : [count])],
    findings: participations.flatMap((each) => each.findings),
  }
}

function roleOf(profile: Profile, list: List): Role {
  const role = profile.registers.sections.get(list.section)?.role
  if (role === null || role === undefined || !(role in participationRoles)) throw new Error(`section ${list.section} has no role for States`)
  return role as Role
}

function participation(profile: Profile, { reading, id }: ListedName, role: Cell<Role>, position: number, inColumns: boolean): { draft: Draft; findings: Finding[] } {
  const { source, mechanismId } = profile
  const words = slice(source, spanOf(reading))
  const wanted = `${mechanismId}/${role.value}/${id ?? slug(reading.text)}`
  const given = profile.unique(wanted)
  const findings: Finding[] = []
  if (given !== wanted) {
    findings.push(findingAt(source, spanOf(reading), 'duplicate-entry', { severity: 'warning', message: `"${words}" stands in this list already; both entries are kept.` }))
  }
  if (id === null) {
    findings.push(unknownCountry(profile, reading))
  }
  const draft: Draft = {
    table: 'participations',
    cells: {
      participation_id: own(given),
      mechanism_id: own(mechanismId),
      country_id: matched(id, reading, 'country-register'),
      name_as_written: written(source, spanOf(reading), 'name-as-listed'),
      role,
      list_position: counted(position, spanOf(reading), inColumns ? 'column-order' : 'list-order'),
      period: silent,
    },
  }
  return { draft, findings }
}

function unknownCountry({ source, registers }: Profile, reading: Reading): Finding {
  const words = slice(source, spanOf(reading))
  const nameOf = (id: string): string => registers.countries.find((country) => country.country_id === id)?.name ?? id
  const candidates = registers.ambiguousNames.get(fold(reading.text))
  const why = candidates === undefined ? 'is no name in the register of countries' : 'stands for more than one country'
  return findingAt(source, spanOf(reading), 'unknown-country', {
    severity: 'warning',
    message: `"${words}" ${why}. It stands in the data as written, with no country code.`,
    suggestions: candidates?.map(nameOf) ?? suggest(reading.text, registers.countries.map((country) => country.name)),
  })
}

function declaredCount(profile: Profile, claim: CorrectedClaim, role: Cell<Role>, listed: number, everything: Span | null): Draft {
  const { mechanismId } = profile
  const declared = Number(claim.reading.text)
  const list = everything ?? claim.span
  return {
    table: 'declared_counts',
    cells: {
      declared_count_id: own(profile.unique(`${mechanismId}/declared-count/${role.value}`)),
      mechanism_id: own(mechanismId),
      role,
      declared: said(declared, claim.reading, 'declared-count'),
      listed: counted(listed, list, 'listed-count'),
      agreement: counted(declared === listed ? 'agree' : 'disagree', hull([claim.span, list]), 'count-comparison'),
    },
  }
}
