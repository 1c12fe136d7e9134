/** A row as a reading states it, made whole: its identifier, its words, and what the program read of it already. */
import type { z } from 'zod'
import type { StatedRow } from '../../schemas/readings.ts'
import { anyTable, type TextTable } from '../../schemas/tables.ts'
import type { CorrectedReading } from '../text/claims.ts'
import { keyOf, type Cell, type Draft, type Evidence } from '../text/drafts.ts'
import { correctionsOf, partAt, spanOf, writtenIn, type Excerpt } from '../text/excerpt.ts'
import { faultsOf } from '../text/explain.ts'
import { slice } from '../text/source-text.ts'
import { own, silent, type Profile } from './draft.ts'
import { identifierOf } from './identifiers.ts'

type Cells = Readonly<Record<string, Cell<unknown>>>

/** The column that has the words of a row as they are understood; another has them as written. */
const IN_WORDS: Readonly<Partial<Record<TextTable, string>>> = {
  documents: 'title',
  bodies: 'name',
  mechanism_themes: 'label',
  events: 'sentence',
  passages: 'text',
}

/** What is counted when all readings have been applied. */
const COUNT: Cells = { counted: own('states'), listed: own(0), agreement: own('disagree') }

/**
 * The draft of a stated row. What the reading does not give is as the program read it in a row of the same identifier,
 * among `others`; in a new row the words are those of the quote, and everything else is empty. `fault` says what the
 * schema of the table misses.
 */
export function statedDraft(
  profile: Profile,
  table: TextTable,
  { words, ...given }: StatedRow,
  reading: CorrectedReading,
  others: readonly Draft[],
): { draft: Draft } | { fault: string } {
  const excerpt = words === undefined ? reading.words : wordsWithin(profile, reading, words)
  if (excerpt === null)
    return { fault: `words: found "${words}"; expected words that occur once in the quote.` }
  const { row: schema, key } = anyTable(table)
  const [keyColumn = ''] = key
  const columns = Object.keys(schema.shape)
  const quoted = wordsOf(table, columns, excerpt)
  const id =
    table === 'mechanisms'
      ? profile.mechanismId
      : (given[keyColumn] ?? identifierOf(table, profile.mechanismId, { ...quoted, ...given }))
  const evidence = evidenceOf(excerpt, reading)
  const former = others.find((draft) => draft.table === table && keyOf(draft) === id)
  const known = former?.cells ?? newRow(profile, table, toCells(quoted, evidence), evidence)
  const written = asWritten(profile, given, reading)
  if ('fault' in written) return written
  const { [keyColumn]: _, ...values } = given
  const stated: Cells = {
    ...toCells(values, evidence),
    ...written.cells,
    [keyColumn]: own(id),
  }
  const cells = Object.fromEntries(
    columns.map((column) => [column, stated[column] ?? (known as Cells)[column] ?? silent]),
  )
  const row = Object.fromEntries(columns.map((column) => [column, cells[column]?.value]))
  const checked = schema.safeParse(row, { reportInput: true })
  if (!checked.success) return { fault: faultIn(checked.error, schema, row) }
  return { draft: { table, cells } as unknown as Draft }
}

/** A row of which nothing is known but its words, and what follows from its place. */
function newRow(profile: Profile, table: TextTable, words: Cells, evidence: Evidence): Cells {
  return {
    ...words,
    ...(table === 'declared_counts' ? COUNT : {}),
    ...toCells({ list_position: 1 }, { ...evidence, basis: 'counted', rule: 'list-order' }),
    mechanism_id: own(profile.mechanismId),
  }
}

function faultIn(error: z.ZodError, schema: z.ZodType, row: unknown): string {
  const [first] = faultsOf(error, schema, row)
  return first?.message.replace('found null', 'found nothing') ?? 'no row of this table.'
}

/** The columns of words as written that a reading gives: each rests on these very words. */
function asWritten(
  profile: Profile,
  given: Readonly<Record<string, unknown>>,
  reading: CorrectedReading,
): { cells: Cells } | { fault: string } {
  const cells: Record<string, Cell<unknown>> = {}
  for (const [column, value] of Object.entries(given)) {
    if (!column.endsWith('_as_written') || typeof value !== 'string') continue
    const excerpt = wordsWithin(profile, reading, value)
    if (excerpt === null)
      return { fault: `${column}: found "${value}"; expected words that occur once in the quote.` }
    cells[column] = { value: writtenIn(excerpt), evidence: [evidenceOf(excerpt, reading)] }
  }
  return { cells }
}

/** The part of the quote that a row names by its words as written; null where they are not in it, or not only once. */
function wordsWithin(
  { source }: Profile,
  reading: CorrectedReading,
  words: string,
): Excerpt | null {
  const quote = slice(source, reading.span)
  const at = quote.indexOf(words)
  if (at === -1 || quote.includes(words, at + 1)) return null
  const start = reading.span.start + at
  const found = partAt(reading.words, { start, end: start + words.length })
  return found.text === '' ? null : found
}

/** The columns of a row that are its words: not those of somebody in it, such as who acted. */
function wordsOf(
  table: TextTable,
  columns: readonly string[],
  excerpt: Excerpt,
): Record<string, string> {
  const words = IN_WORDS[table]
  const written = words === undefined ? ['name', 'title'] : [words]
  return Object.fromEntries(
    columns.flatMap((column) => {
      if (column === words) return [[column, excerpt.text]]
      const isWritten = written.some((each) => column === `${each}_as_written`)
      return isWritten ? [[column, writtenIn(excerpt)]] : []
    }),
  )
}

function evidenceOf(excerpt: Excerpt, reading: CorrectedReading): Evidence {
  return {
    span: spanOf(excerpt),
    basis: 'read',
    rule: 'reading',
    corrections: correctionsOf(excerpt),
    reading: reading.id,
  }
}

function toCells(values: Readonly<Record<string, unknown>>, evidence: Evidence): Cells {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [
      column,
      value === null ? silent : { value, evidence: [evidence] },
    ]),
  )
}
