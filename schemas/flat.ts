/**
 * The flat tables: for people who do not join. Each is made by a query, `flat/NAME.sql`, from the other tables, is a view
 * in the database and a file in every other format. They say nothing that the other tables do not.
 */
import { z } from 'zod'
import { alpha3, column, edtf, list, m49, position, quantity, table, text, year } from './table.ts'
import {
  bases,
  codes,
  eventTypes,
  mechanismStatuses,
  mechanismTypes,
  organizationRoles,
  participationRoles,
  roleScopes,
} from './vocabulary.ts'

/** A line of a text, from 1. */
const line = z.int().min(1).max(2147483647)

const mechanism = {
  mechanism_id: column(text, 'The mechanism, a key of `mechanisms`'),
  mechanism: column(text.nullable(), 'Its short name'),
}
const eventOrMeetingDate = column(
  edtf.nullable(),
  'Date or span as far as the source gives it (EDTF): `1996`, `1999-06`, `2000-07-13/2000-07-14`',
)

/** How far the row can be relied on, and where to read it. */
const trust = {
  basis: column(
    z.array(codes(bases)),
    'How the values of the row rest on the text: `stated` in so many words, `corrected`, `reconciled` with a register, `counted`, `inferred`, `read` by a person, or `curated`',
  ),
  findings: column(
    quantity,
    'Number of findings that bear on the row; 0 where there is nothing to know',
  ),
  found: column(text.nullable(), 'What they say, one after the other'),
  line: column(
    line.nullable(),
    'First line of the source text that the row rests on, from 1; null where no line says it',
  ),
  source_url: column(
    text.nullable(),
    'Address of the page; null where there is no metadata for the text',
  ),
}

const state = {
  ...mechanism,
  country_id: column(
    alpha3.nullable(),
    'The country by its ISO 3166-1 alpha-3 code, a key of `countries`; null while the name is unresolved',
  ),
  state: column(text.nullable(), 'Its name in the register of countries'),
  name_as_written: column(text, 'The name exactly as the source writes it, slips included'),
}
const placeOfState = {
  m49: column(m49.nullable(), 'UN M49 code of the country, with its zeros'),
  region: column(text.nullable(), 'Its region in UN M49'),
  subregion: column(text.nullable(), 'Its subregion in UN M49'),
  list_line: column(
    line.nullable(),
    'Line of the words that give the role, mostly the heading of the list: it tells two lists apart',
  ),
  list_group: column(
    text.nullable(),
    'Words over the part of the list that the State is in, as written; null where the list has no parts',
  ),
  list_position: column(position, 'Place in the list, from 1'),
  other_roles: column(
    list,
    'Other roles of the same State in the same mechanism; a suspended or founding member has a role of its own',
  ),
}
const participation = {
  participation_id: column(text, 'The row of `participations`, whose evidence `evidence` gives'),
}

export const members = table({
  name: 'members',
  group: 'flat',
  title: 'Members',
  description:
    'One row for each entry of a list of members, with names beside codes. What a source says elsewhere against an entry, such as that a State is no longer a member, is in `found` and removes no row. All roles are in `participations_flat`, and organizations that are members in `organization_roles_flat`.',
  row: z.strictObject({ ...state, ...placeOfState, ...trust, ...participation }),
  key: ['participation_id'],
  references: { mechanism_id: 'mechanisms', country_id: 'countries' },
  structural: [],
  order: ['mechanism_id', 'list_line', 'list_position'],
})

export const participationsFlat = table({
  name: 'participations_flat',
  group: 'flat',
  title: 'States in all their roles',
  description:
    'One row for each State in one role in one mechanism, with names beside codes: members, interested States, observers, chairs.',
  row: z.strictObject({
    ...state,
    role: column(codes(participationRoles), 'Role of the State'),
    period: column(edtf.nullable(), 'Term of the role (EDTF), where the source gives one'),
    period_start_year: column(year.nullable(), 'Year in which the term begins'),
    period_end_year: column(year.nullable(), 'Year in which the term ends'),
    ...placeOfState,
    ...trust,
    ...participation,
  }),
  key: ['participation_id'],
  references: { mechanism_id: 'mechanisms', country_id: 'countries' },
  structural: [],
  order: ['mechanism_id', 'role', 'list_line', 'list_position'],
})

export const organizationRolesFlat = table({
  name: 'organization_roles_flat',
  group: 'flat',
  title: 'Organizations in all their roles',
  description:
    'One row for each organization, or unnamed class of bodies, in one role in one mechanism, with names beside codes.',
  row: z.strictObject({
    ...mechanism,
    role: column(codes(organizationRoles), 'Role of the organization'),
    organization_id: column(
      text.nullable(),
      'The organization, a key of `organizations`; null for an unnamed class of bodies or an unresolved name',
    ),
    organization: column(text.nullable(), 'Its name in the register of organizations'),
    acronym: column(text.nullable(), 'Its acronym'),
    part_of: column(text.nullable(), 'The organization that it is part of, by its name'),
    name_as_written: column(text, 'The name exactly as the source writes it, slips included'),
    scope: column(
      codes(roleScopes).nullable(),
      'What the role is confined to; null where the source does not say',
    ),
    body: column(text.nullable(), 'Name of the group that it served'),
    meeting: column(text.nullable(), 'Title of the meeting that it served'),
    meeting_date: eventOrMeetingDate,
    meeting_place: column(text.nullable(), 'Town or venue of this meeting'),
    document: column(text.nullable(), 'Title of the document that it wrote or issued'),
    ...trust,
    organization_role_id: column(
      text,
      'The row of `organization_roles`, whose evidence `evidence` gives',
    ),
  }),
  key: ['organization_role_id'],
  references: { mechanism_id: 'mechanisms', organization_id: 'organizations' },
  structural: [],
  order: ['mechanism_id', 'role'],
})

export const meetingsFlat = table({
  name: 'meetings_flat',
  group: 'flat',
  title: 'Meetings',
  description:
    'One row for each meeting that a profile lists, of all mechanisms, from the oldest to the latest; those without a date come first.',
  row: z.strictObject({
    ...mechanism,
    title: column(text.nullable(), 'Title, without date and place, corrected'),
    date: eventOrMeetingDate,
    start_date: column(z.iso.date().nullable(), 'First day; null unless the source gives the day'),
    end_date: column(z.iso.date().nullable(), 'Last day; null unless the source gives the day'),
    year: column(year.nullable(), 'Year in which it began; null where there is no single year'),
    place: column(text.nullable(), 'Town or venue, without the country'),
    country_id: column(alpha3.nullable(), 'Country of the meeting, a key of `countries`'),
    country: column(text.nullable(), 'Its name in the register of countries'),
    ordinal: column(position.nullable(), 'Which of its kind the meeting is, by its title'),
    body: column(text.nullable(), 'Name of the group whose meeting it is'),
    outcomes: column(
      text.nullable(),
      'Titles of the documents whose title repeats that of the meeting, one after the other',
    ),
    ...trust,
    meeting_id: column(text, 'The row of `meetings`, whose evidence `evidence` gives'),
  }),
  key: ['meeting_id'],
  references: { mechanism_id: 'mechanisms', country_id: 'countries' },
  structural: [],
  order: ['date', 'mechanism_id'],
})

export const eventsFlat = table({
  name: 'events_flat',
  group: 'flat',
  title: 'Happenings',
  description:
    'One row for each happening that the prose of a profile tells, of all mechanisms, from the oldest to the latest; those without a date come first.',
  row: z.strictObject({
    ...mechanism,
    event_type: column(codes(eventTypes), 'Kind of happening'),
    date: eventOrMeetingDate,
    year: column(year.nullable(), 'Year in which it began; null where there is no single year'),
    actor: column(
      text.nullable(),
      'Who did it, exactly as the source writes it; null where the sentence does not say so',
    ),
    object: column(
      text.nullable(),
      'What was adopted, extended, assessed or concluded, in the words of the sentence, corrected',
    ),
    duration: column(text.nullable(), 'For how long it was to be (ISO 8601): `P5Y`'),
    body: column(text.nullable(), 'Name of the group that was established, or that did it'),
    meeting: column(text.nullable(), 'Title of the meeting at which it happened'),
    sentence: column(text, 'The sentence, corrected'),
    ...trust,
    event_id: column(text, 'The row of `events`, whose evidence `evidence` gives'),
  }),
  key: ['event_id'],
  references: { mechanism_id: 'mechanisms' },
  structural: [],
  order: ['date', 'mechanism_id'],
})

export const mechanismsWide = table({
  name: 'mechanisms_wide',
  group: 'flat',
  title: 'Mechanisms at a glance',
  description:
    'One row for each mechanism, with what its profile lists. Numbers count what is listed; a zero says that the profile lists none, not that there are none.',
  row: z.strictObject({
    ...mechanism,
    full_name: column(text.nullable(), 'Full name, where the profile gives one'),
    mechanism_type: column(codes(mechanismTypes).nullable(), 'Kind of mechanism'),
    region: column(text.nullable(), 'Region covered, in the words of the source'),
    region_codes: column(
      list.nullable(),
      'UN M49 codes of this region; null where nobody has decided',
    ),
    status: column(
      codes(mechanismStatuses).nullable(),
      'Status that the prose states; null where the source is silent',
    ),
    established: column(edtf.nullable(), 'When it was established (EDTF)'),
    established_year: column(
      year.nullable(),
      'Its year; of a span, the year in which it begins. Null where there is no single year',
    ),
    concluded: column(edtf.nullable(), 'When it was concluded (EDTF)'),
    concluded_year: column(
      year.nullable(),
      'Its year; of a span, the year in which it ends. Null where there is no single year',
    ),
    years: column(
      z.int().min(-9999).max(9999).nullable(),
      'From the year of the establishment to that of the conclusion; null where either is not known',
    ),
    members: column(quantity, 'Number of States listed as members, each counted once'),
    member_states: column(
      list,
      'Their names in the register; as written where the name is unresolved',
    ),
    other_states: column(
      quantity,
      'Number of States in any role but that of member, each counted once',
    ),
    organizations: column(
      quantity,
      'Number of organizations named in any role, each counted once, unresolved names included; an unnamed class of bodies counts for none',
    ),
    secretariat: column(list, 'Organizations that are its secretariat, by acronym or name'),
    areas: column(quantity, 'Number of areas of discussion, narrower ones included'),
    area_labels: column(list, 'The areas of discussion, corrected, in the order of the list'),
    meetings: column(quantity, 'Number of meetings'),
    first_meeting_year: column(year.nullable(), 'Year of the first meeting with a date'),
    last_meeting_year: column(year.nullable(), 'Year of the last meeting with a date'),
    documents: column(quantity, 'Number of documents'),
    happenings: column(quantity, 'Number of happenings'),
    findings: column(quantity, 'Number of findings in its source'),
    warnings: column(quantity, 'Number of those that are warnings: values to check before use'),
    source_url: column(
      text.nullable(),
      'Address of the page; null where there is no metadata for the text',
    ),
    captured: column(
      z.iso.date().nullable(),
      'Day on which the page was captured; null where it is not known',
    ),
  }),
  key: ['mechanism_id'],
  references: { mechanism_id: 'mechanisms' },
  structural: [],
  order: [],
})
