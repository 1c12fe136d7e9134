/** The data dictionary of the README, made from the schemas; it stands between two marks. */
import { sqlColumns, type Table } from '../schemas/table.ts'
import { anyTable, tableNames } from '../schemas/tables.ts'

const BEGIN = '<!-- data dictionary: made by `make docs`, do not edit -->'
const END = '<!-- end of the data dictionary -->'

const GROUPS: Record<Table['group'], string> = {
  text: 'What the texts say, tidied',
  subject: 'What they are about',
  knowledge: 'How we know',
}

/** The dictionary as Markdown: a heading for each group, a table of columns for each table. */
export function dataDictionary(): string {
  const groups = Object.keys(GROUPS) as Table['group'][]
  return groups
    .flatMap((group) => [`### ${GROUPS[group]}`, ...tableNames.filter((name) => anyTable(name).group === group).map((name) => describe(anyTable(name)))])
    .join('\n\n')
}

function describe(table: Table): string {
  const rows = sqlColumns(table).map(({ name, type, nullable, description, codes }) => {
    const values = codes === null ? '' : `: ${codes.map((code) => `\`${code}\``).join(', ')}`
    return `| \`${name}\` | ${type}${nullable ? ' or null' : ''} | ${description}${values} |`
  })
  const key = table.key.map((column) => `\`${column}\``).join(', ')
  return [`#### \`${table.name}\``, `${table.description} Key: ${key}.`, ['| Column | Type | What it holds |', '| --- | --- | --- |', ...rows].join('\n')].join('\n\n')
}

/** The README with the dictionary between its marks; throws where a mark is missing. */
export function withDictionary(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)]
  if (begin === -1 || end < begin) throw new Error('README.md lacks the marks of the data dictionary')
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${dataDictionary()}\n\n${readme.slice(end)}`
}
