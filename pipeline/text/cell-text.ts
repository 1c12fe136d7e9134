/** The text of a value, as CSV and statements have it: the items of a list are joined by `|`. */

/** Between the items of a list column; the schemas keep it out of every item. */
export const LIST_SEPARATOR = '|'

export function cellText(value: unknown): string {
  return Array.isArray(value) ? value.join(LIST_SEPARATOR) : String(value)
}
