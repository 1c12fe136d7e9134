/**
 * The catalogue entry, `catalog.jsonld`: DCAT 3 by the rules of DCAT-AP 3.0.1, and the same in schema.org, in one graph.
 *
 * No clock: the only date of publication is the one that `dataset.yaml` gives. The pages are `prov:hadPrimarySource` and
 * not `dct:source`, for which DCAT-AP accepts datasets alone.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { anyTable, tableNames, type Dataset } from '../../../schemas/tables.ts'
import { CATALOG_TERMS } from './catalog-terms.ts'
import { countriesCovered, spatialNodes, temporalNodes, timeCovered } from './coverage.ts'
import {
  distributionIri,
  distributionNodes,
  exportedFiles,
  type ExportedFile,
} from './distributions.ts'
import { AUTHORITY } from './formats.ts'
import { buildIri, citationOf, datasetIri } from './lineage.ts'
import { address, thing, type Node } from './names.ts'
import { jsonLdDocument, jsonOf } from './write.ts'

const DCAT_AP = 'https://semiceu.github.io/DCAT-AP/releases/3.0.1/'

/** Write the catalogue of the files in a folder. It comes last: it gives their hashes. */
export function writeCatalog(
  dataset: Dataset,
  description: DatasetDescription,
  folder: string,
): void {
  const nodes = catalogNodes(dataset, description, exportedFiles(folder))
  writeFileSync(
    join(folder, 'catalog.jsonld'),
    jsonLdDocument(description.base, nodes.map(jsonOf), CATALOG_TERMS),
  )
}

export function catalogNodes(
  dataset: Dataset,
  description: DatasetDescription,
  files: readonly ExportedFile[],
): Node[] {
  const id = datasetIri(description)
  return [
    catalogNode(description),
    datasetNode(dataset, description, files),
    ...distributionNodes(dataset, description, files),
    ...agentNodes(description),
    ...termsOfUseNodes(description),
    {
      id: buildIri(description),
      type: 'prov:Activity',
      'dct:title': `Build of version ${description.version}`,
    },
    { id: DCAT_AP, type: 'dct:Standard', 'dct:title': 'DCAT-AP 3.0.1' },
    ...temporalNodes(timeCovered(dataset), id),
    ...spatialNodes(countriesCovered(dataset), description.base),
  ]
}

function agentNodes(description: DatasetDescription): Node[] {
  const { contributors, publisher } = description
  return [
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
  ]
}

/** The licence, what it does not cover, and where everything comes from. */
function termsOfUseNodes(description: DatasetDescription): Node[] {
  const { licence, provenance, rights } = description
  const id = datasetIri(description)
  return [
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

/** One description in two vocabularies: the same facts for portals (DCAT) and for search engines (schema.org). */
function datasetNode(
  dataset: Dataset,
  description: DatasetDescription,
  files: readonly ExportedFile[],
): Node {
  const shared = {
    time: timeCovered(dataset),
    countries: countriesCovered(dataset).map((row) => row.country_id),
    pages: dataset.sources.flatMap((source) => address(source.url) ?? []),
    distributions: files.map((file) => distributionIri(description, file.path)),
    contributors: description.contributors.map((each) => contributorIri(description, each)),
  }
  return {
    id: datasetIri(description),
    type: ['dcat:Dataset', 'schema:Dataset', 'prov:Entity'],
    ...forPortals(description, shared),
    ...forSearchEngines(description, shared),
  }
}

interface Shared {
  readonly time: ReturnType<typeof timeCovered>
  readonly countries: readonly string[]
  readonly pages: readonly string[]
  readonly distributions: readonly string[]
  readonly contributors: readonly string[]
}

function forPortals(description: DatasetDescription, shared: Shared): Record<string, unknown> {
  const { authority, keywords, licence, released, title, version } = description
  const id = datasetIri(description)
  return {
    'dct:title': title,
    'dct:description': description.description,
    'dct:identifier': id,
    'dct:bibliographicCitation': citationOf(description),
    'dct:publisher': publisherIri(description),
    'dct:creator': publisherIri(description),
    'dct:contributor': shared.contributors,
    'dct:license': licence.url,
    'dct:rights': `${id}#rights`,
    'dct:accessRights': `${AUTHORITY}access-right/${authority.access}`,
    'dct:accrualPeriodicity': `${AUTHORITY}frequency/${authority.frequency}`,
    'dct:language': `${AUTHORITY}language/${authority.language}`,
    'dct:issued': released,
    'dct:provenance': `${id}#provenance`,
    'dct:temporal': shared.time && `${id}#temporal`,
    'dct:spatial': shared.countries.map((country) => `${AUTHORITY}country/${country}`),
    'dcat:keyword': keywords,
    'dcat:theme': authority.themes.map((code) => `${AUTHORITY}data-theme/${code}`),
    'dcat:version': version,
    'adms:versionNotes': description.version_notes,
    'dcat:distribution': shared.distributions,
    'prov:wasGeneratedBy': buildIri(description),
    'prov:hadPrimarySource': shared.pages,
  }
}

function forSearchEngines(
  description: DatasetDescription,
  shared: Shared,
): Record<string, unknown> {
  const { base, keywords, licence, released, title, version } = description
  const texts = tableNames.filter((name) => anyTable(name).group === 'text')
  return {
    'schema:name': title,
    'schema:description': description.description,
    'schema:identifier': datasetIri(description),
    'schema:keywords': keywords,
    'schema:version': version,
    'schema:license': licence.url,
    'schema:creator': publisherIri(description),
    'schema:contributor': shared.contributors,
    'schema:publisher': publisherIri(description),
    'schema:creditText': citationOf(description),
    'schema:citation': shared.pages,
    'schema:datePublished': released,
    'schema:isAccessibleForFree': true,
    'schema:temporalCoverage': shared.time && `${shared.time.start.text}/${shared.time.end.text}`,
    'schema:spatialCoverage': shared.countries.map((country) => thing(base, 'country', country)),
    'schema:variableMeasured': texts.map((name) => anyTable(name).title),
    'schema:includedInDataCatalog': catalogIri(description),
    'schema:distribution': shared.distributions,
  }
}
