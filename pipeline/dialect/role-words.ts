/** The words by which a sentence gives an organization its role, and on which side of them the names stand. */
import { escape } from './dates.ts'
import type { Registers } from './registers.ts'

export interface RoleWords {
  readonly pattern: RegExp
  readonly role: string | null
  /** "IOM acts as secretariat" has its names before the words, "the secretariat is provided by IOM" behind them. */
  readonly names: 'before' | 'behind'
}

const wordsOf = new WeakMap<Registers, readonly RoleWords[]>()

/** The words for roles, longer ones first. */
export function roleWords(registers: Registers): readonly RoleWords[] {
  let words = wordsOf.get(registers)
  if (words === undefined) {
    const { lexicon } = registers
    words = [
      ...lexicon['organization-role'].map((row) => ({
        pattern: patternOf(row.phrase),
        role: row.value,
        names: 'before' as const,
      })),
      ...lexicon['organization-role-by'].map((row) => ({
        pattern: patternOf(row.phrase),
        role: row.value,
        names: 'behind' as const,
      })),
    ]
    wordsOf.set(registers, words)
  }
  return words
}

/** Three dots in a phrase stand for up to eight words, "The Secretariat of the Example Process is provided by". */
function patternOf(phrase: string): RegExp {
  const words = phrase
    .split(/\s+\.\.\.\s+/)
    .map(escape)
    .join('\\s+(?:[^\\s.,;:]+\\s+){0,8}?')
  return new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, 'iu')
}
