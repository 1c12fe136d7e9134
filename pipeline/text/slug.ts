/** Words as a part of an identifier: lower-case ASCII letters and digits, hyphens between them. */
import { fold } from './fold.ts'

/** The slug of a text, at most `limit` characters, cut between words. Empty where the text has no letter or digit. */
export function slug(text: string, limit = 60): string {
  const words = fold(text)
    .replace(/'/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let result = ''
  for (const word of words) {
    const longer = result === '' ? word : `${result}-${word}`
    if (longer.length > limit) break
    result = longer
  }
  return result === '' ? (words[0] ?? 'unnamed').slice(0, limit) : result
}
