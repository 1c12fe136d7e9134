/** What others say, in the provenance notes: a list for each row that has annotations. */
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { groupBy } from '../../text/group.ts'
import { inline, quoted, reference } from './markdown.ts'

/** The section; nothing where there are no annotations. */
export function annotationNotes({ annotations }: Dataset): string[] {
  if (annotations.length === 0) return []
  return [
    '## What others say',
    'Facts from outside the texts, in the table `annotations` and in the graph `jsonld/annotations.nq`. No value of the other tables rests on them. Of those of medium certainty, something is open.',
    ...[...groupBy(annotations, ({ row_id: row }) => row)].flatMap(([row, mine]) => [
      `### \`${row}\``,
      mine.map(noteOf).join('\n'),
    ]),
  ]
}

function noteOf(annotation: Row<'annotations'>): string {
  const { property, value, certainty, words, remark, accessed, archived_address } = annotation
  const said = [
    `[${inline(annotation.source_title)}](<${annotation.source_address}>)`,
    ...(accessed === null ? [] : [`read on ${accessed}`]),
    ...(archived_address === null ? [] : [`archived at ${reference(archived_address)}`]),
    ...(words === null ? [] : [quoted(words)]),
  ]
  const certain = certainty === 'high' ? '' : `, certainty ${certainty}`
  return `- ${property}${certain}: ${reference(value)} (${said.join(', ')})${remark === null ? '' : ` ${inline(remark)}`}`
}
