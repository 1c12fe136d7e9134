/** Groups: those that the prose introduces, and those on lines of their own under a heading of groups. */
import type { Row } from '../../schemas/tables.ts'
import { bodyTypes } from '../../schemas/vocabulary.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { part, spanOf, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import { slug } from '../text/slug.ts'
import { slice } from '../text/source-text.ts'
import {
  alsoBy,
  claimsOf,
  labelled,
  own,
  said,
  silent,
  type Cell,
  type Draft,
  type Profile,
} from './draft.ts'
import { whenItHappened } from './sentences.ts'

/** A sentence, and the paragraph that it stands in. */
export interface SentenceOf {
  readonly claim: CorrectedClaim
  readonly sentence: Excerpt
}

export function normalizeBodies(
  profile: Profile,
  sentences: readonly SentenceOf[],
): { drafts: Draft[]; findings: Finding[] } {
  const introduced = sentences.flatMap(({ claim, sentence }) =>
    introductionsIn(profile, sentence, 'indefinite').map((each) => ({ claim, sentence, ...each })),
  )
  // "The Steering Committee, established in 2008": under the heading of groups the definite article introduces one too.
  for (const { claim, sentence } of sentences.filter(({ claim: each }) =>
    headsGroups(profile, each),
  )) {
    for (const each of introductionsIn(profile, sentence, 'definite')) {
      const isNew = !introduced.some(
        (other) =>
          other.claim.heading?.start === claim.heading?.start &&
          (fold(other.name.text) === fold(each.name.text) || !each.hasSubject),
      )
      const isNamed =
        each.hasSubject ||
        fold(slice(profile.source, claim.heading ?? claim.span)) === fold(each.name.text)
      if (isNew && isNamed) introduced.push({ claim, sentence, ...each })
    }
  }
  introduced.sort((a, b) => spanOf(a.name).start - spanOf(b.name).start)
  const bodies = introduced.map((each) => body(profile, each.claim, each.sentence, each))
  const named = claimsOf(profile, 'body')
  const unread = sentences.filter(
    ({ claim }, index) =>
      headsGroups(profile, claim) &&
      sentences.findIndex((other) => other.claim.heading?.start === claim.heading?.start) ===
        index &&
      ![...introduced.map((each) => each.claim), ...named].some(
        (other) => other.heading?.start === claim.heading?.start,
      ),
  )
  return {
    drafts: [
      ...bodies.map((each) => each.draft),
      ...named.map((claim) => namedBody(profile, claim)),
    ],
    findings: [
      ...bodies.flatMap((each) => each.findings),
      ...unread.map(({ claim }) => groupNotRead(profile, claim)),
    ],
  }
}

/** Whether a paragraph stands under words for a kind of group, "Working Groups". */
function headsGroups({ source, registers }: Profile, { heading }: CorrectedClaim): boolean {
  return heading !== null && registers.words.phrases['body-type'].has(fold(slice(source, heading)))
}

function groupNotRead({ source }: Profile, claim: CorrectedClaim): Finding {
  const message =
    'This stands under the heading of a group and introduces none in a way that is understood. It is kept as prose; the group is listed nowhere.'
  return findingAt(source, claim.span, 'group-not-read', { severity: 'info', message })
}

/** A group named on a line of its own, under the heading of groups. */
function namedBody(
  { mechanismId, unique, registers }: Profile,
  { excerpt }: CorrectedClaim,
): Draft {
  const type =
    registers.lexicon['body-type'].find((row) => fold(excerpt.text).startsWith(fold(row.phrase)))
      ?.value ?? null
  return {
    table: 'bodies',
    cells: {
      body_id: own(unique(`${mechanismId}/body/${slug(excerpt.text)}`)),
      mechanism_id: own(mechanismId),
      name: said(excerpt.text, excerpt, 'group-line'),
      body_type: said(asBodyType(type), excerpt, 'group-line'),
      established: silent,
      number_of_groups: silent,
      description: silent,
    },
  }
}

function asBodyType(type: string | null): Row<'bodies'>['body_type'] {
  if (type === null || !(type in bodyTypes)) throw new Error(`"${type}" is no type of bodies`)
  return type as Row<'bodies'>['body_type']
}

interface Introduction {
  readonly name: Excerpt
  /** "two", "a"; for a group with a definite article its name, which is that of one. */
  readonly number: Excerpt
  readonly type: string | null
  readonly groups: number
  /** Whether the name says what the group is on: "Working Group on Readmission". */
  readonly hasSubject: boolean
}

/** The groups that a sentence introduces: by an article or a number before the words for a kind of group. */
function introductionsIn(
  { registers }: Profile,
  sentence: Excerpt,
  article: 'definite' | 'indefinite',
): Introduction[] {
  const { numbers, pattern } = registers.words.bodies[article]
  return [...sentence.text.matchAll(pattern)].map((match) => {
    const [numberAt, nameAt] = [match.indices?.groups?.['number'], match.indices?.groups?.['name']]
    if (numberAt === undefined || nameAt === undefined)
      throw new Error('a match without its groups')
    const subject = subjectBehind(sentence.text.slice(nameAt[1]), registers)
    const name = part(sentence, nameAt[0], nameAt[1] + subject)
    const number = part(sentence, ...numberAt)
    const type =
      registers.words.phrases['body-type'].get(fold(part(sentence, ...nameAt).text))?.value ?? null
    return {
      name,
      number: article === 'definite' ? name : number,
      type,
      groups: numbers.get(fold(number.text)) ?? 1,
      hasSubject: subject > 0,
    }
  })
}

/** How long the words are that say what a group is on: words with capitals, "on Data Exchange", or all up to "was set up". */
function subjectBehind(rest: string, registers: Registers): number {
  const { subjectUpToVerb, subjectInCapitals } = registers.words.bodies
  return (subjectUpToVerb.exec(rest) ?? subjectInCapitals.exec(rest))?.[0].length ?? 0
}

function body(
  profile: Profile,
  claim: CorrectedClaim,
  sentence: Excerpt,
  { name, number, type, groups }: Introduction,
) {
  const { source, mechanismId, unique } = profile
  const { established, findings } = whenEstablished(profile, sentence, name)
  const heading = claim.heading === null ? null : slice(source, claim.heading)
  const named = said(name.text, name, 'body-introduction')
  const nameCell: Cell<string> =
    heading !== null && claim.heading !== null && fold(heading) === fold(name.text)
      ? alsoBy(labelled(heading, claim.heading, 'body-heading'), named)
      : named
  const draft: Draft = {
    table: 'bodies',
    cells: {
      body_id: own(unique(`${mechanismId}/body/${slug(name.text)}`)),
      mechanism_id: own(mechanismId),
      name: nameCell,
      body_type: said(asBodyType(type), name, 'body-introduction'),
      established,
      number_of_groups: said(groups, number, 'body-introduction'),
      description: said(claim.excerpt.text, claim.excerpt, 'paragraph'),
    },
  }
  return { draft, findings }
}

/** When a sentence that says "was established" behind the name of a group says that it was. */
function whenEstablished(
  { source, registers }: Profile,
  sentence: Excerpt,
  name: Excerpt,
): { established: Cell<string | null>; findings: Finding[] } {
  const behind = sentence.text.slice(sentence.text.indexOf(name.text) + name.text.length)
  const { bodies } = registers.words
  if (!bodies.established.test(behind)) {
    const isFurtherOn =
      bodies.establishedFurtherOn.test(behind) && whenItHappened(sentence, registers) !== null
    const message = `Further on, the sentence says when something came into being. Whether that is "${name.text}" is not clear. Its date stays empty.`
    return {
      established: silent,
      findings: isFurtherOn
        ? [
            findingAt(source, spanOf(sentence), 'undetermined-date', {
              severity: 'info',
              message,
              about: name.text,
            }),
          ]
        : [],
    }
  }
  const date = whenItHappened(sentence, registers)
  if (date !== null)
    return { established: said(date.edtf, date.excerpt, 'dated-sentence'), findings: [] }
  const message = `The sentence says that "${name.text}" came into being and gives no date. The date stays empty.`
  return {
    established: silent,
    findings: [
      findingAt(source, spanOf(sentence), 'undetermined-date', {
        severity: 'info',
        message,
        about: name.text,
      }),
    ],
  }
}
