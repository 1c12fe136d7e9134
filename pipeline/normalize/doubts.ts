/** What the shape of a profile gives cause to doubt: lists that go on, headings with nothing under them, missing and unknown headings. */
import { digitsOfADate, findDate } from '../dialect/dates.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import type { Corrected, CorrectedClaim, Mark } from '../text/claims.ts'
import { lastUpTo } from '../text/ascending.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'
import { part, spanOf, writtenIn, type Excerpt } from '../text/excerpt.ts'
import { lookUp } from '../dialect/register-names.ts'
import type { Registers } from '../dialect/registers.ts'
import { slice } from '../text/source-text.ts'
import { claimsOf, sentencesOfPassages, type Profile } from './draft.ts'
import { whenItHappened } from './sentences.ts'

const LISTS: ReadonlySet<CorrectedClaim['kind']> = new Set([
  'participants',
  'organization',
  'theme',
  'document',
  'meeting',
])

export function continuedLists({ source, claims, registers }: Profile): Finding[] {
  const first = new Map<string, CorrectedClaim>()
  for (const claim of claims.filter(
    (each) => each.continued && each.group === null && LISTS.has(each.kind),
  )) {
    const key = `${claim.section} ${claim.heading?.start ?? ''}`
    if (!first.has(key)) first.set(key, claim)
  }
  return [...first.values()].map((claim) => {
    const title = registers.sections.get(claim.section)?.title ?? claim.section
    const message = `The list "${title}" continues here after a blank line. What follows is treated as part of it; a heading may be missing.`
    return findingAt(source, claim.span, 'list-continues', {
      severity: 'warning',
      message,
      about: claim.section,
    })
  })
}

export function emptySections({ source, empty }: Corrected): Finding[] {
  return empty.map(({ span, section }) => {
    const message = `There is nothing under the heading "${slice(source, span)}". The text extraction used for these pages drops lines of one word, so something may have been lost.`
    return findingAt(source, span, 'section-empty', {
      severity: 'warning',
      message,
      about: section,
    })
  })
}

export function formedSections({ source, formed }: Corrected, registers: Registers): Finding[] {
  return formed.map(({ section, span, form }) => {
    const title = registers.sections.get(section)?.title ?? section
    const message = `No heading here; treated as "${title}", because ${form}. If it is another section, the values read from it are wrong.`
    return findingAt(source, span, 'section-by-form', { severity: 'info', message, about: section })
  })
}

/** A line between areas that leads in to others, "Return:", may be an area itself, and those below it its narrower ones. */
export function leadInsAmongAreas(
  { source, claims, marks, empty }: Corrected,
  registers: Registers,
): Finding[] {
  const headings = [
    ...claims.flatMap((claim) => claim.heading?.start ?? []),
    ...empty.map(({ span }) => span.start),
  ].sort((a, b) => a - b)
  const areas = groupBy(
    claims.filter((claim) => claim.kind === 'theme'),
    (claim) => claim.section,
  )
  const ends = new Map(
    [...areas].map(([section, all]) => [
      section,
      all.map(({ span }) => span.end).sort((a, b) => a - b),
    ]),
  )
  const isBehindAnArea = ({ section, span }: Mark): boolean => {
    const end = lastUpTo(ends.get(section) ?? [], span.start)
    return end !== undefined && (lastUpTo(headings, span.start) ?? -1) < end
  }
  const leadIns = marks.filter(
    (mark) =>
      mark.kind === 'label' &&
      registers.sections.get(mark.section)?.content === 'themes' &&
      isBehindAnArea(mark),
  )
  return leadIns.map(({ span }) => {
    const message = `"${slice(source, span)}" is between areas of discussion and introduces those below it. It was not treated as an area; if it is one, those below it are narrower, and the data does not say so.`
    return findingAt(source, span, 'nesting-not-taken', { severity: 'info', message })
  })
}

/** Prose that may be something else: an unknown heading before a list, or a list of countries. */
export function doubtfulProse(profile: Profile): Finding[] {
  const { source, registers } = profile
  return claimsOf(profile, 'passage').flatMap((claim) => {
    const words = writtenIn(claim.excerpt)
    if (
      words.endsWith(':') &&
      words.split(/\s+/).length <= 6 &&
      !registers.words.sentences.goesOn.test(words)
    ) {
      return findingAt(source, claim.span, 'heading-not-known', {
        severity: 'warning',
        message: `"${words}" is kept as prose, together with the lines below it; it may be a heading that is not in the lexicon.`,
      })
    }
    const known = words
      .split(registers.words.lists.cuts)
      .filter((piece) => lookUp(registers.countryNames, piece) !== null)
    if (known.length < 3) return []
    return findingAt(source, claim.span, 'names-in-prose', {
      severity: 'info',
      message: `The paragraph names ${known.length} countries. It is kept as prose; no State is listed for it.`,
    })
  })
}

/** Prose under the heading of areas of discussion, where no area was read: "Visas, return and the rights of workers." */
export function areasInProse(profile: Profile): Finding[] {
  const { source, registers } = profile
  const withAreas = new Set(claimsOf(profile, 'theme').map(({ heading }) => heading?.start))
  const passages = claimsOf(profile, 'passage').filter(
    ({ section, heading }) =>
      heading !== null &&
      registers.sections.get(section)?.content === 'themes' &&
      !withAreas.has(heading.start),
  )
  return passages.map((claim) => {
    const message =
      'This is under the heading of areas of discussion but reads like prose. It is kept as prose; no area is listed for it.'
    return findingAt(source, claim.span, 'areas-not-read', { severity: 'info', message })
  })
}

/** Sentences with several dates after prepositions: the event has the first of them. */
export function severalDates(profile: Profile): Finding[] {
  const { source, registers } = profile
  return sentencesOfPassages(profile).flatMap(({ words, when: first }) => {
    if (first === null) return dateWithoutEvent(profile, words)
    if (first.edtf === null) {
      const message = `"${first.excerpt.text}" is not a valid date, or is ambiguous. No event was created for the sentence.`
      return [
        findingAt(source, spanOf(first.excerpt), 'date-not-understood', {
          severity: 'warning',
          message,
        }),
      ]
    }
    const behind = part(words, first.end)
    const second = whenItHappened(behind, registers) ?? joinedDate(behind, registers)
    if (second === null) return []
    const message = `The sentence gives several dates. The event has the first, "${first.excerpt.text}"; "${second.excerpt.text}" is another.`
    return findingAt(source, spanOf(words), 'several-dates', { severity: 'info', message })
  })
}

/** "Between March 2006 and May 2012": a date that follows with nothing but an "and" or "to" before it. */
function joinedDate(behind: Excerpt, registers: Registers): { readonly excerpt: Excerpt } | null {
  const date = findDate(behind, registers)
  const words =
    date === null
      ? []
      : behind.text
          .slice(0, date.start)
          .split(/[\s,&–-]+/)
          .filter((word) => word !== '')
  const { and, to } = registers.words.phrases
  return date === null || !words.every((word) => and.has(fold(word)) || to.has(fold(word)))
    ? null
    : { excerpt: part(behind, date.start, date.end) }
}

/** A day or month that is in no sentence of what happened, "the Summit of 11 November 2015": it may be one all the same. */
function dateWithoutEvent({ source, registers }: Profile, sentence: Excerpt): Finding[] {
  const date = findDate(sentence, registers)
  const digits = date === null ? digitsOfADate(sentence.text) : null
  if (digits !== null) {
    const unread = part(sentence, digits.start, digits.end)
    return [
      findingAt(source, spanOf(unread), 'date-not-understood', {
        severity: 'info',
        message: `"${unread.text}" looks like a date, but in a form that is not supported. No event was created for the sentence.`,
      }),
    ]
  }
  if (date === null || date.precision === 'year') return []
  const words = part(sentence, date.start, date.end)
  const message = `"${words.text}" is a date, but the sentence does not say that something happened then. No event was created for it.`
  return [findingAt(source, spanOf(words), 'date-without-event', { severity: 'info', message })]
}
