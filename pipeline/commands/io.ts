/** What a command has of the world besides its arguments: its streams and its environment. A test hands over its own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  readonly stdout: Screen
  readonly stderr: Screen
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A stream to write to, which may be a terminal. */
export type Screen = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  /** How many characters fit on a line of the terminal. */
  readonly columns?: number
}

/** The folders that almost every command takes. */
export interface Folders {
  /** Profile texts with their metadata and ledgers, and perhaps registers. */
  readonly sources: string
  /** The exports. */
  readonly output: string
}

/** Write lines; nothing where there is no text. */
export function say(screen: Screen, text: string): void {
  if (text !== '') screen.write(`${text}\n`)
}

/** What a person did wrong, in one sentence or more, and the exit status that says so. */
export function refuse({ stderr }: Io, ...reasons: readonly string[]): 1 {
  say(stderr, reasons.join('\n'))
  return 1
}

export function widthOf({ columns }: Screen): number {
  return columns ?? 80
}

/** Colour for terminals only, and not where https://no-color.org asks for none. */
export function isColored({ isTTY }: Screen, env: Io['env']): boolean {
  return isTTY === true && (env['NO_COLOR'] ?? '') === ''
}
