/** A command run in this process: what it is given to read, and what it shows. */
import { Readable, Writable } from 'node:stream'
import type { Io } from '../../pipeline/commands/io.ts'
import { run } from '../../pipeline/commands/program.ts'

export interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

interface Surroundings {
  /** What is typed; taken from an iterator when the command asks for it. */
  readonly input?: string | Iterable<string>
  readonly env?: Io['env']
  /** A terminal of so many columns; without it the streams are files. */
  readonly columns?: number
}

/** Run a command line in memory. */
export async function command(
  args: readonly string[],
  { input = '', env = {}, columns }: Surroundings = {},
): Promise<Outcome> {
  const shown = { stdout: '', stderr: '' }
  const screen = (name: keyof typeof shown): Io['stdout'] =>
    Object.assign(
      new Writable({
        write(chunk, _, done) {
          shown[name] += String(chunk)
          done()
        },
      }),
      columns === undefined ? {} : { columns, isTTY: true },
    )
  const stdin = Readable.from(typeof input !== 'string' ? input : input === '' ? [] : [input])
  const status = await run(args, { stdin, stdout: screen('stdout'), stderr: screen('stderr'), env })
  return { status, ...shown }
}
