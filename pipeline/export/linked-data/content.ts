/** What the texts say, as nodes: W3C ORG for mechanisms and memberships, schema.org for meetings and documents. */
import type { Row } from '../../../schemas/tables.ts'
import { snapshotOf } from './evidence.ts'
import { address, concept, conceptOf, thing, thingOf, type Node } from './names.ts'
import type { Part } from './parts.ts'

/** The mechanism and all rows that belong to it. */
export function contentNodes(base: string, part: Part): Node[] {
  return [
    mechanismNode(base, part),
    ...part.participations.map((row) => participationNode(base, row)),
    ...part.declared_counts.map((row) => declaredCountNode(base, row)),
    ...part.organization_roles.map((row) => organizationRoleNode(base, row)),
    ...part.mechanism_themes.map((row) => areaNode(base, row)),
    ...part.meetings.map((row) => meetingNode(base, row)),
    ...part.documents.map((row) => documentNode(base, row)),
    ...part.bodies.map((row) => bodyNode(base, row)),
    ...part.events.map((row) => eventNode(base, row)),
    ...part.passages.map((row) => passageNode(base, row, part.source)),
  ]
}

function mechanismNode(
  base: string,
  { mechanism: row, mechanism_themes: areas, source }: Part,
): Node {
  return {
    id: thing(base, 'mechanism', row.mechanism_id),
    type: ['org:OrganizationalCollaboration', 'schema:Organization'],
    name: row.name,
    altLabel: row.full_name,
    classification: conceptOf(base, 'mechanism-type', row.mechanism_type),
    region: row.region,
    coverage: (row.region_ids ?? []).map((region) => concept(base, 'region', region)),
    hasFormalAssociation: row.has_formal_association,
    established: row.established,
    establishedYear: row.established_year,
    concluded: row.concluded,
    concludedYear: row.concluded_year,
    status: conceptOf(base, 'mechanism-status', row.status),
    subject: areas.flatMap((area) => conceptOf(base, 'theme', area.theme_id) ?? []),
    derivedFrom: snapshotOf(base, source),
  }
}

function participationNode(base: string, row: Row<'participations'>): Node {
  return {
    id: thing(base, 'participation', row.participation_id),
    type: ['org:Membership', 'prov:Entity'],
    organization: thing(base, 'mechanism', row.mechanism_id),
    member: thingOf(base, 'country', row.country_id),
    nameAsWritten: row.name_as_written,
    role: concept(base, 'participation-role', row.role),
    group: row.group,
    position: row.list_position,
    period: row.period,
    periodStartYear: row.period_start_year,
    periodEndYear: row.period_end_year,
  }
}

function declaredCountNode(base: string, row: Row<'declared_counts'>): Node {
  return {
    id: thing(base, 'declared-count', row.declared_count_id),
    type: 'term:DeclaredCount',
    mechanism: thing(base, 'mechanism', row.mechanism_id),
    countedRole: concept(base, 'participation-role', row.role),
    counted: concept(base, 'counted', row.counted),
    declared: row.declared,
    listed: row.listed,
    agreement: concept(base, 'agreement', row.agreement),
  }
}

function organizationRoleNode(base: string, row: Row<'organization_roles'>): Node {
  return {
    id: thing(base, 'organization-role', row.organization_role_id),
    type: ['org:Membership', 'prov:Entity'],
    organization: thing(base, 'mechanism', row.mechanism_id),
    member: thingOf(base, 'organization', row.organization_id),
    nameAsWritten: row.name_as_written,
    role: concept(base, 'organization-role', row.role),
    roleScope: conceptOf(base, 'role-scope', row.scope),
    confinedTo: [
      thingOf(base, 'document', row.document_id),
      thingOf(base, 'body', row.body_id),
      thingOf(base, 'meeting', row.meeting_id),
    ].flatMap((each) => each ?? []),
  }
}

function areaNode(base: string, row: Row<'mechanism_themes'>): Node {
  return {
    id: thing(base, 'area', row.mechanism_theme_id),
    type: 'term:AreaOfDiscussion',
    mechanism: thing(base, 'mechanism', row.mechanism_id),
    subject: conceptOf(base, 'theme', row.theme_id),
    name: row.label,
    textAsWritten: row.label_as_written,
    position: row.list_position,
    broaderArea: conceptOf(base, 'theme', row.parent_theme_id),
  }
}

function meetingNode(base: string, row: Row<'meetings'>): Node {
  return {
    id: thing(base, 'meeting', row.meeting_id),
    type: ['schema:Event', 'prov:Entity'],
    mechanism: thing(base, 'mechanism', row.mechanism_id),
    name: row.title,
    textAsWritten: row.title_as_written,
    ordinal: row.ordinal,
    meetingOf: thingOf(base, 'body', row.body_id),
    startDate: row.start_date,
    endDate: row.end_date,
    date: row.date,
    place: row.place,
    country: thingOf(base, 'country', row.country_id),
    position: row.list_position,
  }
}

function documentNode(base: string, row: Row<'documents'>): Node {
  return {
    id: thing(base, 'document', row.document_id),
    type: ['schema:DigitalDocument', 'foaf:Document', 'prov:Entity'],
    mechanism: thing(base, 'mechanism', row.mechanism_id),
    name: row.title,
    textAsWritten: row.title_as_written,
    documentType: conceptOf(base, 'document-type', row.document_type),
    issued: row.issued,
    issuedYear: row.issued_year,
    covers: row.covers,
    address: isOfTheWeb(row.address) ? address(row.address) : null,
    about: thingOf(base, 'meeting', row.meeting_id),
    position: row.list_position,
  }
}

/** An address that leads somewhere from anywhere; one within the site of the page does not. */
function isOfTheWeb(text: string | null): boolean {
  return text !== null && /^https?:\/\/[^/\s]/.test(text)
}

function bodyNode(base: string, row: Row<'bodies'>): Node {
  return {
    id: thing(base, 'body', row.body_id),
    type: ['org:Organization', 'schema:Organization'],
    subOrganizationOf: thing(base, 'mechanism', row.mechanism_id),
    name: row.name,
    classification: concept(base, 'body-type', row.body_type),
    established: row.established,
    numberOfGroups: row.number_of_groups,
    composition: row.composition,
    mandate: row.mandate,
    description: row.description,
  }
}

function eventNode(base: string, row: Row<'events'>): Node {
  return {
    id: thing(base, 'event', row.event_id),
    type: 'term:Happening',
    mechanism: thing(base, 'mechanism', row.mechanism_id),
    eventType: concept(base, 'event-type', row.event_type),
    date: row.date,
    happeningOf: thingOf(base, 'body', row.body_id),
    superEvent: thingOf(base, 'meeting', row.meeting_id),
    duration: row.duration,
    happeningObject: row.object,
    actorAsWritten: row.actor_as_written,
    text: row.sentence,
    textAsWritten: row.sentence_as_written,
  }
}

function passageNode(base: string, row: Row<'passages'>, source: Row<'sources'>): Node {
  return {
    id: thing(base, 'passage', row.passage_id),
    type: 'term:Passage',
    mechanism: thing(base, 'mechanism', row.mechanism_id),
    isPartOf: snapshotOf(base, source),
    section: concept(base, 'section', row.section),
    text: row.text,
    textAsWritten: row.text_as_written,
    position: row.list_position,
  }
}
