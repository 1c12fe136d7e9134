/** Answers of queries that a text for people shows, each in the block after its command. */
import { query } from '../query.ts'

/** A command in a block of its own, and the block that shows what it prints. */
const SHOWN = /^```sh\n(?<command>.*)\n```\n\n```text\n(?<shown>(?:(?!```).*\n)*)```$/dgm

/** The statement of a line `make query SQL="..."`, as the shell passes it on; null for any other line. */
export function statementIn(command: string): string | null {
  return /^make query SQL="(.*)"$/.exec(command)?.[1]?.replaceAll('\\"', '"') ?? null
}

/** A text in which every query shows what it gives for the exports in a folder. */
export async function withAnswers(text: string, output: string): Promise<string> {
  let made = ''
  let from = 0
  for (const { groups, indices } of text.matchAll(SHOWN)) {
    const sql = statementIn(groups?.['command'] ?? '')
    const [start, end] = indices?.groups?.['shown'] ?? [0, 0]
    if (sql === null) continue
    made += `${text.slice(from, start)}${await query(sql, output)}\n`
    from = end
  }
  return made + text.slice(from)
}
