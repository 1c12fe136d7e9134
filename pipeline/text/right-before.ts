/** So many characters before a place say what is right before it: an abbreviation, a preposition, the indent of a line. */
const FARTHEST = 80

/** What is right before a place in a text, from a later place on where one is given. A search in all of it for each place would take the square of its length. */
export function rightBefore(text: string, place: number, from = 0): string {
  return text.slice(Math.max(from, place - FARTHEST), place)
}
