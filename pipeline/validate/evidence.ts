/** Evidence: every value has some, every statement gives the characters at its place, and segments tile the sources. */
import { anyTable, tableNames, type Dataset } from '../../schemas/tables.ts'
import { errorIn, type Finding } from '../text/finding.ts'
import { keyOf, rowsOf } from './integrity.ts'

/** Values of the first group of tables without a statement, and rows of evidence whose characters stand elsewhere. */
export function checkEvidence(dataset: Dataset): Finding[] {
  const texts = codePointsOf(dataset)
  const stated = new Set(
    dataset.statements.map((row) => cellId(row.table_name, row.row_id, row.column_name, row.value)),
  )
  const missing = tableNames
    .filter((name) => anyTable(name).group === 'text')
    .flatMap((name) =>
      rowsOf(dataset, name).flatMap((row) =>
        Object.entries(row)
          .filter(
            ([column, value]) => value !== null && !anyTable(name).structural.includes(column),
          )
          .filter(
            ([column, value]) => !stated.has(cellId(name, keyOf(name, row), column, String(value))),
          )
          .map(([column]) =>
            errorIn(
              name,
              'missing-evidence',
              `Row ${keyOf(name, row)}: ${column} has a value and no statement for it.`,
            ),
          ),
      ),
    )
  const wrong = (['statements', 'corrections', 'findings'] as const).flatMap((name) =>
    dataset[name]
      .filter(
        (row) =>
          texts.get(row.source_id)?.slice(row.start_offset, row.end_offset).join('') !==
          row.as_written,
      )
      .map((row) =>
        errorIn(
          name,
          'wrong-evidence',
          `Row ${keyOf(name, row)}: "${row.as_written}" does not stand at ${row.start_offset} to ${row.end_offset}.`,
        ),
      ),
  )
  const corrections = new Set(dataset.corrections.map((row) => row.correction_id))
  const dangling = dataset.statements.flatMap((row) =>
    row.correction_ids
      .filter((id) => !corrections.has(id))
      .map((id) =>
        errorIn(
          'statements',
          'broken-reference',
          `Row ${row.statement_id}: ${id} is no row of corrections.`,
        ),
      ),
  )
  return [...missing, ...wrong, ...dangling]
}

/** The segments of each source, in order, must begin where the one before ended and give the whole text back. */
export function checkSegments(dataset: Dataset): Finding[] {
  return dataset.sources.flatMap((source) => {
    const segments = dataset.segments.filter((segment) => segment.source_id === source.source_id)
    const ends = [0, ...segments.map((segment) => segment.end_offset)]
    const broken = segments.findIndex(
      (segment, index) =>
        segment.start_offset !== ends[index] || segment.end_offset <= segment.start_offset,
    )
    if (broken === -1 && ends.at(-1) === source.character_count) return []
    const at = broken === -1 ? ends.at(-1) : ends[broken]
    return errorIn(
      source.source_id,
      'segments-do-not-tile',
      `The segments leave a gap or overlap at offset ${at}.`,
    )
  })
}

/** The texts as lists of code points, by source: the unit in which offsets count. */
function codePointsOf(dataset: Dataset): Map<string, string[]> {
  return new Map(dataset.sources.map((source) => [source.source_id, [...source.text]]))
}

function cellId(...parts: readonly string[]): string {
  return parts.join('\u0000')
}
