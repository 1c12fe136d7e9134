/** Text of the data inside Markdown: tables, links and quotations, with nothing in them that Markdown would read as its own. */

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inline).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Text on one line, its signs escaped. */
export function inline(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\*[\]<>|]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (character) => `\\${character}`)
}

/** An address as a link, anything else as text. */
export function reference(text: string): string {
  return URL.canParse(text) ? `<${text}>` : inline(text)
}

export function quoted(text: string): string {
  return `“${inline(text)}”`
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Long text as its first words, at most 80 characters. */
export function beginning(text: string): string {
  const points = [...text.replace(/\s+/g, ' ')]
  if (points.length <= 80) return points.join('')
  return `${points
    .slice(0, 79)
    .join('')
    .replace(/\s\S*$/, '')} …`
}

/** The codes of a list that occur, with their meanings, in alphabetical order. */
export function used(
  codes: readonly string[],
  meanings: Readonly<Record<string, string>>,
): string[][] {
  return [...new Set(codes)].sort().map((code) => [code, meanings[code] ?? ''])
}
