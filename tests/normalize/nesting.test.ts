/** Areas of discussion below others: what is plain is read, what is not is reported, and no list is flattened in silence. */
import { describe, expect, test } from 'vitest'
import { slice } from '../../pipeline/text/source-text.ts'
import { buildText } from '../support/build-text.ts'

const ON_NESTING: ReadonlySet<string> = new Set(['areas-nested', 'nesting-not-taken'])

/** The areas as `position label < broader theme`, and the findings on their nesting as `rule: words`. */
function areasOf(list: string): { areas: string[]; told: string[] } {
  const { dataset, findings } = buildText(`Example Process\n\nThematic Focus\n${list}\n`)
  return {
    areas: dataset.mechanism_themes.map(
      (row) =>
        `${row.list_position} ${row.label}${row.parent_theme_id === null ? '' : ` < ${row.parent_theme_id}`}`,
    ),
    told: findings.flatMap(({ ruleId: rule, severity, at }) =>
      ON_NESTING.has(rule) && at !== null
        ? [`${severity} ${rule}: ${slice(at.source, at.span).replace(/\s+/g, ' ')}`]
        : [],
    ),
  }
}

const NESTED = [
  '1 Migration management',
  '2 Refugees',
  '1 Border management < migration-management',
  '2 Visas < migration-management',
]

describe('areas that plainly stand below another become its narrower areas, and a finding says so', () => {
  test.each([
    [
      'deeper, with the same mark',
      '  • Migration management\n    • Border management\n    • Visas\n  • Refugees',
    ],
    ['deeper, with a dash', '• Migration management\n  - Border management\n  - Visas\n• Refugees'],
    ['deeper by a tab', '• Migration management\n\t• Border management\n\t• Visas\n• Refugees'],
    [
      'deeper, with letters under numbers',
      '1. Migration management\n   (a) Border management\n   (b) Visas\n2. Refugees',
    ],
    [
      'deeper, under lines without a mark',
      'Migration management\n  • Border management\n  • Visas\nRefugees',
    ],
    [
      'with the mark o and no indent',
      '• Migration management\no Border management\no Visas\n• Refugees',
    ],
    [
      'with a dash and no indent',
      '• Migration management\n– Border management\n– Visas\n• Refugees',
    ],
    [
      'with bullets under numbers and no indent',
      '1. Migration management\n• Border management\n• Visas\n2. Refugees',
    ],
    [
      'with a colon behind the broader area',
      '• Migration management:\n  o Border management;\n  o Visas.\n• Refugees',
    ],
  ])('%s', (_, list) => {
    const { areas, told } = areasOf(list)
    expect(areas).toEqual(NESTED)
    expect(told).toEqual([
      expect.stringMatching(/^info areas-nested: Migration management.*Visas$/),
    ])
  })
})

test('the broader area of a nested one rests on the words of the line above, as an inference', () => {
  const { dataset } = buildText(
    'Example Process\n\nThematic Focus\n• Migration management\n  o Visas\n• Refugees\n',
  )
  const statement = dataset.statements.find(
    (row) => row.row_id === 'example/theme/visas' && row.column_name === 'parent_theme_id',
  )
  expect(statement).toMatchObject({
    as_written: 'Migration management',
    basis: 'inferred',
    rule: 'theme-below',
  })
})

test('areas in the brackets of an area count before those below it', () => {
  const { areas } = areasOf(
    '• Migration management (readmission, travel documents)\n  o Visas\n• Refugees',
  )
  expect(areas.filter((area) => area.includes('<'))).toEqual([
    '1 readmission < migration-management',
    '2 travel documents < migration-management',
    '3 Visas < migration-management',
  ])
})

describe('areas inside one that the register lacks stand behind it in the same list, and a finding says so', () => {
  test.each([
    ['in lines of their own', '• Harvests\n  o Pickers\n  o Packers\n• Refugees'],
    ['in brackets', '• Harvests (Pickers, Packers)\n• Refugees'],
  ])('%s', (_, list) => {
    const { areas, told } = areasOf(list)
    expect(areas).toEqual(['1 Harvests', '2 Pickers', '3 Packers', '4 Refugees'])
    expect(told).toEqual([expect.stringMatching(/^info nesting-not-taken: Harvests.*Packers\)?$/)])
  })
})

describe('a list that is not plain stays flat, and a finding says so', () => {
  test.each([
    ['all lines but the first are deeper', '• Refugees\n  • Visas\n  • Border management', 'Visas'],
    ['three indents', '• Refugees\n  • Visas\n    • Border management', 'Visas'],
    ['a stray space', '• Refugees\n • Visas\n• Border management', 'Visas'],
    ['marks of one level', '• Refugees\n▪ Visas\n• Border management', 'Visas'],
    [
      'a mark of a higher level below one of a lower',
      '- Refugees\n• Visas\n- Border management',
      'Visas',
    ],
    ['the rest of a line below it', '• Refugees\n  Visas\n• Border management', 'Visas'],
    ['two marks below a third', '• Refugees\no Visas\n– Border management', 'Visas'],
  ])('%s', (_, list, place) => {
    const { areas, told } = areasOf(list)
    expect(areas).toEqual(['1 Refugees', '2 Visas', '3 Border management'])
    expect(told).toEqual([`info nesting-not-taken: ${place}`])
  })

  test('a line between areas that leads in to others', () => {
    const { areas, told } = areasOf('Borders:\n- Border management\nAsylum:\n- Refugees')
    expect(areas).toEqual(['1 Border management', '2 Refugees'])
    expect(told).toEqual(['info nesting-not-taken: Asylum:'])
  })
})

describe('a flat list has no finding on its nesting', () => {
  test.each([
    ['bullets', '  • Refugees\n  • Visas'],
    ['numbers', '9. Refugees\n10. Visas'],
    ['roman numbers', '(i) Refugees\n(ii) Visas'],
    ['no marks', 'Refugees\nVisas'],
    ['numbers set to the right', ' 9. Refugees\n10. Visas'],
    ['the first item behind a label of its own', 'Current Focus: Refugees\nVisas'],
    [
      'a line that leads in to all of it',
      'Specific areas of discussion include:\n- Refugees\n- Visas',
    ],
  ])('%s', (_, list) => {
    expect(areasOf(list)).toEqual({ areas: ['1 Refugees', '2 Visas'], told: [] })
  })

  test('a line that leads in to a list of its own, under another heading', () => {
    expect(
      areasOf('- Refugees\n\nCurrent Focus\nSpecific areas of discussion include:\n- Visas'),
    ).toEqual({ areas: ['1 Refugees', '2 Visas'], told: [] })
  })

  test('two lists of one profile, each set in its own way', () => {
    const { dataset, findings } = buildText(
      'Example Process\n\nThematic Focus\n• Refugees\n\nCurrent Focus\n    1. Visas\n',
    )
    expect(dataset.mechanism_themes.map((row) => [row.label, row.list_position])).toEqual([
      ['Refugees', 1],
      ['Visas', 2],
    ])
    expect(findings.filter(({ ruleId }) => ON_NESTING.has(ruleId))).toEqual([])
  })
})

describe('an area inside itself stands behind itself in the same list, and a finding says so', () => {
  test.each([
    [
      'in a line of its own',
      '• Migration management\n  o Migration management\n• Refugees',
      ['1 Migration management', '2 Migration management', '3 Refugees'],
      ['nesting-not-taken'],
    ],
    [
      'in a line beside a narrower one',
      '• Migration management\n  o Migration management\n  o Visas\n• Refugees',
      [
        '1 Migration management',
        '2 Migration management',
        '3 Refugees',
        '1 Visas < migration-management',
      ],
      ['areas-nested', 'nesting-not-taken'],
    ],
    [
      'in brackets',
      '• Migration management (migration management, visas)',
      ['1 Migration management', '2 migration management', '1 visas < migration-management'],
      ['nesting-not-taken'],
    ],
  ])('%s', (_, list, expected, rules) => {
    const { areas, told } = areasOf(list)
    expect(areas).toEqual(expected)
    expect(told.map((each) => each.replace(/^info |:.*$/g, ''))).toEqual(rules)
  })
})

test('items behind the one on the line of the heading may stand below others all the same', () => {
  expect(
    areasOf(
      'Current Focus: Refugees\n• Migration management\n  o Visas\n  o Border management\n• Returnees',
    ).areas,
  ).toContain('1 Visas < migration-management')
})
