/**
 * The key under which a name is looked up in a register: two names are the same name when their keys are equal.
 *
 * Folded away are case, accents, the kind of space, dash, quote and apostrophe, and invisible characters. Nothing else
 * is: a name that differs in a letter is another name, and at most a suggestion. Keys are never published.
 */
export function fold(name: string): string {
  const known = folded.get(name)
  if (known !== undefined) return known
  const key = foldAfresh(name)
  // The words of the registers come back for every line; those of the texts do not, and must not pile up.
  if (folded.size >= MOST_FOLDED) folded.clear()
  folded.set(name, key)
  return key
}

const MOST_FOLDED = 20_000
const folded = new Map<string, string>()

function foldAfresh(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
