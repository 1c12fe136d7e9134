/** How the dataset was made, as nodes: the build, the program, and the people who decide. Without a clock. */
import type { DatasetDescription } from '../../../schemas/curated.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { snapshotOf } from './evidence.ts'
import { thing, type Node } from './names.ts'

/** The dataset of one version: `{base}dataset/{version}`. */
export function datasetIri({ base, version }: DatasetDescription): string {
  return `${base}dataset/${version}`
}

/** How to cite a version, in words; its identifier goes after it. */
export function citationOf({ licence, publisher, title, version }: DatasetDescription): string {
  return `${publisher.name}: ${title}, version ${version}, ${licence.spdx}`
}

/** The run of the program that made a version. */
export function buildIri({ base, version }: DatasetDescription): string {
  return thing(base, 'activity', `build/${version}`)
}

export function lineageNodes(dataset: Dataset, description: DatasetDescription): Node[] {
  const { base, name, version } = description
  return [
    {
      id: datasetIri(description),
      type: ['prov:Entity', 'schema:Dataset'],
      licence: description.licence.url,
      rights: description.rights,
      derivedFrom: dataset.sources.map((source) => snapshotOf(base, source)),
      generatedBy: buildIri(description),
    },
    {
      id: buildIri(description),
      type: 'prov:Activity',
      title: `Build of version ${version}`,
      used: dataset.sources.map((source) => snapshotOf(base, source)),
      associatedWith: thing(base, 'agent', name),
    },
    {
      id: thing(base, 'agent', name),
      type: ['prov:SoftwareAgent', 'schema:SoftwareApplication'],
      name,
    },
    ...agentNodes(base, [...dataset.corrections, ...dataset.readings]),
  ]
}

/** Those who decide, each once. */
export function agentNodes(base: string, reviewed: readonly { reviewed_by: string }[]): Node[] {
  const reviewers = [...new Set(reviewed.map((row) => row.reviewed_by))].sort()
  return reviewers.map((reviewer) => ({
    id: thing(base, 'agent', reviewer),
    type: ['prov:Agent', 'foaf:Agent'],
    name: reviewer,
  }))
}
