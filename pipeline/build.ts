/** The build: all stages in a row, from the folder of source texts to the dataset with its findings. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Ledger, Metadata } from '../schemas/curated.ts'
import { Readings } from '../schemas/readings.ts'
import type { Dataset } from '../schemas/tables.ts'
import { readAccepted, settleAccepted } from './validate/accepted.ts'
import { readAnnotations } from './validate/annotations.ts'
import type { Processed } from './text/drafts.ts'
import { check, programFault } from './build/check.ts'
import { checkSound } from './build/keep-going.ts'
import { correct } from './correct.ts'
import { PROJECT_SOURCES } from './project.ts'
import { readYaml } from './text/curated.ts'
import { hasErrors, type Finding } from './text/finding.ts'
import type { MissingText } from './text/missing.ts'
import { NO_READINGS } from './text/placed-reading.ts'
import { timed } from './text/timed.ts'
import { normalize } from './normalize.ts'
import { parse } from './parse.ts'
import { readSources } from './read.ts'
import { readRegisters, type Registers } from './dialect/registers.ts'
import type { Source } from './text/source-text.ts'
import { findSuspects } from './validate/suspects.ts'

export { PROJECT_SOURCES }

export interface Built {
  readonly registers: Registers | null
  readonly sources: readonly Source[]
  readonly processed: readonly Processed[]
  /** Null where an error prevents it; the findings say which. */
  readonly dataset: Dataset | null
  /** What the dataset lacks; only where the build was asked to keep going. */
  readonly missing: readonly MissingText[]
  readonly findings: readonly Finding[]
}

interface Options {
  /** The folder of the registers and the dialect: by default that of the texts, where it has some, or the project's. */
  readonly registersFolder?: string
  /** Leave out texts with errors, and build the others. An error that belongs to no text stops the build all the same. */
  readonly keepGoing?: boolean
}

/** Build the dataset of a folder of profile texts. Nothing is written. */
export function build(folder: string, { registersFolder, keepGoing = false }: Options = {}): Built {
  const registersIn =
    registersFolder ?? (existsSync(join(folder, 'registers')) ? folder : PROJECT_SOURCES)
  const { registers, findings: registerFindings } = timed('registers', () =>
    readRegisters(registersIn),
  )
  const { sources, findings: readFindings } = timed('read', () => readSources(folder))
  const accepted = readAccepted(folder)
  const findings = [...registerFindings, ...readFindings, ...accepted.findings]
  const nothing = { registers, sources, processed: [], dataset: null, missing: [] }
  if (registers === null) return { ...nothing, findings }

  const results = sources.map((source) => process(source, folder, registers))
  findings.push(...results.flatMap((result) => result.findings))
  const processed = results.flatMap((result) => result.processed ?? [])
  const settled = settleAccepted(findings, accepted.rows, accepted.file)
  const checked = keepGoing
    ? checkSound(processed, folder, registers, settled)
    : hasErrors(settled)
      ? { dataset: null, missing: [], findings: settled }
      : { ...check(processed, registers, settled), missing: [] }
  return { registers, sources, processed, ...checked }
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
  const readingsFile = join(folder, `${source.id}.readings.yaml`)
  const readings = readYaml(readingsFile, Readings)
  const entries = ledger.value ?? { corrections: [], remarks: [] }
  const findings = [...metadata.findings, ...ledger.findings, ...readings.findings]
  let stage = ''
  const during = <T>(name: string, work: () => T): T => timed((stage = name), work)
  try {
    const parsed = during('parse', () =>
      parse(source, registers, {
        ...(readings.value ?? NO_READINGS),
        file: readingsFile,
        place: readings.place,
      }),
    )
    const corrected = during('correct', () => correct(parsed, entries, ledgerFile, ledger.place))
    const profiled = during('normalize', () =>
      normalize(corrected, registers, metadata.value ?? {}),
    )
    const language = metadata.value?.language ?? corrected.language
    const suspects = during('suspects', () => findSuspects(corrected, language, registers))
    findings.push(...corrected.findings, ...profiled.findings, ...suspects)
    const noted = readAnnotations(folder, profiled, !hasErrors(findings))
    findings.push(...noted.findings)
    const known = { metadata: metadata.value ?? {}, annotations: noted.rows }
    return { processed: { source, corrected, profiled, ...known }, findings }
  } catch (error) {
    return { processed: null, findings: [...findings, programFault(source, stage, error)] }
  }
}
