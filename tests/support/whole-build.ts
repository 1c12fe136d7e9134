/** All stages on one text, in memory and with the registers of the project, as a build goes through them. */
import type { Ledger } from '../../schemas/curated.ts'
import { correct } from '../../pipeline/correct.ts'
import { normalize } from '../../pipeline/normalize.ts'
import { parse } from '../../pipeline/parse.ts'
import { decode } from '../../pipeline/read.ts'
import type { Finding } from '../../pipeline/text/finding.ts'
import { validate } from '../../pipeline/validate.ts'
import { findSuspects } from '../../pipeline/validate/suspects.ts'
import type { Dataset } from '../../schemas/tables.ts'
import { registers } from './build-text.ts'

export interface WholeBuild {
  /** Null for a text that is refused. */
  readonly dataset: Dataset | null
  readonly findings: readonly Finding[]
}

const NO_LEDGER: Ledger = { corrections: [], remarks: [] }

interface Options {
  readonly ledger?: Ledger
  /** Without it, suspects are not searched for, which takes longest. */
  readonly isSpelled?: boolean
}

/** Unlike in a build, an exception is thrown on. `file` ends in `.txt` or `.md`. */
export function buildWhole(
  text: string | Uint8Array,
  file = 'example.txt',
  { ledger = NO_LEDGER, isSpelled = true }: Options = {},
): WholeBuild {
  const read = decode(file, 'example', Buffer.from(text))
  const { source } = read
  if (source === null) return { dataset: null, findings: read.findings }
  const corrected = correct(parse(source, registers), ledger, 'example.corrections.yaml')
  const profiled = normalize(corrected, registers)
  const suspects = isSpelled ? findSuspects(corrected, corrected.language, registers) : []
  return validate([{ source, metadata: {}, corrected, profiled, annotations: [] }], registers, [
    ...read.findings,
    ...corrected.findings,
    ...profiled.findings,
    ...suspects,
  ])
}
