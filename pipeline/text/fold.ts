/** Nothing to fold away but case and further spaces: ASCII without the grave accent. */
const PLAIN = /^[ -_a-~]*$/

/**
 * The key under which a name is looked up in a register: two names are the same name when their keys are equal.
 *
 * Folded away are case, accents, the kind of space, dash, quote and apostrophe, and invisible characters. Nothing else
 * is: a name that differs in a letter is another name, and at most a suggestion. Keys are never published.
 */
export function fold(name: string): string {
  return (PLAIN.test(name) ? name : withoutAccents(name)).replace(/\s+/g, ' ').trim().toLowerCase()
}

function withoutAccents(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[“”«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
}
