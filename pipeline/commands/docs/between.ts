/** The parts of a text for people that a program makes, each between two marks. */

/** The text with a made part between its marks; throws where a mark is missing. A mark may go on with a statement. */
export function between(text: string, what: string, made: string): string {
  const begin = new RegExp(`<!-- ${what}: made by \`make docs\`, do not edit(?:: [^\\n]*)? -->`)
  const start = begin.exec(text)
  const stop = text.indexOf(`<!-- end of the ${what} -->`)
  const from = start === null ? -1 : start.index + start[0].length
  if (from === -1 || stop < from) throw new Error(`the marks of the ${what} are missing`)
  return `${text.slice(0, from)}\n\n${made}\n\n${text.slice(stop)}`
}

/** Rows as a table in Markdown; the first row is the header. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...body].map(line).join('\n')
}
