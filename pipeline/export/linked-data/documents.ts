/**
 * The documents of the linked data: the context, the vocabulary, one for each mechanism, the whole dataset, and apart from
 * it, in a graph with a name, what others say.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatasetDescription, SectionRow } from '../../../schemas/curated.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { annotationGraph, annotationNodes } from './annotations.ts'
import { contentNodes } from './content.ts'
import { contextFor, termsFor } from './context.ts'
import { evidenceNodes } from './evidence.ts'
import { lineageNodes } from './lineage.ts'
import type { Node } from './names.ts'
import { partsOf, type Part } from './parts.ts'
import { subjectNodes } from './subjects.ts'
import { regionNodes, themeNodes } from './schemes.ts'
import { vocabularyNodes } from './vocabulary.ts'
import { jsonLdDocument, jsonOf, nQuadsDocument, quadsOf } from './write.ts'

/** Write all documents but the catalogue, which gives the hashes of the others, into a folder. */
export function writeLinkedData(
  dataset: Dataset,
  description: DatasetDescription,
  sections: ReadonlyMap<string, SectionRow>,
  folder: string,
): void {
  const { base } = description
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text)
  mkdirSync(join(folder, 'mechanisms'), { recursive: true })
  write('context.jsonld', `${JSON.stringify({ '@context': contextFor(base) }, null, 1)}\n`)
  const vocabulary = vocabularyNodes(description, sections)
  write('vocabulary.jsonld', jsonLdDocument(base, vocabulary.map(jsonOf)))

  // Each node is made and put into words once, for the document of its mechanism and for that of the dataset.
  const shared = sharedNodes(dataset, description)
  const texts = shared.map(jsonOf)
  const quads = shared.map((node) => quadsOf(node, base))
  for (const part of partsOf(dataset)) {
    const nodes = mechanismNodes(part, base)
    const mine = nodes.map(jsonOf)
    write(`mechanisms/${part.mechanism.mechanism_id}.jsonld`, jsonLdDocument(base, mine))
    texts.push(...mine)
    quads.push(...nodes.map((node) => quadsOf(node, base)))
  }
  write('dataset.jsonld', jsonLdDocument(base, texts))
  write('dataset.nq', nQuadsDocument(quads.flat()))

  const [annotations, graph] = [annotationNodes(dataset, description), annotationGraph(base)]
  const [said, lines] = [
    annotations.map(jsonOf),
    annotations.flatMap((node) => quadsOf(node, base, termsFor(), graph)),
  ]
  write('annotations.jsonld', jsonLdDocument(base, said, termsFor(), graph))
  write('annotations.nq', nQuadsDocument(lines))
}

/** All that is known about one mechanism: what its source says, and the evidence for it. */
export function mechanismNodes(part: Part, base: string): Node[] {
  return [...contentNodes(base, part), ...evidenceNodes(base, part)]
}

/** The whole dataset, mechanism by mechanism, without the vocabulary. */
export function datasetNodes(dataset: Dataset, description: DatasetDescription): Node[] {
  const parts = partsOf(dataset).flatMap((part) => mechanismNodes(part, description.base))
  return [...sharedNodes(dataset, description), ...parts]
}

/** What belongs to no mechanism alone. */
function sharedNodes(dataset: Dataset, description: DatasetDescription): Node[] {
  return [
    ...lineageNodes(dataset, description),
    ...subjectNodes(description.base, dataset),
    ...themeNodes(description.base, dataset.themes),
    ...regionNodes(description.base, dataset.regions),
  ]
}
