/** What a build made of the texts, in about ten lines. */
import { anyTable, tableNames, type Dataset } from '../../schemas/tables.ts'
import type { Built } from '../build.ts'
import type { Finding } from '../text/finding.ts'
import { count, short, wrap } from './columns.ts'
import { countFindings, displayed } from './report.ts'
import { openFindings } from './review/open-findings.ts'

/** How many warnings are shown; the rest is counted. */
const MOST = 3

/** Lines on the texts, the rows, the corrections and the findings, within a width. */
export function summarize(built: Built, dataset: Dataset, width: number): string {
  const { applied, waiting } = correctionsOf(dataset)
  return [
    ...understood(dataset),
    ...wrap(rowsOf(dataset), width - 2).map((line) => `  ${line}`),
    `${count(applied, 'correction')} applied, ${waiting} held or rejected`,
    ...findingsOf(built, width),
  ].join('\n')
}

function rowsOf(dataset: Dataset): string {
  return tableNames
    .filter((name) => anyTable(name).group === 'text')
    .map((name) => `${name.replaceAll('_', ' ')} ${dataset[name].length}`)
    .join(', ')
}

function correctionsOf({ corrections }: Dataset): { applied: number; waiting: number } {
  const applied = corrections.filter(({ status }) => status === 'applied').length
  return { applied, waiting: corrections.length - applied }
}

/** How much of the texts was understood, and the texts that have most of the rest. */
function understood({ sources, segments }: Dataset): string[] {
  const missing = new Map<string, number>()
  for (const { source_id: id, kind, start_offset: start, end_offset: end } of segments)
    if (kind === 'unrecognized') missing.set(id, (missing.get(id) ?? 0) + end - start)
  const all = sources.reduce((sum, source) => sum + source.character_count, 0)
  const unread = [...missing.values()].reduce((sum, characters) => sum + characters, 0)
  const share = Math.floor((1000 * (all - unread)) / all) / 10
  const most = [...missing].sort(([, a], [, b]) => b - a).slice(0, MOST)
  return [
    `${count(sources.length, 'text')}, ${count(all, 'character')}: ${share} % understood`,
    ...most.map(([id, characters]) => `  ${id}: ${count(characters, 'character')} not understood`),
  ]
}

function findingsOf(built: Built, width: number): string[] {
  const warnings = built.findings.filter(({ severity }) => severity === 'warning')
  const open = openFindings(built).length
  const more = warnings.length - MOST
  return [
    `Findings: ${countFindings(built.findings) || 'none'}`,
    ...warnings.slice(0, MOST).map((warning) => short(`  ${placed(warning)}`, width)),
    ...(more > 0 ? [`  and ${count(more, 'warning')} more`] : []),
    `  make validate shows them all${open > 0 ? `; ${open} can be settled with make review` : ''}`,
  ]
}

function placed({ file, line, column, reason }: Finding): string {
  return `${[displayed(file), line, column].join(':')} ${reason}`
}
