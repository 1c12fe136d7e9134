/** Findings on the terminal: those of one text together, errors last, and how many there are. */
import { basename, dirname, join, relative } from 'node:path'
import { styleText } from 'node:util'
import type { Finding, Severity } from '../text/finding.ts'
import { groupBy } from '../text/group-by.ts'
import { count, wrap } from './columns.ts'
import { isColored, widthOf, type Io, type Screen } from './io.ts'

type Paint = (style: Style, text: string) => string
type Style = 'red' | 'yellow' | 'blue' | 'dim' | 'underline'

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' }
/** Room for a place, before what is said of it. */
const PLACE = 8
const INDENT = ' '.repeat(PLACE + 2)

/**
 * Findings as lines that fit a screen: each with its place, what is the matter, its rule, and what to do. What to do is
 * said once for each file.
 */
export function reportFindings(
  findings: readonly Finding[],
  screen: Screen,
  env: Io['env'],
): string {
  if (findings.length === 0) return ''
  const paint: Paint = isColored(screen, env)
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text
  const width = Math.max(widthOf(screen), 50) - INDENT.length
  const [errors, others] = [true, false].map((areErrors) =>
    findings.filter(({ severity }) => (severity === 'error') === areErrors).sort(byText),
  )
  const files = groupBy([...(others ?? []), ...(errors ?? [])], ({ file }) => file)
  return [
    ...[...files.values()].map((group) => describeFile(group, width, paint)),
    countFindings(findings),
  ].join('\n\n')
}

/** `1 error, 2 warnings, 3 infos`, without those that there are not. */
export function countFindings(findings: readonly Pick<Finding, 'severity'>[]): string {
  return (Object.keys(STYLES) as Severity[])
    .map(
      (severity) =>
        [findings.filter((each) => each.severity === severity).length, severity] as const,
    )
    .filter(([number]) => number > 0)
    .map(([number, severity]) => count(number, severity))
    .join(', ')
}

/** A path as a person would write it from where they are. */
export function displayed(file: string): string {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') ? file : path
}

function describeFile(findings: readonly Finding[], width: number, paint: Paint): string {
  const said = new Set<string>()
  const lines = findings.flatMap((finding) => {
    const { line, column = 1, severity, ruleId, reason, expected, note = '' } = finding
    const [first = '', ...rest] = [
      ...withRule(wrap(`${severity}: ${reason}`, width), ruleId, width, paint),
      ...(expected.length > 0 ? wrap(`Perhaps: ${expected.join(', ')}.`, width) : []),
      ...(note === '' || said.has(note) ? [] : wrap(`→ ${note}`, width)),
    ]
    said.add(note)
    const place = (line === undefined ? '' : `${line}:${column}`).padStart(PLACE)
    const painted = first.replace(severity, () => paint(STYLES[severity], severity))
    return [`${place}  ${painted}`, ...rest.map((part) => INDENT + part)]
  })
  return [paint('underline', displayed(findings[0]?.file ?? '')), ...lines].join('\n')
}

/** The rule after the last words, or on a line of its own where there is no room for it. */
function withRule(lines: readonly string[], rule: string, width: number, paint: Paint): string[] {
  const last = lines.at(-1) ?? ''
  return last.length + 2 + rule.length <= width
    ? [...lines.slice(0, -1), `${last}  ${paint('dim', rule)}`]
    : [...lines, paint('dim', rule)]
}

/** By the text that they are about, by file and by place. */
function byText(a: Finding, b: Finding): number {
  return (
    compare(textOf(a.file), textOf(b.file)) ||
    compare(a.file, b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0)
  )
}

/** Folder and name that a text and the files beside it share. */
function textOf(file: string): string {
  return join(dirname(file), basename(file).split('.', 1)[0] ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
