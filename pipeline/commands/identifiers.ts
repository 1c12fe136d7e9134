/**
 * `make identifiers`, and the record that it adds to, `registers/published-identifiers.csv`: what has been published stays,
 * or names its successor. Nothing is ever taken out by a program.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'
import { text } from '../../schemas/table.ts'
import { build } from '../build.ts'
import { byBytes } from '../text/byte-order.ts'
import { readCsv } from '../text/curated-csv.ts'
import { expand } from '../export/linked-data/write.ts'
import { annotationNodes } from '../export/linked-data/annotations.ts'
import { datasetNodes } from '../export/linked-data/documents.ts'
import { vocabularyNodes } from '../export/linked-data/vocabulary.ts'
import type { Registers } from '../dialect/registers.ts'
import type { Dataset } from '../../schemas/tables.ts'
import { refuse, say, type Folders, type Io } from './io.ts'

/** `published-identifiers.csv`: identifiers below the base; a successor for one that is no longer in use. */
export const PublishedRow = z.strictObject({ identifier: text, successor: z.string() })
export type PublishedRow = z.infer<typeof PublishedRow>

/** Classes whose identifiers speak of one version of a text or one build, and are not kept: fragments, statements and the like. */
const FLEETING: ReadonlySet<string> = new Set([
  'activity',
  'agent',
  'finding',
  'fragment',
  'measurement',
  'snapshot',
  'statement',
])

/** The identifiers of a dataset and its vocabulary that must stay, below the base, sorted. */
export function lastingIdentifiers(
  dataset: Dataset,
  { dataset: description, sections }: Registers,
): string[] {
  const { base } = description
  const nodes = [
    ...datasetNodes(dataset, description),
    ...annotationNodes(dataset, description),
    ...vocabularyNodes(description, sections),
  ]
  const identifiers = nodes
    .map((node) => expand(node.id, base))
    .filter((id) => id.startsWith(base))
    .map((id) => id.slice(base.length))
  return [...new Set(identifiers)].filter(isLasting).sort(byBytes)
}

function isLasting(identifier: string): boolean {
  const [kind, name = '', ...rest] = identifier.split('/')
  if (kind === 'def') return true
  // A body is a part of its correction or annotation and has no life of its own.
  const isBody = /^(?:annotation|correction)$/.test(name) && rest.at(-1) === 'body'
  return kind === 'id' && !FLEETING.has(name) && !isBody
}

/** Published identifiers that are gone without a successor that is there. */
export function vanished(
  published: readonly PublishedRow[],
  present: ReadonlySet<string>,
): string[] {
  return published
    .filter(({ identifier, successor }) => !present.has(identifier) && !present.has(successor))
    .map(({ identifier }) => identifier)
}

/** Published identifiers that a dataset no longer has, and that name no successor that it has. */
export function vanishedFrom(sources: string, dataset: Dataset, registers: Registers): string[] {
  return vanished(publishedRows(sources), new Set(lastingIdentifiers(dataset, registers)))
}

/** Identifiers that the record does not have. */
export function unrecorded(
  published: readonly PublishedRow[],
  identifiers: readonly string[],
): string[] {
  const known = new Set(published.map(({ identifier }) => identifier))
  return identifiers.filter((identifier) => !known.has(identifier))
}

/** The record in a folder of sources; empty where it has none. */
export function publishedRows(sources: string): readonly PublishedRow[] {
  const file = recordIn(sources)
  return existsSync(file) ? readCsv(file, PublishedRow).rows : []
}

/** The file of the record. */
export function recordIn(sources: string): string {
  return join(sources, 'registers/published-identifiers.csv')
}

/** What to say about identifiers that are gone; null where none is. */
export function explainVanished(gone: readonly string[]): string | null {
  if (gone.length === 0) return null
  const shown = gone.slice(0, 3).join(', ')
  return `${gone.length} published identifier${gone.length === 1 ? ' is' : 's are'} gone without a successor: ${shown}${gone.length > 3 ? ', …' : ''}. Name the successor of each in sources/registers/published-identifiers.csv, in the column behind it.`
}

/** Add the identifiers of the present build to the record. */
export async function run({ sources }: Pick<Folders, 'sources'>, io: Io): Promise<number> {
  const { dataset, registers } = build(sources)
  if (dataset === null || registers === null)
    return refuse(io, 'The current sources do not build: run make validate.')
  const recorded = publishedRows(sources)
  const added = unrecorded(recorded, lastingIdentifiers(dataset, registers))
  const rows = [...recorded, ...added.map((identifier) => ({ identifier, successor: '' }))].sort(
    (a, b) => byBytes(a.identifier, b.identifier),
  )
  writeFileSync(
    recordIn(sources),
    `${Papa.unparse(rows, { columns: ['identifier', 'successor'], newline: '\n' })}\n`,
  )
  say(io.stdout, `${rows.length} identifiers are recorded, ${added.length} of them new.`)
  say(io.stderr, explainVanished(vanishedFrom(sources, dataset, registers)) ?? '')
  return 0
}
