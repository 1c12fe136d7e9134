/** Lists of a generated profile: States, chairs, organizations, areas, documents, in the forms that pages have. */
import fc from 'fast-check'
import type { Row } from '../../../schemas/tables.ts'
import type { Section } from './section.ts'
import { AREAS, COUNTRIES, DOCUMENTS, ORGANIZATIONS, type Named } from './words.ts'

type Role = Row<'participations'>['role']

/** Headings of lists of States; {N} is the number of names. */
const HEADINGS: Partial<Record<Role, readonly string[]>> = {
  member: [
    'Members',
    'Member States',
    '{N} Members',
    'Member States  ({N} States)',
    'Participating States ({N})',
  ],
  'interested-state': ['{N} Interested States', 'Interested States'],
  observer: ['Observer States ({N} States)', 'Observers'],
}

const bullet = fc.constantFrom('  • ', '- ', '')
const itemEnd = fc.constantFrom('', ';', ',')

function uniqueNames(minLength: number, maxLength: number): fc.Arbitrary<Named[]> {
  const country = fc.constantFrom(...COUNTRIES)
  return fc.uniqueArray(country, { minLength, maxLength, selector: ({ id }) => id, size: 'max' })
}

/** One name on each line, or two columns, filled down the left one and then down the right. */
type Layout = (names: readonly string[]) => string[]
const oneEach = fc.tuple(bullet, itemEnd).map(
  ([mark, end]): Layout =>
    (names) =>
      names.map((name) => `${mark}${name}${mark === '' ? '' : end}`),
)
const inColumns = fc.constantFrom(' ', '   ', ' \u00a0').map((gap): Layout => (names) => {
  const half = Math.ceil(names.length / 2)
  return names
    .slice(0, half)
    .map((left, row) => [left, ...names.slice(half + row, half + row + 1)].join(gap))
})
const layout = fc.oneof(oneEach, inColumns)

/** A list of States in a role under a heading that counts them or does not. */
export function states(role: Role, minLength: number, maxLength: number): fc.Arbitrary<Section> {
  const heading = fc.constantFrom(...(HEADINGS[role] ?? []))
  return fc.tuple(heading, uniqueNames(minLength, maxLength), layout).map(([words, found, lay]) => {
    const names = found.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const count = names.length
    const counts = [{ role, declared: count, listed: count, agreement: 'agree' as const }]
    return {
      lines: [words.replace('{N}', String(count)), '', ...lay(names.map(({ name }) => name))],
      rows: {
        participations: inRole(role, names),
        ...(words.includes('{N}') ? { declared_counts: counts } : {}),
      },
    }
  })
}

function inRole(role: Role, names: readonly Named[], periods: readonly (string | null)[] = []) {
  return names.map(({ id, name }, index) => ({
    role,
    country_id: id,
    name_as_written: name,
    list_position: index + 1,
    period: periods[index] ?? null,
  }))
}

/** `Current Chair: A (2023-2024)`, and former ones with and without their terms. */
export const chairs: fc.Arbitrary<Section> = fc
  .tuple(uniqueNames(2, 5), fc.integer({ min: 2005, max: 2024 }))
  .map(([[chair, ...past], year]) => {
    if (chair === undefined) throw new Error('a list of two names has a first')
    const terms = past.map((_, index) => [year - 2 - 2 * index, year - 1 - 2 * index] as const)
    const dated = past.map(({ name }, index) => `${name} (${terms[index]?.join('-')})`)
    return {
      lines: [`Current Chair: ${chair.name} (${year})`, `Past Chairs: ${dated.join(', ')}`],
      rows: {
        participations: [
          ...inRole('chair', [chair], [String(year)]),
          ...inRole(
            'past-chair',
            past,
            terms.map((term) => term.join('/')),
          ),
        ],
      },
    }
  })

export const institutions: fc.Arbitrary<Section> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...ORGANIZATIONS), { minLength: 2, maxLength: 6 }),
    fc.constantFrom('  • ', ''),
  )
  .map(([found, mark]) => ({
    lines: ['Partner and Observer Institutions', ...found.map(({ name }) => `${mark}${name}`)],
    rows: {
      organization_roles: found.map(({ id, name }) => ({
        role: 'partner-or-observer',
        organization_id: id,
        name_as_written: name,
      })),
    },
  }))

/** Areas under their heading, or known by their marks alone. */
export const areas: fc.Arbitrary<Section> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...AREAS), { minLength: 2, maxLength: 8 }),
    fc.constantFrom('  • ', '- '),
    fc.constantFrom(
      ['Current Thematic Focus'],
      ['Current Focus', 'Specific areas of discussion include:'],
      [],
    ),
    itemEnd,
  )
  .map(([found, mark, heading, end]) => ({
    lines: [...heading, ...found.map(({ name }) => `${mark}${name}${end}`)],
    rows: {
      mechanism_themes: found.map(({ id, name }, index) => ({
        theme_id: id,
        label: name,
        list_position: index + 1,
        parent_theme_id: null,
      })),
    },
  }))

/** Bare titles, with a year, with a span of years, or without. */
export function documents(mechanism: string): fc.Arbitrary<Section> {
  const start = fc.integer({ min: 1995, max: 2015 })
  const years = fc.option(fc.tuple(start, fc.integer({ min: 0, max: 5 })))
  return fc
    .array(fc.tuple(fc.constantFrom(...DOCUMENTS), years), { minLength: 2, maxLength: 9 })
    .map((found) => {
      const titles = found.map(([[words, type], span], index) => {
        const [first = 0, length = 0] = span ?? []
        const dates = span === null ? [] : length === 0 ? [first] : [first, first + length]
        const title = [words.replace('{NAME}', mechanism), dates.join('-')].join(' ').trim()
        return {
          title,
          document_type: type,
          issued: dates.length === 1 ? String(first) : null,
          covers: dates.length === 2 ? dates.join('/') : null,
          list_position: index + 1,
        }
      })
      return {
        lines: ['Documents', ...titles.map(({ title }) => title)],
        rows: { documents: titles },
      }
    })
}
