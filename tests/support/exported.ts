/** What the exports say of a dataset that needs no file to say it: tables, statements in N-Quads, notes. */
import { toCsv } from '../../pipeline/export/csv.ts'
import { mechanismNodes } from '../../pipeline/export/linked-data/documents.ts'
import { partsOf } from '../../pipeline/export/linked-data/parts.ts'
import { quadsOf } from '../../pipeline/export/linked-data/write.ts'
import { provenanceNotes } from '../../pipeline/export/provenance.ts'
import { tableNames, type Dataset } from '../../schemas/tables.ts'
import { registers } from './build-text.ts'

export interface Exported {
  readonly csv: readonly string[]
  readonly quads: readonly string[]
  readonly notes: string
}

export function exportsOf(dataset: Dataset): Exported {
  const { base } = registers.dataset
  return {
    csv: tableNames.map((name) => toCsv(dataset, name)),
    quads: partsOf(dataset)
      .flatMap((part) => mechanismNodes(part, base))
      .flatMap((node) => quadsOf(node, base)),
    notes: provenanceNotes(dataset, registers.dataset),
  }
}
