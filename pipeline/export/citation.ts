/** `CITATION.cff`: how to cite the dataset, in Citation File Format 1.2.0 (https://citation-file-format.github.io/). */
import { stringify } from 'yaml'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { datasetIri } from './linked-data/lineage.ts'

export function citationFile(description: DatasetDescription): string {
  const { contributors, keywords, licence, publisher, released, title, version } = description
  const citation = {
    'cff-version': '1.2.0',
    message: 'If you use this dataset, please cite it with its version.',
    type: 'dataset',
    title,
    abstract: description.description,
    authors: [publisher, ...contributors].map(({ name }) => ({ name })),
    version,
    ...(released === null ? {} : { 'date-released': released }),
    identifiers: [
      {
        type: 'url',
        value: datasetIri(description),
        description: 'Identifier of this version; not registered yet',
      },
    ],
    license: licence.spdx,
    keywords,
  }
  return `# Made by \`make docs\` from sources/registers/dataset.yaml; do not edit.\n${stringify(citation, { lineWidth: 120 })}`
}
