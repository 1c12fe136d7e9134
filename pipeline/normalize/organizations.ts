/** Organizations: names in lists, names before the words for a role in the prose, and how a name is resolved. */
import type { Row } from '../../schemas/tables.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { calledBy, endsOfName } from '../dialect/mechanism-words.ts'
import { organizationNamedIn } from '../dialect/named-in-text.ts'
import { resolveOrganization } from '../dialect/organization-names.ts'
import type { Registers } from '../dialect/registers.ts'
import {
  group,
  hull,
  part,
  spanOf,
  split,
  stretchesBetween,
  trim,
  type Excerpt,
} from '../text/excerpt.ts'
import { fold } from '../text/fold.ts'
import { suggest } from '../text/suggest.ts'
import {
  claimsOf,
  inferred,
  matched,
  own,
  said,
  sentencesOfPassages,
  silent,
  written,
  type Cell,
  type Draft,
  type DraftOf,
  type Normalized,
  type Profile,
} from './draft.ts'
import { identifierOf } from './identifiers.ts'
import { withoutLeadingDate } from './sentences.ts'

type Role = Row<'organization_roles'>['role']
type Scope = Row<'organization_roles'>['scope']

/** Roles that the prose gives; the lists are read in `participants.ts`. */
export function normalizeOrganizations(profile: Profile, called: readonly string[]): Normalized {
  const mechanism = calledBy(called, profile.registers.lexicon)
  const parts = sentencesOfPassages(profile).flatMap(({ words }) =>
    fromSentence(profile, words, mechanism),
  )
  return {
    drafts: parts.flatMap((each) => each.drafts),
    leftovers: [],
    findings: parts.flatMap((each) => each.findings),
  }
}

interface Part {
  readonly drafts: Draft[]
  readonly findings: Finding[]
}

/** The organizations on a line: one name, or several between commas or joined by "and" where each of them is known. */
export function organizationsIn(line: Excerpt, registers: Registers): Excerpt[] {
  const whole = trim(part(line, 0, /[;,.]?$/.exec(line.text.trimEnd())?.index))
  if (resolveOrganization(whole.text, registers) !== null) return [whole]
  // Between semicolons stands a name each, known or not.
  const names = split(whole, /;/g)
  if (names.length > 1 && names.some((name) => resolveOrganization(name.text, registers) !== null))
    return names
  const areKnown = (pieces: readonly Excerpt[]): boolean =>
    pieces.length > 1 &&
    pieces.every((piece) => resolveOrganization(piece.text, registers) !== null)
  return [namesIn(whole, registers), split(whole, /\s\/\s/g)].find(areKnown) ?? [whole]
}

/** Cut at commas, semicolons and "and", but not inside a name that the register has with such a word in it. */
function namesIn(words: Excerpt, registers: Registers): Excerpt[] {
  const pieces = stretchesBetween(words.text, registers.words.lists.between)
  const names: Excerpt[] = []
  for (let first = 0; first < pieces.length;) {
    const start = pieces[first]?.start
    const longest = pieces
      .slice(first + 1, first + MOST_PIECES)
      .findLastIndex(
        ({ end }) => resolveOrganization(words.text.slice(start, end), registers) !== null,
      )
    const last = first + longest + 1
    names.push(part(words, start ?? 0, pieces[last]?.end))
    first = last + 1
  }
  return names
}

/** The name of an organization has at most so many commas, semicolons and "and" in it, and one. */
const MOST_PIECES = 12

/** "A, B and C acted as joint secretariat": names, then the words for a role. */
function fromSentence(profile: Profile, sentence: Excerpt, mechanism: RegExp): Part[] {
  const { registers, source } = profile
  const [found] = registers.words.roles
    .flatMap((words) => {
      const match = words.pattern.exec(sentence.text)
      return match === null ? [] : { words, at: match.index, end: match.index + match[0].length }
    })
    .sort((a, b) => a.at - b.at)
  if (found === undefined) return []
  const { words, at, end } = found
  const before = part(sentence, 0, at)
  const after = part(sentence, end)
  const { names, rest } =
    words.names === 'after'
      ? namesAfter(trim(after), registers)
      : { names: namesIn(withoutLeadingDate(before, registers), registers), rest: [] }
  const phrase = part(sentence, at, end)
  if (names.every((name) => resolveOrganization(name.text, registers) === null)) {
    const message = `The sentence says who "${phrase.text}", but no name ${words.names} these words is in the register of organizations.`
    const details = { severity: 'warning', message } as const
    const finding = findingAt(source, spanOf(trim(sentence)), 'unknown-organization', details)
    return [{ drafts: [], findings: [finding] }]
  }
  const first = { role: said(words.role, phrase, 'role-sentence'), after }
  const roles =
    words.names === 'after'
      ? [{ ...first, scope: silent }]
      : [first, ...furtherRoles(after, registers)].map((each) => ({
          ...each,
          scope: scopeIn(each.after, mechanism, registers),
        }))
  return [
    ...roles.flatMap(({ role, scope }) =>
      names.map((name) => organizationRole(profile, name, role, { scope })),
    ),
    ...unreadAfter(profile, rest),
  ]
}

/** "... acted as secretariat for the Conference and provided technical support": after "and", the same names in another role. */
function furtherRoles(after: Excerpt, { words: { roles, scopes } }: Registers) {
  for (const { pattern, role, names } of roles) {
    const match = names === 'before' ? pattern.exec(after.text) : null
    if (match === null || !scopes.and.test(after.text.slice(0, match.index))) continue
    const end = match.index + match[0].length
    const words = part(after, match.index, end)
    return [{ role: said(role, words, 'role-sentence'), after: part(after, end) }]
  }
  return []
}

/** What a role is confined to, in the words right after it: the conference, its follow-up, or the mechanism by its name. */
function scopeIn(after: Excerpt, mechanism: RegExp, { words }: Registers): Cell<Scope> {
  const match = words.scopes.scope.exec(after.text)
  const scope = match && group(after, match, 'scope')
  const code = scope && words.phrases['role-scope'].get(fold(scope.text))?.value
  if (scope !== null && code) return said(code, scope, 'role-scope')
  const [end] = endsOfName(after.text, words.scopes.beforeName, mechanism)
  return end === undefined ? silent : said('mechanism', trim(part(after, 0, end)), 'role-scope')
}

/** Organizations named at the head of the title of a document, before the word for its type, wrote it. */
export function authorsOf(
  profile: Profile,
  documents: readonly DraftOf<'documents'>[],
): Normalized {
  const { registers } = profile
  const titles = claimsOf(profile, 'document').map(({ excerpt }) => excerpt)
  const parts = titles.flatMap((title, index) => {
    const document = documents[index]?.cells.document_id.value
    const names = document === undefined ? null : authorsIn(title, registers)
    if (names === null || document === undefined) return []
    const { authors, words } = names
    return authors.map((name) =>
      organizationRole(profile, name, said('author', words, 'document-author'), {
        scope: said('document', words, 'document-author'),
        document: inferred(document, words, 'document-author'),
      }),
    )
  })
  return { drafts: parts.flatMap(({ drafts }) => drafts), leftovers: [], findings: [] }
}

/** The names before the first words for such a document, where all are known. */
function authorsIn(title: Excerpt, registers: Registers) {
  for (const space of title.text.matchAll(/\s+/g)) {
    const match = registers.words.scopes.authored.exec(title.text.slice(space.index))
    if (match === null) continue
    const authors = organizationsIn(part(title, 0, space.index), registers)
    const isKnown = authors.every(({ text }) => resolveOrganization(text, registers) !== null)
    const words = trim(part(title, space.index, space.index + match[0].length))
    return isKnown ? { authors, words } : null
  }
  return null
}

/** Organizations further on in the sentence may have the role too, or not: "A, which works with B and C". */
function unreadAfter({ source, registers }: Profile, rest: readonly Excerpt[]): Part[] {
  const [first] = rest
  const named = organizationNamedIn(rest.map((piece) => piece.text).join(', '), registers)
  if (first === undefined || named === null) return []
  const message = `The sentence goes on to name "${named}". It is not clear whether that has the same role; no organization is listed for it.`
  return [
    {
      drafts: [],
      findings: [
        findingAt(source, hull(rest.map(spanOf)), 'role-not-read', {
          severity: 'info',
          message,
          about: first.text,
        }),
      ],
    },
  ]
}

/**
 * The names after "is provided by", up to what is no name, and the rest: "the IOM | from its office in Dakar". A piece
 * with capitals between names is one that the register lacks.
 */
function namesAfter(behind: Excerpt, registers: Registers): { names: Excerpt[]; rest: Excerpt[] } {
  const pieces = namesIn(
    trim(part(behind, 0, /(?<![\s.])[\s.]*$/.exec(behind.text)?.index)),
    registers,
  )
  const names: Excerpt[] = []
  for (const [index, piece] of pieces.entries()) {
    const short = trim(part(piece, 0, registers.words.lists.afterName.exec(piece.text)?.index))
    const known = [piece, short].find(({ text }) => resolveOrganization(text, registers) !== null)
    const isName =
      /^\p{Lu}/u.test(piece.text.replace(registers.words.lists.article, '')) &&
      /\p{Lu}.*\p{Lu}/u.test(piece.text)
    if (known === undefined && !isName) return { names, rest: pieces.slice(index) }
    names.push(known ?? piece)
  }
  return { names, rest: [] }
}

interface Confines {
  readonly scope?: Cell<Scope>
  readonly document?: Cell<string>
}

export function organizationRole(
  profile: Profile,
  excerpt: Excerpt,
  role: Cell<Role>,
  { scope = silent, document }: Confines = {},
): Part {
  const { source, mechanismId, registers } = profile
  const id = resolveOrganization(excerpt.text, registers)
  const draft: Draft = {
    table: 'organization_roles',
    cells: {
      organization_role_id: own(
        profile.unique(
          identifierOf('organization_roles', mechanismId, {
            role: role.value,
            organization_id: id,
            name_as_written: excerpt.text,
            document_id: document?.value,
          }),
        ),
      ),
      mechanism_id: own(mechanismId),
      organization_id: matched(id, excerpt, 'organization-register'),
      name_as_written: written(excerpt, 'name-as-listed'),
      role,
      scope,
      document_id: document ?? silent,
      body_id: silent,
      meeting_id: silent,
    },
  }
  if (id !== null || isUnnamedClass(excerpt.text, registers))
    return { drafts: [draft], findings: [] }
  const finding = findingAt(source, spanOf(excerpt), 'unknown-organization', {
    severity: 'warning',
    message: `"${excerpt.text}" is not in the register of organizations. It is published as written, without an identifier.`,
    suggestions: nearNames(excerpt.text, registers),
  })
  return { drafts: [draft], findings: [finding] }
}

/** Near names, and the organization that the name before an unknown acronym in brackets means. */
function nearNames(name: string, registers: Registers): string[] {
  const base = resolveOrganization(name.replace(/\([^()]*\)$/, ''), registers)
  const named = registers.organizations
    .filter((organization) => organization.organization_id === base)
    .map((organization) => organization.name)
  const known = registers.organizations.flatMap((organization) => [
    organization.name,
    organization.acronym ?? organization.name,
  ])
  return named.length > 0 ? named : suggest(name, known)
}

/** "Other international organizations, NGOs and entities": a class of bodies, none of them named. */
function isUnnamedClass(name: string, registers: Registers): boolean {
  return registers.words.lists.unnamedClass.test(name)
}
