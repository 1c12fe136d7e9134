/** The build: all stages in a row, from the folder of source texts to the dataset with its findings. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ledger, Metadata } from '../schemas/curated.ts'
import type { Dataset } from '../schemas/tables.ts'
import { readAccepted, settleAccepted } from './validate/accepted.ts'
import type { Processed } from './text/drafts.ts'
import { correct } from './correct.ts'
import { readYaml } from './text/curated.ts'
import { hasErrors, type Finding } from './text/finding.ts'
import { normalize } from './normalize.ts'
import { parse } from './parse.ts'
import { readSources } from './read.ts'
import { readRegisters, type Registers } from './dialect/registers.ts'
import type { Source } from './text/source-text.ts'
import { findSuspects } from './validate/suspects.ts'
import { validate } from './validate.ts'

/** The project's own `sources/`: its registers and dialect serve every folder of texts. */
export const PROJECT_SOURCES = fileURLToPath(new URL('../sources', import.meta.url))

export interface Built {
  readonly registers: Registers | null
  readonly sources: readonly Source[]
  readonly processed: readonly Processed[]
  /** Null where an error stands in the way; the findings say which. */
  readonly dataset: Dataset | null
  readonly findings: readonly Finding[]
}

/** Build the dataset of a folder of profile texts, with the registers of a folder. Nothing is written. */
export function build(folder: string, registersFolder = PROJECT_SOURCES): Built {
  const { registers, findings: registerFindings } = readRegisters(registersFolder)
  const { sources, findings: readFindings } = readSources(folder)
  const accepted = readAccepted(folder)
  const findings = [...registerFindings, ...readFindings, ...accepted.findings]
  if (registers === null) return { registers, sources, processed: [], dataset: null, findings }

  const processed = sources.map((source) => {
    const metadata = readYaml(join(folder, `${source.id}.yaml`), Metadata)
    const ledgerFile = join(folder, `${source.id}.corrections.yaml`)
    const ledger = readYaml(ledgerFile, Ledger)
    const parsed = parse(source, registers)
    const corrected = correct(
      parsed,
      ledger.value ?? { corrections: [], remarks: [] },
      ledgerFile,
      ledger.place,
    )
    const profiled = normalize(corrected, registers)
    const suspects = findSuspects(
      corrected,
      metadata.value?.language ?? corrected.language,
      registers,
    )
    findings.push(
      ...metadata.findings,
      ...ledger.findings,
      ...corrected.findings,
      ...profiled.findings,
      ...suspects,
    )
    return { source, metadata: metadata.value ?? {}, corrected, profiled }
  })
  const settled = settleAccepted(findings, accepted.rows, accepted.file)
  if (hasErrors(settled)) return { registers, sources, processed, dataset: null, findings: settled }

  const validated = validate(processed, registers, settled)
  const dataset = hasErrors(validated.findings) ? null : validated.dataset
  return { registers, sources, processed, dataset, findings: validated.findings }
}
