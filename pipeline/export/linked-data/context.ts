/**
 * The JSON-LD context: which term of which vocabulary each key means. There is no `@vocab`, so that a misspelt key
 * is an error for every processor in safe mode, and never a property of its own.
 */
import { ownProperties } from '../../../schemas/own-terms.ts'

export const PREFIXES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  adms: 'http://www.w3.org/ns/adms#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  dqv: 'http://www.w3.org/ns/dqv#',
  edtf: 'http://id.loc.gov/datatypes/edtf/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  oa: 'http://www.w3.org/ns/oa#',
  org: 'http://www.w3.org/ns/org#',
  owl: 'http://www.w3.org/2002/07/owl#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

export interface Term {
  readonly id: string
  /** `@id` for links, a datatype, or null for plain text. */
  readonly type: string | null
  readonly language: string | null
}

export const link = (id: string): Term => ({ id, type: '@id', language: null })
export const typed = (id: string, type: string): Term => ({ id, type, language: null })
export const plain = (id: string): Term => ({ id, type: null, language: null })
export const english = (id: string): Term => ({ id, type: null, language: 'en' })

const TERMS: Readonly<Record<string, Term>> = {
  // Names and texts
  name: plain('schema:name'),
  prefLabel: english('skos:prefLabel'),
  altLabel: plain('skos:altLabel'),
  notation: plain('skos:notation'),
  definition: english('skos:definition'),
  label: english('rdfs:label'),
  comment: english('rdfs:comment'),
  text: plain('schema:text'),
  description: plain('dct:description'),
  // Mechanisms, their participants and bodies
  classification: link('org:classification'),
  region: plain('schema:areaServed'),
  coverage: link('dct:coverage'),
  established: typed('schema:foundingDate', 'edtf:EDTF'),
  concluded: typed('schema:dissolutionDate', 'edtf:EDTF'),
  member: link('org:member'),
  organization: link('org:organization'),
  role: link('org:role'),
  position: typed('schema:position', 'xsd:integer'),
  mandate: plain('org:purpose'),
  subOrganizationOf: link('org:subOrganizationOf'),
  // Areas of discussion, meetings, documents
  subject: link('dct:subject'),
  startDate: typed('schema:startDate', 'xsd:date'),
  endDate: typed('schema:endDate', 'xsd:date'),
  date: typed('dct:date', 'edtf:EDTF'),
  place: plain('schema:location'),
  country: link('dct:spatial'),
  superEvent: link('schema:superEvent'),
  duration: typed('schema:duration', 'xsd:duration'),
  documentType: link('dct:type'),
  issued: typed('dct:issued', 'edtf:EDTF'),
  covers: typed('schema:temporalCoverage', 'edtf:EDTF'),
  address: link('schema:url'),
  about: link('schema:about'),
  isPartOf: link('dct:isPartOf'),
  // Evidence, corrections, findings
  derivedFrom: link('prov:wasDerivedFrom'),
  primarySource: link('prov:hadPrimarySource'),
  generatedBy: link('prov:wasGeneratedBy'),
  attributedTo: link('prov:wasAttributedTo'),
  used: link('prov:used'),
  associatedWith: link('prov:wasAssociatedWith'),
  value: plain('prov:value'),
  source: link('oa:hasSource'),
  selector: link('oa:hasSelector'),
  start: typed('oa:start', 'xsd:nonNegativeInteger'),
  end: typed('oa:end', 'xsd:nonNegativeInteger'),
  prefix: plain('oa:prefix'),
  exact: plain('oa:exact'),
  suffix: plain('oa:suffix'),
  target: link('oa:hasTarget'),
  body: link('oa:hasBody'),
  motivation: link('oa:motivatedBy'),
  bodyValue: plain('rdf:value'),
  evidence: plain('schema:citation'),
  reviewed: typed('dct:modified', 'xsd:date'),
  computedOn: link('dqv:computedOn'),
  measurementOf: link('dqv:isMeasurementOf'),
  inDimension: link('dqv:inDimension'),
  expectedDatatype: link('dqv:expectedDataType'),
  measured: typed('dqv:value', 'xsd:integer'),
  // Countries, organizations, concepts
  officialName: english('schema:legalName'),
  acronym: plain('schema:alternateName'),
  latitude: typed('schema:latitude', 'xsd:decimal'),
  longitude: typed('schema:longitude', 'xsd:decimal'),
  sameAs: link('schema:sameAs'),
  homepage: link('foaf:homepage'),
  inScheme: link('skos:inScheme'),
  topConceptOf: link('skos:topConceptOf'),
  hasTopConcept: link('skos:hasTopConcept'),
  broader: link('skos:broader'),
  narrower: link('skos:narrower'),
  related: link('skos:related'),
  subClassOf: link('rdfs:subClassOf'),
  domain: link('rdfs:domain'),
  range: link('rdfs:range'),
  isDefinedBy: link('rdfs:isDefinedBy'),
  // Source texts
  title: plain('dct:title'),
  publisherName: plain('dc:publisher'),
  language: plain('dc:language'),
  rights: plain('dc:rights'),
  licence: link('dct:license'),
  captured: typed('dct:created', 'xsd:date'),
  sha256: plain('schema:sha256'),
  // What others say: plainly, where it is certain
  identifier: plain('schema:identifier'),
  authorName: plain('dc:creator'),
  accepted: typed('dct:dateAccepted', 'edtf:EDTF'),
  page: link('foaf:page'),
  archivedAt: link('schema:archivedAt'),
}

/** All keys of the linked data and their terms, those of our own namespace from their list. */
export function termsFor(): Readonly<Record<string, Term>> {
  return ALL_TERMS
}

function ownTerm(name: string, range: string): Term {
  if (!/^(?:xsd|edtf):/.test(range)) return link(`term:${name}`)
  return range === 'xsd:string' ? plain(`term:${name}`) : typed(`term:${name}`, range)
}

const ALL_TERMS: Readonly<Record<string, Term>> = {
  ...TERMS,
  ...Object.fromEntries(
    Object.entries(ownProperties).map(([name, { range }]) => [name, ownTerm(name, range)]),
  ),
}
const prefixesOf = new Map<string, Readonly<Record<string, string>>>()

/** The prefixes, and `term:`, our own namespace. */
export function prefixesFor(base: string): Readonly<Record<string, string>> {
  const known = prefixesOf.get(base) ?? { ...PREFIXES, term: `${base}def/term/` }
  prefixesOf.set(base, known)
  return known
}

/** The context as JSON-LD 1.1. */
export function contextFor(
  base: string,
  terms: Readonly<Record<string, Term>> = termsFor(),
): Record<string, unknown> {
  const definitions = Object.entries(terms).map(
    ([key, { id, type, language }]) => [key, definition(id, type, language)] as const,
  )
  return {
    '@version': 1.1,
    ...prefixesFor(base),
    id: '@id',
    type: '@type',
    graph: '@graph',
    ...Object.fromEntries(definitions),
  }
}

function definition(
  id: string,
  type: string | null,
  language: string | null,
): string | Record<string, string> {
  if (type !== null) return { '@id': id, '@type': type }
  return language === null ? id : { '@id': id, '@language': language }
}
