/** The rules of the tables: each finds the fault that it is there for, in the rows that have it, and no other. */
import { describe, expect, test } from 'vitest'
import { checkRules, tableRules } from '../../pipeline/validate/rules.ts'
import { findingRules, tableRuleNames, type Rule } from '../../schemas/rules.ts'
import type { Dataset, Row, TableName } from '../../schemas/tables.ts'
import { everyText, projectDataset } from '../support/datasets.ts'

interface Planted {
  readonly rule: Rule
  readonly fault: string
  /** Make the fault, and name the row that has it. */
  readonly plant: (dataset: Dataset) => string
  /** Other rules that the same fault breaks, by its nature. */
  readonly also?: readonly Rule[]
}

/** A row of a table, the first by default. */
function row<T extends TableName>(
  dataset: Dataset,
  table: T,
  is: (row: Row<T>) => boolean = () => true,
): Row<T> {
  const rows: Row<T>[] = dataset[table]
  const found = rows.find(is)
  if (found === undefined) throw new Error(`no such row in ${table}`)
  return found
}

/** Change a row, and give back its key. */
function change<T extends TableName>(
  dataset: Dataset,
  table: T,
  key: keyof Row<T>,
  to: Partial<Row<T>> | Readonly<Record<string, unknown>>,
  is?: (row: Row<T>) => boolean,
): string {
  return String(Object.assign(row(dataset, table, is), to)[key])
}

const applied = (correction: Row<'corrections'>): boolean => correction.status === 'applied'
const held = (correction: Row<'corrections'>): boolean => correction.status === 'held'
const corrected = (statement: Row<'statements'>): boolean => statement.correction_ids.length > 0
const asWritten = (statement: Row<'statements'>): boolean =>
  statement.column_name === 'title_as_written'

const FAULTS: readonly Planted[] = [
  // Form
  {
    rule: 'schema-violation',
    fault: 'a role that is none',
    plant: (d) => change(d, 'participations', 'participation_id', { role: 'guest of honour' }),
    also: ['missing-evidence', 'statement-value'],
  },
  {
    rule: 'schema-violation',
    fault: 'a column too many',
    plant: (d) => change(d, 'participations', 'participation_id', { extra: 1 }),
  },
  {
    rule: 'schema-violation',
    fault: 'a day that is not in the calendar',
    plant: (d) => change(d, 'mechanisms', 'mechanism_id', { established: '2003-02-30' }),
    also: ['missing-evidence', 'statement-value'],
  },
  {
    rule: 'schema-violation',
    fault: 'a span of days that ends before it begins',
    plant: (d) => change(d, 'meetings', 'meeting_id', { date: '2004-05-28/2004-05-26' }),
    also: ['meeting-dates', 'missing-evidence', 'statement-value'],
  },
  {
    rule: 'duplicate-key',
    fault: 'the same row twice',
    plant: (d) => {
      d.meetings.push(row(d, 'meetings'))
      return row(d, 'meetings').meeting_id
    },
  },
  ...(['alpha2', 'm49', 'wikidata_id'] as const).map((column) => ({
    rule: 'duplicate-key' as const,
    fault: `two countries with one ${column}`,
    plant: (d: Dataset) => {
      const other = row(d, 'countries', (country) => country[column] !== null)[column]
      return change(d, 'countries', 'country_id', { [column]: other }, (c) => c[column] !== other)
    },
  })),
  {
    rule: 'duplicate-key',
    fault: 'two themes with one label',
    plant: (d) => {
      const [{ label } = row(d, 'themes')] = d.themes
      return change(d, 'themes', 'theme_id', { label }, (theme) => theme.label !== label)
    },
  },
  {
    rule: 'broken-reference',
    fault: 'a country code that is none',
    plant: (d) => change(d, 'participations', 'participation_id', { country_id: 'XXX' }),
    also: ['missing-evidence', 'statement-value'],
  },
  {
    rule: 'broken-reference',
    fault: 'an organization that is its own ancestor',
    plant: (d) =>
      change(
        d,
        'organizations',
        'organization_id',
        { parent_organization_id: 'odihr' },
        (organization) => organization.organization_id === 'osce',
      ),
  },
  {
    rule: 'broken-reference',
    fault: 'a theme that is broader than itself',
    plant: (d) => {
      const { theme_id } = row(d, 'themes')
      return change(d, 'themes', 'theme_id', { broader_theme_id: theme_id })
    },
  },
  // What the texts say
  {
    rule: 'count-agreement',
    fault: 'equal numbers that are said to disagree',
    plant: (d) =>
      change(
        d,
        'declared_counts',
        'declared_count_id',
        { agreement: 'disagree' },
        (count) => count.declared === count.listed,
      ),
    also: ['missing-evidence', 'statement-value'],
  },
  {
    rule: 'count-agreement',
    fault: 'different numbers that are said to agree',
    plant: (d) =>
      change(
        d,
        'declared_counts',
        'declared_count_id',
        { agreement: 'agree' },
        (count) => count.declared !== count.listed,
      ),
    also: ['missing-evidence', 'statement-value'],
  },
  {
    rule: 'count-disagreement-reported',
    fault: 'a disagreement that no finding reports',
    plant: (d) => {
      d.findings = d.findings.filter((finding) => finding.rule !== 'declared-count-disagrees')
      const known = new Set(d.findings.map((finding) => finding.finding_id))
      d.finding_rows = d.finding_rows.filter((each) => known.has(each.finding_id))
      return row(d, 'declared_counts', (count) => count.agreement === 'disagree').declared_count_id
    },
  },
  {
    rule: 'meeting-dates',
    fault: 'a date that does not end on the last day',
    plant: (d) => change(d, 'meetings', 'meeting_id', { end_date: '1996-06-02' }),
    also: ['missing-evidence', 'statement-value'],
  },
  {
    rule: 'meeting-dates',
    fault: 'a meeting that ends before it begins',
    plant: (d) => change(d, 'meetings', 'meeting_id', { end_date: '1996-05-02' }),
    also: ['missing-evidence', 'statement-value'],
  },
  {
    rule: 'meeting-body',
    fault: 'a meeting of a group of another mechanism',
    plant: (d) => {
      const body = { ...row(d, 'bodies'), body_id: 'other/group', mechanism_id: 'other' }
      d.bodies.push(body)
      return change(d, 'meetings', 'meeting_id', { body_id: body.body_id })
    },
    also: ['broken-reference', 'missing-evidence'],
  },
  {
    rule: 'document-meeting',
    fault: 'a document on a meeting of another mechanism',
    plant: (d) => {
      const meeting = { ...row(d, 'meetings'), meeting_id: 'other/1999', mechanism_id: 'other' }
      d.meetings.push(meeting)
      return change(d, 'documents', 'document_id', { meeting_id: meeting.meeting_id })
    },
    also: ['broken-reference', 'missing-evidence'],
  },
  {
    rule: 'broader-area',
    fault: 'an area below its own theme',
    plant: (d) => {
      const { theme_id } = row(d, 'mechanism_themes')
      return change(d, 'mechanism_themes', 'mechanism_theme_id', { parent_theme_id: theme_id })
    },
    also: ['missing-evidence'],
  },
  {
    rule: 'broader-area',
    fault: 'an area below a theme that the mechanism does not discuss',
    plant: (d) => {
      d.themes.push({ theme_id: 'unheard-of', label: 'Unheard of', broader_theme_id: null })
      return change(d, 'mechanism_themes', 'mechanism_theme_id', { parent_theme_id: 'unheard-of' })
    },
    also: ['missing-evidence'],
  },
  // Registers
  {
    rule: 'country-place',
    fault: 'a latitude without a longitude',
    plant: (d) => change(d, 'countries', 'country_id', { longitude: null }),
  },
  {
    rule: 'country-place',
    fault: 'a longitude without a latitude',
    plant: (d) => change(d, 'countries', 'country_id', { latitude: null }),
  },
  // Values and their statements
  {
    rule: 'missing-evidence',
    fault: 'a statement taken away',
    plant: (d) => {
      d.statements = d.statements.filter(
        (statement) => statement.statement_id !== 'cis-conference/member/ARM/country_id',
      )
      return 'cis-conference/member/ARM'
    },
  },
  {
    rule: 'missing-evidence',
    fault: 'a value changed behind its statement',
    plant: (d) => change(d, 'meetings', 'meeting_id', { place: 'Elsewhere' }),
    also: ['statement-value'],
  },
  {
    rule: 'statement-value',
    fault: 'a value that the row does not have',
    plant: (d) => change(d, 'statements', 'statement_id', { value: 'never said' }),
    also: ['missing-evidence'],
  },
  {
    rule: 'statement-value',
    fault: 'a statement of a row that does not exist',
    plant: (d) => change(d, 'statements', 'statement_id', { row_id: 'nowhere' }),
    also: ['missing-evidence', 'statement-source'],
  },
  {
    rule: 'statement-value',
    fault: 'a statement of a table that is not one of what the texts say',
    plant: (d) => change(d, 'statements', 'statement_id', { table_name: 'countries' }),
    also: ['missing-evidence', 'statement-source'],
  },
  {
    rule: 'statement-source',
    fault: 'a statement on the same characters of another text',
    plant: (d) => {
      const source = row(d, 'sources')
      d.sources.push({ ...source, source_id: 'twin' })
      const segments = d.segments.filter(({ source_id }) => source_id === source.source_id)
      d.segments.push(...segments.map((segment) => ({ ...segment, source_id: 'twin' })))
      return change(d, 'statements', 'statement_id', { source_id: 'twin' })
    },
  },
  {
    rule: 'statement-as-written',
    fault: 'words as written that are not those at their place',
    plant: (d) => {
      const statement = row(d, 'statements', asWritten)
      const named = (each: {
        readonly document_id?: string
        readonly meeting_id?: string | null
      }) => [each.document_id, each.meeting_id].includes(statement.row_id)
      Object.assign([...d.documents, ...d.meetings].find(named) ?? {}, {
        title_as_written: 'otherwise',
      })
      return change(d, 'statements', 'statement_id', { value: 'otherwise' }, asWritten)
    },
  },
  // Places
  {
    rule: 'wrong-evidence',
    fault: 'a statement that begins one character later',
    plant: (d) => {
      const { start_offset } = row(d, 'statements')
      return change(d, 'statements', 'statement_id', { start_offset: start_offset + 1 })
    },
  },
  {
    rule: 'wrong-evidence',
    fault: 'a correction that ends one character later',
    plant: (d) => {
      const { end_offset } = row(d, 'corrections')
      return change(d, 'corrections', 'correction_id', { end_offset: end_offset + 1 })
    },
  },
  {
    rule: 'wrong-evidence',
    fault: 'a finding that ends after the end of its text',
    plant: (d) => {
      const [{ text, source_id, character_count } = row(d, 'sources')] = d.sources
      const last = { start_offset: character_count - 3, end_offset: character_count + 1 }
      const words = { as_written: [...text].slice(-3).join('') }
      const mine = (finding: Row<'findings'>) =>
        finding.source_id === source_id && finding.rule !== 'declared-count-disagrees'
      return change(d, 'findings', 'finding_id', { ...last, ...words }, mine)
    },
  },
  {
    rule: 'wrong-evidence',
    fault: 'a finding that ends before it begins',
    plant: (d) =>
      change(d, 'findings', 'finding_id', { start_offset: 9, end_offset: 7, as_written: '' }),
  },
  {
    rule: 'segments-do-not-tile',
    fault: 'a segment taken away',
    plant: (d) => d.segments.splice(4, 1)[0]?.source_id ?? '',
  },
  {
    rule: 'segments-do-not-tile',
    fault: 'a segment made longer',
    plant: (d) => {
      const segment = d.segments[4] ?? row(d, 'segments')
      segment.end_offset += 1
      return segment.source_id
    },
  },
  {
    rule: 'segments-do-not-tile',
    fault: 'the last segment taken away',
    plant: (d) => d.segments.pop()?.source_id ?? '',
  },
  // Corrections
  {
    rule: 'statement-corrections',
    fault: 'a correction that does not exist',
    plant: (d) => change(d, 'statements', 'statement_id', { correction_ids: ['none'] }),
  },
  {
    rule: 'statement-corrections',
    fault: 'a correction that is not applied',
    plant: (d) => {
      const { correction_id, start_offset, end_offset } = row(d, 'corrections', held)
      const within = (statement: Row<'statements'>) =>
        statement.start_offset <= start_offset && end_offset <= statement.end_offset
      const to = { correction_ids: [correction_id] }
      return change(d, 'statements', 'statement_id', to, within)
    },
  },
  {
    rule: 'statement-corrections',
    fault: 'a correction of other characters',
    plant: (d) => {
      const to = { correction_ids: [row(d, 'corrections', applied).correction_id] }
      return change(d, 'statements', 'statement_id', to, (statement) => statement.line === 1)
    },
  },
  {
    rule: 'statement-corrections',
    fault: 'a value said to be corrected by nothing',
    plant: (d) =>
      change(
        d,
        'statements',
        'statement_id',
        { basis: 'corrected' },
        (statement) => !corrected(statement),
      ),
  },
  // Readings
  {
    rule: 'statement-reading',
    fault: 'a value said to be read by nobody',
    plant: (d) => change(d, 'statements', 'statement_id', { basis: 'read' }),
  },
  {
    rule: 'statement-reading',
    fault: 'a reading of other characters',
    plant: (d) => {
      const { reading_id } = row(d, 'readings')
      return change(
        d,
        'statements',
        'statement_id',
        { reading_id },
        (statement) => statement.reading_id === null,
      )
    },
  },
  {
    rule: 'correction-change',
    fault: 'a correction to the words that the source has',
    plant: (d) => {
      const to = { corrected: row(d, 'corrections').as_written }
      return change(d, 'corrections', 'correction_id', to)
    },
  },
  {
    rule: 'correction-effect',
    fault: 'an applied correction that no statement rests on',
    plant: (d) => change(d, 'corrections', 'correction_id', { status: 'applied' }, held),
  },
  // Annotations
  {
    rule: 'annotation-row',
    fault: 'an annotation on a row that is not there',
    plant: (d) =>
      change(d, 'annotations', 'annotation_id', { row_id: 'cis-conference/document/none' }),
  },
  {
    rule: 'annotation-row',
    fault: 'an annotation on a row of another table',
    plant: (d) =>
      change(
        d,
        'annotations',
        'annotation_id',
        { table_name: 'meetings' },
        ({ table_name: table }) => table === 'documents',
      ),
  },
]

test('every rule is in the list once for each table, under a name that is known, and has a planted fault', () => {
  const named = tableRules.map(({ name, table }) => `${name} ${table}`)
  expect(new Set(named).size).toBe(named.length)
  const names = [...new Set(tableRules.map(({ name }) => name))].sort()
  expect([...new Set(FAULTS.map(({ rule }) => rule))].sort()).toEqual(names)
  expect(names.filter((name) => !(name in findingRules))).toEqual([...tableRuleNames].sort())
})

test.each(tableRules)('$name says in a sentence what holds', ({ description }) => {
  expect(description).toMatch(/^[A-Z].*\.$/)
})

describe('a planted fault is found, and nothing else', () => {
  test.each(FAULTS)('$rule: $fault', ({ rule, plant, also = [] }) => {
    const dataset = structuredClone(projectDataset())
    const key = plant(dataset)
    const found = checkRules(dataset)
    const messages = found.filter((finding) => finding.ruleId === rule).map((each) => each.reason)
    expect(messages).toContainEqual(expect.stringMatching(`^Row ${key}(?: \\d+)?: `))
    expect([...new Set(found.map((finding) => finding.ruleId))].sort()).toEqual(
      [rule, ...also].sort(),
    )
    expect(found.every(({ severity }) => severity === 'error')).toBe(true)
  })
})

test('the sources of the project and all invented profiles break no rule', () => {
  expect(checkRules(projectDataset())).toEqual([])
  expect(checkRules(everyText())).toEqual([])
})
