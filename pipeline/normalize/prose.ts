/** The prose: its paragraphs as passages, its dated sentences as events, the groups that it introduces as bodies. */
import type { Row } from '../../schemas/tables.ts'
import { bodyTypes } from '../../schemas/vocabulary.ts'
import type { CorrectedClaim } from '../correct.ts'
import { escape } from '../dates.ts'
import { findingAt, type Finding } from '../finding.ts'
import { fold } from '../fold.ts'
import { part, spanOf, type Reading } from '../reading.ts'
import { slug } from '../slug.ts'
import { slice } from '../source-text.ts'
import { alsoBy, claimsOf, counted, labelled, own, said, silent, written, type Cell, type Draft, type Normalized, type Profile } from './draft.ts'
import { sentencesOf, whenItHappened } from './sentences.ts'

/** Identifiers of events and passages are made of so many characters of their first words. */
const FIRST_WORDS = 40

export function normalizeProse(profile: Profile): Normalized {
  const passages = claimsOf(profile, 'passage')
  const sentences = passages.flatMap((claim) => sentencesOf(claim.reading, profile.registers).map((sentence) => ({ claim, sentence })))
  const bodies = sentences.flatMap(({ claim, sentence }) => bodiesIn(profile, claim, sentence))
  return {
    drafts: [
      ...passages.map((claim, index) => passage(profile, claim, index + 1)),
      ...sentences.flatMap(({ sentence }) => event(profile, sentence)),
      ...bodies.map((body) => body.draft),
    ],
    leftovers: [],
    findings: bodies.flatMap((body) => body.findings),
  }
}

function passage({ source, mechanismId, unique }: Profile, { section, reading, heading, span }: CorrectedClaim, position: number): Draft {
  return {
    table: 'passages',
    cells: {
      passage_id: own(unique(`${mechanismId}/passage/${section}/${slug(reading.text, FIRST_WORDS)}`)),
      mechanism_id: own(mechanismId),
      section: heading === null ? { value: section, evidence: [{ span, basis: 'inferred', rule: 'section-form', corrections: [] }] } : labelled(section, heading, 'section-heading'),
      text: said(reading.text, reading, 'paragraph'),
      text_as_written: written(source, span, 'paragraph'),
      list_position: counted(position, span, 'list-order'),
    },
  }
}

function event({ source, mechanismId, registers, unique }: Profile, sentence: Reading): Draft[] {
  const date = whenItHappened(sentence, registers)
  if (date === null || date.edtf === null) return []
  const span = spanOf(sentence)
  return [
    {
      table: 'events',
      cells: {
        event_id: own(unique(`${mechanismId}/event/${date.edtf}/${slug(sentence.text, FIRST_WORDS)}`)),
        mechanism_id: own(mechanismId),
        date: said(date.edtf, date.reading, 'dated-sentence'),
        sentence: said(sentence.text, sentence, 'dated-sentence'),
        sentence_as_written: written(source, span, 'dated-sentence'),
      },
    },
  ]
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
  if (type === null || !(type in bodyTypes)) throw new Error(`"${type}" is no type of bodies`)
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
      body_type: said(type as Row<'bodies'>['body_type'], name, 'body-introduction'),
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
