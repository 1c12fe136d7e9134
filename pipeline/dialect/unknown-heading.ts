/** What may be a heading although the dialect does not know it. */
import { slice, type Source, type Span } from '../text/source-text.ts'

/**
 * Whether a line ends in a colon, or is all in capitals, as headings do. Asked only of lines that are not an entry of
 * the list they are in; a line with a list mark is never a heading.
 */
export function maybeHeading(
  source: Source,
  line: { readonly span: Span; readonly mark: Span | null },
): boolean {
  const text = slice(source, line.span)
  if (line.mark !== null || text.split(/\s+/).length > 8) return false
  return text.endsWith(':') || (/\p{Lu}{4}/u.test(text) && text === text.toUpperCase())
}
