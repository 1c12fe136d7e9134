/** Groups: those that the prose introduces, and those on lines of their own under a heading of groups. */
import type { Row } from '../../schemas/tables.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { part, spanOf, type Excerpt } from '../text/excerpt.ts'
import type { Registers } from '../dialect/registers.ts'
import { groupBy } from '../text/group-by.ts'
import { slug } from '../text/slug.ts'
import { slice } from '../text/source-text.ts'
import { afterMention, clausesAfter, type Mention } from './body-clauses.ts'
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
import type { Sentence } from './sentences.ts'

export function normalizeBodies(
  profile: Profile,
  sentences: readonly Sentence[],
): { drafts: Draft[]; findings: Finding[] } {
  const named = claimsOf(profile, 'body')
  const namedUnder = new Set(named.map((claim) => claim.heading?.start))
  const parts = [...groupBy(sentences, ({ claim }) => claim.heading?.start)].map(
    ([heading, under]) => {
      const introduced = introducedUnder(profile, under)
      const isUnread = introduced.length === 0 && !namedUnder.has(heading)
      const [first] = under.filter(({ claim }) => isUnread && headsGroups(profile, claim))
      return {
        introduced: withMentions(profile, introduced, under),
        unread: first?.claim ?? null,
      }
    },
  )
  const bodies = parts
    .flatMap((each) => each.introduced)
    .sort((a, b) => spanOf(a.introduction.name).start - spanOf(b.introduction.name).start)
    .map((each) => body(profile, each))
  return {
    drafts: [
      ...bodies.map((each) => each.draft),
      ...named.flatMap((claim) => namedBody(profile, claim)),
    ],
    findings: [
      ...bodies.flatMap((each) => each.findings),
      ...parts.flatMap(({ unread }) => (unread === null ? [] : groupNotRead(profile, unread))),
    ],
  }
}

/** The groups that the sentences under one heading introduce. */
function introducedUnder(profile: Profile, sentences: readonly Sentence[]): Introduction[] {
  const introduced = sentences.flatMap((sentence) =>
    introductionsIn(profile, sentence, 'indefinite'),
  )
  const [heading] = sentences.map(({ claim }) => claim.heading)
  if (heading === undefined || heading === null) return introduced
  const title = fold(slice(profile.source, heading))
  if (!profile.registers.words.phrases['body-type'].has(title)) return introduced
  // "The Steering Committee, established in 2008": under the heading of groups the definite article introduces one too.
  for (const each of sentences.flatMap((sentence) =>
    introductionsIn(profile, sentence, 'definite'),
  )) {
    const name = fold(each.name.text)
    const isNew = each.hasSubject
      ? !introduced.some((other) => fold(other.name.text) === name)
      : introduced.length === 0
    if (isNew && (each.hasSubject || title === name)) introduced.push(each)
  }
  return introduced
}

/** A group, and what follows each mention of it: in the sentence that introduces it, and in those after it in the same paragraph. */
interface Mentioned {
  readonly introduction: Introduction
  readonly mentions: Mention[]
}

/** A sentence that introduces one group may be followed by others on it; after one that introduces several it is not clear on which. */
function withMentions(
  { registers }: Profile,
  introduced: readonly Introduction[],
  sentences: readonly Sentence[],
): Mentioned[] {
  const bySentence = groupBy(
    introduced.map((introduction) => ({ introduction, mentions: [introduction.mention] })),
    ({ introduction }) => introduction.sentence,
  )
  let last: Mentioned | null = null
  for (const sentence of sentences) {
    const [first, second] = bySentence.get(sentence) ?? []
    if (first !== undefined) last = second === undefined ? first : null
    else if (last !== null && last.introduction.sentence.claim === sentence.claim) {
      const { name, type } = last.introduction
      const after = afterMention(sentence.words, { name: name.text, type }, registers)
      if (after !== null) last.mentions.push({ after, isSubject: true })
    }
  }
  return [...bySentence.values()].flat()
}

/** Whether a paragraph is under words for a kind of group, "Working Groups". */
function headsGroups({ source, registers }: Profile, { heading }: CorrectedClaim): boolean {
  return heading !== null && registers.words.phrases['body-type'].has(fold(slice(source, heading)))
}

function groupNotRead({ source }: Profile, claim: CorrectedClaim): Finding {
  const message =
    'This is under the heading of a group, but no group was recognized in it. It is kept as prose.'
  return findingAt(source, claim.span, 'group-not-read', { severity: 'info', message })
}

/** A group named on a line of its own, under the heading of groups; none where a correction has taken the words for its kind. */
function namedBody(
  { mechanismId, unique, registers }: Profile,
  { excerpt }: CorrectedClaim,
): Draft[] {
  const key = fold(excerpt.text)
  const row = registers.words.bodies.types.find(({ start }) => key.startsWith(start))?.row
  if (row === undefined) return []
  return [
    {
      table: 'bodies',
      cells: {
        body_id: own(unique(`${mechanismId}/body/${slug(excerpt.text)}`)),
        mechanism_id: own(mechanismId),
        name: said(excerpt.text, excerpt, 'group-line'),
        body_type: said(row.value, excerpt, 'group-line'),
        established: silent,
        number_of_groups: silent,
        composition: silent,
        mandate: silent,
        description: silent,
      },
    },
  ]
}

interface Introduction {
  readonly sentence: Sentence
  readonly name: Excerpt
  readonly mention: Mention
  /** "two"; null after an article, which does not say that there is one only. */
  readonly number: Excerpt | null
  readonly type: Row<'bodies'>['body_type']
  readonly groups: number | null
  /** Whether the name says what the group is on: "Working Group on Readmission". */
  readonly hasSubject: boolean
}

/** The groups that a sentence introduces: by an article or a number before the words for a kind of group. */
function introductionsIn(
  { registers }: Profile,
  sentence: Sentence,
  article: 'definite' | 'indefinite',
): Introduction[] {
  const { words } = sentence
  const { numbers, [article]: pattern } = registers.words.bodies
  return [...words.text.matchAll(pattern)].map((match) => {
    const [numberAt, nameAt] = [match.indices?.groups?.['number'], match.indices?.groups?.['name']]
    const type =
      nameAt && registers.words.phrases['body-type'].get(fold(words.text.slice(...nameAt)))?.value
    if (numberAt === undefined || nameAt === undefined || type === undefined)
      throw new Error('a match without its groups')
    const subject = subjectAfter(words.text.slice(nameAt[1]), registers)
    const name = part(words, nameAt[0], nameAt[1] + subject)
    const number = part(words, ...numberAt)
    const groups = numbers.get(fold(number.text)) ?? null
    return {
      sentence,
      name,
      mention: {
        after: part(words, nameAt[1] + subject),
        isSubject: /^$|,\s*$/.test(words.text.slice(0, numberAt[0])),
      },
      number: groups === null ? null : number,
      type,
      groups,
      hasSubject: subject > 0,
    }
  })
}

/** How long the words are that say what a group is on: words with capitals, "on Data Exchange", or all up to "was set up". */
function subjectAfter(rest: string, registers: Registers): number {
  const { subjectUpToVerb, subjectInCapitals } = registers.words.bodies
  return (subjectUpToVerb.exec(rest) ?? subjectInCapitals.exec(rest))?.[0].length ?? 0
}

function body(
  profile: Profile,
  { introduction: { sentence, name, number, type, groups }, mentions }: Mentioned,
): { draft: Draft; findings: Finding[] } {
  const { claim } = sentence
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
      body_type: said(type, name, 'body-introduction'),
      established,
      number_of_groups: number === null ? silent : said(groups, number, 'body-introduction'),
      ...clausesAfter(mentions, profile.registers),
      description: said(claim.excerpt.text, claim.excerpt, 'paragraph'),
    },
  }
  return { draft, findings }
}

/** When a sentence that says "was established" after the name of a group says that it was. */
function whenEstablished(
  { source, registers }: Profile,
  { words, when }: Sentence,
  name: Excerpt,
): { established: Cell<string | null>; findings: Finding[] } {
  const behind = words.text.slice(words.text.indexOf(name.text) + name.text.length)
  const { bodies } = registers.words
  const undetermined = (message: string): Finding =>
    findingAt(source, spanOf(words), 'undetermined-date', {
      severity: 'info',
      message,
      about: name.text,
    })
  if (!bodies.established.test(behind)) {
    const isFurtherOn = when !== null && bodies.establishedFurtherOn.test(behind)
    const message = `The sentence goes on to say when something was established; it is not clear whether that is "${name.text}". Its date stays empty.`
    return { established: silent, findings: isFurtherOn ? [undetermined(message)] : [] }
  }
  if (when !== null)
    return { established: said(when.edtf, when.excerpt, 'dated-sentence'), findings: [] }
  const message = `The sentence says that "${name.text}" was established, but gives no date. The date stays empty.`
  return { established: silent, findings: [undetermined(message)] }
}
