/** Characters that are no text: control characters, and those that turn the direction of what is shown. */

/** A control character other than a tab or the end of a line, or one that overrides the direction of writing. */
const CONTROLS = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u

/** The first of them in a text, as its UTF-16 offset, and its name for people; null where there is none. */
export function firstControl(text: string): { offset: number; name: string } | null {
  const found = CONTROLS.exec(text)
  if (found === null) return null
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  const kind = /\p{Cc}/u.test(found[0]) ? 'control character' : 'bidirectional control'
  return { offset: found.index, name: `${kind} U+${code}` }
}
