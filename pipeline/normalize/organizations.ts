/** Organizations: names in lists, names before the words for a role in the prose, and how a name is resolved. */
import type { Row } from '../../schemas/tables.ts'
import { organizationRoles } from '../../schemas/vocabulary.ts'
import { escape } from '../dates.ts'
import { findingAt, type Finding } from '../finding.ts'
import { lookUp, type Registers } from '../registers.ts'
import { part, spanOf, split, trim, type Reading } from '../reading.ts'
import { slug } from '../slug.ts'
import { slice } from '../source-text.ts'
import { suggest } from '../suggest.ts'
import { claimsOf, labelled, matched, own, said, written, type Cell, type Draft, type Normalized, type Profile } from './draft.ts'
import { sentencesOf, withoutLeadingDate } from './sentences.ts'

type Role = Row<'organization_roles'>['role']

export function normalizeOrganizations(profile: Profile): Normalized {
  const parts = [...listed(profile), ...claimsOf(profile, 'passage').flatMap((claim) => sentencesOf(claim.reading, profile.registers).flatMap((sentence) => fromSentence(profile, sentence)))]
  return { drafts: parts.flatMap((each) => each.drafts), leftovers: [], findings: parts.flatMap((each) => each.findings) }
}

interface Part {
  readonly drafts: Draft[]
  readonly findings: Finding[]
}

function listed(profile: Profile): Part[] {
  return claimsOf(profile, 'organization').map((claim) => {
    const role = asRole(profile.registers.sections.get(claim.section)?.role ?? null)
    if (claim.heading === null) throw new Error('a list of organizations is known by its heading alone')
    return organizationRole(profile, claim.reading, labelled(role, claim.heading, 'section-heading'))
  })
}

/** "A, B and C acted as joint secretariat": names, then the words for a role. */
function fromSentence(profile: Profile, sentence: Reading): Part[] {
  const { registers, source } = profile
  const and = registers.lexicon.and.map((row) => escape(row.phrase)).join('|')
  for (const row of registers.lexicon['organization-role']) {
    const match = new RegExp(`(?<!\\p{L})${escape(row.phrase)}(?!\\p{L})`, 'iu').exec(sentence.text)
    if (match === null) continue
    const subject = withoutLeadingDate(part(sentence, 0, match.index), registers)
    const names = split(subject, new RegExp(`\\s*,\\s*(?:(?:${and})\\s+)?|\\s+(?:${and})\\s+`, 'giu'))
    const role = said(asRole(row.value), part(sentence, match.index, match.index + match[0].length), 'role-sentence')
    if (names.some((name) => resolveOrganization(name.text, registers) !== null)) return names.map((name) => organizationRole(profile, name, role))
    const message = `The sentence says who "${match[0]}", but no name before these words is in the register of organizations.`
    return [{ drafts: [], findings: [findingAt(source, spanOf(trim(sentence)), 'unknown-organization', { severity: 'warning', message })] }]
  }
  return []
}

function asRole(value: string | null): Role {
  if (value === null || !(value in organizationRoles)) throw new Error(`"${value}" is no role of organizations`)
  return value as Role
}

function organizationRole(profile: Profile, reading: Reading, role: Cell<Role>): Part {
  const { source, mechanismId, registers } = profile
  const id = resolveOrganization(reading.text, registers)
  const words = slice(source, spanOf(reading))
  const draft: Draft = {
    table: 'organization_roles',
    cells: {
      organization_role_id: own(profile.unique(`${mechanismId}/${role.value}/${id ?? slug(reading.text)}`)),
      mechanism_id: own(mechanismId),
      organization_id: matched(id, reading, 'organization-register'),
      name_as_written: written(source, spanOf(reading), 'name-as-listed'),
      role,
    },
  }
  if (id !== null || isUnnamedClass(reading.text, registers)) return { drafts: [draft], findings: [] }
  const known = registers.organizations.flatMap((organization) => [organization.name, organization.acronym ?? organization.name])
  const finding = findingAt(source, spanOf(reading), 'unknown-organization', {
    severity: 'warning',
    message: `"${words}" is no name in the register of organizations. It stands in the data as written, with no identifier.`,
    suggestions: suggest(reading.text, known),
  })
  return { drafts: [draft], findings: [finding] }
}

/** "Other international organizations, NGOs and entities": a class of bodies, none of them named. */
function isUnnamedClass(name: string, registers: Registers): boolean {
  const words = registers.lexicon['unnamed-class'].map((row) => escape(row.phrase)).join('|')
  return new RegExp(`^(?:${words})(?!\\p{L})`, 'iu').test(name)
}

/**
 * The organization that a name stands for, or null. A name may have its acronym in brackets behind it, and then both
 * must stand for the same organization as far as the register knows them; a name may be written "A / B", and stands for
 * B where the register says that B is part of A.
 */
export function resolveOrganization(name: string, registers: Registers): string | null {
  const whole = lookUp(registers.organizationNames, name)
  if (whole !== null) return whole
  const bracketed = /^(?<base>.+?)\s*\((?<acronym>[^()]+)\)$/.exec(name)?.groups
  if (bracketed !== undefined) {
    const base = resolveOrganization(bracketed['base'] ?? '', registers)
    const acronym = resolveOrganization(bracketed['acronym'] ?? '', registers)
    return acronym === null || acronym === base ? base : null
  }
  const [parent, child, ...more] = name.split(/\s*\/\s*/)
  if (parent === undefined || child === undefined || more.length > 0) return null
  const childId = lookUp(registers.organizationNames, child)
  const parentId = lookUp(registers.organizationNames, parent)
  const entry = registers.organizations.find((organization) => organization.organization_id === childId)
  return parentId !== null && entry?.parent_organization_id === parentId ? childId : null
}
