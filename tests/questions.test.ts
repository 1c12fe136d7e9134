/**
 * What a scholar of migration governance asks of the first source: each question has one short query, and the answer that a
 * reader takes from the text by hand. Answers from outside the text come from the annotations, and only from there.
 */
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../pipeline/build.ts'
import { writeDatabase } from '../pipeline/export/duckdb.ts'
import { registers } from './support/build-text.ts'
import { scratch } from './support/scratch.ts'

const FIRST_SOURCE = 'cis-conference.'

interface Question {
  readonly question: string
  readonly sql: string
  /** The rows of the answer, their values with ` | ` between them; an empty value is nothing. */
  readonly answer: readonly string[]
}

const QUESTIONS: readonly Question[] = [
  {
    question: 'Of which parts of the world are the members?',
    sql: `SELECT subregion, count(*) FROM participations JOIN countries USING (country_id)
          WHERE role = 'member' GROUP BY ALL ORDER BY ALL`,
    answer: ['Central Asia | 5', 'Eastern Europe | 4', 'Western Asia | 3'],
  },
  {
    question: 'Which interested States are outside Europe?',
    sql: `SELECT country_id FROM participations JOIN countries USING (country_id)
          WHERE role = 'interested-state' AND region <> 'Europe' ORDER BY ALL`,
    answer: ['AUS', 'CAN', 'CHN', 'JPN', 'MNG', 'PAK', 'TUR', 'USA'],
  },
  {
    question: 'How long did it last?',
    sql: `SELECT established_year, concluded_year, concluded_year - established_year FROM mechanisms`,
    answer: ['1996 | 2005 | 9'],
  },
  {
    question: 'Who organized the conference of 1996, where and when?',
    sql: `SELECT acronym, place, date FROM organization_roles JOIN organizations USING (organization_id)
          JOIN meetings USING (meeting_id) WHERE role = 'organizer' ORDER BY ALL`,
    answer: [
      'IOM | Geneva | 1996-05-30/1996-05-31',
      'ODIHR | Geneva | 1996-05-30/1996-05-31',
      'UNHCR | Geneva | 1996-05-30/1996-05-31',
    ],
  },
  {
    question: 'By which resolution was it asked for? (from outside the text)',
    sql: `SELECT property, value FROM annotations WHERE row_id LIKE '%resolution-1995'
          AND property IN ('document-symbol', 'adopted') ORDER BY ALL`,
    answer: ['adopted | 1995-12-21', 'document-symbol | A/RES/50/151'],
  },
  {
    question: 'What was adopted, and by whom?',
    sql: `SELECT object, actor_as_written, date FROM events WHERE event_type = 'adoption' ORDER BY ALL`,
    answer: [
      'a Program of Action | Participants | 1996-05-30/1996-05-31',
      'thematic foci of the conference |  | ',
    ],
  },
  {
    question: 'How long was the follow-up designed to last?',
    sql: `SELECT duration FROM events WHERE event_type = 'adoption' AND duration IS NOT NULL`,
    answer: ['P5Y'],
  },
  {
    question: 'Who extended the follow-up, when, and for how long?',
    sql: `SELECT m.title, e.date, e.duration, e.object FROM events e JOIN meetings m USING (meeting_id)
          WHERE event_type = 'extension'`,
    answer: [
      'Fifth Meeting of the Steering Group of the CIS-Conference | 2000-07-13/2000-07-14 | P5Y | the follow-up',
    ],
  },
  {
    question: 'Who assessed what in 2000?',
    sql: `SELECT actor_as_written, object, date FROM events WHERE event_type = 'assessment'`,
    answer: ['IOM and UNHCR | the CIS Conference | 2000'],
  },
  {
    question: 'Who wrote the report of the assessment?',
    sql: `SELECT organization_id, title FROM organization_roles JOIN documents USING (document_id)
          WHERE role = 'author' ORDER BY ALL`,
    answer: [
      'iom | IOM and UNHCR Assessment Report of the Conference Process (1996-2000)',
      'unhcr | IOM and UNHCR Assessment Report of the Conference Process (1996-2000)',
    ],
  },
  {
    question: 'Who gave technical support to the follow-up?',
    sql: `SELECT organization_id FROM organization_roles
          WHERE role = 'technical-support' AND scope = 'follow-up' ORDER BY ALL`,
    answer: ['iom', 'odihr', 'unhcr'],
  },
  {
    question: 'Which roles did IOM have?',
    sql: `SELECT role, scope FROM organization_roles WHERE organization_id = 'iom' ORDER BY ALL`,
    answer: [
      'assessor | mechanism',
      'author | document',
      'organizer | conference',
      'partner-or-observer | ',
      'secretariat | conference',
      'technical-support | follow-up',
    ],
  },
  {
    question: 'Who led the expert groups?',
    sql: `SELECT name_as_written, b.name FROM organization_roles JOIN bodies b USING (body_id)
          WHERE role = 'lead-agency'`,
    answer: ['a lead agency | Expert Working Groups'],
  },
  {
    question: 'What is known of the Working Group in 2000?',
    sql: `SELECT date, sentence LIKE '%three times%' FROM events JOIN bodies USING (body_id)
          WHERE body_type = 'working-group' AND date = '2000'`,
    answer: ['2000 | true'],
  },
  {
    question: 'How is one cell cited?',
    sql: `SELECT cite('cis-conference/member/ARM', 'country_id') LIKE '%ARM%Armenia%line 27%'`,
    answer: ['true'],
  },
  {
    question: 'When did the Steering Group meet?',
    sql: `SELECT ordinal, date, place FROM meetings JOIN bodies USING (body_id)
          WHERE body_type = 'steering-group'`,
    answer: ['5 | 2000-07-13/2000-07-14 | Geneva'],
  },
  {
    question: 'Which documents came out of which meeting?',
    sql: `SELECT year(m.start_date), d.title FROM documents d JOIN meetings m USING (meeting_id) ORDER BY ALL`,
    answer: [
      '1996 | CIS Declaration POA Regional Conference 1996',
      '2000 | Report of the Fifth Meeting of the Steering Group',
      "2004 | CIS 2004 High-Level Review Meeting on “Refugees, Migration and Protection” - Chair's Conclusions",
    ],
  },
  {
    question: 'Which symbols do the documents have for certain? (from outside the text)',
    sql: `SELECT d.title, a.value FROM annotations a JOIN documents d ON d.document_id = a.row_id
          WHERE property = 'document-symbol' AND certainty = 'high' ORDER BY ALL`,
    answer: [
      'CIS Declaration POA Regional Conference 1996 | CISCONF/1996/5',
      'CIS General Assembly Report 1996 | A/51/341',
      'CIS General Assembly Resolution 1995 | A/RES/50/151',
    ],
  },
  {
    question: 'What was issued in 2000 for certain? (from outside the text)',
    sql: `SELECT d.title, d.issued, d.covers FROM annotations a JOIN documents d ON d.document_id = a.row_id
          WHERE property = 'issued' AND certainty = 'high' AND value LIKE '2000%'`,
    answer: [
      'IOM and UNHCR Assessment Report of the Conference Process (1996-2000) |  | 1996/2000',
    ],
  },
  {
    question: 'How many expert groups were there, made of whom?',
    sql: `SELECT number_of_groups, composition FROM bodies WHERE body_type = 'expert-working-group'`,
    answer: [
      '4 | representatives from governments in the CIS region, NGO representatives, relevant experts and interested parties throughout the CIS and abroad',
    ],
  },
  {
    question: 'Who was in the Steering Group?',
    sql: `SELECT composition FROM bodies WHERE body_type = 'steering-group'`,
    answer: ['interested countries and international organizations'],
  },
  {
    question: 'Which areas were discussed, and which are narrower ones?',
    sql: `SELECT count(*) FILTER (parent_theme_id IS NULL), count(parent_theme_id) FROM mechanism_themes`,
    answer: ['8 | 2'],
  },
  {
    question: 'Which values of the mechanism are inferred and not stated?',
    sql: `SELECT DISTINCT column_name, value FROM statements WHERE table_name = 'mechanisms' AND basis = 'inferred' ORDER BY ALL`,
    answer: ['concluded | 2005', 'concluded_year | 2005', 'status | concluded'],
  },
  {
    question: 'Who answers for the corrections in force, and since when?',
    sql: `SELECT reviewed_by, reviewed_on, count(*) FROM corrections WHERE status = 'applied'
          GROUP BY ALL ORDER BY ALL`,
    answer: ['maintainer | 2026-11-23 | 6', 'maintainer | 2026-11-25 | 2'],
  },
  {
    question: 'Where does the source contradict itself?',
    sql: `SELECT role, declared, listed FROM declared_counts WHERE agreement = 'disagree'`,
    answer: ['interested-state | 36 | 34'],
  },
  {
    question: 'Is the OSCE itself involved?',
    sql: `SELECT DISTINCT o.organization_id, o.parent_organization_id FROM organization_roles
          JOIN organizations o USING (organization_id) WHERE 'osce' IN (o.organization_id, o.parent_organization_id)`,
    answer: ['odihr | osce'],
  },
  {
    question: 'What happened, in the order of its beginning?',
    sql: `SELECT event_type, date FROM events WHERE date IS NOT NULL ORDER BY split_part(date, '/', 1), event_id`,
    answer: [
      'founding | 1996',
      'adoption | 1996-05-30/1996-05-31',
      'body-established | 1999-06',
      'assessment | 2000',
      'other | 2000',
      'extension | 2000-07-13/2000-07-14',
      'conclusion | 2005',
    ],
  },
  {
    question: 'Can I trust the membership of Turkey? What was found about it?',
    sql: `SELECT p.name_as_written, c.name, count(f.finding_id) FROM participations p JOIN countries c USING (country_id)
          LEFT JOIN finding_rows f ON f.row_id = p.participation_id WHERE country_id = 'TUR' GROUP BY ALL`,
    answer: ['Turkey | Türkiye | 0'],
  },
]

let connection: DuckDBConnection

beforeAll(async () => {
  const folder = scratch()
  for (const name of readdirSync(PROJECT_SOURCES).filter((each) => each.startsWith(FIRST_SOURCE)))
    copyFileSync(join(PROJECT_SOURCES, name), join(folder, name))
  const { dataset } = build(folder)
  if (dataset === null) throw new Error('the first source does not build')
  const file = join(scratch(), 'iscm.duckdb')
  await writeDatabase(dataset, registers.dataset, file, scratch())
  connection = await (await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })).connect()
})

afterAll(() => connection.closeSync())

test.each(QUESTIONS)('$question', async ({ sql, answer }) => {
  const rows = (await connection.runAndReadAll(sql)).getRows()
  expect(rows.map((row) => row.map((value) => value ?? '').join(' | '))).toEqual(answer)
})
