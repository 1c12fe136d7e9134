/** Names of the registers inside a running text. */
import { fold } from '../text/fold.ts'
import { lookUp } from './register-names.ts'
import type { Registers } from './registers.ts'

/** The most words that a name of a country has in a sentence. */
const LONGEST_NAME = 6

/** The first stretch of words, the first of them with a capital, that is the name of a country and that `counts` lets pass. */
export function countryNamedIn(
  text: string,
  registers: Registers,
  counts: (name: string) => boolean = () => true,
): string | null {
  const words = text.split(/[\s,;:()]+/).map((word) => word.replace(/[.’']s?$/u, ''))
  for (const [start, first] of words.entries()) {
    if (!/^\p{Lu}/u.test(first)) continue
    for (let length = LONGEST_NAME; length > 0; length -= 1) {
      const name = words.slice(start, start + length).join(' ')
      if (lookUp(registers.countryNames, name) !== null && counts(name)) return name
    }
  }
  return null
}

/** The first acronym, or name of several words, of an organization of the register. */
export function organizationNamedIn(text: string, registers: Registers): string | null {
  const acronym = (text.match(/(?<![\p{L}\d])[\p{Lu}][\p{Lu}\d-]+(?![\p{L}\d])/gu) ?? []).find(
    (word) => registers.organizationAcronyms.byKey.has(word),
  )
  if (acronym !== undefined) return acronym
  const key = fold(text)
  return (
    [...registers.organizationNames.byKey.keys()].find(
      (name) => name.includes(' ') && standsIn(key, name),
    ) ?? null
  )
}

/** Whether a text has a name without a letter right before or after it. */
function standsIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    const [before, behind] = [text.slice(0, at), text.slice(at + name.length)]
    if (!/\p{L}$/u.test(before) && !/^\p{L}/u.test(behind)) return true
  }
  return false
}
