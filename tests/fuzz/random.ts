/** Values drawn from a seed, the same on every machine. */
export interface Random {
  /** A whole number from 0, less than `count`. */
  below(count: number): number
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T
  /** Whether something of this probability happens. */
  chance(probability: number): boolean
}

/** Each number of a seed has a sequence of its own, so that any case can be made by itself. */
export function randomOf(seed: number, number: number): Random {
  let state = Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0x85ebca77)
  // The generator mulberry32.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (count: number): number => Math.floor(next() * count)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: <T>(from: readonly T[]): T => {
      const picked = from[below(from.length)]
      if (picked === undefined) throw new Error('there is nothing to pick from')
      return picked
    },
  }
}
