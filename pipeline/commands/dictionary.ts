/** The parts of the README that are made: the data dictionary, from the schemas, and the citation, from dataset.yaml. */
import type { DatasetDescription } from '../../schemas/curated.ts'
import { sqlColumns, type Table } from '../../schemas/table.ts'
import { anyTable, tableNames } from '../../schemas/tables.ts'
import { datasetIri } from '../export/linked-data/lineage.ts'

const GROUPS: Record<Table['group'], string> = {
  text: 'What the texts say, tidied',
  subject: 'What they are about',
  knowledge: 'How we know',
}

/** The dictionary as Markdown: a heading for each group, a table of columns for each table. */
export function dataDictionary(): string {
  const groups = Object.keys(GROUPS) as Table['group'][]
  return groups
    .flatMap((group) => [
      `### ${GROUPS[group]}`,
      ...tableNames
        .filter((name) => anyTable(name).group === group)
        .map((name) => describe(anyTable(name))),
    ])
    .join('\n\n')
}

function describe(table: Table): string {
  const rows = sqlColumns(table).map(({ name, type, nullable, description, codes }) => {
    const values = codes === null ? '' : `: ${codes.map((code) => `\`${code}\``).join(', ')}`
    return `| \`${name}\` | ${type}${nullable ? ' or null' : ''} | ${description}${values} |`
  })
  const key = table.key.map((column) => `\`${column}\``).join(', ')
  return [
    `#### \`${table.name}\``,
    `${table.description} Key: ${key}.`,
    ['| Column | Type | What it holds |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')
}

/** The README with the dictionary between its marks; throws where a mark is missing. */
export function withDictionary(readme: string): string {
  return between(readme, 'data dictionary', dataDictionary())
}

/** The README with the citation between its marks; throws where a mark is missing. */
export function withCitation(readme: string, description: DatasetDescription): string {
  const { licence, publisher, released, title, version } = description
  const day = released === null ? '' : ` (${released})`
  return between(
    readme,
    'citation',
    `${publisher.name}: *${title}*, version ${version}${day}, ${licence.spdx.replaceAll('-', ' ')}.\n<${datasetIri(description)}>`,
  )
}

function between(readme: string, what: string, text: string): string {
  const [begin, end] = [
    `<!-- ${what}: made by \`make docs\`, do not edit -->`,
    `<!-- end of the ${what} -->`,
  ]
  const [start, stop] = [readme.indexOf(begin), readme.indexOf(end)]
  if (start === -1 || stop < start) throw new Error(`README.md lacks the marks of the ${what}`)
  return `${readme.slice(0, start + begin.length)}\n\n${text}\n\n${readme.slice(stop)}`
}
