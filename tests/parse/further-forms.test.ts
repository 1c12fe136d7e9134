/** More forms that no profile of the dialect's list has shown, from texts of further strangers: each is read right, or reported. */
import { describe, expect, test } from 'vitest'
import { built, buildText } from '../support/build-text.ts'

describe('numbers that headings declare', () => {
  test.each([
    ['in words', 'Three Members\nAustria\nBelgium\nCroatia', 'member 3 3'],
    ['in words with a hyphen', 'Twenty-two Members\nAustria\nBelgium', 'member 22 2'],
    ['in words and brackets', 'MEMBER COUNTRIES (Two States)\nAustria\nBelgium', 'member 2 2'],
    ['in square brackets', 'Members [2]\nAustria\nBelgium', 'member 2 2'],
    [
      'of States, beside an organization',
      'Members (2 States)\nAustria\nBelgium\nEuropean Union',
      'member 2 2',
    ],
    [
      'of all, an organization among them',
      '3 Members\nAustria\nBelgium\nEuropean Union',
      'member 3 3',
    ],
  ])('%s', (_, text, expected) => {
    expect(built(text).counts).toEqual([expected])
  })
  test('a number in square brackets that a footnote begins with is its mark', () => {
    expect(
      built('Members [2]\nAustria\nBelgium\n\n[2] Both met in Bergen, at the first meeting.')
        .counts,
    ).toEqual([])
  })
  test.each([
    ['Observers (2 States, 4 organizations)', '4 organizations'],
    ['Observers (Two States and one organization)', 'one organization'],
  ])('of %s, the second is reported', (heading, second) => {
    const { counts, told } = built(`${heading}\nAustria\nBelgium`)
    expect(counts).toEqual(['observer 2 2'])
    expect(told).toContain(`text-not-understood: ${second}`)
  })
  test('are no numbers of participants before groups', () => {
    const { counts, told } = built('Two Working Groups\nThe experts meet in Bergen.')
    expect(counts).toEqual([])
    expect(told).toContain('text-not-understood: Two Working Groups')
  })
})

describe('lists of States', () => {
  test.each([
    [
      'a term behind a comma',
      'Former Chairs\nCosta Rica, 2021-2022\nColombia, 2019 to 2020',
      ['past-chair CRI 2021/2022', 'past-chair COL 2019/2020'],
    ],
    [
      'a term of two, behind a comma',
      'Former Chairs\nCosta Rica and Peru, 2021-2022',
      ['past-chair CRI 2021/2022', 'past-chair PER 2021/2022'],
    ],
    [
      'another heading behind a semicolon',
      'Chair: Kenya (2021); Next Chair: Uganda (2022)',
      ['chair KEN 2021', 'incoming-chair UGA 2022'],
    ],
    [
      'a part of the world before its names',
      'Members\nAfrica: Benin, Chad\nAsia-Pacific: Fiji; Hong Kong SAR, China',
      ['member BEN', 'member TCD', 'member FJI', 'member HKG'],
    ],
    ['"&"', 'Co-chairs: Canada & Portugal', ['co-chair CAN', 'co-chair PRT']],
    [
      'a comma inside names of columns',
      'Members\nKenya   Tanzania, United Republic of\nRwanda   Uganda',
      ['member KEN', 'member RWA', 'member TZA', 'member UGA'],
    ],
    [
      'a line of organizations',
      'Observers\nEgypt, Libya\nEuropean Union, IOM',
      ['observer EGY', 'observer LBY'],
    ],
  ])('with %s', (_, text, expected) => {
    const { participants, told } = built(text)
    expect(participants).toEqual(expected)
    expect(told.filter((each) => !each.startsWith('suspect-'))).toEqual([])
  })

  test('a term that may be that of several names is reported', () => {
    const { participants, told } = built('Former Chairs\nCosta Rica, Peru, 2021-2022')
    expect(participants).not.toContain('past-chair PER 2021/2022')
    expect(told).toContain('unknown-country: 2021-2022')
  })

  test.each([
    ['Chair: Kenya (2021); Vice-Chair: Uganda (2021)', 'Vice-Chair: Uganda', ['chair KEN 2021']],
    [
      'Members\nAustria\nBelgium\n\nWelcome at all times: Macao SAR, China; Fiji',
      'Welcome at all times: Macao SAR, China; Fiji',
      ['member AUT', 'member BEL'],
    ],
  ])(
    'in %j, what stands behind a label that nobody knows is reported and no entry of the list',
    (text, words, expected) => {
      const { participants, told } = built(text)
      expect(participants).toEqual(expected)
      expect(told.filter((each) => each.startsWith('text-not-understood:')).join()).toContain(words)
    },
  )
})

describe('organizations', () => {
  const rolesOf = (text: string) =>
    built(text)
      .dataset.organization_roles.map(
        (row) => `${row.role} ${row.organization_id ?? `?${row.name_as_written}`}`,
      )
      .toSorted()
  test.each([
    [
      'semicolons',
      'Partners\nIOM; UNHCR; Bergen Centre for Harbours and Light',
      [
        'partner-or-observer ?Bergen Centre for Harbours and Light',
        'partner-or-observer iom',
        'partner-or-observer unhcr',
      ],
    ],
    ['a slash', 'Partners\nIOM / UNHCR', ['partner-or-observer iom', 'partner-or-observer unhcr']],
  ])('with %s between them', (_, text, expected) => {
    expect(rolesOf(text)).toEqual(expected)
  })
  test.each([
    'The Coordination Unit is located at the IOM Country Office in Seoul.',
    'IOM offers technical support.',
  ])('%s is reported', (sentence) => {
    expect(built(`Objectives\n${sentence}\n`).told).toContain(`role-not-read: ${sentence}`)
  })
})

describe('dates', () => {
  const meetingsOf = (list: string) =>
    built(`Meetings\n${list}`).dataset.meetings.map(
      (row) => `${row.date} | ${row.place} | ${row.country_id} | ${row.title}`,
    )
  test.each([
    [
      'with "of"',
      'Seminar on Visas (Belmopan, Belize, the 3rd of June 2010)',
      '2010-06-03 | Belmopan | BLZ | Seminar on Visas',
    ],
    [
      'of two days with "of"',
      'Fourth Conference (Bogotá, Colombia, 1st and 2nd of October 2012)',
      '2012-10-01/2012-10-02 | Bogotá | COL | Fourth Conference',
    ],
    [
      'of two days in two months',
      'Sixth Conference (San José, Costa Rica, 30 November and 1 December 2022)',
      '2022-11-30/2022-12-01 | San José | CRI | Sixth Conference',
    ],
    [
      'in digits, with one excerpt',
      'Fifth Meeting, Oslo, Norway, 14.02.2018',
      '2018-02-14 | Oslo | NOR | Fifth Meeting',
    ],
    [
      'in digits, the year first',
      'Fifth Meeting, Oslo, Norway, 2018-02-03',
      '2018-02-03 | Oslo | NOR | Fifth Meeting',
    ],
    [
      'before the place',
      'Fifth Meeting, 3 May 2018, Oslo, Norway',
      '2018-05-03 | Oslo | NOR | Fifth Meeting',
    ],
    [
      'on a line of its own',
      '\nFifth Ministerial Meeting\nOslo, Norway\n12–14 February 2018',
      '2018-02-12/2018-02-14 | Oslo | NOR | Fifth Ministerial Meeting',
    ],
    [
      'on a line of its own, below a town',
      '\nFifth Ministerial Meeting\nAddis Ababa\nJuly 2013',
      '2013-07 | Addis Ababa | null | Fifth Ministerial Meeting',
    ],
  ])('%s', (_, list, expected) => {
    expect(meetingsOf(list)).toEqual([expected])
  })
  test.each([
    [
      'of a meeting',
      'Meetings\nFifth Meeting, Oslo, Norway, 8.9.2020',
      'date-not-understood: 8.9.2020',
    ],
    ['of a document', 'Documents\nOslo Plan (8.9.2020)', 'date-not-understood: 8.9.2020'],
    [
      'of a sentence',
      'Objectives\nThe States met in Oslo on 8.9.2020, and agreed.',
      'date-not-understood: 8.9.2020',
    ],
    [
      'of two months that are no neighbours',
      'Meetings\nSixth Conference (Oslo, Norway, 30 November and 3 December 2022)',
      'text-not-understood: 30 November and',
    ],
    [
      'of days that are no neighbours, with "of"',
      'Meetings\nFourth Meeting, Oslo, Norway, the 3rd and the 5th of June 2020',
      'meeting-not-clear: Fourth Meeting, Oslo, Norway, the 3rd and the 5th of June 2020',
    ],
    [
      'of two days around a year',
      'Meetings\nFourth Meeting, Oslo, Norway, 31 December and 2 January 2009',
      'meeting-not-clear: Fourth Meeting',
    ],
    [
      'alone among documents',
      'Documents\nOslo Plan\n4 May 1999',
      'text-not-understood: 4 May 1999',
    ],
    [
      'of a span in digits',
      'Meetings\nFifth Meeting, Oslo, Norway, 13-14.02.2018',
      'meeting-not-clear: Fifth Meeting, Oslo, Norway, 13-14.02.2018',
    ],
    [
      'of a document, as a span in digits',
      'Documents\nOslo Plan (13-14.02.2018)',
      'date-not-understood: 13-14.02.2018',
    ],
    [
      'of a sentence, as a span in digits',
      'Objectives\nThe States met in Oslo on 2018/02/13-14, and agreed.',
      'date-not-understood: 2018/02/13-14',
    ],
  ])('what can be read in two ways, or in none, is reported: %s', (_, text, expected) => {
    const { dataset, told } = built(text)
    expect(told.join('\n')).toContain(expected)
    expect(
      [
        ...dataset.events.map((row) => row.date),
        ...dataset.documents.flatMap((row) => [row.issued, row.covers]),
        ...dataset.meetings.map((row) => row.start_date),
      ].join(),
    ).not.toMatch(/2020-06-03|2020-0[89]|2018|2022-11|1999/)
  })
  test('the date and the place of a meeting without its title are reported', () => {
    expect(
      built('Meetings\nOslo, Norway\n12–14 February 2018\n6 May 2015, Oslo, Norway, Second Meeting')
        .told,
    ).toContain('meeting-not-clear: 12–14 February 2018')
  })
  test('of a group, further on in its sentence, is reported', () => {
    const sentence = 'The Steering Committee, composed of Kenya and Uganda, was set up in 2011.'
    expect(built(`Steering Committee\n${sentence}`).told).toContain(
      `undetermined-date: ${sentence}`,
    )
  })
})

test('capitals before the areas of a list are list marks, and years behind its heading no part of it', () => {
  const { dataset } = built(
    'Priorities for 2022–2025\n\nA. Migration management\n   a) Visas\n   b) Refugees\nB. Return',
  )
  expect(
    dataset.mechanism_themes.map(
      (row) => `${row.label}${row.parent_theme_id === null ? '' : ` < ${row.parent_theme_id}`}`,
    ),
  ).toEqual([
    'Migration management',
    'Return',
    'Visas < migration-management',
    'Refugees < migration-management',
  ])
})

describe('areas on the line of their heading', () => {
  test('between semicolons are areas', () => {
    const { dataset, told } = built(
      'Current themes: Fair recruitment; Visas; Remittances, savings and investment; Return and reintegration of all workers.',
    )
    expect(dataset.mechanism_themes.map((row) => row.label)).toEqual([
      'Fair recruitment',
      'Visas',
      'Remittances, savings and investment',
      'Return and reintegration of all workers',
    ])
    expect(told.filter((each) => each.startsWith('nesting') || each.startsWith('text'))).toEqual([])
  })
  test('in a sentence are reported', () => {
    const sentence = 'Fair recruitment, visas, and the rights of all workers.'
    expect(built(`Thematic Focus\n${sentence}`).told).toContain(`areas-not-read: ${sentence}`)
  })
})

test('the brackets of a full name may hold the first words of the name', () => {
  const { dataset } = buildText(
    'Silk Gate Process\n\nThe Silk Gate Process on Labour (Silk Gate)\n\nEstablished: 1996\n',
  )
  expect(dataset.mechanisms.map((row) => `${row.name} = ${row.full_name}`)).toEqual([
    'Silk Gate Process = The Silk Gate Process on Labour',
  ])
})

describe('a name that is that of one State of its day or of two', () => {
  const states = (list: string) => {
    const { dataset, findings } = buildText(
      `Bergen Process\n\nType: Regional consultative process on migration (Region: Europe)\n\n${list}\n`,
    )
    return {
      countries: dataset.participations.map((row) => row.country_id),
      listed: dataset.declared_counts.map((row) => row.listed),
      rules: findings.map(({ ruleId }) => ruleId),
    }
  }
  test('stays one row without a country, and is reported, where it has a line to itself', () => {
    const { countries, listed, rules } = states(
      '2 Members\n\n  • Austria;\n  • Serbia and Montenegro.',
    )
    expect(countries).toEqual(['AUT', null])
    expect(listed).toEqual([2])
    expect(rules).toContain('unknown-country')
  })
  test('is two States where "and" ends a list on one line', () => {
    expect(states('3 Members\n\nAustria, Serbia and Montenegro').countries).toEqual([
      'AUT',
      'SRB',
      'MNE',
    ])
  })
})

describe('a note in brackets between the date and the title of a meeting', () => {
  const meeting = (line: string) => {
    const { dataset, findings } = buildText(
      `Bergen Process\n\nType: Regional consultative process on migration (Region: Europe)\n\nMeetings\n${line}\n`,
    )
    return {
      row: dataset.meetings.map(({ date, place, title }) => [date, place, title]),
      rules: findings.map(({ ruleId }) => ruleId),
    }
  }
  test('is the place where it is a venue', () => {
    expect(meeting('February 2022 (online), Technical Meeting on Migration and Health')).toEqual({
      row: [['2022-02', 'online', 'Technical Meeting on Migration and Health']],
      rules: [],
    })
  })
  test('is reported where it is not', () => {
    expect(
      meeting('February 2022 (postponed), Technical Meeting on Migration and Health').rules,
    ).toContain('meeting-not-clear')
  })
})
