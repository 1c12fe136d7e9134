/** The third group of tables: how we know. All offsets count Unicode code points from 0; an end is exclusive. */
import { z } from 'zod'
import { column, list, offset, table, text } from './table.ts'
import {
  annotationCertainties,
  annotationProperties,
  bases,
  certainties,
  codes,
  correctionKinds,
  correctionStatuses,
  readAs,
  segmentKinds,
  severities,
} from './vocabulary.ts'

const sourceId = column(text, 'The source text, a key of `sources`')
const start = column(offset, 'Where it begins in `sources.text`: Unicode code points from 0')
const end = column(offset, 'Where it ends in `sources.text`, exclusive: Unicode code points from 0')
const line = column(offset, 'Line of its first character, from 1')
const columnNumber = column(offset, 'Column of its first character, in code points from 1')

/** A stretch of a source text. */
const stretch = {
  source_id: sourceId,
  start_offset: start,
  end_offset: end,
  line,
  column: columnNumber,
}

export const sources = table({
  name: 'sources',
  group: 'knowledge',
  title: 'Source texts',
  description: 'One row for each source text, with the text itself.',
  row: z.strictObject({
    source_id: column(text, 'Stable identifier: the file name without its ending'),
    title: column(text, 'Title of the page'),
    url: column(
      z.url({ protocol: /^https?$/ }).nullable(),
      'Address of the page; null where there is no metadata for the text',
    ),
    publisher: column(text.nullable(), 'Publisher of the page'),
    language: column(
      z
        .string()
        .regex(/^[a-z]{2,3}$/)
        .nullable(),
      'Language of the text (BCP 47)',
    ),
    captured: column(
      z.iso.date().nullable(),
      'Day on which the page was captured; null where it is not known',
    ),
    sha256: column(
      z.string().regex(/^[0-9a-f]{64}$/),
      'SHA-256 of the bytes of the file that was read',
    ),
    character_count: column(offset, 'Length of the text in Unicode code points'),
    line_count: column(offset, 'Number of lines of the text'),
    rights: column(text.nullable(), 'Rights in the text'),
    text: column(text, 'The text as decoded from the file'),
  }),
  key: ['source_id'],
  references: {},
  structural: [],
  order: [],
})

export const segments = table({
  name: 'segments',
  group: 'knowledge',
  title: 'Segments of the source texts',
  description:
    'Stretches of a source text that tile it: joined in order they give the text back, with no gap and no overlap.',
  row: z.strictObject({
    source_id: sourceId,
    start_offset: start,
    end_offset: end,
    kind: column(codes(segmentKinds), 'What the stretch is'),
    section: column(text.nullable(), 'Section of the profile that it is in'),
  }),
  key: ['source_id', 'start_offset'],
  references: { source_id: 'sources' },
  structural: [],
  order: [],
})

export const statements = table({
  name: 'statements',
  group: 'knowledge',
  title: 'Evidence for every value',
  description:
    'One row for each piece of evidence for one value: the exact characters of the source that it rests on.',
  row: z.strictObject({
    statement_id: column(text, 'Stable identifier: row, column and, from the second on, a number'),
    table_name: column(text, 'Table of the value'),
    row_id: column(text, 'Key of its row'),
    column_name: column(text, 'Column of the value'),
    value: column(text, 'The published value, as text'),
    as_written: column(
      z.string(),
      'The characters of the source; none with the basis curated, which the text does not speak for',
    ),
    ...stretch,
    basis: column(codes(bases), 'How the value rests on the characters'),
    rule: column(text, 'The rule by which it was read; the provenance notes list them'),
    correction_ids: column(list, 'Corrections applied to these characters, keys of `corrections`'),
    reading_id: column(
      text.nullable(),
      'The reading that states the value, a key of `readings`; null where the program read it',
    ),
  }),
  key: ['statement_id'],
  references: { source_id: 'sources', reading_id: 'readings' },
  structural: [],
  order: ['table_name', 'row_id', 'column_name'],
})

export const corrections = table({
  name: 'corrections',
  group: 'knowledge',
  title: 'Corrections',
  description: 'One row for each entry of a correction ledger, whether applied or not.',
  row: z.strictObject({
    correction_id: column(text, 'Stable identifier: source and name of the entry'),
    ...stretch,
    as_written: column(text, 'The characters of the source'),
    corrected: column(text, 'What they should be'),
    alternatives: column(list, 'Other readings that were considered'),
    kind: column(codes(correctionKinds), 'Kind of slip'),
    certainty: column(codes(certainties), 'How certain the correction is'),
    reason: column(text, 'Why, in a sentence or two'),
    evidence: column(list, 'Addresses or places in the source that support it'),
    status: column(codes(correctionStatuses), 'Whether it is in force'),
    reviewed_by: column(text, 'Who decided'),
    reviewed_on: column(z.iso.date(), 'Day of the decision'),
  }),
  key: ['correction_id'],
  references: { source_id: 'sources' },
  structural: [],
  order: ['source_id', 'start_offset'],
})

export const readings = table({
  name: 'readings',
  group: 'knowledge',
  title: 'Readings',
  description:
    'One row for each stretch of a text of which a reviewer says what it is, or what it says.',
  row: z.strictObject({
    reading_id: column(text, 'Stable identifier: source and name of the entry'),
    ...stretch,
    as_written: column(text, 'The characters of the source'),
    read_as: column(
      codes(readAs).nullable(),
      'What the characters are; null where the reading states rows',
    ),
    section: column(
      text.nullable(),
      'The section that a heading opens or an item belongs to; null where the reading gives none',
    ),
    states: column(
      text.nullable(),
      'The rows that the characters state, as JSON: tables with lists of rows; null where the reading says what they are',
    ),
    reason: column(text, 'Why, in a sentence or two'),
    evidence: column(list, 'Addresses or places in the source that support it'),
    reviewed_by: column(text, 'Who decided'),
    reviewed_on: column(z.iso.date(), 'Day of the decision'),
  }),
  key: ['reading_id'],
  references: { source_id: 'sources' },
  structural: [],
  order: ['source_id', 'start_offset'],
})

export const annotations = table({
  name: 'annotations',
  group: 'knowledge',
  title: 'What others say',
  description:
    'One row for each fact from outside the texts, with where it is said. No value of the first group of tables rests on one.',
  row: z.strictObject({
    annotation_id: column(text, 'Stable identifier: mechanism and name of the entry'),
    mechanism_id: column(text, 'The mechanism that it is about, a key of `mechanisms`'),
    table_name: column(text, 'Table of the row that it is about'),
    row_id: column(text, 'Key of that row'),
    property: column(codes(annotationProperties), 'What is said about it'),
    value: column(text, 'What it is, as text'),
    certainty: column(codes(annotationCertainties), 'How certain it is'),
    source_title: column(text, 'Title of the page or document that says so'),
    source_address: column(z.url({ protocol: /^https?$/ }), 'Address of that page or document'),
    accessed: column(
      z.iso.date().nullable(),
      'Day on which it was read there; null where it is not known',
    ),
    archived_address: column(
      z.url({ protocol: /^https?$/ }).nullable(),
      'Address of a copy in a public archive; null where none is known',
    ),
    words: column(text.nullable(), 'The words that say so, a dozen at most, as quoted'),
    remark: column(text.nullable(), 'What to know about it'),
    reviewed_by: column(text, 'Who decided'),
    reviewed_on: column(z.iso.date(), 'Day of the decision'),
  }),
  key: ['annotation_id'],
  references: { mechanism_id: 'mechanisms' },
  structural: [],
  order: ['mechanism_id', 'table_name', 'row_id', 'property'],
})

export const findings = table({
  name: 'findings',
  group: 'knowledge',
  title: 'Findings',
  description: 'One row for each thing a reader should know before trusting the data.',
  row: z.strictObject({
    finding_id: column(text, 'Stable identifier: source, rule and what it is about'),
    rule: column(text, 'The rule that found it; the provenance notes list them'),
    severity: column(codes(severities), 'How much it matters'),
    ...stretch,
    as_written: column(z.string(), 'The characters of the source'),
    message: column(text, 'What was found, and what was expected'),
    suggestions: column(list, 'What it may have been; never applied'),
    evidence: column(list, 'Addresses that support it'),
  }),
  key: ['finding_id'],
  references: { source_id: 'sources' },
  structural: [],
  order: ['source_id', 'start_offset', 'rule'],
})

export const findingRows = table({
  name: 'finding_rows',
  group: 'knowledge',
  title: 'What findings bear on',
  description:
    'One row for each value, or each row as a whole, that a finding bears on. A finding inside the words of a value bears on that value, one that covers words of a row on the row. Words that several rows of a table share, such as a heading, count only where the finding is inside them. A finding that meets no value bears on the mechanism.',
  row: z.strictObject({
    finding_row_id: column(text, 'Stable identifier: finding, row and column'),
    finding_id: column(text, 'The finding, a key of `findings`'),
    table_name: column(text, 'Table of the row that it bears on'),
    row_id: column(text, 'Key of the row'),
    column_name: column(
      text.nullable(),
      'Column of the value; null where it bears on the whole row',
    ),
  }),
  key: ['finding_row_id'],
  references: { finding_id: 'findings' },
  structural: [],
  order: ['finding_id', 'table_name', 'row_id', 'column_name'],
})
