import { expect, test } from 'vitest'
import { PROJECT_SOURCES } from '../pipeline/build.ts'
import { correct } from '../pipeline/correct.ts'
import type { Corrected } from '../pipeline/text/claims.ts'
import { normalize } from '../pipeline/normalize.ts'
import { parse } from '../pipeline/parse.ts'
import { decode } from '../pipeline/read.ts'
import { correctionsOf, spanOf } from '../pipeline/text/excerpt.ts'
import { readRegisters } from '../pipeline/dialect/registers.ts'
import { Ledger } from '../schemas/curated.ts'

const { registers } = readRegisters(PROJECT_SOURCES)
if (registers === null) throw new Error('the registers of the project have faults')

const LEDGER = 'profile.corrections.yaml'

// Line 1 is the name, line 5 the prose, line 8 the first theme, line 11 the heading of the members.
const PROFILE = `Rabat Process

Type: Regional consultative process on migration

The process brings States togther. It has meet every year since 2006.

Current Thematic Focus
  • Return and reintegration;
  • Border managment;

3 Members
Frnace
Morocco
Spain
`

interface Entry {
  id: string
  quote: string
  corrected: string
  before?: string
  after?: string
  status?: string
}

const reviewed = { by: 'a tester', on: '2026-11-23' }
const toEntry = (entry: Entry) => ({
  kind: 'spelling',
  certainty: 'high',
  status: 'applied',
  reason: 'A slip.',
  reviewed,
  ...entry,
})

function corrected(
  text: string,
  entries: readonly Entry[],
  remarks: readonly object[] = [],
): Corrected {
  const { source } = decode('profile.txt', 'profile', Buffer.from(text))
  if (source === null || registers === null) throw new Error('the text was refused')
  const ledger = Ledger.parse({
    corrections: entries.map(toEntry),
    remarks: remarks.map((remark) => ({ reviewed, ...remark })),
  })
  return correct(parse(source, registers), ledger, LEDGER)
}

const excerpts = ({ claims }: Corrected): string[] => claims.map(({ excerpt }) => excerpt.text)
const brief = ({ findings }: Corrected) =>
  findings.map(({ severity, ruleId, file, line, column }) => [severity, ruleId, file, line, column])
const rowsOf = (result: Corrected) =>
  registers === null
    ? []
    : normalize(result, registers).drafts.map(({ table, cells }) => ({ table, cells }))
const statementsOf = (result: Corrected) =>
  registers === null ? [] : normalize(result, registers).statements

const TOGETHER: Entry = { id: 'together', quote: 'togther', corrected: 'together' }
const MET: Entry = { id: 'met', quote: 'has meet', corrected: 'has met' }
const FRANCE: Entry = { id: 'france', quote: 'Frnace', corrected: 'France' }

test('without entries every claim reads as it is written', () => {
  const { source, claims, corrections, findings } = corrected(PROFILE, [])
  expect(claims.length).toBeGreaterThan(6)
  for (const { span, excerpt } of claims)
    expect(excerpt.text).toBe(source.text.slice(span.start, span.end))
  expect([corrections, findings]).toEqual([[], []])
})

test('an applied entry changes what is read, and as_written keeps what the source has', () => {
  const result = corrected(PROFILE, [TOGETHER, MET])
  expect(result.findings).toEqual([])
  expect(excerpts(result)).toContain(
    'The process brings States together. It has met every year since 2006.',
  )
  expect(result.source.text).toBe(PROFILE)
  expect(
    result.corrections.map((row) => [
      row.correction_id,
      row.as_written,
      row.corrected,
      row.line,
      row.column,
      row.status,
    ]),
  ).toEqual([
    // "The process brings States " has 26 characters; "togther. It " has 12 more.
    ['profile/correction/together', 'togther', 'together', 5, 27, 'applied'],
    ['profile/correction/met', 'has meet', 'has met', 5, 39, 'applied'],
  ])
})

test('an applied entry changes the one claim that it lies in and no other', () => {
  const [plain, changed] = [
    excerpts(corrected(PROFILE, [])),
    excerpts(corrected(PROFILE, [FRANCE])),
  ]
  const different = plain.flatMap((text, index) =>
    text === changed[index] ? [] : [[text, changed[index]]],
  )
  expect(different).toEqual([['Frnace', 'France']])
  expect(changed).toHaveLength(plain.length)
})

test('a value that was read after a correction gives as evidence the characters of the source', () => {
  const statements = statementsOf(corrected(PROFILE, [FRANCE])).filter(
    (row) => row.as_written === 'Frnace' && row.value === 'FRA',
  )
  expect(
    statements.map((row) => [
      row.table_name,
      row.column_name,
      row.line,
      row.column,
      row.correction_ids,
    ]),
  ).toEqual([['participations', 'country_id', 12, 1, ['profile/correction/france']]])
})

test.each(['held', 'rejected'])(
  'an entry that is %s changes no excerpt and no value, and is a row all the same',
  (status) => {
    const [plain, result] = [
      corrected(PROFILE, []),
      corrected(PROFILE, [
        { ...FRANCE, status },
        { ...TOGETHER, status },
      ]),
    ]
    expect(result.findings).toEqual([])
    expect(excerpts(result)).toEqual(excerpts(plain))
    expect(rowsOf(result)).toEqual(rowsOf(plain))
    expect(statementsOf(result)).toEqual(statementsOf(plain))
    expect(
      result.corrections.map((row) => [
        row.correction_id,
        row.status,
        row.as_written,
        row.corrected,
      ]),
    ).toEqual([
      ['profile/correction/together', status, 'togther', 'together'],
      ['profile/correction/france', status, 'Frnace', 'France'],
    ])
  },
)

test('the rows of corrections stand in the order of the text, whatever the order of the ledger', () => {
  const ids = (entries: Entry[]) =>
    corrected(PROFILE, entries).corrections.map((row) => row.correction_id)
  expect(ids([FRANCE, MET, TOGETHER])).toEqual(
    ['together', 'met', 'france'].map((id) => `profile/correction/${id}`),
  )
  expect(ids([TOGETHER, FRANCE, MET])).toEqual(ids([FRANCE, MET, TOGETHER]))
})

test('the order of the ledger does not change what is read', () => {
  expect(excerpts(corrected(PROFILE, [FRANCE, MET, TOGETHER]))).toEqual(
    excerpts(corrected(PROFILE, [TOGETHER, MET, FRANCE])),
  )
})

test('a correction that is longer or shorter moves no place behind it', () => {
  const [plain, result] = [
    corrected(PROFILE, []),
    corrected(PROFILE, [
      { ...TOGETHER, corrected: 'closely and regularly together' },
      { ...MET, corrected: 'met' },
    ]),
  ]
  expect(result.claims.map(({ span }) => span)).toEqual(plain.claims.map(({ span }) => span))
  expect(result.claims.map(({ excerpt }) => spanOf(excerpt))).toEqual(
    plain.claims.map(({ excerpt }) => spanOf(excerpt)),
  )
  const places = (of: Corrected) =>
    statementsOf(of).map((row) => [
      row.table_name,
      row.column_name,
      row.as_written,
      row.start_offset,
      row.end_offset,
      row.line,
      row.column,
    ])
  expect(places(result)).toEqual(places(plain))
})

test('the places of corrections count characters, of which an emoji is one', () => {
  const text = PROFILE.replace('The process brings', '😀 brings')
  const [row] = corrected(text, [TOGETHER]).corrections
  // Lines 1 to 4 have 14, 1, 49 and 1 characters with their ends, "😀 brings States " has 16: 65 + 16 = 81.
  expect([row?.start_offset, row?.end_offset, row?.line, row?.column]).toEqual([81, 88, 5, 17])
})

test('an excerpt knows which corrections it has, and only those', () => {
  const ids = corrected(PROFILE, [TOGETHER, MET, FRANCE])
    .claims.map(({ excerpt }) => correctionsOf(excerpt))
    .filter((list) => list.length > 0)
  expect(ids).toEqual([
    ['profile/correction/together', 'profile/correction/met'],
    ['profile/correction/france'],
  ])
})

test('an entry whose words now stand in other words is told to be stale and where its words are', () => {
  const result = corrected(PROFILE, [
    { ...TOGETHER, before: 'The process brings people ', after: '.' },
  ])
  expect(brief(result)).toEqual([['error', 'ledger-place-not-found', LEDGER, undefined, undefined]])
  expect(result.findings[0]?.message).toBe(
    'Entry "together" is stale: "togther" is in profile.txt (line 5), but not between "The process brings people " and ".".',
  )
  expect(result.corrections).toEqual([])
})

test('an entry whose slip was mended in the source is told to be removed', () => {
  const result = corrected(PROFILE.replace('togther', 'together'), [
    { ...TOGETHER, before: 'brings States ' },
  ])
  expect(brief(result)).toEqual([['error', 'ledger-place-not-found', LEDGER, undefined, undefined]])
  expect(result.findings[0]?.message).toMatch(
    /^Entry "together" is stale: profile\.txt now has "together" there \(line 5\)\..*corrected in the source\.$/,
  )
})

test('an entry whose words are gone from the source is told that they are', () => {
  const result = corrected(PROFILE.replace('togther', 'to one table'), [TOGETHER])
  expect(brief(result)).toEqual([['error', 'ledger-place-not-found', LEDGER, undefined, undefined]])
  expect(result.findings[0]?.message).toBe(
    'Entry "together" is stale: "togther" is no longer in profile.txt.',
  )
})

test('the words of a correction elsewhere do not make a slip that is gone one that was mended', () => {
  const text = PROFILE.replace('togther', 'to one table').replace(
    'every year',
    'together every year',
  )
  const result = corrected(text, [{ ...TOGETHER, before: 'brings States ' }])
  expect(result.findings[0]?.message).toContain('is no longer in profile.txt')
})

test('a mended slip is known as mended also where the correction holds the words that it corrects', () => {
  const entry: Entry = {
    id: 'grammar',
    quote: 'comprised of',
    before: 'The group ',
    after: ' States',
    corrected: 'was comprised of',
  }
  const text = PROFILE.replace(
    'The process brings States togther.',
    'The group was comprised of States.',
  )
  expect(corrected(text, [entry]).findings[0]?.message).toMatch(/corrected in the source/)
})

test('an entry whose correction already stands at its place is stale, and is not applied a second time', () => {
  const entry: Entry = {
    id: 'plural',
    quote: 'every year',
    before: 'It has met ',
    corrected: 'every years',
  }
  const result = corrected(PROFILE.replace('It has meet every year', 'It has met every years'), [
    entry,
  ])
  expect(excerpts(result).filter((text) => text.includes('yearss'))).toEqual([])
  expect(brief(result)).toEqual([['error', 'ledger-place-not-found', LEDGER, undefined, undefined]])
})

test('an entry that finds several places is told how many and on which lines, and to say more', () => {
  const text = PROFILE.replace('Morocco', 'Frnace')
  const result = corrected(text, [FRANCE])
  expect(brief(result)).toEqual([['error', 'ledger-place-ambiguous', 'profile.txt', 12, 1]])
  expect(result.findings[0]?.message).toBe(
    'Entry "france": "Frnace" occurs 2 times (lines 12, 13); expected one place.',
  )
  expect(result.corrections).toEqual([])
  expect(excerpts(result)).not.toContain('France')
})

test('the words before or after a place tell it from others', () => {
  const text = PROFILE.replace('Morocco', 'Frnace')
  for (const around of [{ after: '\nFrnace' }, { before: '3 Members\n' }]) {
    const result = corrected(text, [{ ...FRANCE, ...around }])
    expect(result.findings).toEqual([])
    expect(result.corrections.map((row) => row.line)).toEqual([12])
  }
  expect(
    corrected(text, [{ ...FRANCE, before: 'Frnace\n' }]).corrections.map((row) => row.line),
  ).toEqual([13])
})

test('places that overlap each other count as several', () => {
  const result = corrected(PROFILE.replace('togther', 'nanana'), [
    { id: 'nana', quote: 'nana', corrected: 'nan' },
  ])
  expect(result.findings[0]?.message).toContain('occurs 2 times (lines 5, 5)')
})

test.each([
  [
    'one inside the other',
    { id: 'b', quote: 'togther', corrected: 'together' },
    { id: 'a', quote: 'States togther', corrected: 'States together' },
  ],
  [
    'one across the end of the other',
    { id: 'b', quote: 'togther. It', corrected: 'together. It' },
    { id: 'a', quote: 'States togther', corrected: 'States together' },
  ],
  [
    'both at the same place',
    { id: 'b', quote: 'togther', corrected: 'together' },
    { id: 'a', quote: 'togther', corrected: 'to there' },
  ],
])(
  'two applied entries that share characters are an error that names both, and neither is applied: %s',
  (_, first, second) => {
    const result = corrected(PROFILE, [first, second])
    expect(result.findings.map(({ severity, ruleId, line }) => [severity, ruleId, line])).toEqual([
      ['error', 'ledger-overlap', 5],
    ])
    expect(result.findings[0]?.message).toMatch(/"a"/)
    expect(result.findings[0]?.message).toMatch(/"b"/)
    expect(excerpts(result)).toEqual(excerpts(corrected(PROFILE, [])))
  },
)

test('entries that touch without sharing a character are both applied', () => {
  const result = corrected(PROFILE, [
    { id: 'a', quote: 'togther', corrected: 'together' },
    { id: 'b', quote: '. It', corrected: ', and it' },
  ])
  expect(result.findings).toEqual([])
  expect(excerpts(result)).toContain(
    'The process brings States together, and it has meet every year since 2006.',
  )
})

test('an entry that is held may share characters with one that is applied', () => {
  const result = corrected(PROFILE, [
    TOGETHER,
    { id: 'whole', quote: 'States togther', corrected: 'States round one table', status: 'held' },
  ])
  expect(result.findings).toEqual([])
  expect(result.corrections).toHaveLength(2)
  expect(excerpts(result)).toContain(
    'The process brings States together. It has meet every year since 2006.',
  )
})

test.each([
  ['in a heading', 'Current Thematic Focus', 7, 1],
  ['in the words of a heading around its number', 'Members', 11, 3],
  ['in the name of a field', 'Type', 3, 1],
  ['across a line end', 'Frnace\nMorocco', 12, 1],
  ['partly in a list mark', '• Border', 9, 3],
  ['of nothing but white space', '\n\n3', 9, 22],
])(
  'an applied entry whose place is in no value is an error at its place: %s',
  (_, quote, line, column) => {
    const result = corrected(PROFILE, [{ id: 'idle', quote, corrected: 'Something else' }])
    expect(brief(result)).toEqual([['error', 'ledger-idle', 'profile.txt', line, column]])
    expect(result.findings[0]?.message).toContain('Entry "idle" changes nothing')
  },
)

test('an entry that is held may stand in a heading, for it changes nothing by intent', () => {
  const result = corrected(PROFILE, [
    { id: 'heading', quote: 'Current Thematic Focus', corrected: 'Thematic Focus', status: 'held' },
  ])
  expect(result.findings).toEqual([])
  expect(result.corrections.map((row) => row.line)).toEqual([7])
})

test('one faulty entry keeps every other from being applied', () => {
  const result = corrected(PROFILE, [
    FRANCE,
    { id: 'gone', quote: 'Nowhere to be found', corrected: 'Found' },
  ])
  expect(result.findings.map(({ ruleId }) => ruleId)).toEqual(['ledger-place-not-found'])
  expect(excerpts(result)).toEqual(excerpts(corrected(PROFILE, [])))
})

test('two entries with one id are an error, also where one of them is a remark', () => {
  const twice = corrected(PROFILE, [TOGETHER, { ...MET, id: 'together' }, FRANCE])
  expect(brief(twice)).toEqual([['error', 'curated-file', LEDGER, undefined, undefined]])
  expect(twice.findings[0]?.message).toBe(
    'Two entries have the id "together"; expected unique ids.',
  )
  const mixed = corrected(
    PROFILE,
    [FRANCE],
    [{ id: 'france', quote: 'Frnace', message: 'Perhaps France.' }],
  )
  expect(
    mixed.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  ).toEqual(['Two entries have the id "france"; expected unique ids.'])
})

test('a remark becomes a finding of severity info at its place, and changes nothing', () => {
  const remark = {
    id: 'since',
    quote: 'since 2006',
    message: 'Other pages say 2005.',
    suggestions: ['2005'],
    evidence: ['https://example.org/'],
  }
  const result = corrected(PROFILE, [], [remark])
  // "The process brings States togther. It has meet every year " has 58 characters.
  expect(brief(result)).toEqual([['info', 'remark', 'profile.txt', 5, 59]])
  const [finding] = result.findings
  expect([finding?.message, finding?.expected, finding?.evidence, finding?.at?.about]).toEqual([
    remark.message,
    remark.suggestions,
    remark.evidence,
    'since',
  ])
  expect(result.corrections).toEqual([])
  expect(excerpts(result)).toEqual(excerpts(corrected(PROFILE, [])))
})

test('a remark keeps no correction from being applied, and may stand in a heading', () => {
  const result = corrected(
    PROFILE,
    [FRANCE],
    [{ id: 'three', quote: '3 Members', message: 'There are more.' }],
  )
  expect(brief(result)).toEqual([['info', 'remark', 'profile.txt', 11, 1]])
  expect(excerpts(result)).toContain('France')
})

test.each([
  ['gone', 'Nowhere to be found', 'ledger-place-not-found', LEDGER],
  ['on two lines', ' 2006', 'ledger-place-ambiguous', 'profile.txt'],
])('a remark whose words are %s is an error like any entry', (_, quote, rule, file) => {
  const result = corrected(
    PROFILE.replace('Spain', 'Spain in 2006'),
    [],
    [{ id: 'note', quote, message: 'A note.' }],
  )
  expect(
    result.findings.map((finding) => [finding.severity, finding.ruleId, finding.file]),
  ).toEqual([['error', rule, file]])
})

test('words that no correction touches are those that were read when they were parsed, others are read again', () => {
  const text = 'Example Process\n\nMembers\n- Frnace\n- Kenya\n'
  const result = corrected(text, [FRANCE])
  const [touched, untouched] = result.claims.filter((claim) => claim.kind === 'participants')
  expect(untouched?.excerpt).toBe(untouched?.reading.words)
  expect(touched?.excerpt).not.toBe(touched?.reading.words)
  expect(touched?.reading.names().names.map((name) => name.id)).toEqual([null])
  expect(untouched?.reading.names()).toBe(untouched?.reading.names())
  const countries = statementsOf(result).filter((row) => row.column_name === 'country_id')
  expect(countries.map((row) => row.value)).toEqual(['FRA', 'KEN'])
})
