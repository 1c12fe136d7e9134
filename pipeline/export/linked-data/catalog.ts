/**
 * The catalogue entry, `catalog.jsonld`: DCAT 3 by the rules of DCAT-AP 3.0.1, and the same in schema.org, in one graph.
 *
 * No clock: the only date of publication is the one that `dataset.yaml` gives. The pages are `prov:hadPrimarySource` and
 * not `dct:source`, for which DCAT-AP accepts datasets alone.
 */
import { join } from 'node:path'
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { anyTable, tableNames, type Dataset } from '../../../schemas/tables.ts'
import { english, link, plain, typed, type Term } from './context.ts'
import { countriesCovered, timeCovered, type Bound } from './coverage.ts'
import {
  AUTHORITY,
  distributionIri,
  distributionNodes,
  exportedFiles,
  type ExportedFile,
} from './distributions.ts'
import { buildIri, citationOf, datasetIri } from './lineage.ts'
import { address, thing, type Node } from './names.ts'
import { WIKIDATA } from './subjects.ts'
import { writeJsonLd } from './write.ts'

const DCAT_AP = 'https://semiceu.github.io/DCAT-AP/releases/3.0.1/'

/** The keys of the catalogue: the prefixed names of the terms themselves, but for dates of three precisions. */
export const CATALOG_TERMS: Readonly<Record<string, Term>> = {
  ...keyed(link, [
    'dcat:accessURL',
    'dcat:dataset',
    'dcat:distribution',
    'dcat:downloadURL',
    'dcat:mediaType',
    'dcat:theme',
    'dcat:themeTaxonomy',
  ]),
  ...keyed(link, [
    'dct:accessRights',
    'dct:accrualPeriodicity',
    'dct:conformsTo',
    'dct:contributor',
    'dct:creator',
    'dct:format',
    'dct:language',
    'dct:license',
    'dct:provenance',
    'dct:publisher',
    'dct:rights',
    'dct:spatial',
    'dct:temporal',
  ]),
  ...keyed(link, [
    'prov:hadPrimarySource',
    'prov:wasGeneratedBy',
    'rdfs:seeAlso',
    'spdx:algorithm',
    'spdx:checksum',
  ]),
  ...keyed(link, [
    'schema:citation',
    'schema:contentUrl',
    'schema:contributor',
    'schema:creator',
    'schema:dataset',
    'schema:distribution',
    'schema:includedInDataCatalog',
    'schema:license',
    'schema:publisher',
    'schema:sameAs',
    'schema:spatialCoverage',
  ]),
  ...keyed(english, [
    'adms:versionNotes',
    'dcat:keyword',
    'dct:description',
    'dct:title',
    'rdfs:label',
    'skos:prefLabel',
  ]),
  ...keyed(plain, ['dcat:version', 'dct:bibliographicCitation', 'dct:identifier', 'foaf:name']),
  ...keyed(plain, [
    'schema:contentSize',
    'schema:creditText',
    'schema:description',
    'schema:encodingFormat',
    'schema:identifier',
    'schema:keywords',
    'schema:name',
    'schema:sha256',
    'schema:temporalCoverage',
    'schema:variableMeasured',
    'schema:version',
  ]),
  'dcat:byteSize': typed('dcat:byteSize', 'xsd:nonNegativeInteger'),
  'dct:issued': typed('dct:issued', 'xsd:date'),
  'schema:datePublished': typed('schema:datePublished', 'xsd:date'),
  'schema:isAccessibleForFree': typed('schema:isAccessibleForFree', 'xsd:boolean'),
  'spdx:checksumValue': typed('spdx:checksumValue', 'xsd:hexBinary'),
  startYear: typed('dcat:startDate', 'xsd:gYear'),
  startMonth: typed('dcat:startDate', 'xsd:gYearMonth'),
  startDay: typed('dcat:startDate', 'xsd:date'),
  endYear: typed('dcat:endDate', 'xsd:gYear'),
  endMonth: typed('dcat:endDate', 'xsd:gYearMonth'),
  endDay: typed('dcat:endDate', 'xsd:date'),
}

function keyed(kind: (id: string) => Term, ids: readonly string[]): Record<string, Term> {
  return Object.fromEntries(ids.map((id) => [id, kind(id)]))
}

/** Write the catalogue of the files that stand in a folder. It comes last: it tells their hashes. */
export function writeCatalog(
  dataset: Dataset,
  description: DatasetDescription,
  folder: string,
): void {
  writeJsonLd(
    join(folder, 'catalog.jsonld'),
    description.base,
    catalogNodes(dataset, description, exportedFiles(folder)),
    CATALOG_TERMS,
  )
}

export function catalogNodes(
  dataset: Dataset,
  description: DatasetDescription,
  files: readonly ExportedFile[],
): Node[] {
  const { contributors, licence, publisher, version, provenance, rights } = description
  const id = datasetIri(description)
  return [
    catalogNode(description),
    datasetNode(dataset, description, files),
    ...distributionNodes(dataset, description, files),
    {
      id: publisherIri(description),
      type: ['foaf:Agent', 'schema:Organization'],
      'foaf:name': publisher.name,
      'schema:name': publisher.name,
    },
    ...contributors.map((contributor) => ({
      id: contributorIri(description, contributor),
      type: 'foaf:Agent',
      'foaf:name': contributor.name,
      'schema:name': contributor.name,
    })),
    {
      id: licence.url,
      type: ['dct:LicenseDocument', 'schema:CreativeWork'],
      'dct:title': licence.name,
      'dct:identifier': licence.spdx,
      'schema:name': licence.name,
    },
    { id: `${id}#rights`, type: 'dct:RightsStatement', 'rdfs:label': rights },
    {
      id: `${id}#provenance`,
      type: 'dct:ProvenanceStatement',
      'rdfs:label': provenance,
      'rdfs:seeAlso': distributionIri(description, 'PROVENANCE.md'),
    },
    {
      id: buildIri(description),
      type: 'prov:Activity',
      'dct:title': `Build of version ${version}`,
    },
    { id: DCAT_AP, type: 'dct:Standard', 'dct:title': 'DCAT-AP 3.0.1' },
    ...temporalNodes(dataset, id),
    ...spatialNodes(dataset, description),
  ]
}

function publisherIri({ base, publisher }: DatasetDescription): string {
  return thing(base, 'agent', publisher.id)
}

function contributorIri({ base }: DatasetDescription, { id }: { id: string }): string {
  return thing(base, 'agent', id)
}

function catalogIri({ base }: DatasetDescription): string {
  return `${base}catalog`
}

function catalogNode(description: DatasetDescription): Node {
  const { authority, catalogue, licence, released } = description
  return {
    id: catalogIri(description),
    type: ['dcat:Catalog', 'schema:DataCatalog'],
    'dct:title': catalogue.title,
    'dct:description': catalogue.description,
    'dct:publisher': publisherIri(description),
    'dct:language': `${AUTHORITY}language/${authority.language}`,
    'dct:license': licence.url,
    'dct:issued': released,
    'dct:conformsTo': DCAT_AP,
    'dcat:themeTaxonomy': `${AUTHORITY}data-theme`,
    'dcat:dataset': datasetIri(description),
    'schema:name': catalogue.title,
    'schema:description': catalogue.description,
    'schema:publisher': publisherIri(description),
    'schema:license': licence.url,
    'schema:dataset': datasetIri(description),
  }
}

function datasetNode(
  dataset: Dataset,
  description: DatasetDescription,
  files: readonly ExportedFile[],
): Node {
  const { authority, contributors, keywords, licence, released, title, version } = description
  const id = datasetIri(description)
  const time = timeCovered(dataset)
  const countries = countriesCovered(dataset).map((row) => row.country_id)
  const pages = dataset.sources.flatMap((source) => address(source.url) ?? [])
  const distributions = files.map((file) => distributionIri(description, file.path))
  const citation = citationOf(description)
  return {
    id,
    type: ['dcat:Dataset', 'schema:Dataset', 'prov:Entity'],
    'dct:title': title,
    'dct:description': description.description,
    'dct:identifier': id,
    'dct:bibliographicCitation': citation,
    'dct:publisher': publisherIri(description),
    'dct:creator': publisherIri(description),
    'dct:contributor': contributors.map((contributor) => contributorIri(description, contributor)),
    'dct:license': licence.url,
    'dct:rights': `${id}#rights`,
    'dct:accessRights': `${AUTHORITY}access-right/${authority.access}`,
    'dct:accrualPeriodicity': `${AUTHORITY}frequency/${authority.frequency}`,
    'dct:language': `${AUTHORITY}language/${authority.language}`,
    'dct:issued': released,
    'dct:provenance': `${id}#provenance`,
    'dct:temporal': time && `${id}#temporal`,
    'dct:spatial': countries.map((country) => `${AUTHORITY}country/${country}`),
    'dcat:keyword': keywords,
    'dcat:theme': authority.themes.map((code) => `${AUTHORITY}data-theme/${code}`),
    'dcat:version': version,
    'adms:versionNotes': description.version_notes,
    'dcat:distribution': distributions,
    'prov:wasGeneratedBy': buildIri(description),
    'prov:hadPrimarySource': pages,
    'schema:name': title,
    'schema:description': description.description,
    'schema:identifier': id,
    'schema:keywords': keywords,
    'schema:version': version,
    'schema:license': licence.url,
    'schema:creator': publisherIri(description),
    'schema:contributor': contributors.map((contributor) =>
      contributorIri(description, contributor),
    ),
    'schema:publisher': publisherIri(description),
    'schema:creditText': citation,
    'schema:citation': pages,
    'schema:datePublished': released,
    'schema:isAccessibleForFree': true,
    'schema:temporalCoverage': time && `${time.start.text}/${time.end.text}`,
    'schema:spatialCoverage': countries.map((country) =>
      thing(description.base, 'country', country),
    ),
    'schema:variableMeasured': tableNames
      .filter((name) => anyTable(name).group === 'text')
      .map((name) => anyTable(name).title),
    'schema:includedInDataCatalog': catalogIri(description),
    'schema:distribution': distributions,
  }
}

const START = { year: 'startYear', month: 'startMonth', day: 'startDay' } as const satisfies Record<
  Bound['precision'],
  string
>
const END = { year: 'endYear', month: 'endMonth', day: 'endDay' } as const satisfies Record<
  Bound['precision'],
  string
>

/** Each end with the datatype of its precision: a year is `xsd:gYear`, and never its first or last day. */
function temporalNodes(dataset: Dataset, id: string): Node[] {
  const time = timeCovered(dataset)
  return time === null
    ? []
    : [
        {
          id: `${id}#temporal`,
          type: 'dct:PeriodOfTime',
          [START[time.start.precision]]: time.start.text,
          [END[time.end.precision]]: time.end.text,
        },
      ]
}

/** A country by the EU table, whose codes are those of ISO 3166-1 where that has one, and as the dataset names it. */
function spatialNodes(dataset: Dataset, { base }: DatasetDescription): Node[] {
  return countriesCovered(dataset).flatMap((row) => {
    const authority = `${AUTHORITY}country/${row.country_id}`
    return [
      { id: authority, type: 'dct:Location', 'skos:prefLabel': row.name },
      {
        id: thing(base, 'country', row.country_id),
        type: 'schema:Country',
        'schema:name': row.name,
        'schema:sameAs': [
          authority,
          ...(row.wikidata_id === null ? [] : [WIKIDATA + row.wikidata_id]),
        ],
      },
    ]
  })
}
