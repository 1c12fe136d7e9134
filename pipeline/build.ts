/** The build: all stages in a row, from the folder of source texts to the dataset with its findings. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Ledger, Metadata } from '../schemas/curated.ts'
import type { Dataset } from '../schemas/tables.ts'
import { readAccepted, settleAccepted } from './validate/accepted.ts'
import type { Processed } from './text/drafts.ts'
import { correct } from './correct.ts'
import { PROJECT_SOURCES } from './project.ts'
import { readYaml } from './text/curated.ts'
import { AtLine } from './text/at-line.ts'
import { errorIn, hasErrors, type Finding } from './text/finding.ts'
import { timed } from './text/timed.ts'
import { normalize } from './normalize.ts'
import { parse } from './parse.ts'
import { readSources } from './read.ts'
import { readRegisters, type Registers } from './dialect/registers.ts'
import type { Source } from './text/source-text.ts'
import { findSuspects } from './validate/suspects.ts'
import { validate } from './validate.ts'

export { PROJECT_SOURCES }

export interface Built {
  readonly registers: Registers | null
  readonly sources: readonly Source[]
  readonly processed: readonly Processed[]
  /** Null where an error prevents it; the findings say which. */
  readonly dataset: Dataset | null
  readonly findings: readonly Finding[]
}

/**
 * Build the dataset of a folder of profile texts. The registers and the dialect are those of the folder, where it has
 * some, or the project's. Nothing is written.
 */
export function build(
  folder: string,
  registersFolder = existsSync(join(folder, 'registers')) ? folder : PROJECT_SOURCES,
): Built {
  const { registers, findings: registerFindings } = timed('registers', () =>
    readRegisters(registersFolder),
  )
  const { sources, findings: readFindings } = timed('read', () => readSources(folder))
  const accepted = readAccepted(folder)
  const findings = [...registerFindings, ...readFindings, ...accepted.findings]
  if (registers === null) return { registers, sources, processed: [], dataset: null, findings }

  const results = sources.map((source) => process(source, folder, registers))
  findings.push(...results.flatMap((result) => result.findings))
  const processed = results.flatMap((result) => result.processed ?? [])
  const settled = settleAccepted(findings, accepted.rows, accepted.file)
  if (hasErrors(settled)) return { registers, sources, processed, dataset: null, findings: settled }

  const validated = timed('validate', () => validate(processed, registers, settled))
  const dataset = hasErrors(validated.findings) ? null : validated.dataset
  return { registers, sources, processed, dataset, findings: validated.findings }
}

/**
 * One source through the stages from parse to normalize. A fault of the program becomes a finding on the text that brought
 * it to light, so that the other texts are checked all the same.
 */
function process(
  source: Source,
  folder: string,
  registers: Registers,
): { processed: Processed | null; findings: Finding[] } {
  const metadata = readYaml(join(folder, `${source.id}.yaml`), Metadata)
  const ledgerFile = join(folder, `${source.id}.corrections.yaml`)
  const ledger = readYaml(ledgerFile, Ledger)
  const entries = ledger.value ?? { corrections: [], remarks: [] }
  const findings = [...metadata.findings, ...ledger.findings]
  let stage = ''
  const during = <T>(name: string, work: () => T): T => timed((stage = name), work)
  try {
    const parsed = during('parse', () => parse(source, registers))
    const corrected = during('correct', () => correct(parsed, entries, ledgerFile, ledger.place))
    const profiled = during('normalize', () => normalize(corrected, registers))
    const language = metadata.value?.language ?? corrected.language
    const suspects = during('suspects', () => findSuspects(corrected, language, registers))
    findings.push(...corrected.findings, ...profiled.findings, ...suspects)
    return { processed: { source, metadata: metadata.value ?? {}, corrected, profiled }, findings }
  } catch (error) {
    return { processed: null, findings: [...findings, programFault(source, stage, error)] }
  }
}

function programFault(source: Source, stage: string, error: unknown): Finding {
  const { cause, line } = error instanceof AtLine ? error : { cause: error, line: null }
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const where = cause instanceof Error ? /^\s*at (\S+)/m.exec(cause.stack ?? '')?.[1] : undefined
  const finding = errorIn(
    source.file,
    'program-fault',
    `The stage ${stage} failed on this text${where === undefined ? '' : `, in ${where}`}: ${what}.`,
    line,
  )
  finding.cause = cause
  return finding
}
