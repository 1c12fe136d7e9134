/** What the terminal shows: findings by file and line, and a summary of each source. */
import { relative } from 'node:path'
import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import { anyTable, tableNames, type Dataset } from '../../schemas/tables.ts'
import { severities } from '../../schemas/vocabulary.ts'
import type { Finding } from '../text/finding.ts'

/** Findings as lines of text, by file and place, each with what to do below it. Colour only where asked for. */
export function reportFindings(findings: readonly Finding[], color: boolean): string {
  const files = new Map<string, VFile>()
  for (const { ruleId, reason, place, fatal, expected, note, file: path } of findings) {
    const file = files.get(path) ?? new VFile({ path: display(path) })
    files.set(path, file)
    const [head, rest] = headAndRest(reason)
    const shown = file.message(head, { ruleId, ...(place === undefined ? {} : { place }) })
    const suggestions = expected.length > 0 ? `Perhaps: ${expected.join(', ')}.` : ''
    shown.note = [rest, suggestions, note ?? ''].filter((part) => part !== '').join('\n')
    shown.fatal = fatal
  }
  return reporter([...files.values()], { color, quiet: true, verbose: true })
}

/** The first sentence of a message, and what follows: a line for each finding, the rest below it. */
function headAndRest(message: string): [string, string] {
  const text = message.replace(/\s*[\r\n]+\s*/g, ' ')
  const isOutsideQuotes = (index: number): boolean =>
    (text.slice(0, index).split('"').length - 1) % 2 === 0
  const end = [...text.matchAll(/\. (?=[A-Z])/g)].find((match) => isOutsideQuotes(match.index))
  return end === undefined ? [text, ''] : [text.slice(0, end.index + 1), text.slice(end.index + 2)]
}

/** A path as a person would write it from where they stand. */
function display(file: string): string {
  const path = relative(process.cwd(), file)
  return path.startsWith('..') ? file : path
}

/** For each source: the rows it gave, how much of its text was understood, and its findings by severity. */
export function summarize(dataset: Dataset): string {
  return dataset.sources
    .map((source) => {
      const rows = tableNames
        .filter((name) => anyTable(name).group === 'text')
        .map(
          (name) =>
            `${name} ${dataset.mechanisms.filter((mechanism) => mechanism.source_id === source.source_id).reduce((sum, { mechanism_id }) => sum + countOf(dataset, name, mechanism_id), 0)}`,
        )
      const findings = Object.keys(severities).map((severity) => {
        const count = dataset.findings.filter(
          (finding) => finding.source_id === source.source_id && finding.severity === severity,
        ).length
        return `${count} ${severity}`
      })
      return [
        `${source.source_id}`,
        `  rows: ${rows.join(', ')}`,
        `  text: ${understood(dataset, source.source_id, source.character_count)}`,
        `  findings: ${findings.join(', ')}`,
      ].join('\n')
    })
    .join('\n')
}

function countOf(dataset: Dataset, name: (typeof tableNames)[number], mechanismId: string): number {
  const rows: readonly Record<string, unknown>[] = dataset[name]
  return rows.filter((row) => row['mechanism_id'] === mechanismId).length
}

function understood(dataset: Dataset, sourceId: string, characters: number): string {
  const unrecognized = dataset.segments
    .filter((segment) => segment.source_id === sourceId && segment.kind === 'unrecognized')
    .reduce((sum, segment) => sum + segment.end_offset - segment.start_offset, 0)
  const share = Math.floor((1000 * (characters - unrecognized)) / characters) / 10
  return `${characters} characters, ${share} % understood, ${unrecognized} characters not`
}

/** Rows of text in columns, for people. */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1
            ? cell
            : cell + ' '.repeat((widths[column] ?? 0) - [...cell].length),
        )
        .join('  '),
    )
    .join('\n')
}

/** A text on one line, cut to a length. */
export function short(text: string, limit = 60): string {
  const line = [...text.replace(/\s+/g, ' ')]
  return line.length <= limit ? line.join('') : `${line.slice(0, limit - 1).join('')}…`
}
