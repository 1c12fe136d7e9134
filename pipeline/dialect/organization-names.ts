/** How the name of an organization is resolved: exactly, with its acronym, or as a part of another. */
import { bracketsIn } from '../text/brackets.ts'
import { lookUp } from './register-names.ts'
import type { Registers } from './registers.ts'

/**
 * The organization that a name means, or null. A name may have its acronym in brackets after it, and then both
 * must mean the same organization; a name may be written "A / B", and means
 * B where the register says that B is part of A.
 */
export function resolveOrganization(name: string, registers: Registers): string | null {
  const whole = byName(name, registers)
  if (whole !== null) return whole
  const bracketed = bracketsIn(name)
  if (bracketed !== null) {
    const acronym = resolveOrganization(bracketed.inside, registers)
    return acronym !== null && acronym === resolveOrganization(bracketed.before, registers)
      ? acronym
      : null
  }
  const [parent, child, ...more] = name.split('/')
  if (parent === undefined || child === undefined || more.length > 0) return null
  const childId = byName(child, registers)
  const parentId = byName(parent, registers)
  const entry = registers.organizations.find(
    (organization) => organization.organization_id === childId,
  )
  return parentId !== null && entry?.parent_organization_id === parentId ? childId : null
}

function byName(name: string, registers: Registers): string | null {
  const form = name.trim()
  const { byKey: acronyms } = registers.organizationAcronyms
  return (
    acronyms.get(form) ??
    acronyms.get(form.replace(registers.organizationAcronyms.article, '')) ??
    lookUp(registers.organizationNames, form)
  )
}
