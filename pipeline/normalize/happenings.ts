/** Happenings: what sentences of the prose say happened, with its date, the group and the meeting that it belongs to. */
import { findDate } from '../dialect/dates.ts'
import { calledBy } from '../dialect/mechanism-words.ts'
import { part, spanOf, type Excerpt } from '../text/excerpt.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { groupBy } from '../text/group-by.ts'
import {
  claimsOf,
  inferred,
  own,
  said,
  silent,
  written,
  type Cell,
  type Draft,
  type DraftOf,
  type Normalized,
  type Profile,
} from './draft.ts'
import { readHappening, type Happening } from './happening-clauses.ts'
import { identifierOf } from './identifiers.ts'
import { bodyOf, ordinalOf, type BodiesByName } from './meeting-names.ts'
import type { Sentence } from './sentences.ts'

interface Around {
  readonly called: RegExp
  readonly bodies: readonly DraftOf<'bodies'>[]
  readonly byName: BodiesByName
  readonly meetings: readonly DraftOf<'meetings'>[]
}

export function normalizeHappenings(
  profile: Profile,
  names: readonly string[],
  bodies: readonly DraftOf<'bodies'>[],
  meetings: readonly DraftOf<'meetings'>[],
): Normalized {
  const around = {
    called: calledBy(names, profile.registers.lexicon),
    bodies,
    byName: groupBy(bodies, ({ cells }) => fold(cells.name.value)),
    meetings,
  }
  const sentences = profile.paragraphs.flatMap((paragraph) => paragraph.sentences)
  const read = sentences.map((sentence) => fromSentence(profile, sentence, around))
  return {
    drafts: [...launches(profile), ...read.flatMap(({ drafts }) => drafts)],
    leftovers: [],
    findings: read.flatMap(({ findings }) => findings),
  }
}

/** "Launched: 2019": a field with a date, treated like a sentence. */
function launches(profile: Profile): Draft[] {
  return claimsOf(profile, 'field')
    .filter((claim) => claim.field?.name === 'launched')
    .flatMap(({ excerpt, field }) => {
      const found = findDate(excerpt, profile.registers)
      if (found === null || found.edtf === null) return []
      const line = field?.line ?? excerpt
      const date = said(found.edtf, part(excerpt, found.start, found.end), 'launched-field')
      const type = said('founding' as const, line, 'launched-field')
      const happening = { type, actor: null, object: null, duration: silent }
      return [event(profile, line, 'launched-field', { ...happening, date, ...NOWHERE })]
    })
}

const NOWHERE = { body: silent, meeting: silent }

function fromSentence(
  profile: Profile,
  sentence: Sentence,
  around: Around,
): { drafts: Draft[]; findings: Finding[] } {
  const { words, when } = sentence
  const { happening, unclear } = readHappening(sentence, around.called, profile.registers)
  const date = when === null ? silent : said(when.edtf, when.excerpt, 'dated-sentence')
  const draft = (all: Parameters<typeof event>[3]): Draft[] => [
    event(profile, words, 'happening-sentence', all),
  ]
  if (when !== null && when.edtf === null) return { drafts: [], findings: [] }
  const founded = groupFounded(profile, words, around.bodies)
  if (founded !== null)
    return { drafts: draft({ ...founded, date, meeting: silent }), findings: [] }
  if (happening !== null)
    return {
      drafts: draft({ ...happening, ...placeOf(profile, happening, date, around) }),
      findings: [],
    }
  const findings = unclear === null ? [] : [notRead(profile, unclear, when !== null)]
  if (when === null) return { drafts: [], findings }
  const type = inferred('other' as const, words, 'dated-sentence')
  const other = { type, actor: null, object: null, duration: silent, date, ...NOWHERE }
  return { drafts: draft(other), findings }
}

/** The groups that a sentence says were established: the one, or several without a key. */
function groupFounded(
  { registers }: Profile,
  words: Excerpt,
  bodies: readonly DraftOf<'bodies'>[],
): (Happening & { readonly body: Cell<string | null> }) | null {
  const { start, end } = spanOf(words)
  const founded = bodies.flatMap(({ cells: { body_id: id, name } }) => {
    const isHere = name.evidence.some(({ span }) => start <= span.start && span.end <= end)
    const at = isHere ? words.text.indexOf(name.value) + name.value.length : 0
    const match = at === 0 ? null : registers.words.bodies.established.exec(words.text.slice(at))
    if (match === null) return []
    const named = part(words, at - name.value.length, at)
    return [{ id: id.value, named, verb: part(words, at, at + match[0].length) }]
  })
  const [first, second] = founded
  if (first === undefined) return null
  return {
    type: said('body-established', first.verb, 'happening-words'),
    actor: null,
    object: null,
    duration: silent,
    body: second === undefined ? inferred(first.id, first.named, 'happening-names-body') : silent,
  }
}

/**
 * The group that did it, and its meeting: "the fifth meeting of the Steering Group" is the one listed meeting of that
 * number. A happening without a date of its own has that of the meeting; one of another date is not of it.
 */
function placeOf(
  { registers }: Profile,
  { actor }: Happening,
  date: Cell<string | null>,
  { byName, meetings }: Around,
): Pick<Parameters<typeof event>[3], 'body' | 'meeting' | 'date'> {
  if (actor === null) return { ...NOWHERE, date }
  const { value: id } = bodyOf(actor, byName, registers)
  const { value: ordinal } = ordinalOf(actor, registers)
  const [meeting, ...others] = meetings.filter(
    ({ cells }) =>
      id !== null &&
      ordinal !== null &&
      cells.body_id.value === id &&
      cells.ordinal.value === ordinal &&
      (date.value === null || cells.date.value?.startsWith(date.value) === true),
  )
  const body = inferred(id, actor, 'happening-names-body')
  if (meeting === undefined || others.length > 0) return { body, meeting: silent, date }
  const { value, evidence } = meeting.cells.date
  const rule = 'happening-at-meeting'
  const ofMeeting = evidence.map((each) => ({ ...each, basis: 'inferred' as const, rule }) as const)
  return {
    body,
    meeting: inferred(meeting.cells.meeting_id.value, actor, rule),
    date: date.value === null ? { value, evidence: ofMeeting } : date,
  }
}

function event(
  { mechanismId, unique }: Profile,
  sentence: Excerpt,
  rule: 'happening-sentence' | 'launched-field',
  {
    type,
    date,
    body,
    meeting,
    actor,
    object,
    duration,
  }: Happening & {
    readonly date: Cell<string | null>
    readonly body: Cell<string | null>
    readonly meeting: Cell<string | null>
  },
): Draft {
  const row = { date: date.value, event_type: type.value, sentence: sentence.text }
  return {
    table: 'events',
    cells: {
      event_id: own(unique(identifierOf('events', mechanismId, row))),
      mechanism_id: own(mechanismId),
      event_type: type,
      date,
      body_id: body,
      meeting_id: meeting,
      duration,
      object: object === null ? silent : said(object.text, object, 'happening-object'),
      actor_as_written: actor === null ? silent : written(actor, 'happening-actor'),
      sentence: said(sentence.text, sentence, rule),
      sentence_as_written: written(sentence, rule),
    },
  }
}

function notRead({ source }: Profile, words: Excerpt, isDated: boolean): Finding {
  const kept = isDated ? 'The event is of the kind "other".' : 'No event was created for it.'
  const message = `"${words.text}" may say that something happened, but not clearly who did what. ${kept}`
  return findingAt(source, spanOf(words), 'happening-not-read', { severity: 'info', message })
}
