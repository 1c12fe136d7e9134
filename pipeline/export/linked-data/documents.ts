/** The documents of the linked data: the context, the vocabulary, one for each mechanism, and the whole dataset. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatasetDescription, SectionRow } from '../../../schemas/curated.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { contentNodes } from './content.ts'
import { contextFor } from './context.ts'
import { evidenceNodes } from './evidence.ts'
import { lineageNodes } from './lineage.ts'
import type { Node } from './names.ts'
import { subjectNodes } from './subjects.ts'
import { themeNodes, vocabularyNodes } from './vocabulary.ts'
import { writeJsonLd, writeNQuads } from './write.ts'

/** Write all documents but the catalogue, which tells the hashes of the others, into a folder. */
export function writeLinkedData(
  dataset: Dataset,
  description: DatasetDescription,
  sections: ReadonlyMap<string, SectionRow>,
  folder: string,
): void {
  const { base } = description
  mkdirSync(join(folder, 'mechanisms'), { recursive: true })
  writeFileSync(
    join(folder, 'context.jsonld'),
    `${JSON.stringify({ '@context': contextFor(base) }, null, 1)}\n`,
  )
  writeJsonLd(join(folder, 'vocabulary.jsonld'), base, vocabularyNodes(description, sections))
  for (const { mechanism_id } of dataset.mechanisms) {
    writeJsonLd(
      join(folder, 'mechanisms', `${mechanism_id}.jsonld`),
      base,
      mechanismNodes(dataset, base, mechanism_id),
    )
  }
  writeJsonLd(join(folder, 'dataset.jsonld'), base, datasetNodes(dataset, description))
  writeNQuads(join(folder, 'dataset.nq'), base, datasetNodes(dataset, description))
}

/** All that is known about one mechanism: what its source says, and the evidence for it. */
export function* mechanismNodes(
  dataset: Dataset,
  base: string,
  mechanismId: string,
): Generator<Node> {
  const mechanism = dataset.mechanisms.find((row) => row.mechanism_id === mechanismId)
  const source = dataset.sources.find((row) => row.source_id === mechanism?.source_id)
  if (mechanism === undefined || source === undefined)
    throw new Error(`no mechanism ${mechanismId}, or no source for it`)
  yield* contentNodes(base, dataset, mechanism)
  yield* evidenceNodes(base, dataset, source)
}

/** The whole dataset, mechanism by mechanism, without the vocabulary. */
export function* datasetNodes(dataset: Dataset, description: DatasetDescription): Generator<Node> {
  yield* lineageNodes(dataset, description)
  yield* subjectNodes(description.base, dataset)
  yield* themeNodes(description.base, dataset.themes)
  for (const { mechanism_id } of dataset.mechanisms)
    yield* mechanismNodes(dataset, description.base, mechanism_id)
}
