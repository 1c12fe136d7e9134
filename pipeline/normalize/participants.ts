/** States and organizations in the lists of a profile, and the numbers of them that headings declare. */
import type { Row } from '../../schemas/tables.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import { findDate } from '../dialect/dates.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { namesInReadingOrder, type ListedName } from '../dialect/names.ts'
import { hull, part, spanOf, type Excerpt } from '../text/excerpt.ts'
import { slug } from '../text/slug.ts'
import type { Registers } from '../dialect/registers.ts'
import type { Span } from '../text/source-text.ts'
import { groupBy } from '../text/group-by.ts'
import { suggest } from '../text/suggest.ts'
import { alphabetAlongRows } from './column-order.ts'
import {
  counted,
  labelled,
  matched,
  own,
  said,
  silent,
  written,
  type Cell,
  type Draft,
  type Normalized,
  type Profile,
} from './draft.ts'
import { organizationRole, organizationsIn } from './organizations.ts'
import { yearOf } from './years.ts'

type Role = Row<'participations'>['role']
type OrganizationRole = Row<'organization_roles'>['role']

/** One list: the claims of one section, under one heading. */
interface List {
  readonly section: string
  readonly heading: Span | null
  readonly claims: readonly CorrectedClaim[]
  readonly declared: CorrectedClaim | null
}

export function normalizeParticipants(profile: Profile): Normalized {
  const parts = listsOf(profile).map((list) => normalizeList(profile, list))
  return {
    drafts: parts.flatMap(({ drafts }) => drafts),
    leftovers: [],
    findings: parts.flatMap(({ findings }) => findings),
  }
}

/** The lists that name States or organizations; lists of one section under different headings are different lists. */
function listsOf(profile: Profile): List[] {
  const claims = profile.claims.filter((claim) =>
    ['participants', 'organization', 'declared-count'].includes(claim.kind),
  )
  const lists = groupBy(claims, ({ section, heading }) => `${section} ${heading?.start ?? ''}`)
  return [...lists.values()].flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    return {
      section: first.section,
      heading: first.heading,
      claims: all.filter((claim) => claim.kind !== 'declared-count'),
      declared: all.find((claim) => claim.kind === 'declared-count') ?? null,
    }
  })
}

function normalizeList(profile: Profile, list: List): Rows {
  const { registers } = profile
  const section = registers.sections.get(list.section)
  const isOfStates = section?.content === 'participants'
  const parts = isOfStates ? partsOf(list, registers) : []
  const names = parts.flatMap((each) => each.names)
  const excerpts = list.claims.map((claim) => claim.excerpt)
  const [everything, form] = [hullOf(excerpts, Infinity), hullOf(excerpts, LONGEST_FORM)]
  const cellOf = <R>(value: R): Cell<R> => roleCell(value, list.heading, form)
  const role = isOfStates ? (section.role ?? null) : null
  const ofOrganizations = section?.organization_role ?? null
  const rows: Rows[] =
    role !== null
      ? names.map((name, index) =>
          name.kind === 'organization' && ofOrganizations !== null
            ? organizationRole(profile, name.excerpt, cellOf<OrganizationRole>(ofOrganizations))
            : participation(profile, name, cellOf<Role>(role), index + 1),
        )
      : ofOrganizations === null
        ? []
        : excerpts
            .flatMap((line) => organizationsIn(line, registers))
            .map((name) =>
              organizationRole(profile, name, cellOf<OrganizationRole>(ofOrganizations)),
            )
  const listed = isOfStates ? countedNames(profile, list, names) : rows.length
  const count = list.declared === null ? [] : declaredCount(profile, list, listed, everything)
  const order = parts.flatMap((each) =>
    each.inColumns ? alphabetAlongRows(profile, list.section, each.names) : [],
  )
  return {
    drafts: [...rows.flatMap(({ drafts }) => drafts), ...count],
    findings: [...rows.flatMap(({ findings }) => findings), ...order],
  }
}

/** A name, with the words over its part of the list. */
interface NameInList extends ListedName {
  readonly group: Excerpt | null
  readonly inColumns: boolean
}

interface Rows {
  readonly drafts: readonly Draft[]
  readonly findings: readonly Finding[]
}

/** A part of a list: its names, and whether its own lines show that it is set in columns. */
interface Part {
  readonly names: readonly NameInList[]
  readonly inColumns: boolean
}

/** The names of a list, part by part where it has words over its parts. */
function partsOf({ claims }: List, registers: Registers): Part[] {
  const isTable = claims.some((claim) => claim.column !== null)
  const parts = groupBy(claims, ({ group }) => group && spanOf(group).start)
  return [...parts.values()].map((all) => {
    const group = all[0]?.group ?? null
    const lines = all.map(({ reading }) => reading)
    const { names, inColumns } = namesInReadingOrder(lines, registers)
    return {
      names: names.map((name) => ({ ...name, group, inColumns: inColumns || isTable })),
      inColumns,
    }
  })
}

/** "African States", without the colon that may be after it. */
function groupCell(group: Excerpt | null): Cell<string | null> {
  const words = group && part(group, 0, /(?<!\s)\s*:$/.exec(group.text)?.index)
  return words === null ? silent : written(words, 'list-group')
}

/** "14 States and one organization" does not count the organization among the States; "15 Members" may. */
function countedNames(profile: Profile, list: List, names: readonly ListedName[]): number {
  const states = names.filter((name) => name.kind !== 'organization').length
  const countsStates =
    list.declared?.counted !== 'organizations' && declaredNumber(profile, list.declared) === states
  return countsStates ? states : names.length
}

/** So many characters of a list without a heading show its form: each of its rows rests on all of them. */
const LONGEST_FORM = 5_000

/** The stretch of some lines, or of those at their beginning that are at most so many characters together. */
function hullOf(lines: readonly Excerpt[], longest: number): Span | null {
  const spans = lines.map(spanOf)
  const [first] = spans
  return first === undefined
    ? null
    : hull([first, ...spans.filter(({ end }) => end - first.start <= longest)])
}

/** The role that a heading gives to what is under it; without a heading, one inferred from the form of the list. */
function roleCell<R>(role: R, heading: Span | null, form: Span | null): Cell<R> {
  if (heading !== null) return labelled(role, heading, 'section-heading')
  return {
    value: role,
    evidence:
      form === null
        ? []
        : [{ span: form, basis: 'inferred', rule: 'section-form', corrections: [] }],
  }
}

function participation(
  profile: Profile,
  { excerpt, id, kind, term, group, inColumns }: NameInList,
  role: Cell<Role>,
  position: number,
): { drafts: Draft[]; findings: Finding[] } {
  const { source, mechanismId, registers } = profile
  const country = kind === 'country' ? id : null
  const cells = termCells(term, registers)
  const wanted = [
    mechanismId,
    role.value,
    country ?? slug(excerpt.text),
    ...(cells.period.value === null ? [] : [cells.period.value.replace('/', '--')]),
  ].join('/')
  const given = profile.unique(wanted)
  const draft: Draft = {
    table: 'participations',
    cells: {
      participation_id: own(given),
      mechanism_id: own(mechanismId),
      country_id: matched(country, excerpt, 'country-register'),
      name_as_written: written(excerpt, 'name-as-listed'),
      role,
      group: groupCell(group),
      list_position: counted(position, spanOf(excerpt), inColumns ? 'column-order' : 'list-order'),
      ...cells,
    },
  }
  const message = `"${excerpt.text}" is already in this list; both entries are kept.`
  const doubled =
    given === wanted
      ? []
      : [findingAt(source, spanOf(excerpt), 'duplicate-entry', { severity: 'warning', message })]
  return {
    drafts: [draft],
    findings: [...doubled, ...(country === null ? [unknownCountry(profile, excerpt)] : [])],
  }
}

function termCells(term: Excerpt | null, registers: Registers) {
  const date = term === null ? null : findDate(term, registers, 0, true)
  const period =
    term === null ? silent : said<string | null>(date?.edtf ?? null, term, 'term-in-brackets')
  return {
    period,
    period_start_year: yearOf(period, 'start'),
    period_end_year: yearOf(period, 'end'),
  }
}

/** What to do about a name that several States share. */
const AMBIGUOUS =
  'Decide which State it is in sources/registers/ambiguous-names.csv, in the column decision of its row, or accept the name in {accepted}: {words},unknown-country,REASON'

export function unknownCountry({ source, registers }: Profile, excerpt: Excerpt): Finding {
  const nameOf = (id: string): string =>
    registers.countries.find((country) => country.country_id === id)?.name ?? id
  const candidates = registers.ambiguousNames.get(fold(excerpt.text))
  const why =
    candidates === undefined
      ? 'is not in the register of countries'
      : 'may mean more than one country'
  return findingAt(source, spanOf(excerpt), 'unknown-country', {
    severity: 'warning',
    message: `"${excerpt.text}" ${why}. It is published as written, without a country code.`,
    ...(candidates === undefined ? {} : { lever: AMBIGUOUS }),
    suggestions:
      candidates?.map(nameOf) ??
      suggest(
        excerpt.text,
        registers.countries.map((country) => country.name),
      ),
  })
}

/** The number of a heading, in digits or in words. */
function declaredNumber({ registers }: Profile, claim: CorrectedClaim | null): number | null {
  if (claim === null) return null
  const inWords = registers.words.phrases.number.get(fold(claim.excerpt.text))
  return Number(inWords?.value ?? claim.excerpt.text)
}

function declaredCount(
  profile: Profile,
  list: List,
  listed: number,
  everything: Span | null,
): Draft[] {
  const { mechanismId } = profile
  const { declared: claim } = list
  const declared = declaredNumber(profile, claim)
  if (claim === null || declared === null || list.heading === null) return []
  const role = profile.registers.sections.get(list.section)?.role ?? 'member'
  const countedKind = claim.counted ?? 'states'
  const span = everything ?? claim.span
  const suffix = countedKind === 'organizations' ? '-organizations' : ''
  return [
    {
      table: 'declared_counts',
      cells: {
        declared_count_id: own(profile.unique(`${mechanismId}/declared-count/${role}${suffix}`)),
        mechanism_id: own(mechanismId),
        role: labelled(role, list.heading, 'section-heading'),
        counted: labelled(countedKind, list.heading, 'section-heading'),
        declared: said(declared, claim.excerpt, 'declared-count'),
        listed: counted(listed, span, 'listed-count'),
        agreement: counted(
          declared === listed ? 'agree' : 'disagree',
          hull([claim.span, span]),
          'count-comparison',
        ),
      },
    },
  ]
}
