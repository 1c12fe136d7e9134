/** The rows of `sources/dialect/lexicon.csv`: what each kind of words is for, and what its column `value` may hold. */
import { z } from 'zod'
import { text } from './table.ts'
import {
  bodyTypes,
  codes,
  countedKinds,
  documentTypes,
  eventTypes,
  mechanismStatuses,
  mechanismTypes,
  organizationRoles,
  roleScopes,
} from './vocabulary.ts'

/** Kinds whose phrases say all there is to say: the column `value` is empty. */
const plainKinds = [
  'abbreviation',
  'about',
  'after-name',
  'agent',
  'and',
  'authored-document',
  'between',
  'boilerplate',
  'boilerplate-start',
  'body-composition',
  'column',
  'conclusion',
  'conclusion-after',
  'date-preposition',
  'designed-duration',
  'document-note',
  'duration-lead',
  'establishment',
  'goes-on',
  'happening-adjunct',
  'including',
  'lead-in',
  'lead-in-start',
  'meeting-word',
  'membership-ended',
  'next-clause',
  'no-participant',
  'none',
  'not-happened',
  'of',
  'ongoing',
  'part-of-the-world',
  'place-preposition',
  'relative',
  'self-reference',
  'since',
  'small-word',
  'status-stem',
  'subject-preposition',
  'themes-lead-in',
  'to',
  'unnamed-class',
  'until',
  'venue',
  'year-name',
] as const

/** The fields at the head of a profile that are read. */
export const fieldNames = ['type', 'region', 'association', 'established', 'launched'] as const

const empty = z
  .string()
  .max(0, 'expected no value for this kind')
  .transform(() => null)
const language = z.string().regex(/^[a-z]{2,3}$/, 'expected a language code such as en')

function wholeNumber(most: number) {
  return z
    .string()
    .refine(
      (cell) => /^[1-9]\d*$/.test(cell) && Number(cell) <= most,
      `expected a whole number from 1 to ${most}`,
    )
    .transform(Number)
}

function rows<const K extends readonly [string, ...string[]], V extends z.ZodType>(
  kinds: K,
  value: V,
  phrase: z.ZodType<string> = text,
) {
  const note = z.string().transform((cell) => (cell === '' ? null : cell))
  return z.strictObject({ kind: z.enum(kinds), phrase, language, value, note })
}

export const LexiconRow = z.discriminatedUnion('kind', [
  rows(plainKinds, empty),
  rows(
    ['accession'],
    empty,
    text.regex(/^[^]*\S NAME \S[^]*$/, 'expected NAME between the words around the name'),
  ),
  rows(['article'], z.enum(['definite', 'indefinite'])),
  rows(['body-establishment'], z.union([z.literal('participle'), empty])),
  rows(['body-mandate'], z.union([z.literal('infinitive'), empty])),
  rows(['body-reference'], z.enum(['steering-group', 'working-group'])),
  rows(['body-type'], codes(bodyTypes)),
  rows(['counted-noun'], codes(countedKinds)),
  rows(['document-type'], codes(documentTypes)),
  rows(['duration-unit'], z.enum(['Y', 'M', 'W', 'D'])),
  rows(['happening', 'happening-passive', 'happening-impersonal'], codes(eventTypes)),
  rows(['field'], z.enum(fieldNames)),
  // Whether there is such a section is checked against sections.csv.
  rows(['heading'], text),
  rows(['mechanism-type'], codes(mechanismTypes)),
  rows(['month'], wholeNumber(12)),
  rows(['number'], wholeNumber(999)),
  // Without a value, what is right after digits: "5th".
  rows(['ordinal'], z.union([empty, wholeNumber(999)])),
  rows(['organization-role', 'organization-role-by'], codes(organizationRoles)),
  rows(['role-scope'], codes(roleScopes)),
  rows(['role-stem'], z.union([z.literal('any-name'), empty])),
  rows(['status-inferred', 'status-stated'], codes(mechanismStatuses)),
])
export type LexiconRow = z.infer<typeof LexiconRow>
export type LexiconKind = LexiconRow['kind']
/** A row of one kind, with the values that it may have. */
export type RowOfKind<K extends LexiconKind> = LexiconRow extends infer R
  ? R extends { kind: LexiconKind }
    ? K extends R['kind']
      ? Omit<R, 'kind'> & { kind: K }
      : never
    : never
  : never

export const lexiconKinds: readonly LexiconKind[] = LexiconRow.options
  .flatMap((option): LexiconKind[] => [...option.shape.kind.options])
  .sort()
