/** Texts that a build leaves out because of errors: asked to keep going, it publishes the others. */
import { basename, join } from 'node:path'
import type { Rule } from '../../schemas/rules.ts'
import { byBytes } from './byte-order.ts'
import type { Finding } from './finding.ts'
import { groupBy } from './group-by.ts'

/** A text that is not in the dataset, by the name of its file, with the rules of the errors that keep it out. */
export interface MissingText {
  readonly id: string
  readonly rules: readonly Rule[]
}

/** The text that a file of a folder belongs to: itself, its metadata, its ledger or its annotations; null for every other file. */
export function textOf(file: string, folder: string): string | null {
  const name = basename(file)
  if (join(folder, name) !== file) return null
  return (
    /^(.+?)(?:\.(?:txt|md)|\.annotations\.csv|(?:\.corrections)?\.ya?ml)$/i.exec(name)?.[1] ?? null
  )
}

/** The texts of a folder that errors keep out, in the order of their names. */
export function missingTexts(errors: readonly Finding[], folder: string): MissingText[] {
  return [...groupBy(errors, ({ file }) => textOf(file, folder) ?? '')]
    .map(([id, mine]) => ({ id, rules: [...new Set(mine.map(({ ruleId }) => ruleId))].sort() }))
    .sort((a, b) => byBytes(a.id, b.id))
}
