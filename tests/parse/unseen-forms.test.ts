/** Forms that no profile of the dialect's list has shown, found in texts of strangers: each is read right, or reported. */
import { describe, expect, test } from 'vitest'
import { built, buildText } from '../support/build-text.ts'

describe('the name of the mechanism', () => {
  const nameOf = (header: string) => {
    const { dataset, findings } = buildText(
      `${header}\n\nType: Regional consultative process\n\nEstablished: 1996\n`,
    )
    return {
      names: dataset.mechanisms.map((row) => `${row.name} = ${row.full_name}`),
      rules: findings.map(({ ruleId }) => ruleId),
    }
  }
  test('is no path to the page, whatever its arrows', () => {
    expect(nameOf('Home › Our Work › Europe\nTalks on Lanterns (TOL)').names).toEqual([
      'TOL = Talks on Lanterns',
    ])
  })
  test('is the line that the full name begins with, behind words of the page', () => {
    expect(
      nameOf('News of the week\n\nDialogue of Bergen\n\nDialogue of Bergen on Harbours (DBH)')
        .names,
    ).toEqual(['Dialogue of Bergen = Dialogue of Bergen on Harbours'])
  })
  test('is the line that the brackets shorten to first letters', () => {
    expect(
      nameOf('News of the week\n\nBergen Process\n\nConsultations on Harbours (BP)').names,
    ).toEqual(['Bergen Process = Consultations on Harbours'])
  })
  test('is reported where the full name does not go with it', () => {
    expect(nameOf('News of the week\n\nTalks on Lanterns (TOL)').rules).toContain('name-not-clear')
  })
  test('is told where the brackets have another one, which the data lacks', () => {
    expect(nameOf('Dialogue of Bergen\n\nDialogue of Bergen on Harbours (DBH)').rules).toContain(
      'second-short-name',
    )
    expect(nameOf('DBH\n\nDialogue of Bergen on Harbours (DBH)').rules).not.toContain(
      'second-short-name',
    )
  })
  test('may be shortened in the prose as the brackets do', () => {
    const { dataset } = buildText(
      'Lantern Talks\n\nLantern Talks on Light (LTL)\n\nEstablished: 1996\n\nThe LTL has been dormant since 2017.\n',
    )
    expect(dataset.mechanisms[0]?.status).toBe('dormant')
  })
})

describe('words of the page', () => {
  test('are no path where they are names of countries', () => {
    expect(built('Members\nAustria | Belgium\n').told).toContain(
      'unknown-country: Austria | Belgium',
    )
  })
  test('below the documents are no documents', () => {
    expect(
      built(
        'Documents\nOslo Declaration 2015\n\nLast updated: 3 June 2024\nShare this page\n© Somebody\n',
      ).dataset.documents.map((row) => row.title),
    ).toEqual(['Oslo Declaration 2015'])
  })
})

test('prose under a heading that nobody knows, right behind the header, is prose', () => {
  const { dataset, told } = built(
    'Our story\nThe States first met in the harbour of Bergen in May 1996.\n',
  )
  expect(dataset.events.map((row) => row.date)).toEqual(['1996-05'])
  expect(told).toContain('text-not-understood: Our story')
  expect(told).toContain(
    'section-by-form: The States first met in the harbour of Bergen in May 1996.',
  )
})

describe('lists of States', () => {
  test.each([
    [
      'a term before each name',
      'Chairing Country\n2023-2024: Costa Rica\n2021: Trinidad & Tobago\nMay 2019 – June 2020: Peru',
      ['chair CRI 2023/2024', 'chair TTO 2021', 'chair PER 2019-05/2020-06'],
    ],
    [
      'a term of months behind the name',
      'Current Chair: Slovenia (July 2023 – June 2024)',
      ['chair SVN 2023-07/2024-06'],
    ],
    [
      'a term with one end',
      'Past Chairs: Ghana (until 1998), Gabon (March 2016-), Togo (2017 –)',
      ['past-chair GHA ../1998', 'past-chair GAB 2016-03/..', 'past-chair TGO 2017/..'],
    ],
    ['stars for list marks', 'Members\n* Austria\n* Belgium', ['member AUT', 'member BEL']],
    [
      'parts of the world between the names, each part with its columns',
      'Members\nAfrican States\nBenin Ghana\nChad Togo\n\nAsia:\nIndia Japan',
      ['member BEN', 'member TCD', 'member GHA', 'member TGO', 'member IND', 'member JPN'],
    ],
  ])('with %s', (_, text, expected) => {
    const { participants, told } = built(text)
    expect(participants).toEqual(expected)
    expect(told.filter((each) => !each.startsWith('suspect-'))).toEqual([])
  })

  test.each([
    ['behind the last name', 'Members\nAustria; Belgium; Croatia (4 Members)', 'member 4 3'],
    [
      'before the mark of a footnote',
      'Member States (2)²\n1. Austria\n2. Belgium\n\n² Both met in Bergen, at the first meeting.',
      'member 2 2',
    ],
  ])('with a number %s', (_, text, expected) => {
    const { dataset, told } = built(text)
    expect(
      dataset.declared_counts.map((row) => `${row.role} ${row.declared} ${row.listed}`),
    ).toEqual([expected])
    expect(
      told.filter((each) => each.startsWith('unknown-') || each.startsWith('text-not')),
    ).toEqual([])
  })

  test('a pending accession is read from a footnote that a blank line parts from its list', () => {
    expect(
      built(
        'Observers\nAustria\nBelgium\n\n*Accession of the Republic of Croatia to the Example Process is pending.',
      ).participants,
    ).toContain('acceding-member HRV')
  })
})

describe('areas of discussion', () => {
  const areasOf = (list: string) =>
    built(`Thematic Focus\n${list}\n`).dataset.mechanism_themes.map(
      (row) => `${row.label}${row.parent_theme_id === null ? '' : ` < ${row.parent_theme_id}`}`,
    )
  test.each([
    ['with stars', '* Migration management\n** Visas\n** Harbours\n* Refugees'],
    [
      'with numbers in numbers',
      '1. Migration management\n   1.1 Visas\n   1.2 Harbours\n2. Refugees',
    ],
    [
      'behind "including:"',
      '• Migration management, including:\n  o Visas\n  o Harbours\n• Refugees',
    ],
  ])('%s', (_, list) => {
    expect(areasOf(list)).toEqual(
      expect.arrayContaining([
        'Migration management',
        'Visas < migration-management',
        'Harbours < migration-management',
        'Refugees',
      ]),
    )
  })
  test('a single star is the mark of a footnote', () => {
    expect(areasOf('• Visas\n• Refugees\n* Since 1999')).toContain('* Since 1999')
  })
})

describe('meetings', () => {
  const meetingsOf = (list: string) =>
    built(list).dataset.meetings.map(
      (row) => `${row.date} | ${row.place} | ${row.country_id} | ${row.title}`,
    )
  test.each([
    [
      'in a table with tabs',
      'Meetings\n6 May 2022\tOslo, Norway\tFirst Meeting',
      ['2022-05-06 | Oslo | NOR | First Meeting'],
    ],
    [
      'with the title on a line of its own',
      'Meetings\n» Fifth Annual Meeting: “Light”\n   Oslo, Norway | 10–12 September 2024\n» Webinar on Light\n   Online | 2 Feb 2021',
      [
        '2024-09-10/2024-09-12 | Oslo | NOR | Fifth Annual Meeting: “Light”',
        '2021-02-02 | Online | null | Webinar on Light',
      ],
    ],
    [
      'with a year among days, without a heading',
      'Secretariat\nIOM\n\nMay 6, 2015, Oslo, Norway, Second Meeting\n2009, Malabo, Equatorial Guinea, Workshop on Light',
      ['2015-05-06 | Oslo | NOR | Second Meeting', '2009 | Malabo | GNQ | Workshop on Light'],
    ],
    [
      'on days with their endings',
      'Meetings\nThird Meeting, Kigali, Rwanda, 12th to 14th June 2010\nDu 12 au 14 juin 2009, Bamako, Mali, Deuxième réunion',
      [
        '2010-06-12/2010-06-14 | Kigali | RWA | Third Meeting',
        '2009-06-12/2009-06-14 | Bamako | MLI | Deuxième réunion',
      ],
    ],
    [
      'on two days side by side',
      'Meetings\nThird Meeting, Rome, Italy, 27 and 28 November 2014\n23/24 March 1995: Oslo, Norway – First Meeting',
      [
        '2014-11-27/2014-11-28 | Rome | ITA | Third Meeting',
        '1995-03-23/1995-03-24 | Oslo | NOR | First Meeting',
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(meetingsOf(text)).toEqual(expected)
  })
  test.each(['27 and 30 November 2014', '26, 27 and 28 November 2014'])(
    'on days that are no span (%s) are reported',
    (days) => {
      const { dataset, told } = built(`Meetings\nThird Meeting, Rome, Italy, ${days}\n`)
      expect(dataset.meetings.map((row) => row.start_date)).not.toContain('2014-11-27')
      expect(told.join()).toMatch(/text-not-understood|meeting-not-clear/)
    },
  )
})

test.each([
  ['Between 2006 and 2012 the States met every year.', '2006/2012'],
  ['In 2020 and 2021 all meetings took place online.', '2020/2021'],
  ['From 1997 on the States met in Oslo.', '1997'],
  ['From 1994 to 2001 the States met in Oslo.', '1994/2001'],
])('the event of "%s" has its span', (sentence, date) => {
  expect(built(`Objectives\n${sentence}\n`).dataset.events.map((row) => row.date)).toEqual([date])
})

describe('who takes part or serves, in sentences', () => {
  const rolesOf = (text: string) =>
    built(text).dataset.organization_roles.map(
      (row) => `${row.role} ${row.organization_id ?? `?${row.name_as_written}`}`,
    )
  test.each([
    [
      'The Secretariat is provided by the International Labour Organization (ILO) and the IOM.',
      ['secretariat ilo', 'secretariat iom'],
    ],
    [
      'The Technical Secretariat of the Example Process is provided by IOM, from its office in Dakar.',
      ['secretariat iom'],
    ],
    ['Le secrétariat est assuré par l’OIM, depuis son bureau de Niamey.', ['secretariat iom']],
    ['A small support unit is hosted by IOM in Apia.', ['support-unit iom']],
    ['IOM has acted as secretariat since 2005.', ['secretariat iom']],
    [
      'The secretariat is provided by IOM and the Bureau of Example Harbours.',
      ['secretariat ?the Bureau of Example Harbours', 'secretariat iom'],
    ],
  ])('%s', (sentence, expected) => {
    expect(rolesOf(`Secretariat\n${sentence}\n`).sort()).toEqual(expected)
  })

  test('names further on in the sentence are reported', () => {
    const text =
      'Secretariat\nThe secretariat is provided by IOM, which works with UNHCR and ILO.\n'
    expect(rolesOf(text)).toEqual(['secretariat iom'])
    expect(built(text).told).toContain('role-not-read: which works with UNHCR and ILO')
  })

  test.each([
    ['Secretariat', 'IOM Guyana assists the chair at all times.'],
    ['Secretariat', 'The secretariat is a small one in the town of Bergen.'],
    ['Objectives', 'Members are Kenya and Uganda, and others may join.'],
    ['Members\nAustria*\nBelgium', '*The former is suspended since 2015, and may come back.'],
    ['Objectives', 'Japan and the Republic of Korea attended as observers.'],
    ['Objectives', 'An evaluation commissioned from the University of Bergen was published.'],
    [
      'Chairing Country',
      'The meetings were chaired by the Netherlands (1994-1997), then by Canada.',
    ],
  ])('%s: %s, which gives no row, is reported', (heading, sentence) => {
    expect(built(`${heading}\n${sentence}\n`).told).toContain(
      `role-not-read: ${sentence.replace('*', '')}`,
    )
  })

  test.each([
    'The States meet each year in Norway.',
    'IOM conducted a joint assessment.',
    'IOM and the States meet each year.',
  ])('%s is not reported', (sentence) => {
    expect(built(`Objectives\n${sentence}\n`).told.join()).not.toContain('role-not-read')
  })

  test.each([
    ['behind a blank line', '\n'],
    ['right below', ''],
  ])(
    'a list of States %s a sentence that nobody knows is one of members, and reported',
    (_, blank) => {
      const { participants, told, dataset } = built(
        `Objectives\nRegular participants in the meetings were:\n${blank}- Austria\n- Belgium\n- Ruritania (until 1998)\n`,
      )
      expect(participants).toEqual(['member AUT', 'member BEL', 'member ?Ruritania ../1998'])
      expect(told).toContain('section-by-form: Austria')
      expect(dataset.events).toEqual([])
    },
  )
})

describe('the end of a mechanism', () => {
  test.each([
    ['The Example Process was concluded in December 2001.', '2001-12'],
    [
      'In late 2001, its work was taken over by others, and the Process was concluded in December 2001.',
      '2001-12',
    ],
    ['The process was dissolved.', null],
  ])('%s', (sentence, concluded) => {
    const { dataset } = built(`Objectives\n${sentence}\n`)
    expect(dataset.mechanisms[0]).toMatchObject({ status: 'concluded', concluded })
    expect(
      dataset.statements.filter((row) => row.column_name === 'status').map((row) => row.basis),
    ).toEqual(['inferred'])
  })
  test.each([
    'The conference was concluded by a dinner in May 1999.',
    'The conference was concluded with a vote.',
  ])('%s is another end, and reported', (sentence) => {
    const { dataset, told } = built(`Objectives\n${sentence}\n`)
    expect(dataset.mechanisms[0]).toMatchObject({ status: null, concluded: null })
    expect(told).toContain(`status-not-clear: ${sentence}`)
  })
})

describe('groups', () => {
  const bodiesOf = (text: string) =>
    built(text)
      .dataset.bodies.map((row) => `${row.name} ${row.body_type} ${row.established}`)
      .sort()
  test.each([
    [
      'with what they are on',
      'Working Groups\nA Working Group on Readmission was set up in March 2010. A second group, the Working Group on Data and Harbours, was created in 2016.',
      [
        'Working Group on Data and Harbours working-group 2016',
        'Working Group on Readmission working-group 2010-03',
      ],
    ],
    [
      'in French',
      'Groupe de travail\nUn groupe de travail sur les données a été constitué en juin 2016.',
      ['groupe de travail sur les données working-group 2016-06'],
    ],
    [
      'under their heading, with a participle',
      'Steering Committee\nThe Steering Committee, established in 2008, is made up of ministers. The Steering Committee meets at least once a year.',
      ['Steering Committee steering-group 2008'],
    ],
    [
      'that establish something themselves',
      'Steering Committee\nThe Steering Committee established guidelines in 2008.',
      ['Steering Committee steering-group null'],
    ],
  ])('%s', (_, text, expected) => {
    expect(bodiesOf(text)).toEqual(expected)
  })
  test('that are not understood are reported', () => {
    expect(
      built('Working Groups\nThe experts meet in pairs in the town of Bergen.\n').told,
    ).toContain('group-not-read: The experts meet in pairs in the town of Bergen.')
  })
})

test.each([
  [
    'Following the Summit of 11 November 2015, the States met more often.',
    'date-without-event: 11 November 2015',
  ],
  [
    'Between March 2006 and May 2012 the States met every year.',
    'several-dates: Between March 2006 and May 2012 the States met every year.',
  ],
])('a date of the prose that gives no event is reported: %s', (sentence, expected) => {
  expect(built(`Objectives\n${sentence}\n`).told).toContain(expected)
})

describe('lists that lost their headings', () => {
  test('a line without a mark behind areas with marks is no area', () => {
    const { dataset, told } = built(
      'Thematic Focus\n• Visas\n• Refugees\n\nNo permanent chair. The host presides: Gabon (2012-2013), Ghana (2014-)',
    )
    expect(dataset.mechanism_themes).toHaveLength(2)
    expect(told.join()).toMatch(/text-not-understood: No permanent chair/)
  })
  test('a line that leads in to a list is no document', () => {
    expect(
      built(
        'Secretariat\nIOM\n\nThe following subjects were on the agenda of most meetings\n\n- Visas',
      ).dataset.documents,
    ).toEqual([])
  })
  test('dated lines are meetings, and one among them that is not understood is reported', () => {
    const { dataset, told } = built(
      'Secretariat\nIOM\n\nMay 2015: Oslo, Norway – Third Meeting\nMay 2014: Oslo, Norway – Second Meeting\nMay 2013: Oslo, Norway – First Meeting\nWinter 2012/13: Geneva – Consultations',
    )
    expect(dataset.meetings.map((row) => row.title)).toEqual([
      'Third Meeting',
      'Second Meeting',
      'First Meeting',
    ])
    expect(told).toContain('text-not-understood: Winter 2012/13: Geneva – Consultations')
  })
})

test.each(['(PDF, 1.2 MB)', '[in English / in Spanish]'])(
  'a note %s behind a title is no part of it',
  (note) => {
    expect(
      built(
        `Documents\nOslo Declaration ${note}\nOslo Guidelines (revised 1996)\n`,
      ).dataset.documents.map((row) => row.title),
    ).toEqual(['Oslo Declaration', 'Oslo Guidelines (revised 1996)'])
  },
)
