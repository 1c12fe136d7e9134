/** Searches in numbers that ascend. */

/** How many of them are at most `limit`. */
export function countUpTo(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? Infinity) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** The last that is at most `limit`. */
export function lastUpTo(ascending: readonly number[], limit: number): number | undefined {
  return ascending[countUpTo(ascending, limit) - 1]
}
