/** The names of a mechanism: the short one on its line, the full one with the short one in brackets. */
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { cutFullName, isFullNameOf } from '../dialect/full-name.ts'
import type { StatedRow } from '../../schemas/readings.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import { spanOf, type Excerpt } from '../text/excerpt.ts'
import { slice } from '../text/source-text.ts'
import {
  alsoBy,
  claimsOf,
  curated,
  said,
  silent,
  type Cell,
  type Leftover,
  type Profile,
} from './draft.ts'

export interface Names {
  readonly name: Cell<string | null>
  readonly full: Cell<string | null>
  /** The words by which the prose may call the mechanism. */
  readonly called: readonly string[]
  readonly leftovers: readonly Leftover[]
}

/** The names that the text gives; where it gives none, those of the metadata of the profile. */
export function readNames(profile: Profile): Names {
  const names = namesInText(profile)
  const { name, full_name: full } = profile.metadata
  const stated = statedNames(profile)
  return {
    ...names,
    name: names.name.value === null && name !== undefined ? curated(name) : names.name,
    full: names.full.value === null && full !== undefined ? curated(full) : names.full,
    called: [...new Set([...names.called, name ?? [], full ?? [], stated].flat(2))],
  }
}

/** Names that readings give: the prose may call the mechanism by them. */
function statedNames({ readings }: Profile): string[] {
  const rows: StatedRow[] = readings.flatMap(({ entry }) => entry.says?.['mechanisms'] ?? [])
  return rows.flatMap((row) =>
    [row['name'], row['full_name']].filter((name) => typeof name === 'string'),
  )
}

/** The short name on its line, and "Regional Conference ... Countries (CIS Conference)", the full name with the short one. */
function namesInText(profile: Profile): Names {
  const [first] = claimsOf(profile, 'name')
  for (const { excerpt, readBy } of claimsOf(profile, 'full-name')) {
    const both = cutFullName(excerpt)
    if (readBy !== null && both === null) return namedApart(first, excerpt)
    if (both === null || (first !== undefined && !isFullNameOf(both, first.excerpt.text))) continue
    const short = said(both.short.text, both.short, 'full-name-line')
    const isSame = first !== undefined && fold(both.short.text) === fold(first.excerpt.text)
    const title =
      first === undefined ? short : said(first.excerpt.text, first.excerpt, 'title-line')
    // A third name, "GGT", is one that the prose may use.
    const called = [...new Set([title.value ?? both.short.text, both.short.text, both.full.text])]
    return {
      name: isSame ? alsoBy(title, short) : title,
      full: said(both.full.text, both.full, 'full-name-line'),
      called,
      leftovers: isSame || first === undefined ? [] : [{ kind: 'label', span: spanOf(both.short) }],
    }
  }
  if (first === undefined) return { name: silent, full: silent, called: [], leftovers: [] }
  // Where the line of the short name is gone, the full name, with the short one in brackets, comes first.
  const both = cutFullName(first.excerpt)
  if (both === null)
    return {
      name: said(first.excerpt.text, first.excerpt, 'title-line'),
      full: silent,
      called: [first.excerpt.text],
      leftovers: [],
    }
  return {
    name: said(both.short.text, both.short, 'full-name-line'),
    full: said(both.full.text, both.full, 'full-name-line'),
    called: [both.short.text, both.full.text],
    leftovers: [],
  }
}

/** A full name without a short one in brackets, which only a reading makes one. */
function namedApart(first: CorrectedClaim | undefined, full: Excerpt): Names {
  const name = first === undefined ? silent : said(first.excerpt.text, first.excerpt, 'title-line')
  return {
    name,
    full: said(full.text, full, 'full-name-line'),
    called: [name.value ?? [], full.text].flat(),
    leftovers: [],
  }
}

/** A finding where metadata gives a name that the text has, there is no name, one too many, or two lines that do not go together. */
export function missingName(profile: Profile, { name, full, leftovers }: Names): Finding[] {
  const { source } = profile
  const { metadata } = profile
  const [needless] = [
    { key: 'name', isGiven: metadata.name !== undefined, cell: name },
    { key: 'full_name', isGiven: metadata.full_name !== undefined, cell: full },
  ].filter(({ isGiven, cell }) => isGiven && cell.evidence[0]?.basis !== 'curated')
  if (needless !== undefined) {
    const { key, cell } = needless
    const message = `The metadata gives ${key}, but the text has "${cell.value}" itself. Metadata gives only what the text lacks.`
    const span = cell.evidence[0]?.span ?? { start: 0, end: 0 }
    return [findingAt(source, span, 'metadata-idle', { severity: 'error', message })]
  }
  const [second] = leftovers
  if (second !== undefined) {
    const message = `The full name has the short name "${slice(source, second.span)}" in brackets, but the first line has "${name.value}". The data has only the one on the first line.`
    return [findingAt(source, second.span, 'second-short-name', { severity: 'info', message })]
  }
  const [other] = claimsOf(profile, 'full-name')
  if (name.value !== null && full.value === null && other !== undefined) {
    const message = `The first line, "${name.value}", was taken as the name, but "${slice(source, other.span)}" looks like a full name and does not match it. One of them may not be a name of the mechanism.`
    return [findingAt(source, other.span, 'name-not-clear', { severity: 'warning', message })]
  }
  if (name.value !== null || statedNames(profile).length > 0) return []
  const line = { start: 0, end: Math.max(0, source.text.search(/[\r\n]|$/)) }
  return [
    findingAt(source, line, 'name-missing', {
      severity: 'warning',
      message:
        'The text does not begin with the name of a mechanism; expected one on its first line. The name stays empty.',
      about: 'name',
    }),
  ]
}
