/** The provenance notes: where everything comes from, what was corrected, what to know, in words for people. */
import type { DatasetDescription } from '../../schemas/curated.ts'
import { findingRules, readingRules } from '../../schemas/rules.ts'
import { tableNames, type Dataset, type Row } from '../../schemas/tables.ts'
import type { MissingText } from '../text/missing.ts'
import { groupBy } from '../text/group.ts'
import { charactersOf, inWords } from '../text/shares.ts'
import { correctionStatuses, segmentKinds } from '../../schemas/vocabulary.ts'
import { annotationNotes } from './provenance/annotations.ts'
import { findingNotes } from './provenance/findings.ts'
import { inferredNotes } from './provenance/inferred.ts'
import {
  beginning,
  capitalize,
  inline,
  quoted,
  reference,
  table,
  used,
} from './provenance/markdown.ts'
import { mechanismNotes } from './provenance/mechanisms.ts'
import { readingNotes } from './provenance/readings.ts'

/** The first line of the notes; by it the build knows a folder of its own. */
export const PROVENANCE_TITLE = '# Provenance notes'

export function provenanceNotes(
  dataset: Dataset,
  description: DatasetDescription,
  missing: readonly MissingText[] = [],
): string {
  const parts = [
    PROVENANCE_TITLE,
    `${description.title}, version ${description.version}. These notes are generated with the data, from the tables \`sources\`, \`segments\`, \`statements\`, \`corrections\`, \`readings\` and \`findings\`, which have everything in full.`,
    ...missingNotes(missing),
    '## What this is, and what can be relied on',
    ...mechanismNotes(dataset),
    '## Findings',
    'What to know before using the values concerned. Suggestions are not applied.',
    ...findingNotes(dataset),
    '## Corrections',
    'A correction changes how the text is understood, never the text itself: `as_written` columns and `sources.text` keep the words of the source.',
    ...correctionNotes(dataset),
    ...readingNotes(dataset),
    ...inferredNotes(dataset),
    ...annotationNotes(dataset),
    '## Sources',
    ...sourceNotes(dataset),
    '## Licences',
    `The data: [${inline(description.licence.name)}](<${description.licence.url}>). ${inline(description.rights)}`,
    '## How values were read',
    'Each row of `statements` gives the basis of a value and the rule by which it was read. These rules were used:',
    ruleNotes(dataset),
    '## How to check any value',
    checking(dataset),
    '## Rows',
    table(
      ['Table', 'Rows'],
      tableNames.map((name) => [name, String(dataset[name].length)]),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function missingNotes(missing: readonly MissingText[]): string[] {
  const meanings: Readonly<Record<string, string>> = findingRules
  if (missing.length === 0) return []
  return [
    '## Missing texts',
    'The data is incomplete. These texts have errors, and nothing of them is published.',
    table(
      ['Text', 'Rule', 'What it says'],
      missing.flatMap(({ id, rules }) =>
        rules.map((rule) => [id, rule, meanings[rule] ?? 'Its rows break a rule of the tables.']),
      ),
    ),
  ]
}

function sourceNotes(dataset: Dataset): string[] {
  const segments = groupBy(dataset.segments, (row) => row.source_id)
  return dataset.sources.flatMap((source) => {
    const mine = groupBy(segments.get(source.source_id) ?? [], (row) => row.kind)
    const kinds = Object.entries(segmentKinds).map(([kind, meaning]) => [
      kind,
      meaning,
      String(lengthOf(mine.get(kind) ?? [])),
    ])
    return [
      `### ${inline(source.title)} (\`${source.source_id}\`)`,
      sourceFacts(source)
        .map(([name, value]) => `- ${name}: ${value}`)
        .join('\n'),
      `Of what the text says, ${inWords(charactersOf(segments.get(source.source_id) ?? []))}. Labels, marks and white space are not counted. Every character of the text belongs to one segment:`,
      table(['Segments', 'Meaning', 'Characters'], kinds),
    ]
  })
}

function lengthOf(segments: readonly Row<'segments'>[]): number {
  return segments.reduce((sum, { start_offset, end_offset }) => sum + end_offset - start_offset, 0)
}

function sourceFacts(source: Row<'sources'>): (readonly [string, string])[] {
  return [
    ['Address', source.url === null ? 'not known' : reference(source.url)],
    ['Publisher', source.publisher ?? 'not known'],
    ['Language', source.language ?? 'not known'],
    ['Captured', source.captured ?? 'not known'],
    ['SHA-256 of the file', `\`${source.sha256}\``],
    [
      'Length',
      `${source.character_count} characters (Unicode code points), ${source.line_count} lines`,
    ],
    ['Rights', source.rights ?? 'not known'],
  ]
}

function ruleNotes({ statements }: Dataset): string {
  return table(
    ['Rule', 'What it says'],
    used(
      statements.map((row) => row.rule),
      readingRules,
    ),
  )
}

function correctionNotes({ corrections, statements }: Dataset): string[] {
  if (corrections.length === 0) return ['None.']
  const byStatus = groupBy(corrections, (row) => row.status)
  const touched = groupBy(
    statements.flatMap((statement) => statement.correction_ids.map((id) => ({ id, statement }))),
    ({ id }) => id,
  )
  return Object.entries(correctionStatuses).flatMap(([status, meaning]) => {
    const mine = byStatus.get(status)
    if (mine === undefined) return []
    const notes = mine.map((correction) => {
      const values = touched.get(correction.correction_id)?.map(({ statement }) => statement) ?? []
      return correctionNote(correction, values)
    })
    return [`### ${capitalize(status)}`, `${meaning}.`, ...notes]
  })
}

function correctionNote(
  correction: Row<'corrections'>,
  touched: readonly Row<'statements'>[],
): string {
  const values = [
    ...new Set(touched.map((statement) => `\`${statement.row_id}\` (${statement.column_name})`)),
  ].sort()
  const lines = [
    `- Entry: \`${correction.correction_id}\``,
    `- Place: \`${correction.source_id}\`, line ${correction.line}, column ${correction.column}, characters ${correction.start_offset} to ${correction.end_offset}`,
    `- Kind: ${correction.kind}; certainty: ${correction.certainty}`,
    `- Reason: ${inline(correction.reason)}`,
    ...(correction.alternatives.length > 0
      ? [`- Alternatives: ${correction.alternatives.map(quoted).join(', ')}`]
      : []),
    ...(correction.evidence.length > 0
      ? [`- Evidence: ${correction.evidence.map(reference).join('; ')}`]
      : []),
    `- Reviewed: ${correction.reviewed_on} by ${correction.reviewed_by}`,
    ...(values.length > 0 ? [`- Touches: ${values.join(', ')}`] : []),
  ]
  const verb = correction.status === 'applied' ? 'is read as' : 'could be'
  return `**${quoted(beginning(correction.as_written))} ${verb} ${quoted(correction.corrected)}**\n\n${lines.join('\n')}`
}

/** How to follow a value to its characters, shown on a row of the dataset itself: one that a correction touches, if there is any. */
function checking(dataset: Dataset): string {
  const example =
    dataset.statements.find((row) => row.correction_ids.length > 0) ?? dataset.statements[0]
  return `Every value that comes from a text, identifiers apart, has a row in \`statements\` with the characters it rests on. In DuckDB, in the folder of these notes:

\`\`\`sql
SELECT column_name, value, as_written, line, "column", basis, rule, correction_ids
FROM 'parquet/statements.parquet'
WHERE row_id = '${example?.row_id ?? ''}';
\`\`\`

Offsets count Unicode code points from 0, end exclusive, in \`sources.text\`. This finds every statement whose characters are not where it says; it returns no rows:

\`\`\`sql
SELECT statement_id
FROM 'parquet/statements.parquet' JOIN 'parquet/sources.parquet' AS sources USING (source_id)
WHERE substr(sources.text, start_offset + 1, end_offset - start_offset) <> as_written;
\`\`\`

Joined in order, the segments give the text; this returns true for each source:

\`\`\`sql
SELECT source_id, string_agg(substr(text, start_offset + 1, end_offset - start_offset), '' ORDER BY start_offset) = any_value(text) AS complete
FROM 'parquet/segments.parquet' JOIN 'parquet/sources.parquet' AS sources USING (source_id)
GROUP BY source_id;
\`\`\`

By hand: open the source text in an editor and go to the line and column that the statement gives.`
}
