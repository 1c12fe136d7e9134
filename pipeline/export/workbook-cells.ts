/** Cells of a workbook. What Excel would change, run, refuse or read as something else is written so that it does not. */
import type { Cell } from 'write-excel-file/node'
import type { SqlType } from '../../schemas/table.ts'
import { LIST_SEPARATOR } from '../text/cell-text.ts'

/** The most that Excel takes in a cell, in UTF-16 code units. */
export const LONGEST_TEXT = 32_767
/** Excel counts a day that never was, 29 February 1900: only from here on do its days fall on ours. */
export const FIRST_DAY = '1900-03-01'

/** The widest column of a table, in characters. */
export const WIDEST = 60
/** The height of a row with one line of text, in points. */
export const ROW_HEIGHT = 15
/** The most lines of a row of a table: a longer text shows its beginning. */
export const MOST_LINES = 10

/** A value of a table; null for an empty cell. `whole` names the files that have a text in full, should it be cut here. */
export function dataCell(value: unknown, type: SqlType, whole: string): Cell {
  if (value === null) return null
  switch (type) {
    case 'BOOLEAN':
      return { type: Boolean, value: Boolean(value), alignVertical: 'top' }
    case 'DOUBLE':
    case 'INTEGER':
    case 'SMALLINT':
      return { type: Number, value: Number(value), alignVertical: 'top' }
    case 'DATE':
      // Midnight in UTC, because the library counts days from there: no time zone moves them.
      return String(value) < FIRST_DAY
        ? dataText(String(value), whole)
        : {
            type: Date,
            value: new Date(`${String(value)}T00:00:00Z`),
            format: 'yyyy-mm-dd',
            alignVertical: 'top',
          }
    case 'VARCHAR[]':
      return dataText((value as readonly string[]).join(LIST_SEPARATOR), whole)
    case 'VARCHAR':
      return dataText(String(value), whole)
  }
}

/** Text in the format "Text", so that it stays text when someone edits the cell: `=1+1`, `004`, `1-2`. */
function dataText(text: string, whole: string): Cell {
  const wrapped = text.length > WIDEST || text.includes('\n') ? { wrap: true } : {}
  return { type: String, value: fit(text, whole), format: '@', alignVertical: 'top', ...wrapped }
}

/** Text of our own, in words for people. With the width of its column it is wrapped, and its row made high enough. */
export function proseCell(text: string, style: { bold?: boolean; width?: number } = {}): Cell {
  // Programs do not agree on who sets the height of a row with wrapped text.
  const wrapped =
    style.width === undefined
      ? {}
      : { wrap: true, height: ROW_HEIGHT * Math.ceil(text.length / style.width) }
  return {
    type: String,
    value: escape(text),
    alignVertical: 'top',
    ...(style.bold === true ? { fontWeight: 'bold' } : {}),
    ...wrapped,
  }
}

/** The text escaped, or as much of it as fits, with a note that says so. The escapes are counted, to be on the safe side. */
function fit(text: string, whole: string): string {
  const escaped = escape(text)
  if (escaped.length <= LONGEST_TEXT) return escaped
  const note = `\n[Cut here. The text has ${[...text].length} characters, more than a cell of a workbook can hold. It stands in full in ${whole}.]`
  let kept = ''
  for (const [piece] of escaped.matchAll(/_x[\dA-F]{4}_|./gsu)) {
    if (kept.length + piece.length > LONGEST_TEXT - note.length) break
    kept += piece
  }
  return kept + note
}

/**
 * What would not come through. XML has no control characters, no halves of surrogate pairs, and makes a line feed of a
 * carriage return; the library drops noncharacters and U+FFFD without a word; and Excel reads `_x0041_` as A.
 */
const UNSAFE = /(?![\t\n])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|\uFFFD|_(?=x[\dA-Fa-f]{4})/gu

/** Text in the notation of Office Open XML (ST_Xstring), which spreadsheets undo: `_x000B_` for U+000B, `_x005F_` for `_`. */
function escape(text: string): string {
  const escaped = text.replace(UNSAFE, escapeUnits)
  // The library looks texts up in a plain object, which takes `constructor` for one that it has had before.
  return escaped in {} ? escapeUnits(escaped.charAt(0)) + escaped.slice(1) : escaped
}

function escapeUnits(characters: string): string {
  return characters
    .split('')
    .map((unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .join('')
}

/** XML in which the characters that only the library could not take stand as they are: LibreOffice does not undo their escapes. */
export function undoNeedlessEscapes(xml: string): string {
  return xml.replace(/_x([\dA-F]{4})_/g, (escaped, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16))
    return /[A-Za-z\uFFFD]/.test(character) ? character : escaped
  })
}
