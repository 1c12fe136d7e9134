/** Markdown sources: what the tree says is not guessed, values hold no markup, and no character is lost. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dataset } from '../../schemas/tables.ts'
import { buildMarkdown } from '../support/build-text.ts'

const HEADER = '# Example Process\n\n**Type:** Regional consultative process (Region: Europe)\n\n'

function built(text: string) {
  const { dataset, findings } = buildMarkdown(HEADER + text)
  return {
    dataset,
    participants: dataset.participations.map((row) =>
      [row.role, row.country_id ?? '?', row.name_as_written, row.period ?? ''].join(' ').trim(),
    ),
    reported: findings.flatMap(({ ruleId, at, severity }) =>
      at === null || severity === 'info'
        ? []
        : [`${ruleId}: ${at.source.text.slice(at.span.start, at.span.end)}`],
    ),
  }
}

/** Every stretch of a kind, as its characters. */
function segmentsOf({ sources, segments }: Dataset, kind: string): string[] {
  const points = [...(sources[0]?.text ?? '')]
  return segments
    .filter((row) => row.kind === kind)
    .map((row) => points.slice(row.start_offset, row.end_offset).join(''))
}

function statement(dataset: Dataset, table: string, column: string, value: string) {
  return dataset.statements.find(
    (row) => row.table_name === table && row.column_name === column && row.value === value,
  )
}

describe('a value has no markup in it, and its evidence covers what stands inside it', () => {
  test.each([
    ['emphasis inside a name', '## Members\n\n- **Ken**ya\n- Ghana', 'Ken**ya'],
    ['emphasis around a name', '## Members\n\n- *Kenya*\n- Ghana', 'Kenya'],
    ['a link', '## Members\n\n- [Kenya](https://example.org/ke)\n- Ghana', 'Kenya'],
    ['a reference', '## Members\n\n- [Kenya][ke]\n- Ghana\n\n[ke]: https://example.org', 'Kenya'],
    ['a character reference', '## Members\n\n- K&#101;nya\n- Ghana', 'K&#101;nya'],
    ['a comment', '## Members\n\n- Ken<!-- here -->ya\n- Ghana', 'Ken<!-- here -->ya'],
    ['code', '## Members\n\n- `Kenya`\n- Ghana', 'Kenya'],
  ])('%s', (_, text, written) => {
    const { dataset, participants } = built(text)
    expect(participants).toEqual(['member KEN Kenya', 'member GHA Ghana'])
    expect(statement(dataset, 'participations', 'name_as_written', 'Kenya')?.as_written).toBe(
      written,
    )
  })

  test('an escaped character and a reference stand for what they mean', () => {
    const { dataset } = built('## Documents\n\n- Guide to R&amp;D \\[Draft\\] 2012')
    expect(dataset.documents.map((row) => row.title)).toEqual(['Guide to R&D [Draft] 2012'])
    expect(statement(dataset, 'documents', 'title', 'Guide to R&D [Draft] 2012')?.as_written).toBe(
      'Guide to R&amp;D \\[Draft\\] 2012',
    )
  })

  test('an ampersand that begins no reference means itself', () => {
    const { dataset } = built('## Documents\n\n- Guide to R&D; and &more; 2012')
    expect(dataset.documents.map((row) => row.title)).toEqual(['Guide to R&D; and &more; 2012'])
  })

  test('a paragraph that goes on in the next row of the file is one, and a hard break ends a line', () => {
    const { dataset } = built(
      '## Objectives\n\nThe States meet each year\nin a *small* town.\n\n## Members\n\nKenya\\\nGhana<br>Togo',
    )
    expect(dataset.passages.map((row) => row.text)).toEqual([
      'The States meet each year in a small town.',
    ])
    expect(dataset.participations.map((row) => row.country_id)).toEqual(['KEN', 'GHA', 'TGO'])
  })

  test('a correction may cross markup, and the words as written stay without it', () => {
    const reviewed = { by: 'maintainer', on: '2026-01-01' }
    const { dataset } = buildMarkdown(`${HEADER}## Members\n\n- **Ke**nia\n- Ghana`, {
      corrections: [
        {
          id: 'kenya',
          quote: 'Ke**nia',
          corrected: 'Kenya',
          alternatives: [],
          kind: 'spelling',
          certainty: 'high',
          status: 'applied',
          reason: 'A slip.',
          evidence: [],
          reviewed,
        },
      ],
      remarks: [],
    })
    expect(dataset.participations[0]).toMatchObject({ country_id: 'KEN', name_as_written: 'Kenia' })
    expect(statement(dataset, 'participations', 'country_id', 'KEN')).toMatchObject({
      as_written: 'Ke**nia',
      correction_ids: ['example/correction/kenya'],
    })
  })
})

describe('headings come from the tree', () => {
  test('that of level 1 is the name, wherever it stands, and the words before it are reported', () => {
    const { dataset, findings } = buildMarkdown(
      '[Home](/)\n\n# Example *Process*\n\n**Established**: 1996\n',
    )
    expect(dataset.mechanisms[0]).toMatchObject({ name: 'Example Process', established: '1996' })
    expect(findings.map((each) => each.ruleId)).toContain('text-not-understood')
  })

  test('one of level 1 that the dialect knows is no name', () => {
    const { dataset } = buildMarkdown('# Members\n\n- Kenya\n- Ghana\n')
    expect(dataset.mechanisms[0]?.name).toBeNull()
    expect(dataset.participations.map((row) => row.role)).toEqual(['member', 'member'])
  })

  test('one that the dialect does not know ends a section; what is below it is of no other, whatever its form', () => {
    const { dataset, participants, reported } = built(
      '## Members\n\n- Kenya\n- Ghana\n\n## Other places\n\n- Togo\n- Benin\n\n### News\n\n- 12 March 2024, Geneva, Switzerland, Fifth Meeting\n\nThe Office was set up long ago in a town.\n\n## Observers\n\n- Chad\n- Mali',
    )
    expect(participants).toEqual([
      'member KEN Kenya',
      'member GHA Ghana',
      'observer TCD Chad',
      'observer MLI Mali',
    ])
    expect(dataset.meetings).toEqual([])
    expect(dataset.passages.map((row) => row.section)).toEqual(['other'])
    expect(reported).toEqual([
      'text-not-understood: Other places',
      'text-not-understood: Togo',
      'text-not-understood: Benin',
      'text-not-understood: News',
      'text-not-understood: 12 March 2024, Geneva, Switzerland, Fifth Meeting',
    ])
  })

  test('one of the page around the profile ends a section too', () => {
    expect(
      built('## Members\n\n- Kenya\n- Ghana\n\n## Where we work\n\n- Togo\n- Benin').participants,
    ).toEqual(['member KEN Kenya', 'member GHA Ghana'])
  })

  test('that of a part of the world parts a list, and one over lower ones is not empty', () => {
    const { participants, reported } = built(
      '## Members\n\n### Africa\n\n- Kenya\n- Ghana\n\n### Asia\n\n- Nepal\n\n## Chairing Country\n\n### Current Chair\n\nKenya',
    )
    expect(participants).toEqual([
      'chair KEN Kenya',
      'member KEN Kenya',
      'member GHA Ghana',
      'member NPL Nepal',
    ])
    expect(reported).toEqual([])
  })

  test('an item is one where a list stands inside it', () => {
    const { participants } = built(
      '## Chairing Country\n\n* Current Chair: Kenya (2023)\n\n* Past Chairs:\n\n  * Ghana (2022)\n  * Togo (2021)\n\n* Incoming Chair: Mali',
    )
    expect(participants).toEqual([
      'chair KEN Kenya 2023',
      'incoming-chair MLI Mali',
      'past-chair GHA Ghana 2022',
      'past-chair TGO Togo 2021',
    ])
  })
})

describe('lists come from the tree', () => {
  const themes = (text: string): string[] =>
    built(`## Thematic Focus\n\n${text}`).dataset.mechanism_themes.map(
      (row) => `${row.label} < ${row.parent_theme_id ?? '-'}`,
    )

  test('in three levels, whatever their marks and indents', () => {
    expect(
      themes(
        '1. Migration management\n   - Border management\n       + Visas\n   - Refugees\n2. Return and reintegration',
      ),
    ).toEqual([
      'Migration management < -',
      'Return and reintegration < -',
      'Visas < border-management',
      'Border management < migration-management',
      'Refugees < migration-management',
    ])
  })

  test('and an item of two paragraphs is one item with a paragraph below it', () => {
    const { dataset } = built(
      '## Recent Meetings\n\n- Fifth Meeting of the Process\n\n  15 June 2022, Oslo, Norway\n',
    )
    expect(dataset.meetings).toMatchObject([
      { title: 'Fifth Meeting of the Process', date: '2022-06-15', place: 'Oslo' },
    ])
  })

  test('and flat ones stay flat', () => {
    expect(themes('- Migration management\n- Border management')).toEqual([
      'Migration management < -',
      'Border management < -',
    ])
  })
})

describe('tables', () => {
  test('of States are read down their columns, and an empty cell moves nothing', () => {
    const { dataset } = built(
      '## Members\n\n| | |\n| --- | --- |\n| Albania | Serbia |\n| | Türkiye |\n| Greece | |',
    )
    expect(
      dataset.participations
        .toSorted((a, b) => (a.list_position ?? 0) - (b.list_position ?? 0))
        .map((row) => row.country_id),
    ).toEqual(['ALB', 'GRC', 'SRB', 'TUR'])
    expect(dataset.statements.filter((row) => row.column_name === 'list_position')[0]?.rule).toBe(
      'column-order',
    )
  })

  test('with a heading over each column are several lists', () => {
    const { participants } = built(
      '| Members | Observers |\n| --- | --- |\n| Kenya | Chad |\n| Ghana | Mali |',
    )
    expect(participants).toEqual([
      'member KEN Kenya',
      'member GHA Ghana',
      'observer TCD Chad',
      'observer MLI Mali',
    ])
  })

  test('of States and their terms are read row by row', () => {
    const { dataset, participants } = built(
      '## Past Chairs\n\n| Country | Years |\n| --- | --- |\n| Senegal | 2021-2022 |\n| Mali | 2019 |',
    )
    expect(participants).toEqual(['past-chair SEN Senegal 2021/2022', 'past-chair MLI Mali 2019'])
    expect(segmentsOf(dataset, 'label')).toContain('Country | Years')
  })

  test.each([
    [
      'date, place, title',
      '| Date | Place | Title |\n|-|-|-|\n| 15 June 2022 | Oslo, Norway | Fifth Meeting |',
    ],
    [
      'title, place, date',
      '| Title | Place | Date |\n|-|-|-|\n| Fifth Meeting | Oslo, Norway | 15 June 2022 |',
    ],
  ])('of meetings are read row by row: %s', (_, table) => {
    const { dataset, reported } = built(`## Recent Meetings\n\n${table}`)
    expect(dataset.meetings).toHaveLength(1)
    expect(dataset.meetings[0]).toMatchObject({
      date: '2022-06-15',
      place: 'Oslo',
      country_id: 'NOR',
      title: 'Fifth Meeting',
    })
    expect(reported).toEqual([])
  })

  test('that are set tightly have their words as written, too', () => {
    const { dataset } = built('## Documents\n\n|Title|Year|\n|-|-|\n|Oslo Declaration |2015 (PDF)|')
    expect(dataset.documents[0]).toMatchObject({
      title: 'Oslo Declaration, 2015',
      title_as_written: 'Oslo Declaration |2015',
    })
  })

  test('with words over their columns that nobody knows are reported', () => {
    const { reported } = built(
      '## Recent Meetings\n\n| When | Whereabouts |\n|-|-|\n| 15 June 2022 | Oslo, Norway, Fifth Meeting |',
    )
    expect(reported).toEqual(['text-not-understood: When | Whereabouts'])
  })
})

test('markup is punctuation, a list mark or a thing of the page, and no part of it is unrecognized', () => {
  const { dataset } = built(
    '## Documents\n\n* [Oslo Declaration](/a_b.pdf "a file") 2015\n\n![a hall](/hall.png)\n\n<!-- a note -->\n',
  )
  expect(segmentsOf(dataset, 'unrecognized')).toEqual([])
  expect(segmentsOf(dataset, 'list-mark')).toEqual(['*'])
  expect(segmentsOf(dataset, 'boilerplate')).toEqual(['![a hall](/hall.png)', '<!-- a note -->'])
  expect(segmentsOf(dataset, 'punctuation')).toEqual(
    expect.arrayContaining(['#', '**', '##', '[', '](', '"a file")']),
  )
})

test('HTML with words in it is reported', () => {
  expect(
    built('## Members\n\n- Kenya\n- Ghana\n\n<div>\nTogo and others\n</div>').reported,
  ).toContain('unknown-country: others')
})

test('whatever stands in a file, its characters are accounted for and every value has its evidence', () => {
  const piece = fc.constantFrom(
    '# ',
    '## Members',
    '\n',
    '\n\n',
    '- ',
    '  - ',
    '1. ',
    '> ',
    '| ',
    ' |',
    '|-|-|\n',
    '**',
    '*',
    '_',
    '`',
    '```\n',
    '[',
    '](/x)',
    '![',
    '<b>',
    '<br>',
    '<!-- ',
    ' -->',
    '&amp;',
    '&',
    '\\',
    '\\\n',
    '  \n',
    '***\n',
    '===\n',
    'Kenya',
    'Ghana',
    ', ',
    'Oslo, Norway',
    '15 June 2022',
    'Fifth Meeting',
    'Established: 1996',
    ' ',
    '\t',
    '\u00a0',
    'Objectives',
    'The States meet each year in a town.',
    '🎉',
    'é',
    '[1]: /x\n',
    '\r\n',
    '~~',
    'http://example.org',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 40 }), (pieces) => {
      const text = pieces.join('')
      fc.pre(text.trim() !== '')
      // The rules of the tables, which every build checks: segments tile the text, every value has its evidence.
      const { findings } = buildMarkdown(text)
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    }),
    { numRuns: 300 },
  )
})

describe('where documents link to', () => {
  const addressesOf = (list: string) => {
    const { dataset, findings } = buildMarkdown(`# Example Process\n\n## Documents\n\n${list}\n`)
    return {
      rows: dataset.documents.map((row) => row.address),
      statements: dataset.statements
        .filter((row) => row.column_name === 'address')
        .map((row) => row.as_written),
      told: findings.map(({ ruleId }) => ruleId).filter((rule) => rule === 'several-addresses'),
    }
  }

  test.each([
    ['a link', '[Plan 2004](https://e.org/a_(1).pdf)', 'https://e.org/a_(1).pdf'],
    ['with a title', '[Plan 2004](https://e.org/a "A plan (2004)")', 'https://e.org/a'],
    ['in angle brackets', '[Plan 2004](<https://e.org/a b>)', 'https://e.org/a b'],
    ['in bold', '**[Plan *of* 2004](https://e.org/a)** (PDF)', 'https://e.org/a'],
    ['by reference', '[Plan 2004][p]\n\n[p]: https://e.org/p "A plan"', 'https://e.org/p'],
    ['twice the same', '[Plan](https://e.org/a) of [2004](https://e.org/a)', 'https://e.org/a'],
    ['within the site', '[Plan 2004](/files/plan.pdf)', '/files/plan.pdf'],
  ])('%s', (_, item, address) => {
    expect(addressesOf(`- ${item}`)).toEqual({ rows: [address], statements: [address], told: [] })
  })

  test('an address is published as it is read, with its characters as they are written', () => {
    expect(addressesOf('- [Plan 2004](https://e.org/?a=1&amp;b=2)')).toEqual({
      rows: ['https://e.org/?a=1&b=2'],
      statements: ['https://e.org/?a=1&amp;b=2'],
      told: [],
    })
  })

  test('of several addresses none is taken', () => {
    expect(addressesOf('- [Plan 2004](https://e.org/en) / [Plan 2004](https://e.org/fr)')).toEqual({
      rows: [null],
      statements: [],
      told: ['several-addresses'],
    })
  })

  test('plain words and the links of other sections have none', () => {
    expect(addressesOf('- Plan 2004\n\n## Secretariat\n\n[IOM](https://www.iom.int)')).toEqual({
      rows: [null],
      statements: [],
      told: [],
    })
  })
})
