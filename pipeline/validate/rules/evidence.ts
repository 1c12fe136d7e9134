/** Rules of evidence: each value has some, each statement is of a value and of the characters at its place, segments tile. */
import { decodeString } from 'micromark-util-decode-string'
import { anyTable, tableNames, type Dataset, type Row } from '../../../schemas/tables.ts'
import { countUpTo } from '../../text/ascending.ts'
import { cellText } from '../../text/cell-text.ts'
import { groupBy } from '../../text/group.ts'
import { keyOf, rowsOf, ruleOf, type Fault, type TableRule } from './rule.ts'

const textTables = tableNames.filter((name) => anyTable(name).group === 'text')

const valueRules: readonly TableRule[] = [
  {
    name: 'missing-evidence',
    table: null,
    description: 'Each value of the tables of what the texts say has a statement.',
    check: missingStatements,
  },
  ruleOf(
    'statements',
    'statement-value',
    'A statement gives the value that the row it names has in that column.',
    (dataset) => {
      const values = new Map(
        textTables.flatMap((name) =>
          rowsOf(dataset, name).map((row) => [cellId(name, keyOf(name, row)), row] as const),
        ),
      )
      return ({ table_name, row_id, column_name, value }) => {
        const found = values.get(cellId(table_name, row_id))?.[column_name] ?? null
        return found !== null && cellText(found) === value
          ? null
          : `it says ${value}, and ${column_name} of ${row_id} in ${table_name} is ${String(found)}.`
      }
    },
  ),
  ruleOf(
    'statements',
    'statement-source',
    'A statement rests on the text that the mechanism was read from.',
    (dataset) => {
      const mechanisms = new Map(dataset.mechanisms.map((row) => [row.mechanism_id, row.source_id]))
      const sources = new Map(
        textTables.flatMap((name) =>
          rowsOf(dataset, name).map((row) => [
            cellId(name, keyOf(name, row)),
            mechanisms.get(String(row['mechanism_id'])),
          ]),
        ),
      )
      return ({ table_name, row_id, source_id }) =>
        sources.get(cellId(table_name, row_id)) === source_id
          ? null
          : `it rests on ${source_id}, which is not the text of ${row_id}.`
    },
  ),
  ruleOf(
    'statements',
    'statement-as-written',
    'The value of a column of words as written is the words at its place, without markup.',
    ({ segments, statements }) => {
      const addresses = groupBy(
        statements.filter(({ column_name }) => column_name === 'address'),
        ({ row_id }) => row_id,
      )
      const bySource = new Map(
        [...groupBy(segments, (segment) => segment.source_id)].map(([source, all]) => [
          source,
          { all, starts: all.map((segment) => segment.start_offset) },
        ]),
      )
      return (statement) => {
        const { column_name, value, as_written, source_id } = statement
        if (!column_name.endsWith('_as_written') || value === as_written) return null
        const words = withoutMarkup(
          statement,
          bySource.get(source_id) ?? NO_SEGMENTS,
          addresses.get(statement.row_id) ?? [],
        )
        return lettersOf(value) === lettersOf(words) ? null : `"${value}" is not "${as_written}".`
      }
    },
  ),
]

interface SegmentsOfText {
  readonly all: readonly Row<'segments'>[]
  readonly starts: readonly number[]
}

const NO_SEGMENTS: SegmentsOfText = { all: [], starts: [] }

/**
 * The words at the place of a statement, without what the segments call no words, and without the address that a link in
 * them gives to another column of the row; characters as Markdown writes them are read.
 */
function withoutMarkup(
  { start_offset: start, end_offset: end, as_written }: Row<'statements'>,
  { all, starts }: SegmentsOfText,
  addresses: readonly Row<'statements'>[],
): string {
  const points = [...as_written]
  for (const address of addresses)
    if (start <= address.start_offset && address.end_offset <= end)
      points.fill('', address.start_offset - start, address.end_offset - start)
  const words = all
    .slice(Math.max(0, countUpTo(starts, start) - 1), countUpTo(starts, end))
    .filter(({ kind }) => kind !== 'punctuation' && kind !== 'boilerplate')
    .map((segment) =>
      points.slice(
        Math.max(0, segment.start_offset - start),
        Math.max(0, Math.min(segment.end_offset, end) - start),
      ),
    )
  return decodeString(words.flat().join(''))
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

const placeRules: readonly TableRule[] = (
  ['statements', 'corrections', 'readings', 'findings'] as const
).map((table) =>
  ruleOf(
    table,
    'wrong-evidence',
    'The words as written are those at its place: code points from 0, the end exclusive.',
    ({ sources }) => {
      // As lists of code points: the unit in which offsets count.
      const texts = new Map(sources.map((source) => [source.source_id, [...source.text]]))
      return ({ source_id, start_offset: start, end_offset: end, as_written }) => {
        const text = texts.get(source_id) ?? []
        return start <= end && end <= text.length && text.slice(start, end).join('') === as_written
          ? null
          : `"${as_written}" is not at ${start} to ${end}.`
      }
    },
  ),
)

const correctionRules: readonly TableRule[] = [
  ruleOf(
    'statements',
    'statement-reading',
    'A statement with the basis read names the reading that states it, and rests on characters of that reading.',
    ({ readings }) => {
      const byId = new Map(readings.map((row) => [row.reading_id, row]))
      return ({ basis, reading_id, start_offset, end_offset }) => {
        if (reading_id === null) return basis === 'read' ? 'it names no reading.' : null
        const reading = byId.get(reading_id)
        return reading !== undefined &&
          reading.start_offset <= start_offset &&
          end_offset <= reading.end_offset
          ? null
          : `it is not of the characters of ${reading_id}.`
      }
    },
  ),
  ruleOf(
    'statements',
    'statement-corrections',
    'A statement names the applied corrections of its own characters, and with the basis corrected at least one.',
    ({ corrections }) => {
      const byId = new Map(corrections.map((row) => [row.correction_id, row]))
      return (statement) => {
        const wrong = statement.correction_ids.find((id) => !corrects(byId.get(id), statement))
        if (wrong !== undefined) return `${wrong} is not an applied correction of its characters.`
        return statement.basis === 'corrected' && statement.correction_ids.length === 0
          ? 'it names no correction.'
          : null
      }
    },
  ),
  ruleOf(
    'corrections',
    'correction-change',
    'A correction changes the words.',
    () => (row) =>
      row.corrected === row.as_written ? `"${row.corrected}" is what the source has.` : null,
  ),
  ruleOf(
    'corrections',
    'correction-effect',
    'A statement rests on each applied correction, or a finding says that none does.',
    ({ statements, findings }) => {
      const named = new Set(statements.flatMap((row) => row.correction_ids))
      const reported = new Set(
        findings.filter(({ rule }) => rule === 'ledger-idle').map((row) => placeId(row)),
      )
      return (row) =>
        row.status !== 'applied' || named.has(row.correction_id) || reported.has(placeId(row))
          ? null
          : 'no statement names it.'
    },
  ),
]

const annotationRule = ruleOf(
  'annotations',
  'annotation-row',
  'An annotation is about a row of what the texts say, of its own mechanism.',
  (dataset) => {
    const mechanisms = new Map(
      textTables.flatMap((name) =>
        rowsOf(dataset, name).map((row) => [cellId(name, keyOf(name, row)), row['mechanism_id']]),
      ),
    )
    return ({ table_name, row_id, mechanism_id }) =>
      mechanisms.get(cellId(table_name, row_id)) === mechanism_id
        ? null
        : `${row_id} is no row of ${mechanism_id} in ${table_name}.`
  },
)

export const evidenceRules: readonly TableRule[] = [
  ...valueRules,
  ...placeRules,
  ...correctionRules,
  annotationRule,
  {
    name: 'segments-do-not-tile',
    table: 'segments',
    description:
      'The segments of a text follow each other without gap or overlap and give it back.',
    check: untiledSources,
  },
]

function missingStatements(dataset: Dataset): Fault[] {
  const stated = new Set(
    dataset.statements.map((row) => cellId(row.table_name, row.row_id, row.column_name, row.value)),
  )
  return textTables.flatMap((table) => {
    const { row: schema, structural } = anyTable(table)
    const columns = Object.keys(schema.shape).filter((column) => !structural.includes(column))
    return rowsOf(dataset, table).flatMap((row) => {
      const key = keyOf(table, row)
      return columns
        .filter((column) => row[column] !== null)
        .filter((column) => !stated.has(cellId(table, key, column, cellText(row[column]))))
        .map((column) => ({ table, key, found: `${column} has a value and no statement.` }))
    })
  })
}

function corrects(correction: Row<'corrections'> | undefined, row: Row<'statements'>): boolean {
  return (
    correction?.status === 'applied' &&
    correction.source_id === row.source_id &&
    correction.end_offset > row.start_offset &&
    correction.start_offset < row.end_offset
  )
}

/** The segments of each source, in order, must begin where the one before ended and end with the text. */
function untiledSources(dataset: Dataset): Fault[] {
  const segments = groupBy(dataset.segments, (segment) => segment.source_id)
  return dataset.sources.flatMap(({ source_id, character_count }) => {
    let at = 0
    for (const { start_offset, end_offset } of segments.get(source_id) ?? []) {
      if (start_offset !== at || end_offset <= start_offset) break
      at = end_offset
    }
    return at === character_count
      ? []
      : [{ table: 'segments', key: source_id, found: `there is a gap or overlap at offset ${at}.` }]
  })
}

function cellId(...parts: readonly string[]): string {
  return parts.join('\u0000')
}

function placeId(row: Row<'corrections'> | Row<'findings'>): string {
  return cellId(row.source_id, String(row.start_offset))
}
