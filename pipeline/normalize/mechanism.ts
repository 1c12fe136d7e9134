/** The mechanism itself: its header, and the sentences of the prose that speak of its beginning, its end and its status. */
import type { Row } from '../../schemas/tables.ts'
import { findDate } from '../dialect/dates.ts'
import { readRegion } from './mechanism-region.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { group, part, spanOf, trim, type Excerpt } from '../text/excerpt.ts'
import type { Source } from '../text/source-text.ts'
import { suggest } from '../text/suggest.ts'
import {
  alsoBy,
  claimsOf,
  matched,
  own,
  said,
  silent,
  type Cell,
  type Draft,
  type DraftOf,
  type Leftover,
  type Normalized,
  type Profile,
} from './draft.ts'
import { readFacts } from './mechanism-sentences.ts'
import { missingName, readNames } from './mechanism-names.ts'
import { organizationRole, organizationsIn } from './organizations.ts'
import { yearOf } from './years.ts'

type Mechanism = Row<'mechanisms'>

/** The mechanism, and by which names its text may call it. */
type NormalizedMechanism = Normalized & { readonly called: readonly string[] }

export function normalizeMechanism(profile: Profile): NormalizedMechanism {
  const { source, mechanismId } = profile
  const names = readNames(profile)
  const type = readType(profile)
  const region = readRegion(profile, type.region)
  const association = readAssociation(profile)
  const facts = readFacts(profile, names.called)
  const established = readEstablished(profile, facts.established)
  const draft: DraftOf<'mechanisms'> = {
    table: 'mechanisms',
    cells: {
      mechanism_id: own(mechanismId),
      name: names.name,
      full_name: names.full,
      mechanism_type: type.type,
      ...region.cells,
      has_formal_association: association.cell,
      established: established.cell,
      established_year: yearOf(established.cell, 'start'),
      concluded: facts.concluded,
      concluded_year: yearOf(facts.concluded, 'end'),
      status: facts.status,
      source_id: own(source.id),
    },
  }
  return {
    called: names.called,
    drafts: [draft, ...association.drafts],
    leftovers: [...names.leftovers, ...type.leftovers],
    findings: [
      ...missingName(profile, names),
      ...type.findings,
      ...region.findings,
      ...association.findings,
      ...established.findings,
      ...facts.unclear.map((sentence) => statusNotClear(source, sentence)),
    ],
  }
}

function statusNotClear(source: Source, sentence: Excerpt): Finding {
  const message =
    'The sentence mentions a status, but it does not clearly give that of the mechanism. The status stays empty.'
  return findingAt(source, spanOf(sentence), 'status-not-clear', { severity: 'info', message })
}

function field(profile: Profile, name: string): Excerpt[] {
  return claimsOf(profile, 'field')
    .filter((claim) => claim.field?.name === name)
    .map((claim) => claim.excerpt)
}

interface TypeAndRegion {
  readonly type: Cell<Mechanism['mechanism_type']>
  readonly region: Excerpt | null
  readonly leftovers: Leftover[]
  readonly findings: Finding[]
}

/** "Regional consultative process on migration (Region: Europe and Central Asia)". */
function readType(profile: Profile): TypeAndRegion {
  const { registers, source } = profile
  const [ownRegion] = field(profile, 'region')
  const region = ownRegion ?? null
  const [value] = field(profile, 'type')
  if (value === undefined) return { type: silent, region, leftovers: [], findings: [] }

  const match = registers.words.sentences.typeWithRegion.exec(value.text)
  const words = (match && group(value, match, 'type')) ?? value
  const label = match && group(value, match, 'label')
  const inBrackets = match && group(value, match, 'region')
  const row = registers.words.phrases['mechanism-type'].get(fold(words.text))
  const code = row?.value ?? null
  const finding = findingAt(source, spanOf(words), 'field-not-understood', {
    severity: 'warning',
    message: `"${words.text}" is not a known type of mechanism. The type stays empty.`,
    suggestions: suggest(
      words.text,
      registers.lexicon['mechanism-type'].map((each) => each.phrase),
    ),
  })
  return {
    type: matched(code, words, 'type-field'),
    region: inBrackets ?? region,
    leftovers: label === null ? [] : [{ kind: 'label', span: spanOf(label) }],
    findings: code === null ? [finding] : [],
  }
}

/** "None", or the organizations that the mechanism is associated with. */
function readAssociation(profile: Profile): {
  cell: Cell<boolean | null>
  drafts: Draft[]
  findings: Finding[]
} {
  const [whole] = field(profile, 'association')
  if (whole === undefined) return { cell: silent, drafts: [], findings: [] }
  const value = trim(part(whole, 0, /\.?$/.exec(whole.text)?.index))
  // Nothing but a full stop says nothing.
  if (value.text === '') return { cell: silent, drafts: [], findings: [] }
  const isNone = profile.registers.words.sentences.none.exec(value.text)
  if (isNone !== null)
    return {
      cell: said(false, part(value, 0, isNone[0].length), 'association-field'),
      drafts: [],
      findings: [],
    }
  const bodies = organizationsIn(value, profile.registers).map((name) =>
    organizationRole(profile, name, said('associated-organization', name, 'association-field')),
  )
  // Where no name is known, the words may say anything, and the field says neither yes nor no.
  const isKnown = bodies.some((body) => body.findings.length === 0)
  const cell = isKnown ? said(true, value, 'association-field') : silent
  return {
    cell,
    drafts: bodies.flatMap((body) => body.drafts),
    findings: bodies.flatMap((body) => body.findings),
  }
}

/** The field "Established", with the sentence of the prose that says the same; where they differ, the field is used. */
function readEstablished(
  profile: Profile,
  sentence: Cell<string | null>,
): { cell: Cell<string | null>; findings: Finding[] } {
  const [value] = field(profile, 'established')
  const date = value === undefined ? null : findDate(value, profile.registers)
  if (value === undefined) return { cell: sentence, findings: [] }
  if (date === null || date.edtf === null) {
    const message = `"${value.text}" is not a date. ${sentence.value === null ? 'The date stays empty.' : 'The date is taken from the prose.'}`
    return {
      cell: sentence,
      findings: [
        findingAt(profile.source, spanOf(value), 'date-not-understood', {
          severity: 'warning',
          message,
        }),
      ],
    }
  }
  const cell = said(date.edtf, part(value, date.start, date.end), 'established-field')
  const [other] = sentence.evidence
  if (sentence.value === null || other === undefined) return { cell, findings: [] }
  if (sentence.value === date.edtf) return { cell: alsoBy(cell, sentence), findings: [] }
  const message = `The prose says ${sentence.value}, the field "Established" says ${date.edtf}. The value of the field is used.`
  // "October 2011" says more than "2011", and nothing else.
  const severity = sentence.value.startsWith(`${date.edtf}-`) ? 'info' : 'warning'
  return {
    cell,
    findings: [findingAt(profile.source, other.span, 'dates-disagree', { severity, message })],
  }
}
