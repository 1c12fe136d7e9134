/** What may not happen to any text: an exception passes through, everything else comes as a sentence. */
import { Parser } from 'n3'
import type { Ledger } from '../../schemas/curated.ts'
import type { Dataset } from '../../schemas/tables.ts'
import { exportsOf } from '../support/exported.ts'
import { brokenPromises } from '../support/promises.ts'
import { buildWhole, type WholeBuild } from '../support/whole-build.ts'
import { randomOf } from './random.ts'

/** Errors that are the text's own, and those of a ledger that does not fit it. */
const REFUSALS: readonly string[] = [
  'empty-file',
  'nul-character',
  'oversized-file',
  'ledger-idle',
  'ledger-overlap',
  'ledger-place-ambiguous',
  'ledger-place-not-found',
  'correction-change',
  'correction-effect',
]

const NO_LEDGER: Ledger = { corrections: [], remarks: [] }

export interface Verdict {
  readonly faults: readonly string[]
  /** Whether the input is such that nothing is published. */
  readonly isRefused: boolean
}

export interface Form {
  readonly ending: 'txt' | 'md'
  /** Whether a ledger is made from words of the text. */
  readonly isCorrected: boolean
}

/** With `isThorough`, the text is built twice, with the search for suspects, and exported. */
export function faultsOfText(
  text: string,
  { ending, isCorrected }: Form,
  isThorough: boolean,
): Verdict {
  const ledger = isCorrected ? ledgerOf(text) : NO_LEDGER
  const build = (): WholeBuild =>
    buildWhole(text, `example.${ending}`, { ledger, isSpelled: isThorough })
  const { dataset, findings } = build()
  const errors = findings.filter(({ severity }) => severity === 'error')
  const faults = errors.filter(({ ruleId }) => !REFUSALS.includes(ruleId))
  if (faults.length > 0)
    return { faults: faults.map((each) => `${each.ruleId}: ${each.message}`), isRefused: false }
  if (dataset === null || errors.length > 0) return { faults: [], isRefused: true }
  const again = isThorough ? build() : null
  return { faults: faultsOfDataset(dataset, again), isRefused: false }
}

/** Broken promises of a dataset; where it was built again, what that made otherwise, and exports that nobody can read. */
export function faultsOfDataset(
  dataset: Dataset,
  again: Pick<WholeBuild, 'dataset'> | null,
): string[] {
  const broken = brokenPromises(dataset)
  if (again === null) return broken
  const differs = JSON.stringify(again.dataset) !== JSON.stringify(dataset)
  return [
    ...broken,
    ...(differs ? ['twice: the second build gives other rows'] : []),
    ...unreadable(exportsOf(dataset).quads),
  ]
}

function unreadable(quads: readonly string[]): string[] {
  const parser = new Parser({ format: 'N-Quads' })
  try {
    parser.parse(quads.join(''))
    return []
  } catch (error) {
    return [`quads: ${error instanceof Error ? error.message : String(error)}`]
  }
}

const CORRECTED = ['Albania', 'of the States', 'in 1999', 'x', 'A and B', '•', '(IOM)', 'é🎉', '-']

/** One or two corrections of words of a text, the same ones for the same text. */
function ledgerOf(text: string): Ledger {
  const random = randomOf(text.length, text.codePointAt(text.length >> 1) ?? 0)
  const words = [...text.matchAll(/[^\s]+(?: [^\s]+)?/g)]
  const picked = words.length === 0 ? [] : [random.pick(words), random.pick(words)]
  const corrections = [...new Set(picked)].map(({ index, 0: quote }, number) => ({
    id: `slip-${number}`,
    quote,
    before: text.slice(Math.max(0, index - 12), index),
    after: text.slice(index + quote.length, index + quote.length + 12),
    corrected: random.pick([...CORRECTED, quote.toUpperCase(), `${quote} ${quote}`]),
    alternatives: [],
    kind: 'spelling' as const,
    certainty: 'high' as const,
    status: random.pick(['applied', 'applied', 'held'] as const),
    reason: 'A slip.',
    evidence: [],
    reviewed: { by: 'a tester', on: '2026-11-23' },
  }))
  return { corrections, remarks: [] }
}
