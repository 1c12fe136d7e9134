/** The first group of tables: what the texts say, tidied. Every value here rests on a row of `statements`. */
import { z } from 'zod'
import {
  alpha3,
  column,
  duration,
  edtf,
  list,
  position,
  quantity,
  table,
  text,
  year,
} from './table.ts'
import {
  agreements,
  bodyTypes,
  codes,
  countedKinds,
  documentTypes,
  eventTypes,
  mechanismStatuses,
  mechanismTypes,
  organizationRoles,
  participationRoles,
  roleScopes,
  regionMatches,
} from './vocabulary.ts'

const mechanismId = column(text, 'The mechanism, a key of `mechanisms`')
const nameAsWritten = column(text, 'The name exactly as the source writes it, slips included')

export const mechanisms = table({
  name: 'mechanisms',
  group: 'text',
  title: 'Consultation mechanisms',
  description: 'One row for each inter-State consultation mechanism on migration.',
  row: z.strictObject({
    mechanism_id: column(
      text,
      'Stable identifier: the file name of the profile, without its ending',
    ),
    name: column(
      text.nullable(),
      'Short name: the first line of the profile, or the one that the full name has in brackets',
    ),
    full_name: column(text.nullable(), 'Full name, where the profile gives one'),
    mechanism_type: column(codes(mechanismTypes).nullable(), 'Kind of mechanism'),
    region: column(text.nullable(), 'Region covered, in the words of the source'),
    region_ids: column(
      list.nullable(),
      'The regions that these words name, keys of `regions`; null where nobody has decided',
    ),
    region_codes: column(
      list.nullable(),
      'UN M49 codes of these regions, or of those that come close; null where nobody has decided or M49 has none',
    ),
    region_match: column(
      codes(regionMatches).nullable(),
      'Whether the codes are what the words name; null where nobody has decided',
    ),
    has_formal_association: column(
      z.boolean().nullable(),
      'Whether the mechanism is formally associated with a regional or multi-stakeholder organization; null where the source is silent',
    ),
    established: column(edtf.nullable(), 'When it was established (EDTF)'),
    established_year: column(
      year.nullable(),
      'Year of `established`; of a span, the year in which it begins. Null where there is no single year',
    ),
    concluded: column(edtf.nullable(), 'When it was concluded (EDTF)'),
    concluded_year: column(
      year.nullable(),
      'Year of `concluded`; of a span, the year in which it ends. Null where there is no single year',
    ),
    status: column(
      codes(mechanismStatuses).nullable(),
      'Status that the prose states; null where the source is silent',
    ),
    source_id: column(text, 'The profile it was read from, a key of `sources`'),
  }),
  key: ['mechanism_id'],
  references: { source_id: 'sources' },
  structural: ['mechanism_id', 'source_id'],
  order: [],
})

export const participations = table({
  name: 'participations',
  group: 'text',
  title: 'States in their roles',
  description: 'One row for each State in one role in one mechanism.',
  row: z.strictObject({
    participation_id: column(text, 'Stable identifier: mechanism, role and country code'),
    mechanism_id: mechanismId,
    country_id: column(
      alpha3.nullable(),
      'The country, a key of `countries`; null while the name is unresolved',
    ),
    name_as_written: nameAsWritten,
    role: column(codes(participationRoles), 'Role of the State'),
    group: column(
      text.nullable(),
      'Words over the part of the list that the State is in, as written: `African States`. Null where the list has no parts. In SQL the name of this column needs quotation marks',
    ),
    list_position: column(
      position,
      'Place in the list, from 1, in reading order: down the left column, then down the right',
    ),
    period: column(edtf.nullable(), 'Term of the role (EDTF), where the source gives one'),
    period_start_year: column(
      year.nullable(),
      'Year in which the term begins; null where it is open or there is none',
    ),
    period_end_year: column(
      year.nullable(),
      'Year in which the term ends; that of its beginning where the source gives one date. Null where it is open or there is none',
    ),
  }),
  key: ['participation_id'],
  references: { mechanism_id: 'mechanisms', country_id: 'countries' },
  structural: ['participation_id', 'mechanism_id'],
  order: ['mechanism_id', 'role', 'list_position'],
})

export const declaredCounts = table({
  name: 'declared_counts',
  group: 'text',
  title: 'Declared and listed numbers of participants',
  description:
    'One row for each number of participants that a source states, beside the number it lists. Nothing is filled in where they differ.',
  row: z.strictObject({
    declared_count_id: column(text, 'Stable identifier: mechanism and role'),
    mechanism_id: mechanismId,
    role: column(codes(participationRoles), 'Role that is counted'),
    counted: column(codes(countedKinds), 'What is counted: States, or organizations'),
    declared: column(quantity, 'The number that the source states'),
    listed: column(z.int().min(0).max(32767), 'The number of names that the source lists'),
    agreement: column(codes(agreements), 'Whether the two are equal'),
  }),
  key: ['declared_count_id'],
  references: { mechanism_id: 'mechanisms' },
  structural: ['declared_count_id', 'mechanism_id'],
  order: ['mechanism_id', 'role'],
})

export const organizationRolesTable = table({
  name: 'organization_roles',
  group: 'text',
  title: 'Organizations in their roles',
  description:
    'One row for each organization, or unnamed class of bodies, in one role in one mechanism.',
  row: z.strictObject({
    organization_role_id: column(
      text,
      'Stable identifier: mechanism, role and organization, and the document of an author',
    ),
    mechanism_id: mechanismId,
    organization_id: column(
      text.nullable(),
      'The organization, a key of `organizations`; null for an unnamed class of bodies or an unresolved name',
    ),
    name_as_written: nameAsWritten,
    role: column(codes(organizationRoles), 'Role of the organization'),
    scope: column(
      codes(roleScopes).nullable(),
      'What the role is confined to, in the words after it: "secretariat for the Conference"; null where they do not say',
    ),
    document_id: column(
      text.nullable(),
      'The document that it wrote or issued, a key of `documents`',
    ),
    body_id: column(text.nullable(), 'The group that it served, a key of `bodies`'),
    meeting_id: column(text.nullable(), 'The meeting that it served, a key of `meetings`'),
  }),
  key: ['organization_role_id'],
  references: {
    mechanism_id: 'mechanisms',
    organization_id: 'organizations',
    document_id: 'documents',
    body_id: 'bodies',
    meeting_id: 'meetings',
  },
  structural: ['organization_role_id', 'mechanism_id'],
  order: ['mechanism_id', 'role'],
})

export const mechanismThemes = table({
  name: 'mechanism_themes',
  group: 'text',
  title: 'Areas of discussion',
  description:
    'One row for each area of discussion of a mechanism; an area named inside another is its narrower area.',
  row: z.strictObject({
    mechanism_theme_id: column(
      text,
      'Stable identifier: mechanism, and the words of the area before any correction',
    ),
    mechanism_id: mechanismId,
    theme_id: column(
      text.nullable(),
      'The theme, a key of `themes`; null while it is not in the register',
    ),
    label: column(text, 'The area, corrected, without list punctuation'),
    label_as_written: column(text, 'The area exactly as the source writes it, slips included'),
    list_position: column(
      position,
      'Place in the list, from 1; narrower areas count within their broader one',
    ),
    parent_theme_id: column(
      text.nullable(),
      'The broader area of the same list, a key of `themes`; null at the top, and where the broader area is not in the register',
    ),
  }),
  key: ['mechanism_theme_id'],
  references: { mechanism_id: 'mechanisms', theme_id: 'themes', parent_theme_id: 'themes' },
  structural: ['mechanism_theme_id', 'mechanism_id'],
  order: ['mechanism_id', 'parent_theme_id', 'list_position'],
})

export const meetings = table({
  name: 'meetings',
  group: 'text',
  title: 'Meetings',
  description: 'One row for each meeting that a profile lists.',
  row: z.strictObject({
    meeting_id: column(text, 'Stable identifier: mechanism and first day'),
    mechanism_id: mechanismId,
    title: column(text.nullable(), 'Title, without date and place, corrected'),
    title_as_written: column(text.nullable(), 'Title exactly as the source writes it'),
    ordinal: column(
      position.nullable(),
      'Which of its kind the meeting is, by its title: 5 for `Fifth Meeting`',
    ),
    body_id: column(
      text.nullable(),
      'The group whose meeting it is, where the title names exactly one of the mechanism, a key of `bodies`',
    ),
    start_date: column(z.iso.date().nullable(), 'First day; null unless the source gives the day'),
    end_date: column(z.iso.date().nullable(), 'Last day; null unless the source gives the day'),
    date: column(edtf.nullable(), 'Date or span as far as the source gives it (EDTF)'),
    place: column(text.nullable(), 'Town or venue, without the country'),
    country_id: column(alpha3.nullable(), 'Country of the meeting, a key of `countries`'),
    list_position: column(position, 'Place in the list, from 1'),
  }),
  key: ['meeting_id'],
  references: { mechanism_id: 'mechanisms', country_id: 'countries', body_id: 'bodies' },
  structural: ['meeting_id', 'mechanism_id'],
  order: ['mechanism_id', 'list_position'],
})

export const documents = table({
  name: 'documents',
  group: 'text',
  title: 'Documents',
  description: 'One row for each document that a profile lists.',
  row: z.strictObject({
    document_id: column(text, 'Stable identifier: mechanism and first words of the title'),
    mechanism_id: mechanismId,
    title: column(text, 'Title, corrected'),
    title_as_written: column(text, 'Title exactly as the source writes it'),
    document_type: column(
      codes(documentTypes).nullable(),
      'Type that a word in the title gives; null where none does',
    ),
    issued: column(
      edtf.nullable(),
      'Date that the title gives (EDTF), taken as that of the document; always inferred. Null where the title gives none, and where the date is part of the name of a meeting: `CIS 2004 High-Level Review Meeting`',
    ),
    issued_year: column(year.nullable(), 'Year of `issued`'),
    covers: column(edtf.nullable(), 'Span that the title gives (EDTF): what the document is about'),
    address: column(
      text.nullable(),
      'Where the page links to from the title, as the page has it; null without a link, and for sources in plain text, which have none',
    ),
    meeting_id: column(
      text.nullable(),
      'The listed meeting whose title the title of the document repeats, a key of `meetings`',
    ),
    list_position: column(position, 'Place in the list, from 1'),
  }),
  key: ['document_id'],
  references: { mechanism_id: 'mechanisms', meeting_id: 'meetings' },
  structural: ['document_id', 'mechanism_id'],
  order: ['mechanism_id', 'list_position'],
})

export const bodies = table({
  name: 'bodies',
  group: 'text',
  title: 'Steering and working groups',
  description: 'One row for each group, or set of similar groups, that the prose introduces.',
  row: z.strictObject({
    body_id: column(text, 'Stable identifier: mechanism and name'),
    mechanism_id: mechanismId,
    name: column(text, 'Name of the group or groups'),
    body_type: column(codes(bodyTypes), 'Kind of body'),
    established: column(
      edtf.nullable(),
      'When it was established (EDTF); null where the source gives no date',
    ),
    number_of_groups: column(
      position.nullable(),
      'How many such groups there are, where the source gives a number; null where it has only an article',
    ),
    composition: column(
      text.nullable(),
      'Who sits in it, in the words of the clause that says so, corrected: after "composed of", "brought together"',
    ),
    mandate: column(
      text.nullable(),
      'What it is for, in the words of the clause that says so, corrected: "to address …", "tasked with …"',
    ),
    description: column(text.nullable(), 'The paragraph that introduces it, corrected'),
  }),
  key: ['body_id'],
  references: { mechanism_id: 'mechanisms' },
  structural: ['body_id', 'mechanism_id'],
  prose: ['description', 'composition', 'mandate'],
  order: ['mechanism_id'],
})

export const events = table({
  name: 'events',
  group: 'text',
  title: 'Happenings',
  description:
    'One row for each happening: a sentence of the prose that says when something happened, or in common words that something was adopted, extended, assessed, concluded or established.',
  row: z.strictObject({
    event_id: column(
      text,
      'Stable identifier: mechanism, date (or kind, where there is no date) and first words of the sentence',
    ),
    mechanism_id: mechanismId,
    event_type: column(codes(eventTypes), 'Kind of happening'),
    date: column(
      edtf.nullable(),
      'When it happened (EDTF): the date that the sentence gives, or that of the meeting at which it happened; null where there is neither',
    ),
    body_id: column(
      text.nullable(),
      'The group that was established, or that did it, a key of `bodies`; null where the sentence names none, or several',
    ),
    meeting_id: column(
      text.nullable(),
      'The listed meeting at which it happened, a key of `meetings`: "the fifth meeting of the Steering Group decided"',
    ),
    duration: column(
      duration.nullable(),
      'For how long it was to be (ISO 8601): `P5Y` for "by a further five years", "designed to last five years"',
    ),
    object: column(
      text.nullable(),
      'What was adopted, extended, assessed or concluded, in the words of the sentence, corrected',
    ),
    actor_as_written: column(
      text.nullable(),
      'Who did it, exactly as the source writes it; null where the sentence does not say so',
    ),
    sentence: column(text, 'The sentence, corrected'),
    sentence_as_written: column(text, 'The sentence exactly as the source writes it'),
  }),
  key: ['event_id'],
  references: { mechanism_id: 'mechanisms', body_id: 'bodies', meeting_id: 'meetings' },
  structural: ['event_id', 'mechanism_id'],
  prose: ['sentence', 'sentence_as_written'],
  order: ['mechanism_id', 'date'],
})

export const passages = table({
  name: 'passages',
  group: 'text',
  title: 'Passages of prose',
  description: 'One row for each paragraph of prose, in the order of the profile.',
  row: z.strictObject({
    passage_id: column(text, 'Stable identifier: mechanism, section and first words'),
    mechanism_id: mechanismId,
    section: column(text, 'Section of the profile: a code of the register of sections'),
    text: column(text, 'The paragraph, corrected'),
    text_as_written: column(text, 'The paragraph exactly as the source writes it'),
    list_position: column(position, 'Place among the passages of the profile, from 1'),
  }),
  key: ['passage_id'],
  references: { mechanism_id: 'mechanisms' },
  structural: ['passage_id', 'mechanism_id'],
  prose: ['text', 'text_as_written'],
  order: ['mechanism_id', 'list_position'],
})
