/** The views and macros of the database: what they answer, read by hand from the CIS text and the invented profiles. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../pipeline/build.ts'
import { writeDatabase } from '../../pipeline/export/duckdb.ts'
import { literal } from '../../pipeline/export/sql.ts'
import { macros, readDescribed, views } from '../../pipeline/export/views.ts'
import { citationOf, datasetIri } from '../../pipeline/export/linked-data/lineage.ts'
import { query } from '../../pipeline/commands/query.ts'
import { contradictions, findingRules } from '../../schemas/rules.ts'
import { registers } from '../support/build-text.ts'
import { scratch } from '../support/scratch.ts'

type Rows = Record<string, unknown>[]

const profiles = fileURLToPath(new URL('../profiles', import.meta.url))
const names = views(registers.dataset).map((view) => view.name)
const folder = scratch()
const file = join(folder, 'iscm.duckdb')
/** The database as another's: attached under a name of the user's own, nothing else said. */
let attached: DuckDBConnection
/** The database as the one that was opened. */
let opened: DuckDBConnection
/** What the texts above do not have, planted. */
let planted: DuckDBConnection
/** The same dataset written once more, to another place. */
const again = join(scratch(), 'again.duckdb')

/** The CIS text with its metadata and ledger, and all invented profiles, in one database. */
beforeAll(async () => {
  const texts = scratch()
  for (const name of readdirSync(PROJECT_SOURCES).filter((entry) =>
    entry.startsWith('cis-conference.'),
  ))
    copyFileSync(join(PROJECT_SOURCES, name), join(texts, name))
  for (const { name, parentPath } of readdirSync(profiles, {
    withFileTypes: true,
    recursive: true,
  }))
    if (name.startsWith(`${basename(parentPath)}.`))
      copyFileSync(join(parentPath, name), join(texts, name))
  const { dataset } = build(texts)
  if (dataset === null) throw new Error('the texts do not build')
  await writeDatabase(dataset, registers.dataset, file, folder)
  await writeDatabase(dataset, registers.dataset, again, scratch())
  attached = await (await DuckDBInstance.create(':memory:')).connect()
  await attached.run(`ATTACH ${literal(file)} AS x (READ_ONLY)`)
  opened = await (await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })).connect()
  planted = await (
    await DuckDBInstance.create(await plant(), { access_mode: 'READ_ONLY' })
  ).connect()
})

afterAll(() => {
  attached.closeSync()
  opened.closeSync()
  planted.closeSync()
})

/** Two lists of members under one name, States listed twice, areas that differ in case, two corrections of one value. */
const TWIN_FORUM = `Twin Forum

Forum of the Twin Shores (Twin Forum)

Type: Inter-regional forum (Region: Western Asia)

Objectives
Each spring the forum meats twise.

Areas of Discussion
- harvests
- Récoltes
- Recoltes

Member States
- France
- Italy
- Egypt*
- France
- Freedonia
- Freedonia

Founding Members
- Spain

Member States
- Italy
- Spain
* Egypt is no longer a member
`

const GULL_FORUM = `Gull Forum

Forum of the Gulls (Gull Forum)

Type: Inter-regional forum (Region: Western Asia)

Areas of Discussion
- Harvests

Member States
- Spain
- Italy
- France
- Italy
`

const TWIN_LEDGER = `corrections:
  - { id: meets, quote: meats, corrected: meets, kind: spelling, certainty: high, status: applied, reason: The first., reviewed: { by: maintainer, on: 2026-11-23 } }
  - { id: twice, quote: twise, corrected: twice, kind: spelling, certainty: high, status: applied, reason: The second., reviewed: { by: maintainer, on: 2026-11-23 } }
`

async function plant(): Promise<string> {
  const texts = scratch()
  writeFileSync(join(texts, 'gull-forum.txt'), GULL_FORUM)
  writeFileSync(join(texts, 'twin-forum.txt'), TWIN_FORUM)
  writeFileSync(join(texts, 'twin-forum.corrections.yaml'), TWIN_LEDGER)
  const { dataset } = build(texts)
  if (dataset === null) throw new Error('the planted texts do not build')
  // Against the order of the table of corrections, in which the reasons would come by themselves.
  const statements = dataset.statements.map((row) => ({
    ...row,
    correction_ids: row.correction_ids.toReversed(),
  }))
  const target = join(scratch(), 'planted.duckdb')
  await writeDatabase(
    { ...dataset, statements },
    { ...registers.dataset, released: '2027-01-31' },
    target,
    scratch(),
  )
  return target
}

async function ask(sql: string, connection: DuckDBConnection = opened): Promise<Rows> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson()
}

/** The rows of a statement, each as the list of its values. */
async function list(sql: string, connection: DuckDBConnection = opened): Promise<unknown[][]> {
  return (await connection.runAndReadAll(sql)).getRowsJson()
}

describe.each(names)('the view %s', (name) => {
  const view = views(registers.dataset).find((candidate) => candidate.name === name)

  test('has a comment, and so has each of its columns', async () => {
    const [comment] = await ask(`SELECT comment FROM duckdb_views() WHERE view_name = '${name}'`)
    expect(comment?.['comment']).toBe(`${view?.question} ${view?.description}`)
    const columns = await list(
      `SELECT column_name, comment FROM duckdb_columns() WHERE table_name = '${name}' ORDER BY column_index`,
    )
    expect(columns).toEqual(view?.parts)
  })

  test('asks a question, and describes its rows in sentences', () => {
    expect(view?.question).toMatch(/^[A-Z].*\?$/)
    expect(view?.description).toMatch(/^One row for (?:each|the) .*\.$/)
  })

  test('gives the same rows in the same order when opened, attached under another name, and in several threads', async () => {
    const rows = await ask(`FROM ${name}`)
    expect(rows.length).toBeGreaterThan(0)
    expect(await ask(`FROM x.${name}`, attached)).toEqual(rows)
    const other = await (
      await DuckDBInstance.create(':memory:', {
        threads: '4',
        preserve_insertion_order: 'false',
        default_null_order: 'nulls_first',
      })
    ).connect()
    await other.run(`ATTACH ${literal(file)} AS y (READ_ONLY)`)
    expect(await ask(`FROM y.${name}`, other)).toEqual(rows)
    other.closeSync()
  })

  test('ends in an order by which no two rows are alike', async () => {
    const order = /ORDER BY\s([^()]+)$/.exec(view?.sql ?? '')?.[1] ?? ''
    const described = new Set(view?.parts.map(([column]) => column))
    const columns = order
      .split(',')
      .map(
        (item) =>
          item
            .trim()
            .split(' ')[0]
            ?.replace(/^\w+\./, '') ?? '',
      )
      .filter((column) => described.has(column))
    const [counts] = await list(
      `SELECT count(*) = count(DISTINCT {${columns.map((column) => `'${column}': "${column}"`).join(', ')}}), count(*) = (SELECT count(*) FROM (SELECT DISTINCT * FROM ${name})) FROM ${name}`,
    )
    expect(counts).toEqual([true, true])
  })
})

describe('answers', () => {
  test('mechanisms at a glance count what the CIS text lists', async () => {
    const counts = 'members, organizations, areas, meetings, documents'
    expect(
      await list(
        `SELECT mechanism, mechanism_type, established, concluded, status, ${counts} FROM mechanisms_wide WHERE mechanism_id = 'cis-conference'`,
      ),
    ).toEqual([['CIS Conference', 'rcp', '1996', '2005', 'concluded', 12, 3, 10, 3, 12]])
    // Four are named, two of them unresolved, and "other island networks and entities" are not.
    expect(
      await list(
        "SELECT organizations FROM mechanisms_wide WHERE mechanism_id = 'outrigger-dialogue'",
      ),
    ).toEqual([[4]])
    expect(await list('SELECT count(*) FROM mechanisms_wide')).toEqual([['19']])
  })

  test('members are those of the list, down the left column and then down the right', async () => {
    expect(await list("SELECT state FROM members WHERE mechanism_id = 'cis-conference'")).toEqual(
      [
        'Armenia',
        'Azerbaijan',
        'Belarus',
        'Georgia',
        'Kazakhstan',
        'Kyrgyzstan',
        'Republic of Moldova',
        'Russian Federation',
        'Tajikistan',
        'Turkmenistan',
        'Ukraine',
        'Uzbekistan',
      ].map((state) => [state]),
    )
    expect(
      await list(
        "SELECT state, name_as_written FROM members WHERE mechanism_id = 'cis-conference' AND state <> name_as_written",
      ),
    ).toEqual([['Republic of Moldova', 'Moldova']])
  })

  test('members have their other roles, and stay as written where the register lacks them', async () => {
    expect(
      await list(
        "SELECT name_as_written, other_roles FROM members WHERE mechanism_id = 'baobab-dialogue' AND list_position IN (6, 7, 13)",
      ),
    ).toEqual([
      ['Ghana', ['chair', 'founding-member']],
      ['Guinea', []],
      ['Nigeria', ['founding-member', 'past-chair']],
    ])
    expect(
      await list(
        "SELECT name_as_written, country_id, state FROM members WHERE mechanism_id = 'outrigger-dialogue' AND list_position = 2",
      ),
    ).toEqual([['Freedonia', null, null]])
    expect(
      await list(
        "SELECT * FROM members WHERE mechanism_id = 'baobab-dialogue' AND name_as_written = 'Mali'",
      ),
    ).toEqual([])
  })

  test('mechanisms by State have all roles of a State, in whatever language it is written', async () => {
    expect(
      await list(
        "SELECT mechanism, roles, names_as_written FROM mechanisms_by_state WHERE state = 'Senegal'",
      ),
    ).toEqual([
      ['Baobab Dialogue', ['founding-member', 'member', 'past-chair'], ['Senegal']],
      ['Dialogue de la Kora', ['chair', 'member'], ['Sénégal']],
    ])
    expect(
      await list("SELECT mechanism_id, roles FROM mechanisms_by_state WHERE country_id = 'CHE'"),
    ).toEqual([
      ['cis-conference', ['interested-state']],
      ['global-lighthouse-process', ['member']],
      ['rencontres-du-lac', ['member']],
      ['steppe-wind-process', ['interested-state']],
    ])
    expect(
      await list(
        "SELECT names_as_written FROM mechanisms_by_state WHERE country_id IS NULL AND mechanism_id = 'outrigger-dialogue'",
      ),
    ).toEqual([[['Freedonia']], [['Irland']], [['New Zeland']], [['TongaTuvalu']]])
  })

  test('shared members are counted for each pair of mechanisms', async () => {
    const pair = (a: string, b: string): Promise<unknown[][]> =>
      list(
        `SELECT members_1, members_2, shared, either, jaccard, shared_states FROM shared_members WHERE mechanism_id_1 = '${a}' AND mechanism_id_2 = '${b}'`,
      )
    expect(await pair('cis-conference', 'steppe-wind-process')).toEqual([
      [
        '12',
        '10',
        '9',
        '13',
        0.6923,
        [
          'Armenia',
          'Azerbaijan',
          'Georgia',
          'Kazakhstan',
          'Kyrgyzstan',
          'Russian Federation',
          'Tajikistan',
          'Turkmenistan',
          'Uzbekistan',
        ],
      ],
    ])
    // Mali is suspended in the one and a member of the other.
    expect(await pair('baobab-dialogue', 'dialogue-de-la-kora')).toEqual([
      [
        '16',
        '8',
        '7',
        '17',
        0.4118,
        ['Benin', 'Burkina Faso', 'Cabo Verde', "Côte d'Ivoire", 'Guinea', 'Niger', 'Senegal'],
      ],
    ])
    expect(await pair('cis-conference', 'quetzal-conference')).toEqual([
      ['12', '6', '0', '18', 0, []],
    ])
    expect(await list('SELECT count(*) FROM shared_members')).toEqual([[String((18 * 17) / 2)]])
  })

  test('chairs stand in the order of time', async () => {
    expect(
      await list(
        "SELECT name_as_written, role, term_start, term_end FROM chairs WHERE mechanism_id = 'baobab-dialogue'",
      ),
    ).toEqual([
      ['Togo', 'past-chair', null, null],
      ['Benin', 'past-chair', null, null],
      ['Senegal', 'past-chair', '2016-10', '2018-09'],
      ['Nigeria', 'past-chair', '2021', '2022'],
      ['Ghana', 'chair', '2023', '2024'],
      ['Ivory Coast', 'incoming-chair', '2025', '2025'],
    ])
    expect(
      await list(
        "SELECT state, role, term FROM chairs WHERE mechanism_id = 'monsoon-consultation'",
      ),
    ).toEqual([
      ['Kenya', 'past-chair', '2017/2018'],
      ['Mauritius', 'past-chair', '2017/2018'],
      ['Sri Lanka', 'chair', null],
    ])
    expect(
      await list("SELECT * FROM chairs WHERE mechanism_id IN ('cis-conference', 'fjord-talks')"),
    ).toEqual([])
  })

  test('organizations have their name, the body they are part of, and the name as written', async () => {
    expect(
      await list(
        "SELECT acronym, part_of, name_as_written FROM organization_roles_flat WHERE mechanism_id = 'cis-conference' AND role = 'secretariat'",
      ),
    ).toEqual([
      ['IOM', null, 'IOM'],
      ['ODIHR', 'Organization for Security and Co-operation in Europe', 'OSCE / ODHIR'],
      ['UNHCR', 'United Nations', 'UNHCR'],
    ])
    expect(
      await list(
        "SELECT acronym, role FROM organization_roles_flat WHERE mechanism_id = 'savanna-compact'",
      ),
    ).toEqual([
      ['COMESA', 'associated-organization'],
      ['SADC', 'associated-organization'],
      ['SADC', 'member'],
    ])
  })

  test('meetings of all mechanisms stand in the order of time, with place and country', async () => {
    expect(
      await list(
        "SELECT date, place, country FROM meetings_flat WHERE mechanism_id = 'cis-conference'",
      ),
    ).toEqual([
      ['1996-05-30/1996-05-31', 'Geneva', 'Switzerland'],
      ['2000-07-13/2000-07-14', 'Geneva', 'Switzerland'],
      ['2004-05-26/2004-05-28', 'Minsk', 'Belarus'],
    ])
    expect(await list("SELECT mechanism, place FROM meetings_flat WHERE date < '1997'")).toEqual([
      ['Coral Route Forum', 'Naples'],
      ['Amber Sea Process', 'Gdansk'],
      ['CIS Conference', 'Geneva'],
    ])
    expect(
      await list("SELECT start_date, place FROM meetings_flat WHERE date = '2012-06'"),
    ).toEqual([[null, 'Lisbon']])
  })

  test('areas of discussion are counted across mechanisms, under their broader theme', async () => {
    const area = (label: string): Promise<unknown[][]> =>
      list(
        `SELECT broader_area, mechanism_ids, labels_as_written FROM areas_of_discussion WHERE area = '${label}'`,
      )
    expect(await area('Return and reintegration')).toEqual([
      [
        null,
        [
          'amber-sea-process',
          'baobab-dialogue',
          'cedar-forum',
          'cis-conference',
          'danube-lantern-process',
          'kestrel-round-table',
        ],
        ['Return and reintegration'],
      ],
    ])
    expect(await area('Border management')).toEqual([
      [
        'Migration management',
        [
          'amber-sea-process',
          'baobab-dialogue',
          'cis-conference',
          'fjord-talks',
          'kestrel-round-table',
          'quetzal-conference',
        ],
        ['Border management', 'border management'],
      ],
    ])
    expect(await area('Repatriates')).toEqual([
      [null, ['cis-conference', 'steppe-wind-process'], ['Epatriates', 'Repatriates']],
    ])
    expect(
      await list(
        "SELECT theme_id, mechanism_count FROM areas_of_discussion WHERE area = 'Legal aid'",
      ),
    ).toEqual([[null, '1']])
  })

  test('corrected values are the eight applied corrections, with what they change', async () => {
    expect(
      await list(
        'SELECT DISTINCT as_written, corrected, line FROM corrected_values ORDER BY line, as_written',
      ),
    ).toEqual([
      ['concern;and', 'concern; and', 11],
      ['currency', 'devise', 11],
      ['the it was', 'it was', 13],
      ['Epatriates', 'Repatriates', 18],
      ['meet', 'met', 61],
      ['ODHIR', 'ODIHR', 68],
      ['30- 31', '30-31', 72],
      ['and Eurasia', 'in Eurasia', 85],
    ])
    expect(
      await list(
        "SELECT certainty, alternatives, row_id, column_name, evidence_as_written, value FROM corrected_values WHERE as_written = 'Epatriates' AND column_name = 'label'",
      ),
    ).toEqual([
      [
        'medium',
        ['Repatriants', 'Expatriates'],
        'cis-conference/theme/epatriates',
        'label',
        'Epatriates',
        'Repatriates',
      ],
    ])
    expect(
      await list(
        "SELECT column_name, value, context_line FROM corrected_values WHERE as_written = '30- 31'",
      ),
    ).toEqual(
      [
        ['date', '1996-05-30/1996-05-31'],
        ['end_date', '1996-05-31'],
        ['start_date', '1996-05-30'],
      ].map((row) => [...row, 'May 30- 31, 1996, Geneva, Switzerland, CIS-Conference']),
    )
  })

  test('disagreements are the numbers that differ, and the notes that contradict a list', async () => {
    expect(await list('SELECT source_id, line, declared, listed FROM disagreements')).toEqual([
      ['cedar-forum', 27, null, null],
      ['cis-conference', 34, 36, 34],
      ['marsh-road-talks', 11, 4, 2],
      ['outrigger-dialogue', 35, 2, 0],
      // Burundi is in the list, and its accession is pending. Panama, in the Quetzal Conference, is not in the list.
      ['savanna-compact', 32, null, null],
      ['steppe-wind-process', 24, 11, 10],
    ])
    expect(
      await list(
        "SELECT role, context_line, declared_count_id FROM disagreements WHERE source_id = 'cis-conference'",
      ),
    ).toEqual([
      [
        'interested-state',
        '36 Interested States',
        'cis-conference/declared-count/interested-state',
      ],
    ])
    expect(
      await list(
        "SELECT declared_count_id FROM declared_counts WHERE agreement = 'disagree' EXCEPT SELECT declared_count_id FROM disagreements",
      ),
    ).toEqual([])
  })

  test('open questions have every name without an entry in a register, with the suggestions', async () => {
    const missing = await list(`
      SELECT participation_id FROM participations WHERE country_id IS NULL AND NOT EXISTS (FROM open_questions WHERE rule = 'unknown-country' AND list_contains(row_ids, participation_id))
      UNION ALL SELECT mechanism_theme_id FROM mechanism_themes WHERE theme_id IS NULL AND NOT EXISTS (FROM open_questions WHERE rule = 'unknown-theme' AND list_contains(row_ids, mechanism_theme_id))`)
    expect(missing).toEqual([])
    expect(
      await list(
        "SELECT as_written, line, suggestions FROM open_questions WHERE source_id = 'outrigger-dialogue' AND rule = 'unknown-country'",
      ),
    ).toEqual([
      ['Freedonia', 21, []],
      ['Irland', 22, ['Ireland']],
      ['New Zeland', 24, ['New Zealand']],
      ['TongaTuvalu', 26, []],
    ])
    // "Other island networks and entities" stand on the same list: a class of bodies, and no question.
    expect(
      await list("SELECT as_written, line FROM open_questions WHERE rule = 'unknown-organization'"),
    ).toEqual([
      ['The League of Marsh Ports', 5],
      ['Pan-Oceanic League of Harbour Cities (PLHC)', 40],
      ['Office for Democratic Institutions and Human Rights (ODHIR)', 41],
    ])
  })

  test('open questions have the twelve corrections on hold, and with the disagreements every finding once', async () => {
    expect(
      await list(
        "SELECT as_written, suggestions FROM open_questions WHERE origin = 'held-correction'",
      ),
    ).toEqual([
      ['Countries', ['States']],
      ['CIS conference', ['CIS Conference']],
      ['integrative strategy', ['integrated strategy', 'comprehensive strategy']],
      ['report, outlining', ['report outlining']],
      ['to still be addressed', ['still to be addressed']],
      ['rights,', ['rights;']],
      ['comprised of', ['was comprised of', 'comprised']],
      ['non-governmental organization (NGO)', ['non-governmental organizations (NGOs)']],
      ['These WG', ['These WGs']],
      ['Follow-up Process', ['Follow-up Process.']],
      ['CIS-Conference', ['CIS Conference']],
      ['CIS-Conference', ['CIS Conference']],
    ])
    expect(
      await list(
        "SELECT count(*) FROM (SELECT finding_id FROM disagreements UNION ALL SELECT question_id FROM open_questions WHERE origin = 'finding') ANTI JOIN findings USING (finding_id)",
      ),
    ).toEqual([['0']])
    expect(
      await list(
        "SELECT (SELECT count(*) FROM disagreements) + (SELECT count(*) FROM open_questions WHERE origin = 'finding') = (SELECT count(*) FROM findings)",
      ),
    ).toEqual([[true]])
  })

  test('the coverage of a text adds up to its length, and shows what was not understood', async () => {
    expect(
      await list(
        'SELECT source_id FROM text_coverage JOIN sources USING (source_id) GROUP BY source_id, character_count HAVING sum(characters) <> character_count OR count(*) <> 8 OR abs(sum(share) - 1) > 0.001',
      ),
    ).toEqual([])
    expect(
      await list(
        "SELECT characters, share FROM text_coverage WHERE source_id = 'cis-conference' AND kind = 'unrecognized'",
      ),
    ).toEqual([[0, 0]])
    const notUnderstood = [
      'Contact Points',
      'Ministry of the Interior, second floor',
      'Weekdays from nine to noon',
      'Study Visits',
    ]
    expect(
      await list(
        "SELECT segments, characters FROM text_coverage WHERE source_id = 'outrigger-dialogue' AND kind = 'unrecognized'",
      ),
    ).toEqual([['4', notUnderstood.join('').length]])
  })

  test('what contradicts and what is open tell their severity, and the rows that rest on their characters', async () => {
    expect(
      await list(
        "SELECT finding_id, severity FROM (SELECT finding_id, severity FROM disagreements UNION ALL SELECT question_id, severity FROM open_questions WHERE origin = 'finding') EXCEPT SELECT finding_id, severity FROM findings",
      ),
    ).toEqual([])
    expect(
      await list("SELECT DISTINCT severity FROM open_questions WHERE origin = 'held-correction'"),
    ).toEqual([[null]])
    expect(
      await list("SELECT row_ids FROM disagreements WHERE source_id = 'cis-conference'"),
    ).toEqual([[['cis-conference/declared-count/interested-state']]])
  })

  test('every rule of contradictions is told apart, and only a pending accession without a list is an open question', async () => {
    expect(
      await list(
        "SELECT code, contradiction FROM codes WHERE table_name = 'findings' AND column_name = 'rule'",
      ),
    ).toEqual(
      Object.keys(findingRules)
        .sort()
        .map((rule) => [rule, contradictions.some((each) => each === rule)]),
    )
    expect(
      await list(
        "SELECT code FROM codes WHERE contradiction IS NOT NULL AND (table_name, column_name) <> ('findings', 'rule')",
      ),
    ).toEqual([])
    expect(
      await list(
        'SELECT DISTINCT rule FROM open_questions JOIN codes ON code = rule WHERE contradiction',
      ),
    ).toEqual([['accession-pending']])
  })

  test('about says whose the data is, under which terms, and how to cite it', async () => {
    const { description, licence, publisher, rights, title, version } = registers.dataset
    const identifier = datasetIri(registers.dataset)
    const said = {
      title,
      description,
      version,
      publisher: publisher.name,
      licence: licence.name,
      licence_url: licence.url,
      rights,
      citation: `${citationOf(registers.dataset)}. ${identifier}`,
      identifier,
    }
    expect(await ask('FROM about')).toEqual([{ ...said, released: registers.dataset.released }])
    expect(await ask('FROM about', planted)).toEqual([{ ...said, released: '2027-01-31' }])
    expect(
      await list(
        "SELECT data_type FROM duckdb_columns() WHERE table_name = 'about' AND column_name = 'released'",
      ),
    ).toEqual([['DATE']])
  })

  test('codes have a meaning for every basis and every rule in use', async () => {
    expect(
      await list(
        "SELECT meaning FROM codes WHERE table_name = 'statements' AND code = 'corrected'",
      ),
    ).toEqual([['The source says it, after a reviewed correction of what is written']])
    expect(
      await list(
        'SELECT statement_id FROM evidence WHERE basis_meaning IS NULL OR rule_meaning IS NULL',
      ),
    ).toEqual([])
    expect(
      await list(
        'SELECT finding_id FROM disagreements WHERE rule_meaning IS NULL UNION ALL SELECT question_id FROM open_questions WHERE rule_meaning IS NULL',
      ),
    ).toEqual([])
  })
})

describe('planted', () => {
  test('a State that is listed twice is one member, under whatever name', async () => {
    // France, Italy, Egypt, Freedonia and Spain; Spain, Italy and France.
    expect(await list('SELECT mechanism, members FROM mechanisms_wide', planted)).toEqual([
      ['Gull Forum', 3],
      ['Twin Forum', 5],
    ])
    expect(
      await list(
        'SELECT members_1, members_2, shared, either, jaccard, shared_states FROM shared_members',
        planted,
      ),
    ).toEqual([['3', '4', '3', '4', 0.75, ['France', 'Italy', 'Spain']]])
  })

  test('two lists of members stand one behind the other', async () => {
    expect(
      await list(
        "SELECT list_line, list_position, name_as_written FROM members WHERE mechanism = 'Twin Forum'",
        planted,
      ),
    ).toEqual([
      [15, 1, 'France'],
      [15, 2, 'Italy'],
      [15, 3, 'Egypt'],
      [15, 4, 'France'],
      [15, 5, 'Freedonia'],
      [15, 6, 'Freedonia'],
      [26, 1, 'Italy'],
      [26, 2, 'Spain'],
    ])
    expect(await list('SELECT rule, severity, as_written FROM disagreements', planted)).toEqual([
      ['membership-ended', 'warning', 'Egypt is no longer a member'],
    ])
  })

  test('areas that no register has are the same where only case or accents differ', async () => {
    expect(
      await list(
        'SELECT area, mechanism_count, labels_as_written FROM areas_of_discussion',
        planted,
      ),
    ).toEqual([
      ['Harvests', '2', ['Harvests', 'harvests']],
      ['Recoltes', '1', ['Recoltes', 'Récoltes']],
    ])
  })

  test('the reasons of two corrections of one value are in the order of the corrections', async () => {
    expect(
      await list(
        'SELECT DISTINCT correction_ids, correction_reasons FROM evidence WHERE len(correction_ids) > 0',
        planted,
      ),
    ).toEqual([
      [
        ['twin-forum/correction/twice', 'twin-forum/correction/meets'],
        ['The second.', 'The first.'],
      ],
    ])
  })
})

describe('evidence', () => {
  test('has every statement, and the line that its characters stand in: the first, where they go over several', async () => {
    expect(
      await list('SELECT (SELECT count(*) FROM evidence) = (SELECT count(*) FROM statements)'),
    ).toEqual([[true]])
    const first = "regexp_extract(as_written, '^[^\\r\\n]*')"
    expect(
      await list(
        `SELECT statement_id FROM evidence WHERE substr(context_line, "column", length(${first})) <> ${first} OR context_line SIMILAR TO '.*[\\r\\n].*'`,
      ),
    ).toEqual([])
  })

  test('of the area "Repatriates" is line 18, and says what was corrected and why', async () => {
    const [row] = await ask(
      "FROM evidence_for('cis-conference/theme/epatriates', of_column := 'label')",
    )
    expect(row).toMatchObject({
      value: 'Repatriates',
      as_written: 'Epatriates',
      context_line: '  • Epatriates;',
      line: 18,
      column: 5,
      source: 'CIS Conference',
      url: 'https://www.iom.int/cis-conference',
      basis: 'corrected',
    })
    expect(row?.['correction_reasons']).toEqual([
      expect.stringMatching(/^Both Repatriates and Expatriates are one letter away/),
    ])
  })

  test('is given for all values of a row, in the file itself and after USE', async () => {
    const columns = [['country_id'], ['list_position'], ['name_as_written'], ['role']]
    expect(
      await list(
        "SELECT DISTINCT column_name FROM evidence_for('cis-conference/member/ARM') ORDER BY column_name",
      ),
    ).toEqual(columns)
    const other = await (await DuckDBInstance.create(':memory:')).connect()
    await other.run(`ATTACH ${literal(file)} AS z (READ_ONLY)`)
    const view = await ask("FROM z.evidence WHERE row_id = 'cis-conference/member/ARM'", other)
    await other.run('USE z')
    expect(await ask("FROM evidence_for('cis-conference/member/ARM')", other)).toEqual(view)
    other.closeSync()
  })
})

describe('macros', () => {
  test.each(macros())('$name is described', async ({ name, question, description, parts }) => {
    const [row] = await list(
      `SELECT comment, parameters FROM duckdb_functions() WHERE function_name = '${name}'`,
    )
    expect(row).toEqual([
      [question, description, ...parts.map(([part, meaning]) => `${part}: ${meaning}.`)].join(' '),
      parts.map(([part]) => part),
    ])
  })

  test('context_line counts code points, whatever they join to, and knows all three line ends', async () => {
    const lines = ['e\u0301te\u0301 👨‍👩‍👧 x', '🇫🇷🇩🇪', '', '\u0301alone', 'ЁЁ\u{1F3FD}', 'last']
    const ends = ['\r\n', '\n', '\r', '\n', '\r\n', '']
    const text = lines.map((line, index) => line + ends[index]).join('')
    const expected = lines.flatMap((line) => [...line].map((character) => [character, line]))
    const starts = lines.map(
      (_, index) =>
        [
          ...lines
            .slice(0, index)
            .map((line, before) => line + ends[before])
            .join(''),
        ].length,
    )
    const offsets = lines.flatMap((line, index) =>
      [...line].map((_, point) => (starts[index] ?? 0) + point),
    )
    const rows = await list(
      `SELECT substr(${literal(text)}, o + 1, 1), context_line(${literal(text)}, o) FROM (SELECT unnest([${offsets.join(', ')}]) AS o)`,
    )
    expect(rows).toEqual(expected)
    const [under] = await ask(
      `SELECT x.context_line(text, 1725) AS line FROM x.sources WHERE source_id = 'cis-conference'`,
      attached,
    )
    expect(under).toEqual({ line: '  • Epatriates;' })
  })

  test('cite gives the value, its words and their line, the page, the capture and the version', async () => {
    const { version, released } = registers.dataset
    const end = `${citationOf(registers.dataset)}. ${datasetIri(registers.dataset)} (${released === null ? 'not released' : `released on ${released}`})`
    const page = 'CIS Conference, https://www.iom.int/cis-conference, day of capture not known'
    const cited = async (row: string, column: string): Promise<unknown> =>
      (await list(`SELECT cite(${literal(row)}, ${literal(column)})`))[0]
    expect(end).toContain(`version ${version}`)
    expect(await cited('cis-conference/theme/epatriates', 'label')).toEqual([
      `cis-conference/theme/epatriates, label: “Repatriates”; written “Epatriates” (line 18, column 5, corrected). ${page}. ${end}`,
    ])
    expect(await cited('cis-conference', 'status')).toEqual([
      `cis-conference, status: “concluded”; written “In 2005, the it was decided to conclude the CIS Conference.” (line 13, column 322, inferred) and written “The CIS Conference is no longer active.” (line 13, column 382, inferred). ${page}. ${end}`,
    ])
    expect(await cited('cis-conference/theme/epatriates', 'no such column')).toEqual([null])
  })

  test('cite has a sentence for every value with evidence, whatever is not known of its page', async () => {
    expect(
      await list('SELECT DISTINCT row_id FROM statements WHERE cite(row_id, column_name) IS NULL'),
    ).toEqual([])
    const [[sentence]] = (await list("SELECT cite('rencontres-du-lac', 'name')")) as [[string]]
    expect(sentence).toContain('address not known, day of capture not known')
  })
})

test('the database has the same bytes when it is written twice', () => {
  expect(readFileSync(again).equals(readFileSync(file))).toBe(true)
})

describe('a file of a view', () => {
  test('is its comments and its statement', () => {
    expect(
      readDescribed(
        'few.sql',
        '-- How few?\n--\n-- One row for each\n-- of them.\n--\n-- a: The first: one\n-- b_2: The second\nSELECT 1 AS a, 2 AS b_2\n',
      ),
    ).toEqual({
      name: 'few',
      question: 'How few?',
      description: 'One row for each of them.',
      parts: [
        ['a', 'The first: one'],
        ['b_2', 'The second'],
      ],
      sql: 'SELECT 1 AS a, 2 AS b_2',
    })
  })

  test.each([
    ['no head', 'SELECT 1', 'three paragraphs'],
    ['no columns', '-- Q?\n--\n-- D.\nSELECT 1', 'three paragraphs'],
    ['a column without description', '-- Q?\n--\n-- D.\n--\n-- a\nSELECT 1 AS a', 'found "a"'],
  ])('with %s is refused by its name', (_, content, message) => {
    expect(() => readDescribed('odd.sql', content)).toThrow(new RegExp(`^odd\\.sql: .*${message}`))
  })
})

describe('make query', () => {
  test('finds views by name, and Parquet files by their path', async () => {
    expect(
      await query("SELECT state FROM members WHERE mechanism_id = 'rencontres-du-lac'", folder),
    ).toBe('state\nGermany\nAustria\nFrance\nItaly\nSwitzerland')
    expect(await query("SELECT count(*) AS mechanisms FROM 'mechanisms.parquet'", folder)).toBe(
      'mechanisms\n19',
    )
    expect(
      await query(
        "SELECT DISTINCT line FROM evidence_for('cis-conference/member/ARM', of_column := 'name_as_written')",
        folder,
      ),
    ).toBe('line\n27')
  })

  test('says what to do where the database has not been built', async () => {
    await expect(query('FROM members', scratch())).rejects.toThrow(
      /members does not exist[^]*make build/,
    )
    await expect(query('SELEC 1', scratch())).rejects.not.toThrow(/make build/)
  })
})

test('schemas/README.md lists the views, each with its question, and the macros', () => {
  const file = fileURLToPath(new URL('../../schemas/README.md', import.meta.url))
  const [, section = ''] = readFileSync(file, 'utf8').split('\n## Views\n')
  const rows = [...section.matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map((match) => [
    match[1],
    match[2],
  ])
  expect(rows).toEqual(views(registers.dataset).map(({ name, question }) => [name, question]))
  expect(macros().filter(({ name }) => !section.includes(`\`${name}(`))).toEqual([])
})
