/** The order of all texts in the exports: by their UTF-8 bytes, which is that of their code points and of no language. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
