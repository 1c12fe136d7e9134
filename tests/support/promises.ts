/** What the data model promises of every dataset, said again in other words than the pipeline's own checks. */
import { cellText } from '../../pipeline/text/cell-text.ts'
import { anyTable, tableNames, type Dataset } from '../../schemas/tables.ts'

/** Statements, corrections and findings whose characters are not at the offsets that they name. */
export function misplaced(dataset: Dataset): string[] {
  const points = new Map(dataset.sources.map(({ source_id, text }) => [source_id, [...text]]))
  return placed(dataset)
    .filter(({ source_id, start_offset, end_offset, as_written }) => {
      const at = points.get(source_id)?.slice(start_offset, end_offset).join('')
      return at !== as_written
    })
    .map((row) => `${row.source_id} ${row.start_offset}-${row.end_offset}: ${row.as_written}`)
}

/** Those whose line and column are not those of their offset: a line ends with LF, CR LF or CR, and begins with column 1. */
export function misnumbered(dataset: Dataset): string[] {
  const names = new Map(dataset.sources.map(({ source_id, text }) => [source_id, numbered(text)]))
  return placed(dataset).flatMap(({ source_id, start_offset, line, column }) => {
    const right = names.get(source_id)?.[start_offset]
    return right === `${line}:${column}`
      ? []
      : [`${source_id} ${start_offset}: ${line}:${column} for ${right}`]
  })
}

/** `line:column` of each code point of a text, and of its end. */
function numbered(text: string): string[] {
  let [line, column, before] = [1, 1, '']
  const names = [...text, ''].map((point) => {
    const begins = before === '\n' ? true : before === '\r' && point !== '\n'
    if (begins) [line, column] = [line + 1, 1]
    const name = `${line}:${column}`
    column += 1
    before = point
    return name
  })
  return names
}

function placed({ statements, corrections, findings }: Dataset) {
  return [...statements, ...corrections, ...findings]
}

/** Sources whose segments, joined in order, are not their text, or leave a gap, or overlap. */
export function untiled({ sources, segments }: Dataset): string[] {
  return sources
    .filter(({ source_id, text }) => {
      const points = [...text]
      const mine = segments.filter((segment) => segment.source_id === source_id)
      const joined = mine
        .map((segment) => points.slice(segment.start_offset, segment.end_offset).join(''))
        .join('')
      return (
        joined !== text ||
        mine.some((segment, index) => segment.start_offset !== (mine[index - 1]?.end_offset ?? 0))
      )
    })
    .map((source) => source.source_id)
}

/** Values of the tables that sources speak for, without a statement that gives them. */
export function unsupported(dataset: Dataset): string[] {
  const supported = new Set(
    dataset.statements.map((row) =>
      [row.table_name, row.row_id, row.column_name, row.value].join(' '),
    ),
  )
  return tableNames
    .filter((name) => anyTable(name).group === 'text')
    .flatMap((name) => {
      const { key, structural } = anyTable(name)
      const rows: readonly Record<string, unknown>[] = dataset[name]
      return rows.flatMap((row) =>
        Object.entries(row)
          .filter(([column, value]) => value !== null && !structural.includes(column))
          .map(([column, value]) =>
            [name, String(row[key[0] ?? '']), column, cellText(value)].join(' '),
          )
          .filter((id) => !supported.has(id)),
      )
    })
}

/** Every broken promise, each with the name of its kind before it. */
export function brokenPromises(dataset: Dataset): string[] {
  const kinds = { misplaced, misnumbered, untiled, unsupported }
  return Object.entries(kinds).flatMap(([kind, check]) =>
    check(dataset).map((offender) => `${kind}: ${offender}`),
  )
}
