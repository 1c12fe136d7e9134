/** The parts of `schemas/README.md` that are made: the tables and columns, the views, and the groups of tables. */
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { sqlColumns, type Table } from '../../../schemas/table.ts'
import { anyTable, exportedNames } from '../../../schemas/tables.ts'
import { macros, views } from '../../export/views.ts'
import { between, markdownTable } from './between.ts'

/** The groups of tables, as headings. */
export const GROUPS: Readonly<Record<Table['group'], string>> = {
  flat: 'For a first look: names beside codes',
  text: 'What the texts say',
  subject: 'What they are about',
  knowledge: 'How we know',
}

export function tablesOf(group: string): Table[] {
  return exportedNames.map(anyTable).filter((table) => table.group === group)
}

/** `schemas/README.md` with its made parts; throws where a mark is missing. */
export function withDictionary(text: string, description: DatasetDescription): string {
  return between(between(text, 'data dictionary', dictionary()), 'views', viewList(description))
}

/** A heading for each group, a table of columns for each table. */
function dictionary(): string {
  return Object.entries(GROUPS)
    .flatMap(([group, title]) => [`### ${title}`, ...tablesOf(group).map(describe)])
    .join('\n\n')
}

function describe(table: Table): string {
  const rows = sqlColumns(table).map(({ name, type, nullable, description, codes }) => {
    const values = codes === null ? '' : `: ${codes.map((code) => `\`${code}\``).join(', ')}`
    return [`\`${name}\``, `${type}${nullable ? ' or null' : ''}`, `${description}${values}`]
  })
  const key = table.key.map((column) => `\`${column}\``).join(', ')
  return [
    `#### \`${table.name}\``,
    `${table.description} Key: ${key}.`,
    markdownTable([['Column', 'Type', 'What it holds'], ...rows]),
  ].join('\n\n')
}

/** Each view and macro, with the question it answers. */
function viewList(description: DatasetDescription): string {
  const rows = [
    ...views(description).map(({ name, question }) => [`\`${name}\``, question]),
    ...macros().map(({ name, parts, question }) => [
      `\`${name}(${parts.map(([parameter]) => parameter).join(', ')})\``,
      question,
    ]),
  ]
  return markdownTable([['View or macro', 'The question it answers'], ...rows])
}
