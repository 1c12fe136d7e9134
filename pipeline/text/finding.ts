/** Findings: what a reader of the data should know. Bad data becomes a finding; only bad code becomes an exception. */
import { basename, extname } from 'node:path'
import Papa from 'papaparse'
import { VFileMessage } from 'vfile-message'
import { levers } from '../../schemas/levers.ts'
import type { Rule } from '../../schemas/rules.ts'
import type { severities } from '../../schemas/vocabulary.ts'
import { slice, type Source, type Span } from './source-text.ts'

export type Severity = keyof typeof severities

/** A place in a source text, and what the finding there is about: by default its words. */
export interface FindingPlace {
  readonly source: Source
  readonly span: Span
  readonly about: string
}

interface Fields {
  ruleId: Rule
  severity: Severity
  file: string
  /** From 1; undefined where the finding is about a file as a whole. */
  place?: VFileMessage['place']
  actual?: string | undefined
  expected?: readonly string[] | undefined
  evidence?: readonly string[] | undefined
  /** What to do, where it is not what `schemas/levers.ts` has for the rule. */
  lever?: string | undefined
  at?: FindingPlace | null
}

/** What vfile-message calls fatal: undefined where no change is likely to be needed. */
const FATAL: Readonly<Record<Severity, boolean | undefined>> = {
  error: true,
  warning: false,
  info: undefined,
}

/**
 * A message of the kind that editors and reporters of the unified family take. `file` is the path as messages show it,
 * `actual` the words found, `expected` what they may have been meant to be (suggestions, never applied), `note` what to do.
 */
export class Finding extends VFileMessage {
  declare readonly ruleId: Rule
  declare file: string
  declare expected: string[]
  override readonly source = 'iscm'
  /** Addresses that speak for it. */
  readonly evidence: readonly string[]
  /** Null for findings about files other than source texts. Only findings with a place are published. */
  readonly at: FindingPlace | null

  constructor(reason: string, fields: Fields) {
    super(reason, { ruleId: fields.ruleId, place: fields.place })
    this.fatal = FATAL[fields.severity]
    this.file = fields.file
    this.actual = fields.actual
    this.expected = [...(fields.expected ?? [])]
    this.note = fill(fields.lever ?? levers[fields.ruleId], fields.file, fields.actual)
    this.evidence = fields.evidence ?? []
    this.at = fields.at ?? null
  }

  get severity(): Severity {
    return this.fatal === true ? 'error' : this.fatal === false ? 'warning' : 'info'
  }
}

/** The most characters of the words found that a lever quotes. */
const QUOTED = 80

/** A lever with the files and words of a finding in it. Words too long for one cell of a curated file become `WORDS`. */
function fill(lever: string, file: string, words: string | undefined): string {
  const name = basename(file, extname(file))
  const fits = words !== undefined && words.length <= QUOTED && !/[\r\n]/.test(words)
  const values: Readonly<Record<string, string>> = {
    file: basename(file),
    ledger: `${name}.corrections.yaml`,
    accepted: 'accepted.csv',
    words: fits ? Papa.unparse([[words]]) : 'WORDS',
  }
  return lever.replaceAll(/\{(\w+)\}/g, (braced, key: string) => values[key] ?? braced)
}

interface Details {
  severity: Severity
  message: string
  /** What to do, where it is not what `schemas/levers.ts` has for the rule. */
  lever?: string
  suggestions?: readonly string[]
  evidence?: readonly string[]
  /** What the finding is about, for its identifier; by default the words at the place. */
  about?: string
}

/** A finding at a place of a source text. */
export function findingAt(source: Source, span: Span, ruleId: Rule, details: Details): Finding {
  const { line, column } = source.place(span.start)
  const words = slice(source, span)
  return new Finding(details.message, {
    ruleId,
    severity: details.severity,
    file: source.file,
    place: { line, column },
    actual: words,
    expected: details.suggestions,
    evidence: details.evidence,
    lever: details.lever,
    at: { source, span, about: details.about ?? words },
  })
}

/** An error in a file that is no source text, or in a source that cannot be read; `line` and `column` from 1. */
export function errorIn(
  file: string,
  ruleId: Rule,
  message: string,
  line: number | null = null,
  column: number | null = null,
): Finding {
  const place = line === null ? undefined : { line, column: column ?? 1 }
  return new Finding(message, { ruleId, severity: 'error', file, place })
}

/** The same finding, with another severity. */
export function withSeverity(finding: Finding, severity: Severity): Finding {
  const copy = new Finding(finding.reason, { ...finding, severity })
  copy.note = finding.note
  return copy
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ fatal }) => fatal === true)
}
