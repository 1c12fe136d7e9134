/** The shapes of the files in `sources/` that people write: metadata and ledgers (YAML), registers and dialect (CSV). */
import { z } from 'zod'
import { list, text } from './table.ts'
import {
  annotationCertainties,
  annotationProperties,
  certainties,
  codes,
  correctionKinds,
  correctionStatuses,
  participationRoles,
  organizationRoles,
} from './vocabulary.ts'

const day = z.iso.date('expected a day as YYYY-MM-DD')
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected lower-case letters, digits and hyphens')
const cell = z.string().transform((value) => (value === '' ? null : value))
const nothing = z.literal('').transform(() => null)
const webAddress = z.url({ protocol: /^https?$/ })

/** `sources/NAME.yaml`: what is known about the text `NAME.txt`. */
export const Metadata = z.strictObject({
  title: text.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  publisher: text.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'expected a language code such as en')
    .optional(),
  captured: day.nullable().optional(),
  rights: text.optional(),
  /** Names of the mechanism that the text itself lacks, and its identifier, where that is not the name of the file. */
  name: text.optional(),
  full_name: text.optional(),
  mechanism_id: slug.optional(),
})
export type Metadata = z.infer<typeof Metadata>

/** A place in a text: the words, and enough of what surrounds them to make the place unique. */
export const place = {
  quote: text,
  before: z.string().optional(),
  after: z.string().optional(),
}

/** Who decided, and when. */
export const reviewed = z.strictObject({ by: text, on: day })

export const LedgerEntry = z
  .strictObject({
    id: slug,
    ...place,
    corrected: text,
    alternatives: list.default([]),
    kind: codes(correctionKinds),
    certainty: codes(certainties),
    status: codes(correctionStatuses),
    reason: text,
    evidence: list.default([]),
    reviewed,
  })
  .superRefine(({ quote, corrected }, context) => {
    if (corrected.trim() !== '' || quote.trim() === '') return
    const message = 'expected words, because no word can be corrected to nothing'
    context.addIssue({ code: 'custom', path: ['corrected'], input: corrected, message })
  })
export type LedgerEntry = z.infer<typeof LedgerEntry>

/** Something a reader of the data should know about a place in the text, that is not a slip to correct. */
export const Remark = z.strictObject({
  id: slug,
  ...place,
  message: text,
  suggestions: list.default([]),
  evidence: list.default([]),
  reviewed,
})
export type Remark = z.infer<typeof Remark>

/** `sources/NAME.corrections.yaml`: the reviewed ledger of the text `NAME.txt`. */
export const Ledger = z.strictObject({
  corrections: z.array(LedgerEntry).default([]),
  remarks: z.array(Remark).default([]),
})
export type Ledger = z.infer<typeof Ledger>

/** No more than a short quotation: the sources are others' works. Some languages have no spaces between words. */
const fewWords = (value: string): boolean =>
  value.split(/\s+/).length <= 12 && [...value].length <= 160

/** `sources/NAME.annotations.csv`: what others say about the rows that the text `NAME.txt` gives. */
export const AnnotationRow = z.strictObject({
  id: slug,
  /** The published identifier of the row, as in its table: `cis-conference/document/...`. */
  row: text,
  property: codes(annotationProperties),
  value: text,
  certainty: codes(annotationCertainties),
  source_title: text,
  source_address: webAddress,
  accessed: z.union([day, nothing]),
  archived_address: z.union([webAddress, nothing]),
  words: cell.refine(
    (value) => value === null || fewWords(value),
    'expected a dozen words at most, as quoted',
  ),
  reviewed_by: text,
  reviewed_on: day,
  remark: cell,
})
export type AnnotationRow = z.infer<typeof AnnotationRow>

/** The form of a value, by its property; any other value is text. */
export const annotationValues: Readonly<
  Partial<Record<AnnotationRow['property'], 'address' | 'date'>>
> = {
  'same-as': 'address',
  address: 'address',
  adopted: 'date',
  issued: 'date',
  concluded: 'date',
}

/** A code of an authority table of the European Union. */
const authorityCode = z.string().regex(/^[A-Z0-9_]+$/, 'expected a code of capitals, such as INTR')

/** `sources/registers/dataset.yaml`. */
export const DatasetDescription = z.strictObject({
  name: slug,
  title: text,
  description: text,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'expected a version such as 1.0.0'),
  base: z.url().endsWith('/'),
  licence: z.strictObject({ name: text, spdx: text, url: z.url() }),
  catalogue: z.strictObject({ title: text, description: text }),
  publisher: z.strictObject({ id: slug, name: text }),
  contributors: z.array(z.strictObject({ id: slug, name: text })).default([]),
  keywords: z.array(text).min(1),
  authority: z.strictObject({
    themes: z.array(authorityCode).min(1),
    frequency: authorityCode,
    access: authorityCode,
    language: authorityCode,
  }),
  version_notes: text,
  released: day.nullable().default(null),
  provenance: text,
  rights: text,
})
export type DatasetDescription = z.infer<typeof DatasetDescription>

export const nameKinds = ['short', 'formal', 'common', 'former', 'variant'] as const

/** `country-names.csv` and `organization-names.csv`: the names that an entry of a register goes by. */
export const CountryName = z.strictObject({
  country_id: text,
  name: text,
  language: text,
  kind: z.enum(nameKinds),
  note: cell,
})
export const OrganizationName = z.strictObject({
  organization_id: text,
  name: text,
  language: text,
  kind: z.enum(nameKinds),
  note: cell,
})

/** `ambiguous-names.csv`: names that may mean several countries, with the decision where one was made. */
export const AmbiguousName = z.strictObject({
  name: text,
  language: text,
  candidates: text.transform((value) => value.split('|')),
  decision: cell,
  note: cell,
})

export const sectionContents = [
  'header',
  'prose',
  'themes',
  'participants',
  'organizations',
  'meetings',
  'documents',
  'other',
] as const

/** `sources/dialect/sections.csv`: the sections of a profile and what each of them holds. */
export const SectionRow = z.strictObject({
  section: slug,
  title: text,
  content: z.enum(sectionContents),
  /** What a State listed in the section is. */
  role: z.union([codes(participationRoles), z.literal('').transform(() => null)]),
  /** What an organization listed in the section is. */
  organization_role: z.union([codes(organizationRoles), z.literal('').transform(() => null)]),
  note: cell,
})
export type SectionRow = z.infer<typeof SectionRow>

/** `region-names.csv`: the words of a type line, and the regions that they name. */
export const RegionName = z.strictObject({
  name: text,
  language: text,
  region_ids: text.transform((value) => value.split('|')),
  note: cell,
})

/** Columns of registers that hold lists, items joined by `|`. */
const LIST_COLUMN = /_(?:ids|matches)$/

/** Cells of a register table: an empty cell is null, `latitude` and `longitude` are numbers, some columns are lists. */
export function registerCell(column: string, value: string): string | string[] | number | null {
  if (LIST_COLUMN.test(column)) return value === '' ? [] : value.split('|')
  if (value === '') return null
  return column === 'latitude' || column === 'longitude' ? Number(value) : value
}
