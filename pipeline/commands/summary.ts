/** What a build made of the texts, in about ten lines. */
import { anyTable, tableNames, type Dataset } from '../../schemas/tables.ts'
import type { Built } from '../build.ts'
import type { Finding } from '../text/finding.ts'
import { groupBy } from '../text/group-by.ts'
import { charactersOf, inWords } from '../text/shares.ts'
import { count, short, wrap } from './columns.ts'
import { countFindings, displayed } from './report.ts'
import { openFindings } from './review/open-findings.ts'

/** How many warnings are shown; the rest is counted. */
const MOST = 3

/** Lines on the texts, the rows, the corrections and the findings, within a width. */
export function summarize(built: Built, dataset: Dataset, width: number): string {
  const { applied, waiting } = correctionsOf(dataset)
  return [
    ...readShares(dataset),
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

/** How much of the texts was read, and the texts that have most of what was not understood. */
function readShares({ sources, segments }: Dataset): string[] {
  const all = sources.reduce((sum, source) => sum + source.character_count, 0)
  const unread = [...groupBy(segments, (segment) => segment.source_id)]
    .map(([id, mine]) => ({ id, characters: charactersOf(mine).unrecognized }))
    .filter(({ characters }) => characters > 0)
    .sort((a, b) => b.characters - a.characters)
  return [
    `${count(sources.length, 'text')}, ${count(all, 'character')}`,
    `  ${inWords(charactersOf(segments))}`,
    ...unread
      .slice(0, MOST)
      .map(({ id, characters }) => `  ${id}: ${count(characters, 'character')} not understood`),
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
