/** JSON-LD: one document for each mechanism with all its evidence, and one for the dataset with its registers. */
import type { DatasetDescription } from '../../schemas/curated.ts'
import type { Dataset, Row } from '../../schemas/tables.ts'
import { contextFor } from './jsonld-context.ts'
import { evidenceNodes, snapshotIri } from './jsonld-evidence.ts'
import { concept, iri, type Node } from './jsonld-names.ts'

/** All that is known about one mechanism, its source, evidence, corrections and findings included. */
export function mechanismDocument(dataset: Dataset, mechanismId: string, { base }: DatasetDescription): string {
  const mine = <R extends { mechanism_id: string }>(rows: readonly R[]): R[] => rows.filter((row) => row.mechanism_id === mechanismId)
  const mechanism = mine(dataset.mechanisms)[0]
  if (mechanism === undefined) throw new Error(`no mechanism ${mechanismId}`)
  const nodes = [
    mechanismNode(base, mechanism, mine(dataset.mechanism_themes)),
    ...mine(dataset.participations).map((row) => participationNode(base, row)),
    ...mine(dataset.declared_counts).map((row) => declaredCountNode(base, row)),
    ...mine(dataset.organization_roles).map((row) => organizationRoleNode(base, row)),
    ...mine(dataset.mechanism_themes).map((row) => mechanismThemeNode(base, row)),
    ...mine(dataset.meetings).map((row) => meetingNode(base, row)),
    ...mine(dataset.documents).map((row) => documentNode(base, row)),
    ...mine(dataset.bodies).map((row) => bodyNode(base, row)),
    ...mine(dataset.events).map((row) => eventNode(base, row)),
    ...mine(dataset.passages).map((row) => passageNode(base, row, mechanism.source_id, dataset)),
    ...evidenceNodes(base, dataset, mechanism.source_id),
  ]
  return serialize(base, nodes)
}

/** The dataset: what it is, which mechanisms it has, and the registers of countries, organizations and themes. */
export function datasetDocument(dataset: Dataset, description: DatasetDescription): string {
  const { base } = description
  const about: Node = {
    type: ['dcat:Dataset', 'schema:Dataset'],
    id: `${base}dataset/${description.version}`,
    title: description.title,
    description: description.description,
    version: description.version,
    licence: description.licence.url,
    hasPart: dataset.mechanisms.map((row) => iri(base, 'mechanism', row.mechanism_id)),
    derivedFrom: dataset.sources.map((row) => snapshotIri(base, row)),
  }
  const nodes = [
    about,
    ...dataset.mechanisms.map((row) => mechanismNode(base, row, dataset.mechanism_themes.filter((theme) => theme.mechanism_id === row.mechanism_id))),
    ...dataset.countries.map((row) => countryNode(base, row)),
    ...dataset.organizations.map((row) => organizationNode(base, row)),
    { type: 'skos:ConceptScheme', id: `${base}def/theme`, title: 'Areas of discussion of consultation mechanisms on migration' },
    ...dataset.themes.map((row) => themeNode(base, row)),
  ]
  return serialize(base, nodes)
}

function mechanismNode(base: string, row: Row<'mechanisms'>, themes: readonly Row<'mechanism_themes'>[]): Node {
  return {
    type: ['org:OrganizationalCollaboration', 'schema:Organization'],
    id: iri(base, 'mechanism', row.mechanism_id),
    name: row.name,
    altLabel: row.full_name,
    classification: row.mechanism_type && concept(base, 'mechanism-type', row.mechanism_type),
    region: row.region,
    hasFormalAssociation: row.has_formal_association,
    established: row.established,
    concluded: row.concluded,
    status: row.status && concept(base, 'mechanism-status', row.status),
    subject: themes.flatMap((theme) => (theme.theme_id === null ? [] : [concept(base, 'theme', theme.theme_id)])),
  }
}

function participationNode(base: string, row: Row<'participations'>): Node {
  return {
    type: 'org:Membership',
    id: iri(base, 'participation', row.participation_id),
    organization: iri(base, 'mechanism', row.mechanism_id),
    member: row.country_id && iri(base, 'country', row.country_id),
    nameAsWritten: row.name_as_written,
    role: concept(base, 'participation-role', row.role),
    position: row.list_position,
    period: row.period,
  }
}

function declaredCountNode(base: string, row: Row<'declared_counts'>): Node {
  return {
    type: 'iscm:DeclaredCount',
    id: iri(base, 'declared-count', row.declared_count_id),
    mechanism: iri(base, 'mechanism', row.mechanism_id),
    countedRole: concept(base, 'participation-role', row.role),
    counted: row.counted,
    declared: row.declared,
    listed: row.listed,
    agreement: concept(base, 'agreement', row.agreement),
  }
}

function organizationRoleNode(base: string, row: Row<'organization_roles'>): Node {
  return {
    type: 'org:Membership',
    id: iri(base, 'organization-role', row.organization_role_id),
    organization: iri(base, 'mechanism', row.mechanism_id),
    member: row.organization_id && iri(base, 'organization', row.organization_id),
    nameAsWritten: row.name_as_written,
    role: concept(base, 'organization-role', row.role),
  }
}

function mechanismThemeNode(base: string, row: Row<'mechanism_themes'>): Node {
  return {
    type: 'iscm:AreaOfDiscussion',
    id: iri(base, 'area', row.mechanism_theme_id),
    mechanism: iri(base, 'mechanism', row.mechanism_id),
    subject: row.theme_id && concept(base, 'theme', row.theme_id),
    label: row.label,
    textAsWritten: row.label_as_written,
    position: row.list_position,
    broaderSubject: row.parent_theme_id && concept(base, 'theme', row.parent_theme_id),
  }
}

function meetingNode(base: string, row: Row<'meetings'>): Node {
  return {
    type: 'schema:Event',
    id: iri(base, 'meeting', row.meeting_id),
    mechanism: iri(base, 'mechanism', row.mechanism_id),
    name: row.title,
    textAsWritten: row.title_as_written,
    startDate: row.start_date,
    endDate: row.end_date,
    date: row.date,
    place: row.place,
    country: row.country_id && iri(base, 'country', row.country_id),
    position: row.list_position,
  }
}

function documentNode(base: string, row: Row<'documents'>): Node {
  return {
    type: 'schema:DigitalDocument',
    id: iri(base, 'document', row.document_id),
    mechanism: iri(base, 'mechanism', row.mechanism_id),
    name: row.title,
    textAsWritten: row.title_as_written,
    documentType: row.document_type && concept(base, 'document-type', row.document_type),
    date: row.date,
    about: row.meeting_id && iri(base, 'meeting', row.meeting_id),
    position: row.list_position,
  }
}

function bodyNode(base: string, row: Row<'bodies'>): Node {
  return {
    type: ['org:Organization', 'schema:Organization'],
    id: iri(base, 'body', row.body_id),
    subOrganizationOf: iri(base, 'mechanism', row.mechanism_id),
    name: row.name,
    classification: concept(base, 'body-type', row.body_type),
    established: row.established,
    numberOfGroups: row.number_of_groups,
    description: row.description,
  }
}

function eventNode(base: string, row: Row<'events'>): Node {
  return {
    type: 'iscm:DatedSentence',
    id: iri(base, 'event', row.event_id),
    mechanism: iri(base, 'mechanism', row.mechanism_id),
    date: row.date,
    text: row.sentence,
    textAsWritten: row.sentence_as_written,
  }
}

function passageNode(base: string, row: Row<'passages'>, sourceId: string, dataset: Dataset): Node {
  const source = dataset.sources.find((each) => each.source_id === sourceId)
  return {
    type: 'iscm:Passage',
    id: iri(base, 'passage', row.passage_id),
    mechanism: iri(base, 'mechanism', row.mechanism_id),
    isPartOf: source && snapshotIri(base, source),
    section: row.section,
    text: row.text,
    textAsWritten: row.text_as_written,
    position: row.list_position,
  }
}

function countryNode(base: string, row: Row<'countries'>): Node {
  return {
    type: ['org:Organization', 'schema:Country'],
    id: iri(base, 'country', row.country_id),
    prefLabel: row.name,
    officialName: row.official_name,
    alpha2: row.alpha2,
    alpha3: row.country_id,
    m49: row.m49,
    containedIn: [row.region, row.subregion].filter((region) => region !== null),
    latitude: row.latitude === null ? null : String(row.latitude),
    longitude: row.longitude === null ? null : String(row.longitude),
    sameAs: row.wikidata_id && `http://www.wikidata.org/entity/${row.wikidata_id}`,
  }
}

function organizationNode(base: string, row: Row<'organizations'>): Node {
  return {
    type: ['org:Organization', 'schema:Organization'],
    id: iri(base, 'organization', row.organization_id),
    prefLabel: row.name,
    acronym: row.acronym,
    subOrganizationOf: row.parent_organization_id && iri(base, 'organization', row.parent_organization_id),
    sameAs: row.wikidata_id && `http://www.wikidata.org/entity/${row.wikidata_id}`,
    homepage: row.homepage,
  }
}

function themeNode(base: string, row: Row<'themes'>): Node {
  return {
    type: 'skos:Concept',
    id: concept(base, 'theme', row.theme_id),
    prefLabel: row.label,
    inScheme: `${base}def/theme`,
    broader: row.broader_theme_id && concept(base, 'theme', row.broader_theme_id),
  }
}

function serialize(base: string, nodes: readonly Node[]): string {
  const graph = nodes.map((node) => Object.fromEntries(Object.entries(node).filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))))
  return `${JSON.stringify({ '@context': contextFor(base), graph }, null, 1)}\n`
}
