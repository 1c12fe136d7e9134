/** Identifiers of rows: each is made of what the row is about, never of its place. */
import type { TextTable } from '../../schemas/tables.ts'
import { slug } from '../text/slug.ts'

/** Identifiers of events and passages are made of so many characters of their first words. */
export const FIRST_WORDS = 40

/** The values of a row that its identifier is made of; null and undefined are no value. */
export type Values = Readonly<Record<string, unknown>>

const PARTS: Readonly<Record<TextTable, (row: Values) => readonly string[]>> = {
  mechanisms: () => [],
  participations: (row) => [
    textOf(row['role']),
    codeOr(row['country_id'], row['name_as_written']),
    ...periodOf(row['period']),
  ],
  declared_counts: ({ role, counted }) => [
    'declared-count',
    `${textOf(role)}${counted === 'organizations' ? '-organizations' : ''}`,
  ],
  organization_roles: (row) => [
    textOf(row['role']),
    codeOr(row['organization_id'], row['name_as_written']),
    ...textOf(row['document_id']).split('/').slice(2),
  ],
  mechanism_themes: (row) => ['theme', slug(textOf(row['label_as_written']))],
  meetings: ({ date, title }) => [
    'meeting',
    codeOr(typeof date === 'string' ? date.split('/')[0] : null, title),
  ],
  documents: ({ title }) => ['document', slug(textOf(title))],
  bodies: ({ name }) => ['body', slug(textOf(name))],
  events: ({ date, event_type: type, sentence }) => [
    'event',
    ...periodOf(date ?? type),
    slug(textOf(sentence), FIRST_WORDS),
  ],
  passages: ({ section, text }) => ['passage', textOf(section), slug(textOf(text), FIRST_WORDS)],
}

/** The identifier of a row, before a number tells it from others of the same. */
export function identifierOf(table: TextTable, mechanismId: string, row: Values): string {
  return [mechanismId, ...PARTS[table](row)].join('/')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function codeOr(code: unknown, words: unknown): string {
  return typeof code === 'string' ? code : slug(textOf(words))
}

/** "2000/2004" without the slash, which parts identifiers. */
function periodOf(date: unknown): string[] {
  return typeof date === 'string' ? [date.replace('/', '--')] : []
}
