/** Readings: what a curator says that words are, or what they say, in the place of what the program made of them. */
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { Readings } from '../../schemas/readings.ts'
import type { Metadata } from '../../schemas/curated.ts'
import { buildBeside, sourceOf } from '../support/build-text.ts'

/** A text below an ordinary header, with readings as a curator writes them; each has the same reason and reviewer. */
function read(text: string, entries: string, metadata: Metadata = {}, header = HEADER) {
  const raw = (parseYaml(entries) ?? []) as Record<string, unknown>[]
  const readings = Readings.parse({
    readings: raw.map((entry) => ({
      reason: 'So says the page.',
      reviewed: { by: 'maintainer', on: '2026-11-25' },
      ...entry,
    })),
  })
  const file = { ...readings, file: 'example.readings.yaml', place: () => ({ line: 1, column: 1 }) }
  const { dataset, findings } = buildBeside(sourceOf(header + text), { readings: file, metadata })
  return {
    dataset,
    errors: findings.flatMap(({ severity, reason }) => (severity === 'error' ? reason : [])),
    rules: findings.map(({ ruleId }) => ruleId),
    basisOf: (column: string) =>
      dataset.statements
        .filter((statement) => statement.column_name === column)
        .map(({ basis, reading_id, value }) => `${value}: ${basis} ${reading_id ?? ''}`.trim()),
  }
}

const HEADER = 'Harbour Talks\n\nType: Regional consultative process (Region: Europe)\n\n'
const READING = 'example/reading'

describe('what words are', () => {
  test('a heading that the dialect lacks opens its section', () => {
    const { dataset, errors } = read(
      'Who sits at the table\n\nKenya\nGhana\n',
      '- { id: table, quote: Who sits at the table, is: heading, section: members }',
    )
    expect(errors).toEqual([])
    expect(dataset.participations.map((row) => [row.country_id, row.role])).toEqual([
      ['KEN', 'member'],
      ['GHA', 'member'],
    ])
  })

  test('the role that such a heading gives is read, and names the reading', () => {
    const { basisOf } = read(
      'Who sits at the table\n\nKenya\nGhana\n',
      '- { id: table, quote: Who sits at the table, is: heading, section: members }',
    )
    expect(basisOf('role')).toEqual([
      `member: read ${READING}/table`,
      `member: read ${READING}/table`,
    ])
  })

  test('words of the page around the profile are left out, in the middle of a line too', () => {
    const { dataset, errors } = read(
      'Members\n\nKenya | Print this page\nGhana\n',
      '- { id: print, quote: "| Print this page", is: boilerplate }',
    )
    expect(errors).toEqual([])
    expect(dataset.participations.map((row) => row.name_as_written)).toEqual(['Kenya', 'Ghana'])
    expect(dataset.segments.some((row) => row.kind === 'boilerplate')).toBe(true)
  })

  test('a line of a list that looks like a sentence is an item', () => {
    const { dataset, errors } = read(
      'Thematic Focus\n\n• Visas\n• Ports\nWe want to know who travels on our ferries.\n',
      '- { id: ferries, quote: We want to know who travels on our ferries., is: list-item, section: thematic-focus }',
    )
    expect(errors).toEqual([])
    expect(dataset.mechanism_themes.map((row) => row.label)).toEqual([
      'Visas',
      'Ports',
      'We want to know who travels on our ferries',
    ])
  })

  test('a name is one where the page has it: in its prose', () => {
    const { dataset, errors, basisOf } = read(
      'The Lantern Forum on Ports (LFP) is a meeting of ports.\n',
      '- { id: name, quote: LFP, is: name }\n- { id: full, quote: Lantern Forum on Ports, is: full-name }',
      {},
      'Type: Regional consultative process (Region: Europe)\n\nObjectives\n\n',
    )
    expect(errors).toEqual([])
    expect(dataset.mechanisms[0]).toMatchObject({
      name: 'LFP',
      full_name: 'Lantern Forum on Ports',
    })
    expect(basisOf('name')).toEqual([`LFP: read ${READING}/name`])
  })

  test('a reading that changes nothing is an error', () => {
    const { errors } = read(
      'Members\n\nKenya\nGhana\n',
      '- { id: members, quote: Members, is: heading, section: members }',
    )
    expect(errors).toEqual([
      'Reading "members" changes nothing: the program reads "Members" in the same way by itself.',
    ])
  })

  test('a section that does not exist is an error with the ones that do', () => {
    const { errors } = read('Kenya\n', '- { id: a, quote: Kenya, is: heading, section: member }')
    expect(errors.join()).toMatch(/section: found "member"; expected one of .*members/)
  })

  test('two readings of the same characters are an error', () => {
    const { errors } = read(
      'Members\n\nKenya and Ghana\n',
      '- { id: a, quote: Kenya and, is: label }\n- { id: b, quote: and Ghana, is: label }',
    )
    expect(errors).toEqual([
      'Readings "a" and "b" say what the same characters are; expected one reading.',
    ])
  })
})

describe('what words say', () => {
  const CHAIRS =
    'Members\n\nKenya\nGhana\n\nObjectives\n\nThe following have recently chaired the talks: Kenya (2025); Ghana (2024).\n'
  const SAYS = `
- id: chairs
  quote: "The following have recently chaired the talks: Kenya (2025); Ghana (2024)."
  says:
    participations:
      - { words: Kenya (2025), role: past-chair, country_id: KEN, name_as_written: Kenya, period: "2025" }
      - { words: Ghana (2024), role: past-chair, country_id: GHA, name_as_written: Ghana, period: "2024" }`

  test('rows are added, each with the words that it rests on, in the order of the text', () => {
    const { dataset, errors } = read(CHAIRS, SAYS)
    expect(errors).toEqual([])
    expect(
      dataset.participations
        .filter(({ role }) => role === 'past-chair')
        .map((row) => [row.participation_id, row.period_start_year, row.list_position]),
    ).toEqual([
      ['example/past-chair/KEN/2025', 2025, 1],
      ['example/past-chair/GHA/2024', 2024, 2],
    ])
    expect(
      dataset.statements
        .filter(
          ({ row_id, column_name }) =>
            row_id.includes('past-chair/GHA') && column_name === 'country_id',
        )
        .map(({ as_written, basis, reading_id, rule }) => [as_written, basis, reading_id, rule]),
    ).toEqual([['Ghana (2024)', 'read', `${READING}/chairs`, 'reading']])
  })

  test('what the program doubted at this place is settled, and the reading is published', () => {
    const without = read(CHAIRS, '[]')
    const { dataset, rules } = read(CHAIRS, SAYS)
    expect(without.rules).toContain('role-not-read')
    expect(rules).not.toContain('role-not-read')
    expect(dataset.readings).toMatchObject([
      { reading_id: `${READING}/chairs`, line: 12, reason: 'So says the page.', read_as: null },
    ])
  })

  test('rows take the place of those that the program made of the same characters', () => {
    const { dataset, errors } = read(
      'Members\n\nKenya\nCongo\n',
      '- { id: congo, quote: Congo, says: { participations: [{ role: member, country_id: COG }] } }',
    )
    expect(errors).toEqual([])
    expect(dataset.participations.map((row) => [row.country_id, row.name_as_written])).toEqual([
      ['KEN', 'Kenya'],
      ['COG', 'Congo'],
    ])
    expect(dataset.findings.map(({ rule }) => rule)).not.toContain('unknown-country')
  })

  test('an empty list takes rows away and states none', () => {
    const { dataset, errors } = read(
      'Members\n\nKenya\nGhana\nContact us\n',
      '- { id: contact, quote: Contact us, says: { participations: [] } }',
    )
    expect(errors).toEqual([])
    expect(dataset.participations.map((row) => row.country_id)).toEqual(['KEN', 'GHA'])
  })

  test('a declared count is compared with the rows that there are after the readings', () => {
    const { dataset, errors } = read(
      '3 Members\n\nKenya\nGhana\n\nObjectives\n\nTogo joined the talks as a member.\n',
      '- { id: togo, quote: Togo, says: { participations: [{ role: member, country_id: TGO }] } }',
    )
    expect(errors).toEqual([])
    expect(dataset.declared_counts).toMatchObject([{ declared: 3, listed: 3, agreement: 'agree' }])
  })

  test('a count in prose is a declared count', () => {
    const { dataset, errors } = read(
      'Members\n\nKenya\nGhana\n\nObjectives\n\nThree ports are members.\n',
      '- { id: three, quote: Three ports are members., says: { declared_counts: [{ words: Three, role: member, declared: 3 }] } }',
    )
    expect(errors).toEqual([])
    expect(dataset.declared_counts).toMatchObject([
      { counted: 'states', declared: 3, listed: 2, agreement: 'disagree' },
    ])
  })

  test('values of the mechanism are read too, with the years that follow from them', () => {
    const { dataset, errors, basisOf } = read(
      'Objectives\n\nIt all began one day in 1996, over tea.\n',
      '- { id: tea, quote: "It all began one day in 1996, over tea.", says: { mechanisms: [{ words: "1996", established: "1996" }] } }',
    )
    expect(errors).toEqual([])
    expect(dataset.mechanisms[0]).toMatchObject({ established: '1996', established_year: 1996 })
    expect(basisOf('established')).toEqual([`1996: read ${READING}/tea`])
  })

  test('a new row keeps the words that it was not given', () => {
    const { dataset, errors } = read(
      'Objectives\n\nSee our Charter of Ports.\n',
      '- { id: charter, quote: Charter of Ports, says: { documents: [{ document_type: terms }] } }',
    )
    expect(errors).toEqual([])
    expect(dataset.documents).toMatchObject([
      {
        document_id: 'example/document/charter-of-ports',
        title: 'Charter of Ports',
        title_as_written: 'Charter of Ports',
        list_position: 1,
      },
    ])
  })

  test.each([
    [
      'a country that there is not',
      '{ role: chair, country_id: KEX }',
      /found "KEX"; expected a key of countries/,
    ],
    ['no role', '{ country_id: KEN }', /role: found nothing; expected one of/],
    [
      'words that are not in the quote',
      '{ words: Togo, role: chair }',
      /expected words that occur once in the quote/,
    ],
  ])('%s is an error', (_, row, message) => {
    const { errors } = read(
      'Members\n\nKenya\nGhana\n',
      `- { id: a, quote: Kenya, says: { participations: [${row}] } }`,
    )
    expect(errors.join('\n')).toMatch(message)
  })

  test('a reading that says what the program reads by itself is an error', () => {
    const { errors } = read(
      'Members\n\nKenya\nGhana\n',
      '- { id: kenya, quote: Kenya, says: { participations: [{ role: member, country_id: KEN }] } }',
    )
    expect(errors).toEqual([
      'Reading "kenya" changes nothing: the program reads the same rows by itself.',
    ])
  })

  test('a reading whose words are gone is an error', () => {
    const { errors } = read(
      'Members\n\nKenya\nGhana\n',
      '- { id: togo, quote: Togo, says: { participations: [{ role: member, country_id: TGO }] } }',
    )
    expect(errors.join()).toMatch(/Entry "togo" is stale/)
  })
})

describe('metadata', () => {
  const NAMELESS = 'Type: Regional consultative process (Region: Europe)\n\nMembers\n\n'

  test('gives the names that the text lacks, with no characters as evidence', () => {
    const { dataset, errors, rules, basisOf } = read(
      'Kenya\nGhana\n',
      '[]',
      { name: 'LFP', full_name: 'Lantern Forum on Ports', mechanism_id: 'lantern-forum' },
      NAMELESS,
    )
    expect(errors).toEqual([])
    expect(rules).not.toContain('name-missing')
    expect(dataset.mechanisms[0]).toMatchObject({
      mechanism_id: 'lantern-forum',
      name: 'LFP',
      full_name: 'Lantern Forum on Ports',
    })
    expect(basisOf('name')).toEqual(['LFP: curated'])
    expect(dataset.participations[0]?.participation_id).toBe('lantern-forum/member/KEN')
  })

  test('may not give a name that the text has', () => {
    const { errors } = read('Members\n\nKenya\n', '[]', { name: 'HT' })
    expect(errors).toEqual([
      'The metadata gives name, but the text has "Harbour Talks" itself. Metadata gives only what the text lacks.',
    ])
  })
})
