/** The order of all texts in the exports: by their UTF-8 bytes, which is that of their code points and of no language. */
export function byBytes(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const unit = a.charCodeAt(index)
    const other = b.charCodeAt(index)
    if (unit !== other) return rank(unit) - rank(other)
  }
  return a.length - b.length
}

/** Halves of surrogate pairs come after all other units: as code points, pairs are beyond U+FFFF. */
function rank(unit: number): number {
  if (unit < 0xd800) return unit
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800
}

/** The texts in the order of their bytes. Without surrogates that is the order of JavaScript, which is faster. */
export function sortedByBytes(texts: readonly string[]): string[] {
  return texts.some((text) => /[\ud800-\udfff]/.test(text))
    ? texts.toSorted(byBytes)
    : texts.toSorted()
}
