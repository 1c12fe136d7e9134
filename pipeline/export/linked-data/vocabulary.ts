/** The vocabulary: our own terms with label, comment, domain and range, and a concept scheme for each closed list. */
import type { DatasetDescription, SectionRow } from '../../../schemas/curated.ts'
import { ownClasses, ownProperties } from '../../../schemas/own-terms.ts'
import { findingRules, readingRules } from '../../../schemas/rules.ts'
import * as lists from '../../../schemas/vocabulary.ts'
import { metricNodes } from './metrics.ts'
import { concept, type Node } from './names.ts'

/** The closed lists as schemes: the code of the scheme, its title, and its codes with their meanings. */
const SCHEMES: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['agreement', 'Agreement of declared and listed numbers', lists.agreements],
  ['annotation-certainty', 'Certainty of an annotation', lists.annotationCertainties],
  ['annotation-property', 'What annotations say', lists.annotationProperties],
  ['basis', 'Basis of a value', lists.bases],
  ['body-type', 'Types of bodies', lists.bodyTypes],
  ['certainty', 'Certainty of a correction', lists.certainties],
  ['correction-kind', 'Kinds of slips', lists.correctionKinds],
  ['correction-status', 'Status of a correction', lists.correctionStatuses],
  ['counted', 'What a declared count counts', lists.countedKinds],
  ['document-type', 'Types of documents', lists.documentTypes],
  ['role-scope', 'What roles of organizations are confined to', lists.roleScopes],
  ['event-type', 'Kinds of happenings', lists.eventTypes],
  ['finding-rule', 'Rules that make findings', findingRules],
  ['mechanism-status', 'Status of a mechanism', lists.mechanismStatuses],
  ['mechanism-type', 'Types of mechanisms', lists.mechanismTypes],
  ['organization-role', 'Roles of organizations', lists.organizationRoles],
  ['participation-role', 'Roles of States', lists.participationRoles],
  ['read-as', 'What a stretch of a text is', lists.readAs],
  ['reading-rule', 'Rules by which values are read', readingRules],
  ['region-match', 'How the codes of a region match its words', lists.regionMatches],
  ['severity', 'Severity of a finding', lists.severities],
]
/** Codes of these schemes are roles in the sense of W3C ORG. */
const ROLES: ReadonlySet<string> = new Set(['participation-role', 'organization-role'])

/** Own terms, closed lists, sections and the metric of quality. */
export function vocabularyNodes(
  { base }: DatasetDescription,
  sections: ReadonlyMap<string, SectionRow>,
): Node[] {
  const sectionTitles = Object.fromEntries(
    [...sections.values()].map((row) => [row.section, row.title]),
  )
  return [
    {
      id: `${base}def/term`,
      type: 'owl:Ontology',
      label: 'Terms of the dataset of consultation mechanisms on migration',
      comment: 'What no well-known vocabulary has a term for.',
    },
    ...Object.entries(ownClasses).map(([name, { label, comment, isA }]) => ({
      id: `term:${name}`,
      type: ['rdfs:Class', 'owl:Class'],
      label,
      comment,
      subClassOf: [...isA],
      isDefinedBy: `${base}def/term`,
    })),
    ...Object.entries(ownProperties).map(([name, { label, comment, domain, range }]) => ({
      id: `term:${name}`,
      type: [
        'rdf:Property',
        /^(?:xsd|edtf):/.test(range) ? 'owl:DatatypeProperty' : 'owl:ObjectProperty',
      ],
      label,
      comment,
      domain,
      range,
      isDefinedBy: `${base}def/term`,
    })),
    ...SCHEMES.flatMap(([scheme, title, codes]) => schemeNodes(base, scheme, title, codes)),
    ...schemeNodes(base, 'section', 'Sections of a profile', sectionTitles),
    ...metricNodes(base),
  ].map((node) => ({ ...node, id: node.id.replace(/^term:/, `${base}def/term/`) }))
}

function schemeNodes(
  base: string,
  scheme: string,
  title: string,
  codes: Readonly<Record<string, string>>,
): Node[] {
  const names = Object.keys(codes).sort()
  return [
    {
      id: `${base}def/${scheme}`,
      type: 'skos:ConceptScheme',
      prefLabel: title,
      hasTopConcept: names.map((code) => concept(base, scheme, code)),
    },
    ...names.map((code) => ({
      id: concept(base, scheme, code),
      type: ['skos:Concept', 'term:Code', ...(ROLES.has(scheme) ? ['org:Role'] : [])],
      prefLabel: code.replaceAll('-', ' '),
      notation: code,
      definition: codes[code],
      inScheme: `${base}def/${scheme}`,
      topConceptOf: `${base}def/${scheme}`,
    })),
  ]
}
