/** Tables of Markdown: those of States are read down their columns, all others row by row. */
import { lookUp } from '../dialect/register-names.ts'
import type { Registers } from '../dialect/registers.ts'
import type { Excerpt } from '../text/excerpt.ts'
import { fold } from '../text/fold.ts'
import type { RawLine } from './lines.ts'
import type { Item } from './outline.ts'

/** The lines of a block; where each column of a table in it names a State, or there is one column, the cells in their order. */
export function readByColumn(block: readonly RawLine[], registers: Registers): readonly RawLine[] {
  const rows = block.filter((line) => line.setting.cells !== undefined)
  const width = Math.max(0, ...rows.map((row) => row.setting.cells?.length ?? 0))
  const columns = Array.from({ length: width }, (_, column) => column)
  const isState = (cell: Excerpt): boolean => lookUp(registers.countryNames, cell.text) !== null
  const namesStates = (column: number): boolean =>
    rows.some((row) => row.setting.cells?.[column]?.some(isState) === true)
  if (width === 0 || !(width === 1 || columns.every(namesStates))) return block
  const cells = columns.flatMap((column) =>
    rows.flatMap((row) => cellLines(row, column, width === 1)),
  )
  return [...block.filter((line) => !rows.includes(line)), ...cells]
}

/** The lines of a cell; the markup of its row goes with those of the first cell. */
function cellLines({ setting }: RawLine, column: number, isAlone: boolean): RawLine[] {
  const { cells = [], isHead, markup = [] } = setting
  const first = cells.findIndex((cell) => cell.length > 0)
  return (cells[column] ?? []).map((words, index) => ({
    words,
    mark: null,
    setting: {
      ...(isAlone ? {} : { column }),
      cells: [[words]],
      isHead: isHead === true,
      markup: column === first && index === 0 ? markup : [],
    },
  }))
}

/** The first row of a table where all its cells are words for what a column holds: "Date", "Place", "Title". */
export function isHeadOfTable({ setting }: Item, { words }: Registers): boolean {
  const cells = setting.cells?.flat() ?? []
  return setting.isHead === true && cells.every(({ text }) => words.phrases.column.has(fold(text)))
}
