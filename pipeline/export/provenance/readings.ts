/** The readings of reviewers in the provenance notes; nothing where there are none. */
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { readAs } from '../../../schemas/vocabulary.ts'
import { beginning, inline, quoted, reference } from './markdown.ts'

export function readingNotes({ readings }: Dataset): string[] {
  if (readings.length === 0) return []
  return [
    '## Readings',
    'Where the program cannot read a place by itself, a reviewer says what the words are, or which values they state. The words stay as written.',
    ...readings.map(noteOf),
  ]
}

function noteOf(reading: Row<'readings'>): string {
  const { reading_id: id, source_id: source, line, column, read_as: kind, states } = reading
  const lines = [
    `- Entry: \`${id}\``,
    `- Place: \`${source}\`, line ${line}, column ${column}, characters ${reading.start_offset} to ${reading.end_offset}`,
    ...(kind === null ? [] : [`- Read as: ${readAs[kind]}`]),
    ...(states === null ? [] : [`- States: \`${states}\``]),
    `- Reason: ${inline(reading.reason)}`,
    ...(reading.evidence.length > 0
      ? [`- Evidence: ${reading.evidence.map(reference).join('; ')}`]
      : []),
    `- Reviewed: ${reading.reviewed_on} by ${inline(reading.reviewed_by)}`,
  ]
  return `**Line ${line}, ${quoted(beginning(reading.as_written))}.**\n\n${lines.join('\n')}`
}
