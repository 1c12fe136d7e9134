/** Findings: what a reader of the data should know. Bad data becomes a finding; only bad code becomes an exception. */
import type { Rule } from '../../schemas/rules.ts'
import { severities } from '../../schemas/vocabulary.ts'
import { slice, type Source, type Span } from './source-text.ts'

export interface Finding {
  readonly rule: Rule
  readonly severity: keyof typeof severities
  /** The file it speaks of, as messages show it. */
  readonly file: string
  /** From 1; null where the finding is about a file as a whole. */
  readonly line: number | null
  readonly column: number | null
  /** What was found, and what was expected. */
  readonly message: string
  readonly suggestions: readonly string[]
  readonly evidence: readonly string[]
  /** The place in a source text; null for findings about other files. Only findings with a place are published. */
  readonly at: { readonly source: Source; readonly span: Span; readonly about: string } | null
}

interface Details {
  severity: Finding['severity']
  message: string
  suggestions?: readonly string[]
  evidence?: readonly string[]
  /** What the finding is about, for its identifier; by default the words at the place. */
  about?: string
}

/** A finding at a place of a source text. */
export function findingAt(source: Source, span: Span, rule: Rule, details: Details): Finding {
  const { line, column } = source.place(span.start)
  return {
    rule,
    severity: details.severity,
    file: source.file,
    line,
    column,
    message: details.message,
    suggestions: details.suggestions ?? [],
    evidence: details.evidence ?? [],
    at: { source, span, about: details.about ?? slice(source, span) },
  }
}

/** An error in a file that is no source text, or in a source that cannot be read. */
export function errorIn(
  file: string,
  rule: Rule,
  message: string,
  line: number | null = null,
  column: number | null = null,
): Finding {
  return {
    rule,
    severity: 'error',
    file,
    line,
    column,
    message,
    suggestions: [],
    evidence: [],
    at: null,
  }
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}
