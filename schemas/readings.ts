/** `sources/NAME.readings.yaml`: what a person takes from a text where the program cannot. */
import { z } from 'zod'
import { place, reviewed, slug } from './curated.ts'
import { list, text } from './table.ts'
import { anyTable, textTables, type TextTable } from './tables.ts'
import { codes, readAs } from './vocabulary.ts'

/** Columns that no reading gives: they follow from the text and from the row itself. */
const GIVEN: ReadonlySet<string> = new Set(['mechanism_id', 'source_id'])

/** A row as a reading states it: some of the columns of its table, and the part of the quote that it rests on. */
function statedRow(table: TextTable) {
  const { shape } = anyTable(table).row
  const columns = Object.entries(shape).flatMap(([name, schema]) =>
    GIVEN.has(name) ? [] : [[name, schema.optional()] as const],
  )
  return z.strictObject({ words: text.optional(), ...Object.fromEntries(columns) })
}

const says = z.strictObject(
  Object.fromEntries(textTables.map((table) => [table, z.array(statedRow(table)).optional()])),
)

/** The rows that a reading states, by their tables; the values are checked against the schema of each. */
export type StatedRows = Readonly<Partial<Record<TextTable, readonly StatedRow[]>>>
export type StatedRow = Readonly<Record<string, unknown>> & { readonly words?: string | undefined }

export const ReadingEntry = z
  .strictObject({
    id: slug,
    ...place,
    is: codes(readAs).optional(),
    section: slug.optional(),
    says: says.optional(),
    reason: text,
    evidence: list.default([]),
    reviewed,
  })
  .refine((entry) => (entry.is === undefined) !== (entry.says === undefined), {
    path: ['is'],
    message: 'expected either is or says, and not both',
  })
  .refine((entry) => entry.is !== 'heading' || entry.section !== undefined, {
    path: ['section'],
    message: 'expected the section that the heading opens',
  })
  .refine(
    (entry) =>
      entry.section === undefined || ['heading', 'list-item', 'prose'].includes(entry.is ?? ''),
    { path: ['section'], message: 'expected no section with this' },
  )
export type ReadingEntry = z.infer<typeof ReadingEntry>

export const Readings = z.strictObject({ readings: z.array(ReadingEntry).default([]) })
export type Readings = z.infer<typeof Readings>
