/** The names of a mechanism: the short one on its line, the full one with the short one in brackets. */
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { cutFullName, isFullNameOf } from '../dialect/full-name.ts'
import { spanOf } from '../text/excerpt.ts'
import { slice } from '../text/source-text.ts'
import { alsoBy, claimsOf, said, silent, type Cell, type Leftover, type Profile } from './draft.ts'

export interface Names {
  readonly name: Cell<string | null>
  readonly full: Cell<string | null>
  /** The words by which the prose may call the mechanism. */
  readonly called: readonly string[]
  readonly leftovers: readonly Leftover[]
}

/** The short name on its line, and "Regional Conference ... Countries (CIS Conference)", the full name with the short one. */
export function readNames(profile: Profile): Names {
  const [first] = claimsOf(profile, 'name')
  for (const { excerpt } of claimsOf(profile, 'full-name')) {
    const both = cutFullName(excerpt)
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

/** A finding where there is no name, one too many, or two lines that do not go together. */
export function missingName(profile: Profile, { name, full, leftovers }: Names): Finding[] {
  const { source } = profile
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
  if (name.value !== null) return []
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
