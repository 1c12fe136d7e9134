/** The pipeline on a text that stands in a test: all stages, nothing read from or written to disk but the registers. */
import type { Ledger, Metadata } from '../../schemas/curated.ts'
import type { Dataset } from '../../schemas/tables.ts'
import { PROJECT_SOURCES } from '../../pipeline/build.ts'
import { correct } from '../../pipeline/correct.ts'
import type { Finding } from '../../pipeline/text/finding.ts'
import { normalize } from '../../pipeline/normalize.ts'
import { parse } from '../../pipeline/parse.ts'
import { decode } from '../../pipeline/read.ts'
import { readRegisters, type Registers } from '../../pipeline/dialect/registers.ts'
import type { ReadingsFile } from '../../pipeline/text/placed-reading.ts'
import { slice, type Source } from '../../pipeline/text/source-text.ts'
import { validate } from '../../pipeline/validate.ts'

export const registers: Registers = requireRegisters()

function requireRegisters(): Registers {
  const { registers: read, findings } = readRegisters(PROJECT_SOURCES)
  if (read === null)
    throw new Error(
      `the registers have errors: ${findings.map((finding) => finding.message).join('; ')}`,
    )
  return read
}

export function sourceOf(text: string, id = 'example', ending = 'txt'): Source {
  const { source, findings } = decode(`${id}.${ending}`, id, Buffer.from(text))
  if (source === null) throw new Error(findings.map((finding) => finding.message).join('; '))
  return source
}

const NO_LEDGER: Ledger = { corrections: [], remarks: [] }

interface Built {
  dataset: Dataset
  findings: Finding[]
}

export function buildText(text: string, ledger = NO_LEDGER, id = 'example'): Built {
  return buildSource(sourceOf(text, id), ledger)
}

export function buildMarkdown(text: string, ledger = NO_LEDGER, id = 'example'): Built {
  return buildSource(sourceOf(text, id, 'md'), ledger)
}

interface Beside {
  readonly ledger?: Ledger
  readonly readings?: ReadingsFile
  readonly metadata?: Metadata
}

/** A text with what stands beside it: its ledger, its readings and its metadata. */
export function buildBeside(source: Source, beside: Beside): Built {
  const { ledger = NO_LEDGER, readings, metadata = {} } = beside
  const corrected = correct(parse(source, registers, readings), ledger, 'example.corrections.yaml')
  const profiled = normalize(corrected, registers, metadata)
  return validate([{ source, metadata, corrected, profiled, annotations: [] }], registers, [
    ...corrected.findings,
    ...profiled.findings,
  ])
}

function buildSource(source: Source, ledger: Ledger): Built {
  return buildBeside(source, { ledger })
}

const HEADER =
  'Example Process\n\nType: Regional consultative process (Region: Europe)\n\nEstablished: 1996\n\n'

/** What a text below an ordinary header gives, in short: participants with role and term, counts, and the findings with their words. */
export function built(text: string) {
  const { dataset, findings } = buildText(HEADER + text)
  return {
    dataset,
    participants: dataset.participations
      .toSorted(
        (a, b) => a.role.localeCompare(b.role) || (a.list_position ?? 0) - (b.list_position ?? 0),
      )
      .map((row) =>
        [
          row.role,
          row.country_id ?? `?${row.name_as_written}`,
          ...(row.period === null ? [] : [row.period]),
        ].join(' '),
      ),
    counts: dataset.declared_counts.map((row) => `${row.role} ${row.declared} ${row.listed}`),
    told: findings.flatMap(({ ruleId: rule, at }) =>
      at === null ? [] : [`${rule}: ${slice(at.source, at.span)}`],
    ),
  }
}
