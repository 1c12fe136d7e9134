/** A fault of the program, with the line of the text that brought it to light. */
export class AtLine extends Error {
  /** From 1. */
  readonly line: number

  constructor(line: number, cause: unknown) {
    super(`line ${line}`, { cause })
    this.line = line
  }
}
