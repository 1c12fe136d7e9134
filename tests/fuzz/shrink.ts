/** The smallest part of an input that still fails. */

/**
 * Take lines away, then characters, as long as the rest fails. `fails` may take its time: after so many milliseconds what
 * is left is given as it is.
 */
export function shrink(
  text: string,
  fails: (text: string) => boolean,
  milliseconds: number,
): string {
  const end = performance.now() + milliseconds
  const stillFails = (parts: readonly string[]): boolean =>
    performance.now() < end && fails(parts.join(''))
  const lines = fewest(text.split(/(?<=\n)/), stillFails)
  return fewest([...lines.join('')], stillFails).join('')
}

/** As few of the parts as fail: halves are tried first, then ever smaller runs, then each by itself. */
function fewest(parts: readonly string[], fails: (parts: readonly string[]) => boolean): string[] {
  let left = [...parts]
  for (let size = Math.ceil(left.length / 2); size >= 1; size = Math.floor(size / 2))
    for (let at = 0; at < left.length;) {
      const without = left.toSpliced(at, size)
      if (fails(without)) left = without
      else at += size
    }
  return left
}
