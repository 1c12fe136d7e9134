/**
 * The terms of our own namespace, `{base}def/term/`: what no well-known vocabulary has. Each is published with its
 * label, comment, domain and range; the JSON-LD context and the vocabulary are made from this list.
 *
 * Domains and ranges are prefixed names; `term:` is our own namespace.
 */

export interface OwnClass {
  readonly label: string
  readonly comment: string
  /** The classes that it is a subclass of. */
  readonly isA: readonly string[]
}

export interface OwnProperty {
  readonly label: string
  readonly comment: string
  readonly domain: string
  readonly range: string
}

export const ownClasses = {
  DeclaredCount: {
    label: 'Declared count',
    comment: 'A number of participants that a source states, beside the number that it lists.',
    isA: ['prov:Entity'],
  },
  AreaOfDiscussion: {
    label: 'Area of discussion',
    comment: 'An area that a mechanism discusses, in the words of its source.',
    isA: ['prov:Entity'],
  },
  Happening: {
    label: 'Happening',
    comment: 'What a sentence of a source says happened, with or without its date.',
    isA: ['prov:Entity'],
  },
  Passage: { label: 'Passage', comment: 'A paragraph of prose of a source.', isA: ['prov:Entity'] },
  Statement: {
    label: 'Statement',
    comment:
      'One piece of evidence for one value: the stretch of a source that the value rests on.',
    isA: ['prov:Entity'],
  },
  Reading: {
    label: 'Reading',
    comment: 'What a reviewer says that a stretch of a source is, or says.',
    isA: ['oa:Annotation'],
  },
  Code: {
    label: 'Code',
    comment: 'A code of a closed list of this dataset.',
    isA: ['skos:Concept'],
  },
} as const satisfies Record<string, OwnClass>

export const ownProperties = {
  nameAsWritten: {
    label: 'name as written',
    comment: 'The name exactly as the source writes it, slips included.',
    domain: 'org:Membership',
    range: 'xsd:string',
  },
  period: {
    label: 'period',
    comment: 'The term of a role, as far as the source gives it.',
    domain: 'org:Membership',
    range: 'edtf:EDTF',
  },
  roleScope: {
    label: 'scope of a role',
    comment: 'What the role of an organization is confined to: the conference, its follow-up.',
    domain: 'org:Membership',
    range: 'skos:Concept',
  },
  confinedTo: {
    label: 'confined to',
    comment: 'The document, group or meeting that the role of an organization is confined to.',
    domain: 'org:Membership',
    range: 'rdfs:Resource',
  },
  periodStartYear: {
    label: 'first year of the period',
    comment: 'The year in which the term of a role begins.',
    domain: 'org:Membership',
    range: 'xsd:integer',
  },
  periodEndYear: {
    label: 'last year of the period',
    comment: 'The year in which the term of a role ends.',
    domain: 'org:Membership',
    range: 'xsd:integer',
  },
  group: {
    label: 'group',
    comment: 'The words over the part of a list that a State is in, as written: "African States".',
    domain: 'org:Membership',
    range: 'xsd:string',
  },
  establishedYear: {
    label: 'year of establishment',
    comment:
      'The year in which the mechanism was established; of a span, the year in which it begins.',
    domain: 'org:OrganizationalCollaboration',
    range: 'xsd:integer',
  },
  concludedYear: {
    label: 'year of conclusion',
    comment: 'The year in which the mechanism was concluded; of a span, the year in which it ends.',
    domain: 'org:OrganizationalCollaboration',
    range: 'xsd:integer',
  },
  issuedYear: {
    label: 'year of issue',
    comment: 'The year of the date that the title of a document gives.',
    domain: 'foaf:Document',
    range: 'xsd:integer',
  },
  ordinal: {
    label: 'ordinal',
    comment: 'Which of its kind a meeting is, by its title: 5 for "Fifth Meeting".',
    domain: 'schema:Event',
    range: 'xsd:integer',
  },
  meetingOf: {
    label: 'meeting of',
    comment: 'The group that the title of a meeting names.',
    domain: 'schema:Event',
    range: 'org:Organization',
  },
  textAsWritten: {
    label: 'text as written',
    comment: 'The words exactly as the source writes them, slips included.',
    domain: 'rdfs:Resource',
    range: 'xsd:string',
  },
  hasFormalAssociation: {
    label: 'has formal association',
    comment:
      'Whether the mechanism is formally associated with a regional or multi-stakeholder organization.',
    domain: 'org:OrganizationalCollaboration',
    range: 'xsd:boolean',
  },
  status: {
    label: 'status',
    comment: 'The status of the mechanism that its source states.',
    domain: 'org:OrganizationalCollaboration',
    range: 'skos:Concept',
  },
  mechanism: {
    label: 'mechanism',
    comment: 'The mechanism that something belongs to.',
    domain: 'rdfs:Resource',
    range: 'org:OrganizationalCollaboration',
  },
  countedRole: {
    label: 'counted role',
    comment: 'The role that a declared count counts.',
    domain: 'term:DeclaredCount',
    range: 'skos:Concept',
  },
  counted: {
    label: 'counted',
    comment: 'What a declared count counts: States, or organizations.',
    domain: 'term:DeclaredCount',
    range: 'skos:Concept',
  },
  declared: {
    label: 'declared',
    comment: 'The number that the source states.',
    domain: 'term:DeclaredCount',
    range: 'xsd:integer',
  },
  listed: {
    label: 'listed',
    comment: 'The number of names that the source lists.',
    domain: 'term:DeclaredCount',
    range: 'xsd:integer',
  },
  agreement: {
    label: 'agreement',
    comment: 'Whether the declared and the listed number are equal.',
    domain: 'term:DeclaredCount',
    range: 'skos:Concept',
  },
  numberOfGroups: {
    label: 'number of groups',
    comment: 'How many groups of one kind the source mentions.',
    domain: 'org:Organization',
    range: 'xsd:integer',
  },
  composition: {
    label: 'composition',
    comment: 'Who sits in a group, in the words of its source, corrected.',
    domain: 'org:Organization',
    range: 'xsd:string',
  },
  eventType: {
    label: 'kind of happening',
    comment: 'What kind of happening it was: an adoption, an extension.',
    domain: 'term:Happening',
    range: 'skos:Concept',
  },
  happeningOf: {
    label: 'happening of',
    comment: 'The group that was established, or that did it.',
    domain: 'term:Happening',
    range: 'org:Organization',
  },
  happeningObject: {
    label: 'object of a happening',
    comment: 'What was adopted, extended, assessed or concluded, in the words of the source.',
    domain: 'term:Happening',
    range: 'xsd:string',
  },
  actorAsWritten: {
    label: 'actor as written',
    comment: 'Who did it, exactly as the source writes it.',
    domain: 'term:Happening',
    range: 'xsd:string',
  },
  broaderArea: {
    label: 'broader area',
    comment: 'The theme in whose brackets, or below which, the source has the area.',
    domain: 'term:AreaOfDiscussion',
    range: 'skos:Concept',
  },
  section: {
    label: 'section',
    comment: 'The section of the profile that a passage is in.',
    domain: 'term:Passage',
    range: 'skos:Concept',
  },
  statementOf: {
    label: 'statement of',
    comment: 'The thing that the value belongs to.',
    domain: 'term:Statement',
    range: 'rdfs:Resource',
  },
  column: {
    label: 'column',
    comment: 'The column of the tables that holds the value.',
    domain: 'term:Statement',
    range: 'xsd:string',
  },
  basis: {
    label: 'basis',
    comment: 'How the value rests on the characters of the source.',
    domain: 'term:Statement',
    range: 'skos:Concept',
  },
  readingRule: {
    label: 'reading rule',
    comment: 'The rule by which the value was read.',
    domain: 'term:Statement',
    range: 'skos:Concept',
  },
  correctedBy: {
    label: 'corrected by',
    comment: 'A correction that was applied to the characters.',
    domain: 'term:Statement',
    range: 'oa:Annotation',
  },
  statedBy: {
    label: 'stated by',
    comment: 'The reading by which the characters say the value.',
    domain: 'term:Statement',
    range: 'oa:Annotation',
  },
  readAs: {
    label: 'read as',
    comment: 'What a stretch of a source is, in the judgement of a reviewer.',
    domain: 'oa:Annotation',
    range: 'skos:Concept',
  },
  readIn: {
    label: 'read in',
    comment: 'The section that words open or belong to, in the judgement of a reviewer.',
    domain: 'oa:Annotation',
    range: 'skos:Concept',
  },
  correctionKind: {
    label: 'kind of slip',
    comment: 'What kind of slip a correction is for.',
    domain: 'oa:Annotation',
    range: 'skos:Concept',
  },
  certainty: {
    label: 'certainty',
    comment: 'How certain a correction or an annotation is.',
    domain: 'oa:Annotation',
    range: 'skos:Concept',
  },
  annotationProperty: {
    label: 'annotation property',
    comment: 'What an annotation from outside the texts says about its target.',
    domain: 'oa:Annotation',
    range: 'skos:Concept',
  },
  quotedWords: {
    label: 'quoted words',
    comment: 'The words of another source that support an annotation.',
    domain: 'oa:Annotation',
    range: 'xsd:string',
  },
  accessed: {
    label: 'accessed',
    comment: 'The day on which another source was read.',
    domain: 'oa:Annotation',
    range: 'xsd:date',
  },
  decision: {
    label: 'decision',
    comment: 'Whether a correction is in force.',
    domain: 'oa:Annotation',
    range: 'skos:Concept',
  },
  alternative: {
    label: 'alternative',
    comment: 'Another reading that was considered.',
    domain: 'oa:Annotation',
    range: 'xsd:string',
  },
  severity: {
    label: 'severity',
    comment: 'How much a finding matters.',
    domain: 'dqv:QualityAnnotation',
    range: 'skos:Concept',
  },
  findingRule: {
    label: 'finding rule',
    comment: 'The rule that made a finding.',
    domain: 'dqv:QualityAnnotation',
    range: 'skos:Concept',
  },
  bearsOn: {
    label: 'bears on',
    comment: 'A thing that has a value, or words, which a finding is about.',
    domain: 'dqv:QualityAnnotation',
    range: 'rdfs:Resource',
  },
  suggestion: {
    label: 'suggestion',
    comment: 'What the words may have been meant to be; not applied.',
    domain: 'dqv:QualityAnnotation',
    range: 'xsd:string',
  },
  alpha2: {
    label: 'ISO 3166-1 alpha-2',
    comment: 'The two-letter code of ISO 3166-1.',
    domain: 'schema:Country',
    range: 'xsd:string',
  },
  alpha3: {
    label: 'ISO 3166-1 alpha-3',
    comment: 'The three-letter code of ISO 3166-1.',
    domain: 'schema:Country',
    range: 'xsd:string',
  },
  m49: {
    label: 'UN M49',
    comment:
      'The three-digit code of the United Nations, M49, for a country or a region; for Taiwan, which M49 does not list, the number of ISO 3166-1.',
    domain: 'rdfs:Resource',
    range: 'xsd:string',
  },
  m49Region: {
    label: 'M49 region',
    comment: 'A region or subregion of M49 that the country lies in, by its English name.',
    domain: 'schema:Country',
    range: 'xsd:string',
  },
  characterCount: {
    label: 'character count',
    comment: 'The length of a text in Unicode code points.',
    domain: 'prov:Entity',
    range: 'xsd:integer',
  },
} as const satisfies Record<string, OwnProperty>
