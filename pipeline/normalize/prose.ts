/** The prose: its paragraphs as passages, its dated sentences as events, the groups that it introduces as bodies. */
import type { ReadingRule } from '../../schemas/rules.ts'
import type { Row } from '../../schemas/tables.ts'
import { bodyTypes } from '../../schemas/vocabulary.ts'
import type { CorrectedClaim } from '../correct.ts'
import { escape, findDate } from '../dates.ts'
import { findingAt, type Finding } from '../finding.ts'
import { fold } from '../fold.ts'
import { part, read, spanOf, type Reading } from '../reading.ts'
import { slug } from '../slug.ts'
import { slice } from '../source-text.ts'
import { alsoBy, claimsOf, counted, labelled, own, said, silent, written, type Cell, type Draft, type Normalized, type Profile } from './draft.ts'
import { proseFootnotes } from './footnotes.ts'
import { sentencesOf, whenItHappened } from './sentences.ts'

/** Identifiers of events and passages are made of so many characters of their first words. */
const FIRST_WORDS = 40

/** A paragraph: a claim of prose, or a footnote without its mark. */
interface Paragraph {
  readonly claim: CorrectedClaim
  readonly reading: Reading
}

export function normalizeProse(profile: Profile): Normalized {
  const paragraphs = [...claimsOf(profile, 'passage').map((claim) => ({ claim, reading: claim.reading })), ...proseFootnotes(profile)]
  paragraphs.sort((a, b) => a.claim.span.start - b.claim.span.start)
  const sentences = paragraphs.flatMap(({ claim, reading }) => sentencesOf(reading, profile.registers).map((sentence) => ({ claim, sentence })))
  const bodies = sentences.flatMap(({ claim, sentence }) => bodiesIn(profile, claim, sentence))
  return {
    drafts: [
      ...paragraphs.map((paragraph, index) => passage(profile, paragraph, index + 1)),
      ...launches(profile),
      ...sentences.flatMap(({ sentence }) => event(profile, sentence, whenItHappened(sentence, profile.registers), 'dated-sentence')),
      ...bodies.map((each) => each.draft),
      ...claimsOf(profile, 'body').map((claim) => namedBody(profile, claim)),
    ],
    leftovers: [],
    findings: bodies.flatMap((each) => each.findings),
  }
}

function passage({ source, mechanismId, unique }: Profile, { claim, reading }: Paragraph, position: number): Draft {
  const { section, heading } = claim
  const span = spanOf(reading)
  // Under its heading and before any other block, a paragraph is said to belong there; further on it follows from its place.
  const inferred: Cell<string> = { value: section, evidence: [{ span, basis: 'inferred', rule: 'section-form', corrections: [] }] }
  return {
    table: 'passages',
    cells: {
      passage_id: own(unique(`${mechanismId}/passage/${section}/${slug(reading.text, FIRST_WORDS)}`)),
      mechanism_id: own(mechanismId),
      section: heading === null || claim.continued ? inferred : labelled(section, heading, 'section-heading'),
      text: said(reading.text, reading, 'paragraph'),
      text_as_written: written(source, span, 'paragraph'),
      list_position: counted(position, span, 'list-order'),
    },
  }
}

/** "Launched: 2019": a field with a date, told like a sentence. */
function launches(profile: Profile): Draft[] {
  return claimsOf(profile, 'field')
    .filter((claim) => claim.field?.name === 'launched')
    .flatMap((claim) => {
      const found = findDate(claim.reading, profile.registers)
      const line = read(profile.source, { start: claim.field?.label.start ?? claim.span.start, end: claim.span.end })
      return found === null ? [] : event(profile, line, { ...found, reading: part(claim.reading, found.start, found.end) }, 'launched-field')
    })
}

function event({ source, mechanismId, unique }: Profile, sentence: Reading, date: ReturnType<typeof whenItHappened>, rule: ReadingRule): Draft[] {
  if (date === null || date.edtf === null) return []
  const span = spanOf(sentence)
  return [
    {
      table: 'events',
      cells: {
        event_id: own(unique(`${mechanismId}/event/${date.edtf.replace('/', '--')}/${slug(sentence.text, FIRST_WORDS)}`)),
        mechanism_id: own(mechanismId),
        date: said(date.edtf, date.reading, rule),
        sentence: said(sentence.text, sentence, rule),
        sentence_as_written: written(source, span, rule),
      },
    },
  ]
}

/** A group named on a line of its own, under the heading of groups. */
function namedBody({ mechanismId, unique, registers }: Profile, { reading }: CorrectedClaim): Draft {
  const type = registers.lexicon['body-type'].find((row) => fold(reading.text).startsWith(fold(row.phrase)))?.value ?? null
  return {
    table: 'bodies',
    cells: {
      body_id: own(unique(`${mechanismId}/body/${slug(reading.text)}`)),
      mechanism_id: own(mechanismId),
      name: said(reading.text, reading, 'group-line'),
      body_type: said(asBodyType(type), reading, 'group-line'),
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

/** The groups that a sentence introduces: by an indefinite article or a number before the words for a kind of group. */
function bodiesIn(profile: Profile, claim: CorrectedClaim, sentence: Reading): { draft: Draft; findings: Finding[] }[] {
  const { registers } = profile
  const values = new Map([...registers.lexicon.number, ...registers.lexicon.article.filter((row) => row.value !== 'definite')].map((row) => [fold(row.phrase), Number(row.value)]))
  const types = new Map(registers.lexicon['body-type'].map((row) => [fold(row.phrase), row.value]))
  const phrases = registers.lexicon['body-type'].map((row) => escape(row.phrase)).join('|')
  const pattern = new RegExp(`(?<!\\p{L})(?<number>${[...values.keys()].map(escape).join('|')})\\s+(?<name>${phrases})(?!\\p{L})`, 'giud')
  return [...sentence.text.matchAll(pattern)].map((match) => {
    const [numberAt, nameAt] = [match.indices?.groups?.['number'], match.indices?.groups?.['name']]
    if (numberAt === undefined || nameAt === undefined) throw new Error('a match without its groups')
    const number = part(sentence, ...numberAt)
    const name = part(sentence, ...nameAt)
    return body(profile, claim, sentence, { name, number, type: types.get(fold(name.text)) ?? null, groups: values.get(fold(number.text)) ?? 1 })
  })
}

interface Introduction {
  readonly name: Reading
  readonly number: Reading
  readonly type: string | null
  readonly groups: number
}

function body(profile: Profile, claim: CorrectedClaim, sentence: Reading, { name, number, type, groups }: Introduction) {
  const { source, mechanismId, unique } = profile
  const { established, findings } = whenEstablished(profile, sentence, name)
  const heading = claim.heading === null ? null : slice(source, claim.heading)
  const named = said(name.text, name, 'body-introduction')
  const nameCell: Cell<string> =
    heading !== null && claim.heading !== null && fold(heading) === fold(name.text) ? alsoBy(labelled(heading, claim.heading, 'body-heading'), named) : named
  const draft: Draft = {
    table: 'bodies',
    cells: {
      body_id: own(unique(`${mechanismId}/body/${slug(name.text)}`)),
      mechanism_id: own(mechanismId),
      name: nameCell,
      body_type: said(asBodyType(type), name, 'body-introduction'),
      established,
      number_of_groups: said(groups, number, 'body-introduction'),
      description: said(claim.reading.text, claim.reading, 'paragraph'),
    },
  }
  return { draft, findings }
}

/** When a sentence that says "was established" behind the name of a group says that it was. */
function whenEstablished({ source, registers }: Profile, sentence: Reading, name: Reading): { established: Cell<string | null>; findings: Finding[] } {
  const behind = sentence.text.slice(sentence.text.indexOf(name.text) + name.text.length)
  const verbs = registers.lexicon['body-establishment'].map((row) => escape(row.phrase)).join('|')
  if (!new RegExp(`^\\s+(?:${verbs})(?!\\p{L})`, 'iu').test(behind)) return { established: silent, findings: [] }
  const date = whenItHappened(sentence, registers)
  if (date !== null) return { established: said(date.edtf, date.reading, 'dated-sentence'), findings: [] }
  const message = `The sentence says that "${name.text}" came into being and gives no date. The date stays empty.`
  return { established: silent, findings: [findingAt(source, spanOf(sentence), 'undetermined-date', { severity: 'info', message, about: name.text })] }
}
