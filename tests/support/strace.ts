/** A build in a process of its own, and what the system is made to do to it at one of its calls, by strace. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from '../../pipeline/project.ts'
import { groupBy } from '../../pipeline/text/group-by.ts'

export const hasStrace = spawnSync('strace', ['-V']).status === 0

/** A call of the system: its name, and the how-manieth of this name it is in its thread. */
export interface Call {
  readonly name: string
  readonly number: number
}

export interface Ended {
  /** Null where a signal ended it. */
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Folders {
  readonly sources: string
  readonly output: string
}

/** Build. `strace`: what strace is to do meanwhile; `node`: options of Node. */
export function buildApart(
  { sources, output }: Folders,
  strace: readonly string[] = [],
  node: readonly string[] = [],
): Ended {
  const command = ['node', ...node, ...program({ sources, output })]
  const all = strace.length === 0 ? command : ['strace', '-f', '-qq', ...strace, ...command]
  const [file = '', ...args] = all
  const { status, signal, stdout, stderr } = spawnSync(file, args, {
    encoding: 'utf8',
    timeout: 120_000,
  })
  return { status, signal, stdout, stderr }
}

function program({ sources, output }: Folders): string[] {
  return [join(PROJECT, '.build/main.js'), 'build', '--sources', sources, '--output', output]
}

/** Two builds at the same time; the exit status of each. */
export async function buildTwice(folders: Folders): Promise<unknown[]> {
  const both = [0, 1].map(() => once(spawn('node', program(folders), { stdio: 'ignore' }), 'exit'))
  return (await Promise.all(both)).map(([status]) => status as unknown)
}

/** The calls of a build that have to do with files below a folder, by their names. */
export function callsOf(
  folders: Folders,
  names: readonly string[],
  below: string,
  log: string,
): Map<string, Call[]> {
  buildApart(folders, ['-y', '-e', `trace=${names.join(',')}`, '-o', log])
  const lines = readFileSync(log, 'utf8').split('\n')
  const counts = new Map<string, number>()
  const calls = lines.flatMap((line): Call[] => {
    const [, thread, name] = /^(\d+) +(\w+)\(/.exec(line) ?? []
    if (thread === undefined || name === undefined) return []
    const number = 1 + (counts.get(`${thread} ${name}`) ?? 0)
    counts.set(`${thread} ${name}`, number)
    return line.includes(below) ? [{ name, number }] : []
  })
  return groupBy(calls, ({ name }) => name)
}
