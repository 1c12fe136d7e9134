/** One fault for each rule of integrity, to be planted in the real linked data by SPARQL Update. Each names the nodes that the rule must find. */
import { thing } from '../../../pipeline/export/linked-data/names.ts'
import { prefixesFor } from '../../../pipeline/export/linked-data/context.ts'
import { snapshotOf } from '../../../pipeline/export/linked-data/evidence.ts'
import { datasetIri } from '../../../pipeline/export/linked-data/lineage.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { registers } from '../../support/build-text.ts'
import { base } from './graph.ts'

export interface Fault {
  readonly rule: string
  readonly update: string
  /** The nodes that the rule must find. */
  readonly nodes: readonly string[]
  /** What other rules find in the same fault, by its nature. */
  readonly also?: Readonly<Record<string, readonly string[]>>
}

const prefixes = Object.entries(prefixesFor(base))
  .map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>`)
  .join('\n')

export function updateOf({ update }: Fault): string {
  return `${prefixes}\nBASE <${base}>\n${update}`
}

/** Identifiers in the updates are relative to the base: `<id/country/ARM>`. */
const full = (...names: string[]): string[] => names.map((name) => base + name)
const insert = (quads: string): string => `INSERT DATA { ${quads} }`
const remove = (quads: string): string => `DELETE DATA { ${quads} }`
const theme = (slug: string, quads: string): string =>
  `<def/theme/${slug}> a skos:Concept ; skos:prefLabel "${slug}"@en ; skos:notation "${slug}" ; skos:inScheme <def/theme> ; ${quads} .`

/** A text of 1000 code points of its own with a stretch in it, so that faults do not meet those of others. */
function stretch(
  slug: string,
  [start, end]: readonly [number, number],
  quote: readonly [string, string, string] | null,
  name = `${start}-${end}`,
): string {
  const text = `${slug}/0000000000000000`
  const fragment = `id/fragment/${text}/${name}`
  return `
    <id/snapshot/${text}> a prov:Entity ; schema:sha256 "${'0'.repeat(64)}" ; term:characterCount 1000 .
    <id/agent/${registers.dataset.name}> rdfs:seeAlso <${fragment}> .
    <${fragment}> a oa:SpecificResource , prov:Entity ; oa:hasSource <id/snapshot/${text}> ; oa:hasSelector <${fragment}/position> .
    <${fragment}/position> a oa:TextPositionSelector ; oa:start ${start} ; oa:end ${end} .
    ${quote === null ? '' : `<${fragment}> oa:hasSelector <${fragment}/quote> . <${fragment}/quote> a oa:TextQuoteSelector ; oa:prefix "${quote[0]}" ; oa:exact "${quote[1]}" ; oa:suffix "${quote[2]}" .`}`
}
const fragmentOf = (slug: string, name: string): string =>
  `id/fragment/${slug}/0000000000000000/${name}`
const x = (length: number): string => 'x'.repeat(length)

export function faultsFor(dataset: Dataset): Fault[] {
  const relative = (iri: string): string => iri.slice(base.length)
  const first = <T>(rows: readonly T[], is: (row: T) => boolean = () => true): T => {
    const row = rows.find(is)
    if (row === undefined) throw new Error('the real sources lack a row for a fault')
    return row
  }
  const id = (kind: string, slug: string): string => relative(thing(base, kind, slug))
  const organizations = dataset.organizations
    .filter((row) => row.parent_organization_id === null)
    .map((row) => id('organization', row.organization_id))
  const organization = (index: number): string => organizations[index] ?? ''
  const countries = dataset.countries.filter(
    (row) => row.longitude !== null && row.wikidata_id !== null && row.official_name !== null,
  )
  const country = (index: number): string => id('country', countries[index]?.country_id ?? '')
  const mechanism = id('mechanism', first(dataset.mechanisms).mechanism_id)
  const snapshot = relative(snapshotOf(base, first(dataset.sources)))
  const set = relative(datasetIri(registers.dataset))
  const software = `id/agent/${registers.dataset.name}`
  const build = `id/activity/build/${registers.dataset.version}`
  const meeting = id('meeting', first(dataset.meetings).meeting_id)
  const passage = id('passage', first(dataset.passages).passage_id)
  const [correction, otherCorrection] = dataset.corrections.map((row) =>
    id('correction', row.correction_id),
  )
  const applied = first(dataset.corrections, (row) => row.status === 'applied')
  const held = id(
    'correction',
    first(dataset.corrections, (row) => row.status !== 'applied').correction_id,
  )
  const asWritten = first(
    dataset.statements,
    (row) =>
      (row.column_name === 'title_as_written' && row.end_offset < applied.start_offset) ||
      row.start_offset > applied.end_offset,
  )
  const fragment = id(
    'fragment',
    `${snapshot.slice('id/snapshot/'.length)}/${asWritten.start_offset}-${asWritten.end_offset}`,
  )
  const state = first(dataset.participations)
  const stateStatement = id(
    'statement',
    first(
      dataset.statements,
      (row) => row.row_id === state.participation_id && row.column_name === 'name_as_written',
    ).statement_id,
  )
  const otherState = id('participation', dataset.participations[1]?.participation_id ?? '')
  const unnamed = first(dataset.organization_roles, (row) => row.organization_id === null)
  const unnamedStatement = id(
    'statement',
    first(
      dataset.statements,
      (row) => row.row_id === unnamed.organization_role_id && row.column_name === 'name_as_written',
    ).statement_id,
  )

  return [
    // Every graph
    {
      rule: 'node-without-type',
      update: insert('<id/thing/untyped> schema:name "x"'),
      nodes: full('id/thing/untyped'),
    },
    {
      rule: 'node-missing',
      update: insert(`<${software}> rdfs:seeAlso <id/thing/missing>`),
      nodes: full('id/thing/missing'),
    },
    {
      rule: 'node-unused',
      update: insert('<id/finding/x/body> a oa:TextualBody'),
      nodes: full('id/finding/x/body'),
    },
    {
      rule: 'node-shared',
      update: insert(`<${correction}> oa:hasBody <${otherCorrection}/body>`),
      nodes: full(`${otherCorrection}/body`),
    },
    {
      rule: 'own-term-undefined',
      update: insert(`<${software}> term:undefined "x" . <id/thing/odd> a term:Undefined`),
      nodes: full('def/term/Undefined', 'def/term/undefined'),
      also: { 'node-missing': full('def/term/Undefined') },
    },
    {
      rule: 'own-term-outside-domain',
      update: insert(`<${organization(0)}> term:alpha2 "XX"`),
      nodes: full(organization(0)),
    },
    {
      rule: 'own-term-outside-range',
      update: insert(`<${country(0)}> term:m49Region 1`),
      nodes: full(country(0)),
    },
    // SKOS
    {
      rule: 'skos-concept-without-scheme',
      update: insert(
        '<def/theme/alone> a skos:Concept ; skos:topConceptOf <def/theme> . <def/theme> skos:hasTopConcept <def/theme/alone>',
      ),
      nodes: full('def/theme/alone'),
    },
    {
      rule: 'skos-empty-scheme',
      update: insert('<def/nothing> a skos:ConceptScheme'),
      nodes: full('def/nothing'),
    },
    {
      rule: 'skos-concept-in-foreign-scheme',
      update: `${remove('<def/severity/info> skos:notation "info"')} ; ${insert('<def/severity/info> skos:notation "other"')}`,
      nodes: full('def/severity/info'),
    },
    {
      rule: 'skos-broader-without-narrower',
      update: insert(
        `${theme('one-sided', 'skos:broader <def/theme/refugees>')} <def/theme/repatriates> skos:narrower <def/theme/one-sided>`,
      ),
      nodes: full('def/theme/one-sided', 'def/theme/repatriates'),
    },
    {
      rule: 'skos-broader-cycle',
      update: insert(
        `${theme('round', 'skos:broader <def/theme/and-round> , <def/theme/refugees> ; skos:narrower <def/theme/and-round>')} ${theme('and-round', 'skos:broader <def/theme/round> ; skos:narrower <def/theme/round>')} <def/theme/refugees> skos:narrower <def/theme/round>`,
      ),
      nodes: full('def/theme/and-round', 'def/theme/round'),
    },
    {
      rule: 'skos-broader-in-other-scheme',
      update: insert(
        '<def/basis/other> a skos:Concept ; skos:notation "other" ; skos:inScheme <def/basis> ; skos:broader <def/theme/refugees> . <def/theme/refugees> skos:narrower <def/basis/other>',
      ),
      nodes: full('def/basis/other'),
    },
    {
      rule: 'skos-two-preferred-labels',
      update: insert('<def/severity/warning> skos:prefLabel "other"@en'),
      nodes: full('def/severity/warning'),
    },
    {
      rule: 'skos-preferred-label-twice',
      update: `${remove('<def/certainty/low> skos:prefLabel "low"@en')} ; ${insert('<def/certainty/low> skos:prefLabel "high"@en')}`,
      nodes: full('def/certainty/high', 'def/certainty/low'),
    },
    {
      rule: 'skos-top-concept-with-broader',
      update: insert(
        `${theme('top', 'skos:broader <def/theme/refugees> ; skos:topConceptOf <def/theme>')} <def/theme/refugees> skos:narrower <def/theme/top> . <def/theme> skos:hasTopConcept <def/theme/top>`,
      ),
      nodes: full('def/theme/top'),
    },
    {
      rule: 'skos-top-concept-one-sided',
      update: `${remove('<def/basis> skos:hasTopConcept <def/basis/stated>')} ; ${insert('<def/basis> skos:hasTopConcept <def/theme/one-sided>')}`,
      nodes: full('def/basis/stated', 'def/theme/one-sided'),
    },
    {
      rule: 'skos-concept-out-of-reach',
      update: insert(theme('out-of-reach', 'skos:changeNote "x"')),
      nodes: full('def/theme/out-of-reach'),
    },
    // PROV
    {
      rule: 'prov-derivation-cycle',
      update: insert(`<${snapshot}> prov:wasDerivedFrom <${set}>`),
      nodes: full(set, snapshot),
    },
    {
      rule: 'prov-derived-from-no-entity',
      update: insert(`<${organization(1)}> prov:wasDerivedFrom <${organization(2)}>`),
      nodes: full(organization(1)),
    },
    {
      rule: 'prov-activity-without-use',
      update: insert(
        `<id/activity/idle> a prov:Activity ; prov:wasAssociatedWith <${software}> . <${organization(2)}> prov:wasGeneratedBy <id/activity/idle>`,
      ),
      nodes: full('id/activity/idle'),
    },
    {
      rule: 'prov-activity-without-agent',
      update: insert(
        `<id/activity/alone> a prov:Activity ; prov:used <${snapshot}> . <${organization(3)}> prov:wasGeneratedBy <id/activity/alone> ; prov:wasDerivedFrom <${snapshot}>`,
      ),
      nodes: full('id/activity/alone'),
    },
    {
      rule: 'prov-generated-by-no-activity',
      update: insert(`<${organization(4)}> prov:wasGeneratedBy <${organization(5)}>`),
      nodes: full(organization(4)),
    },
    {
      rule: 'prov-origin-not-used',
      update: insert(
        `<${organization(6)}> prov:wasGeneratedBy <${build}> . <${organization(8)}> prov:wasGeneratedBy <${build}> ; prov:wasDerivedFrom <${snapshot}> , <${fragment}>`,
      ),
      nodes: full(organization(6), organization(8)),
    },
    {
      rule: 'prov-entity-and-more',
      update: insert(`<${build}> a prov:Entity . <id/activity/idle> a prov:Agent`),
      nodes: full('id/activity/idle', build),
    },
    {
      rule: 'prov-correction-without-reviewer',
      update: `DELETE WHERE { <${correction}> prov:wasAttributedTo ?agent }`,
      nodes: full(correction ?? ''),
    },
    {
      rule: 'prov-snapshot-of-other-hash',
      update: insert(
        '<id/snapshot/x/0123456789abcdef> a prov:Entity ; schema:sha256 "0123456789abcde0"',
      ),
      nodes: full('id/snapshot/x/0123456789abcdef'),
    },
    // Offsets
    {
      rule: 'offsets-reversed',
      update: insert(stretch('reversed', [20, 10], null)),
      nodes: full(fragmentOf('reversed', '20-10')),
    },
    {
      rule: 'offsets-beyond-text',
      update: insert(stretch('beyond', [600, 1001], null)),
      nodes: full(fragmentOf('beyond', '600-1001')),
    },
    // A clef is one code point and two units of UTF-16.
    {
      rule: 'offsets-of-other-length',
      update: insert(stretch('utf-16', [100, 102], [x(24), '\u{1D11E}', x(24)])),
      nodes: full(fragmentOf('utf-16', '100-102')),
    },
    {
      rule: 'offsets-context-too-long',
      update: insert(
        `${stretch('before', [23, 25], [x(24), 'ab', x(24)])} ${stretch('behind', [974, 977], [x(24), 'abc', x(24)])}`,
      ),
      nodes: full(fragmentOf('before', '23-25'), fragmentOf('behind', '974-977')),
    },
    {
      rule: 'offsets-context-too-short',
      update: insert(
        `${stretch('little-before', [24, 26], [x(23), 'ab', x(24)])} ${stretch('little-behind', [974, 977], [x(24), 'abc', x(22)])}`,
      ),
      nodes: full(fragmentOf('little-before', '24-26'), fragmentOf('little-behind', '974-977')),
    },
    {
      rule: 'offsets-of-other-identifier',
      update: insert(stretch('named', [400, 800], null, '400-801')),
      nodes: full(fragmentOf('named', '400-801')),
    },
    {
      rule: 'quotation-missing',
      update: insert(stretch('unquoted', [100, 400], null)),
      nodes: full(fragmentOf('unquoted', '100-400')),
    },
    {
      rule: 'quotations-contradict',
      update: insert(
        `${stretch('words', [100, 103], [x(24), 'abc', `d${x(23)}`])} ${stretch('words', [103, 104], [`${x(21)}abc`, 'e', x(24)])}`,
      ),
      nodes: full(fragmentOf('words', '103-104')),
    },
    // Organizations
    {
      rule: 'org-membership-incomplete',
      update: insert(
        `<id/participation/x> a org:Membership ; term:nameAsWritten "x" ; org:role <def/participation-role/member>`,
      ),
      nodes: full('id/participation/x'),
    },
    {
      rule: 'org-membership-of-nobody',
      update: `DELETE WHERE { <${id('organization-role', unnamed.organization_role_id)}> term:nameAsWritten ?name }`,
      nodes: full(id('organization-role', unnamed.organization_role_id)),
      also: { 'statement-of-other-value': full(unnamedStatement) },
    },
    {
      rule: 'org-mechanism-as-member',
      update: insert(`<${otherState}> org:member <${mechanism}>`),
      nodes: full(otherState),
      also: { 'statement-missing': full(otherState) },
    },
    {
      rule: 'org-part-of-itself',
      update: insert(`<${organization(7)}> org:subOrganizationOf <${organization(7)}>`),
      nodes: full(organization(7)),
    },
    {
      rule: 'org-country-code-twice',
      update: insert(`<${country(1)}> term:m49 "999" . <${country(2)}> term:m49 "999"`),
      nodes: full(country(1), country(2)),
    },
    {
      rule: 'org-country-under-other-code',
      update: insert(
        `<id/country/QQQ> a schema:Country ; term:alpha3 "QQR" . <id/country/QQS> a schema:Country ; term:alpha3 "QQS" ; schema:sameAs <http://publications.europa.eu/resource/authority/country/QQT>`,
      ),
      nodes: full('id/country/QQQ', 'id/country/QQS'),
    },
    {
      rule: 'org-half-a-place',
      update: `DELETE WHERE { <${country(3)}> schema:longitude ?longitude } ; DELETE WHERE { <${country(4)}> schema:latitude ?latitude }`,
      nodes: full(country(3), country(4)),
    },
    // What belongs together
    {
      rule: 'document-of-other-meeting',
      update: insert(
        `<id/document/x> a foaf:Document ; schema:about <${meeting}> ; term:mechanism <id/mechanism/x> . <id/mechanism/x> a org:OrganizationalCollaboration`,
      ),
      nodes: full('id/document/x'),
      also: { 'statement-missing': full('id/document/x') },
    },
    {
      rule: 'passage-of-other-text',
      update: insert(`<${passage}> dct:isPartOf <id/snapshot/words/0000000000000000>`),
      nodes: full(passage),
    },
    {
      rule: 'mechanism-without-its-themes',
      update: `${remove(`<${mechanism}> dct:subject <def/theme/refugees>`)} ; ${insert('<id/mechanism/x> dct:subject <def/theme/refugees>')}`,
      nodes: full(mechanism, 'id/mechanism/x'),
    },
    {
      rule: 'area-under-no-area',
      update: insert(
        '<id/area/x> a term:AreaOfDiscussion ; term:mechanism <id/mechanism/y> ; term:broaderArea <def/theme/refugees> . <id/mechanism/y> a org:OrganizationalCollaboration',
      ),
      nodes: full('id/area/x'),
      also: { 'statement-missing': full('id/area/x') },
    },
    {
      rule: 'dates-disagree',
      update: insert(
        '<id/meeting/x> a schema:Event ; schema:startDate "2001-02-03"^^xsd:date ; schema:endDate "2001-02-04"^^xsd:date ; dct:date "2001-02-03/2001-02-05"^^edtf:EDTF . <id/meeting/y> a schema:Event ; schema:startDate "2001-02-04"^^xsd:date ; schema:endDate "2001-02-03"^^xsd:date ; dct:date "2001-02-04/2001-02-03"^^edtf:EDTF',
      ),
      nodes: full('id/meeting/x', 'id/meeting/y'),
    },
    // Declared counts
    {
      rule: 'count-disagrees',
      update: insert(
        '<id/declared-count/x> a term:DeclaredCount ; term:declared 3 ; term:listed 4 ; term:agreement <def/agreement/agree> . <id/declared-count/y> a term:DeclaredCount ; term:declared 3 ; term:listed 3 ; term:agreement <def/agreement/disagree>',
      ),
      nodes: full('id/declared-count/x', 'id/declared-count/y'),
    },
    {
      rule: 'count-disagreement-untold',
      update: insert(
        '<id/declared-count/z> a term:DeclaredCount ; term:mechanism <id/mechanism/z> ; term:agreement <def/agreement/disagree> . <id/mechanism/z> a org:OrganizationalCollaboration ; prov:wasDerivedFrom <id/snapshot/words/0000000000000000>',
      ),
      nodes: full('id/declared-count/z'),
      also: { 'statement-missing': full('id/declared-count/z') },
    },
    // Statements and corrections
    {
      rule: 'statement-of-nothing',
      update: insert('<id/statement/1> a term:Statement ; term:statementOf <id/meeting/nowhere>'),
      nodes: full('id/statement/1'),
      also: { 'node-missing': full('id/meeting/nowhere') },
    },
    {
      rule: 'statement-of-other-value',
      update: insert(
        `<id/statement/2> a term:Statement ; term:statementOf <${meeting}> ; prov:value "never said"`,
      ),
      nodes: full('id/statement/2'),
    },
    {
      rule: 'statement-missing',
      update: `DELETE WHERE { <${stateStatement}> term:statementOf ?thing }`,
      nodes: full(id('participation', state.participation_id)),
    },
    {
      rule: 'statement-of-other-text',
      update: insert(
        `<id/statement/3> a term:Statement ; term:statementOf <${meeting}> ; prov:wasDerivedFrom <${fragmentOf('words', '100-103')}> . <id/statement/9> a term:Statement ; term:statementOf <${mechanism}> ; prov:wasDerivedFrom <${fragmentOf('words', '100-103')}>`,
      ),
      nodes: full('id/statement/3', 'id/statement/9'),
    },
    {
      rule: 'statement-as-written-otherwise',
      update: insert(
        `<id/statement/4> a term:Statement ; term:column "title_as_written" ; prov:value "otherwise" ; prov:wasDerivedFrom <${fragment}>`,
      ),
      nodes: full('id/statement/4'),
    },
    {
      rule: 'statement-corrected-in-vain',
      update: insert(`<id/statement/5> a term:Statement ; term:correctedBy <${held}>`),
      nodes: full('id/statement/5'),
    },
    {
      rule: 'statement-corrected-elsewhere',
      update: insert(
        `<id/statement/6> a term:Statement ; term:correctedBy <${id('correction', applied.correction_id)}> ; prov:wasDerivedFrom <${fragment}>`,
      ),
      nodes: full('id/statement/6'),
    },
    {
      rule: 'statement-corrected-by-nothing',
      update: insert('<id/statement/7> a term:Statement ; term:basis <def/basis/corrected>'),
      nodes: full('id/statement/7'),
    },
    {
      rule: 'correction-without-effect',
      update: insert(
        '<id/correction/x> a oa:Annotation ; term:decision <def/correction-status/applied>',
      ),
      nodes: full('id/correction/x'),
    },
    {
      rule: 'correction-of-nothing',
      update: insert(
        `<id/correction/y> a oa:Annotation ; oa:motivatedBy oa:editing ; prov:wasAttributedTo <id/agent/${first(dataset.corrections).reviewed_by}> ; dct:modified "2001-02-03"^^xsd:date ; oa:hasTarget <${fragmentOf('words', '100-103')}> ; oa:hasBody <id/correction/y/body> . <id/correction/y/body> a oa:TextualBody ; rdf:value "abc"`,
      ),
      nodes: full('id/correction/y'),
    },
    {
      rule: 'corrections-overlap',
      update: insert(
        `${stretch('overlap', [500, 900], null)} ${stretch('overlap', [100, 501], null)} ${['500-900', '100-501'].map((name) => `<id/correction/${name}> a oa:Annotation ; term:decision <def/correction-status/applied> ; oa:hasTarget <${fragmentOf('overlap', name)}> . <id/statement/8> a term:Statement ; term:correctedBy <id/correction/${name}> .`).join(' ')}`,
      ),
      nodes: full('id/correction/100-501', 'id/correction/500-900'),
    },
  ]
}
