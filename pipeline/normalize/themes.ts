/** Areas of discussion: list punctuation off, areas inside others made narrower ones, labels looked up in the register. */
import type { CorrectedClaim } from '../text/claims.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { bracketsAtEnd } from '../text/brackets.ts'
import { hull, part, spanOf, split, trim, type Excerpt } from '../text/excerpt.ts'
import { lookUp } from '../dialect/register-names.ts'
import type { Registers } from '../dialect/registers.ts'
import { groupBy } from '../text/group-by.ts'
import { slug } from '../text/slug.ts'
import { suggest } from '../text/suggest.ts'
import {
  claimsOf,
  counted,
  inferred,
  matched,
  own,
  said,
  silent,
  together,
  written,
  type Cell,
  type Normalized,
  type Profile,
} from './draft.ts'
import { nestingOf, type Nesting } from './nesting.ts'

/** An item of a list of areas, and the areas that the source names inside it. */
interface Area {
  /** The item without its list punctuation. */
  readonly item: Excerpt
  readonly tail: Excerpt | null
  /** The item without the areas in its brackets. */
  readonly label: Excerpt
  readonly inBrackets: readonly Excerpt[]
  readonly below: readonly Area[]
}

/** Where an area goes: its broader area, and the number of the next place in the list that it is in. */
interface Place {
  readonly parent: Cell<string | null>
  readonly next: () => number
}

export function normalizeThemes(profile: Profile): Normalized {
  const claims = claimsOf(profile, 'theme')
  const lists = groupBy(claims, ({ section, heading }) => `${section} ${heading?.start ?? ''}`)
  const top: Place = { parent: silent, next: counter() }
  return together(...[...lists.values()].map((list) => normalizeList(profile, list, top)))
}

function counter(): () => number {
  let count = 0
  return () => (count += 1)
}

function normalizeList(
  profile: Profile,
  claims: readonly CorrectedClaim[],
  top: Place,
): Normalized {
  const { depths, by, unclear } = nestingOf(profile.source, claims)
  const areas = nested(
    claims.map((claim, index) => ({
      area: readArea(claim.excerpt, profile.registers),
      depth: depths[index] ?? 0,
    })),
  )
  const findings = unclear === null ? [] : [notNested(profile, unclear)]
  return together(...areas.map((area) => placeArea(profile, area, top, by)), {
    drafts: [],
    leftovers: [],
    findings,
  })
}

/** Areas with those below them; the first is at depth 0, and none is more than one deeper than the one before it. */
function nested(items: readonly { readonly area: Area; readonly depth: number }[]): Area[] {
  const tops = items.flatMap(({ depth }, index) => (depth === 0 ? index : []))
  return tops.flatMap((top, index) => {
    const below = items.slice(top + 1, tops[index + 1])
    const area = items[top]?.area
    return area === undefined
      ? []
      : { ...area, below: nested(below.map((each) => ({ ...each, depth: each.depth - 1 }))) }
  })
}

/** An area with those inside it. Only a theme of the register, and no theme of its own, can be named as the broader one: else they are beside it. */
function placeArea(profile: Profile, area: Area, place: Place, by: Nesting['by']): Normalized {
  const { item, tail, label, inBrackets, below } = area
  const id = themeOf(profile, label)
  const next = counter()
  const inside = (excerpt: Excerpt, parent: Cell<string | null>): Place =>
    id === null || themeOf(profile, excerpt) === id ? place : { parent, next }
  return together(
    theme(profile, label, 'theme-item', place),
    ...inBrackets.map((excerpt) =>
      theme(
        profile,
        excerpt,
        'theme-in-brackets',
        inside(excerpt, matched(id, item, 'theme-in-brackets')),
      ),
    ),
    ...below.map((each) =>
      placeArea(profile, each, inside(each.label, inferred(id, label, 'theme-below')), by),
    ),
    {
      drafts: [],
      leftovers: tail === null ? [] : [{ kind: 'punctuation', span: spanOf(tail) }],
      findings: nestingFindings(profile, area, id, by),
    },
  )
}

function themeOf({ registers }: Profile, label: Excerpt): string | null {
  return lookUp(registers.themeNames, label.text)
}

function theme(
  profile: Profile,
  excerpt: Excerpt,
  rule: 'theme-item' | 'theme-in-brackets',
  { parent, next }: Place,
): Normalized {
  const { source, mechanismId, registers } = profile
  const id = themeOf(profile, excerpt)
  const finding = findingAt(source, spanOf(excerpt), 'unknown-theme', {
    severity: 'info',
    message: `"${excerpt.text}" is not in the register of themes. It is published as written, without a theme.`,
    suggestions: suggest(
      excerpt.text,
      registers.themes.map((each) => each.label),
    ),
  })
  return {
    drafts: [
      {
        table: 'mechanism_themes',
        cells: {
          mechanism_theme_id: own(profile.unique(`${mechanismId}/theme/${slug(wordsOf(excerpt))}`)),
          mechanism_id: own(mechanismId),
          theme_id: matched(id, excerpt, 'theme-register'),
          label: said(excerpt.text, excerpt, rule),
          label_as_written: written(excerpt, rule),
          list_position: counted(next(), spanOf(excerpt), 'list-order'),
          parent_theme_id: parent,
        },
      },
    ],
    leftovers: [],
    findings: id === null ? [finding] : [],
  }
}

/** The words that an identifier is made of: without corrections, so that it rests on none and stays when one changes. */
function wordsOf({ runs }: Excerpt): string {
  return runs.map((run) => (run.correction === null ? run.text : run.written)).join('')
}

/** What the setting of a list has made of an area and those inside it. Brackets say by themselves what is narrower. */
function nestingFindings(
  profile: Profile,
  { item, label, inBrackets, below }: Area,
  id: string | null,
  by: Nesting['by'],
): Finding[] {
  const inside = [...inBrackets, ...below.map((area) => area.label)]
  if (inside.length === 0) return []
  const span = hull([item, ...inBrackets, ...below.map((area) => area.item)].map(spanOf))
  const report = (rule: 'areas-nested' | 'nesting-not-taken', message: string): Finding =>
    findingAt(profile.source, span, rule, { severity: 'info', message, about: label.text })
  if (id === null)
    return [
      report(
        'nesting-not-taken',
        `"${label.text}" contains other areas but is not in the register of themes, so they cannot refer to it as their broader area. They follow it in the same list.`,
      ),
    ]
  const isItself = (excerpt: Excerpt): boolean => themeOf(profile, excerpt) === id
  const narrower = below.map((area) => area.label).filter((excerpt) => !isItself(excerpt))
  const itself = inside.filter(isItself)
  const nested = `By their ${by}, these areas are below "${label.text}": ${quoted(narrower)}. They are treated as its narrower areas.`
  const twice = `"${label.text}" contains the same area again: ${quoted(itself)}. An area cannot be narrower than itself; the second follows the first in the same list.`
  return [
    ...(narrower.length === 0 || by === null ? [] : [report('areas-nested', nested)]),
    ...(itself.length === 0 ? [] : [report('nesting-not-taken', twice)]),
  ]
}

function quoted(excerpts: readonly Excerpt[]): string {
  return excerpts.map(({ text }) => `"${text}"`).join(', ')
}

function notNested({ source }: Profile, first: CorrectedClaim): Finding {
  const message =
    'From here on, the items of this list differ in indent or list mark, and it is not clear which are below others. All areas are treated as one flat list.'
  return findingAt(source, first.span, 'nesting-not-taken', { severity: 'info', message })
}

/** "Return and reintegration; and": the area, and "; and". */
function readArea(excerpt: Excerpt, registers: Registers): Area {
  const end = registers.words.lists.endOfArea.exec(excerpt.text)?.index
  const item = trim(part(excerpt, 0, end))
  return {
    item,
    tail: end === undefined ? null : trim(part(excerpt, end)),
    ...readBrackets(item),
    below: [],
  }
}

/** Each area in brackets rests on the whole item; more than so many are no names of areas. */
const MOST_IN_BRACKETS = 40

/** An area with several areas in brackets after it. One word or name in brackets belongs to the label: "(IDPs)". */
function readBrackets(item: Excerpt): { label: Excerpt; inBrackets: Excerpt[] } {
  const both = bracketsAtEnd(item)
  const narrower = both === null ? [] : split(both.inside, /[,;]/g)
  return both === null || narrower.length < 2 || narrower.length > MOST_IN_BRACKETS
    ? { label: item, inBrackets: [] }
    : { label: both.before, inBrackets: narrower }
}
