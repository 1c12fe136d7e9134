/** The parts of `README.md` that are made: example rows, links to the tables, and the citation. */
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { datasetIri } from '../../export/linked-data/lineage.ts'
import { answer } from '../query.ts'
import { between, markdownTable } from './between.ts'
import { GROUPS, tablesOf } from './dictionary.ts'

/** `README.md` with its made parts, its rows from the exports in a folder; throws where a mark is missing. */
export async function withMadeParts(
  text: string,
  description: DatasetDescription,
  output: string,
): Promise<string> {
  const [, statement = ''] =
    /^<!-- rows: made by `make docs`, do not edit: (.*) -->$/m.exec(text) ?? []
  const rows = markdownTable(await answer(statement, output))
  const withRows = between(text, 'rows', rows)
  return between(between(withRows, 'tables', links()), 'citation', citation(description))
}

/** Each table as CSV and as Parquet. */
function links(): string {
  const cell = (group: string, format: string): string =>
    tablesOf(group)
      .map(({ name }) => `[${name}](output/${format}/${name}.${format})`)
      .join(', ')
  const rows = Object.entries(GROUPS).map(([group, title]) => [
    title,
    cell(group, 'csv'),
    cell(group, 'parquet'),
  ])
  return markdownTable([['Tables', 'CSV', 'Parquet'], ...rows])
}

function citation(description: DatasetDescription): string {
  const { licence, publisher, released, title, version } = description
  const day = released === null ? '' : ` (${released})`
  return `${publisher.name}: *${title}*, version ${version}${day}, ${licence.spdx.replaceAll('-', ' ')}.\n<${datasetIri(description)}>`
}
