/** What changed since a former state, cell by cell, and why; and which version may follow. */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../../pipeline/build.ts'
import {
  explainChanges,
  type ExplainedChange,
} from '../../../pipeline/commands/changes/attribute.ts'
import { compareCells, compareStructure } from '../../../pipeline/commands/changes/compare.ts'
import { formerState, type State } from '../../../pipeline/commands/changes/former.ts'
import { changesCsv, describeChanges } from '../../../pipeline/commands/changes/notes.ts'
import {
  readSnapshot,
  snapshotOf,
  type Snapshot,
  type SnapshotTable,
} from '../../../pipeline/commands/changes/snapshot.ts'
import {
  faultOfVersion,
  leastVersion,
  levelOf,
} from '../../../pipeline/commands/changes/versions.ts'
import { scratch } from '../../support/scratch.ts'

function snapshotIn(folder: string): Snapshot {
  const { dataset, registers, findings } = build(folder, { registersFolder: folder })
  if (dataset === null || registers === null)
    throw new Error(findings.map(({ message }) => message).join('\n'))
  return snapshotOf(dataset, registers.dataset)
}

const published = snapshotIn(PROJECT_SOURCES)

/** What differs after files of the sources were edited, and a cell of the former tables too if a test wants that. */
function changesAfter(
  edits: Edits,
  former: Pick<State, 'sources' | 'snapshot'> = { sources: PROJECT_SOURCES, snapshot: published },
): Promise<ExplainedChange[]> {
  const sources = edited(former.sources, edits)
  return explainChanges(
    { name: 'before', ...former },
    snapshotIn(sources),
    sources,
    scratch(),
    () => undefined,
  )
}

type Edits = Readonly<Record<string, (content: string) => string>>

/** A copy of a folder of sources with files edited or added. */
function edited(folder: string, edits: Edits): string {
  const sources = join(scratch(), 'sources')
  cpSync(folder, sources, { recursive: true })
  for (const [file, edit] of Object.entries(edits)) {
    const path = join(sources, file)
    writeFileSync(path, edit(existsSync(path) ? readFileSync(path, 'utf8') : ''))
  }
  return sources
}

/** Replace the only occurrence of some words. */
function replaced(from: string, to: string): (content: string) => string {
  return (content) => {
    if (content.split(from).length !== 2) throw new Error(`expected "${from}" once`)
    return content.replace(from, to)
  }
}

const brief = (changes: readonly ExplainedChange[]): string[] =>
  changes.map(
    ({ table, row, column, former, present }) =>
      `${table} ${row} ${column}: ${former} > ${present}`,
  )
const titles = (changes: readonly ExplainedChange[]): string[] => [
  ...new Set(changes.map(({ causes }) => causes.map(({ title }) => title).join(' + '))),
]
const LEDGER = 'cis-conference.corrections.yaml'
const READINGS = 'cis-conference.readings.yaml'
/** The entry for "ODHIR", from its name to its status. */
const ODIHR = /(- id: odihr\n(?:.*\n)*? {4}status: )applied/
const holdOdihr = (content: string): string => content.replace(ODIHR, '$1held')

describe('a change of one ledger entry', async () => {
  const changes = await changesAfter({ [LEDGER]: holdOdihr })
  const told = changes.filter(
    ({ table }) => !['statements', 'findings', 'finding_rows'].includes(table),
  )

  test('shows as the cells that it touches, and no others', () => {
    // "OSCE / ODHIR" stands once, in the sentence on the secretariat. Held, it is no name that the register knows: the
    // row stands under the name as written, and so does the passage, whose identifier has its first words.
    expect(
      told
        .filter(({ kind }) => kind === 'changed')
        .map(({ table, row, column }) => `${table} ${row} ${column}`),
    ).toEqual(['corrections cis-conference/correction/odihr status'])
    const rows = (kind: string): string[] => [
      ...new Set(
        told.filter((change) => change.kind === kind).map(({ table, row }) => `${table} ${row}`),
      ),
    ]
    expect(rows('row removed')).toEqual([
      'organization_roles cis-conference/secretariat/odihr',
      'organization_roles cis-conference/technical-support/odihr',
      'passages cis-conference/passage/secretariat/unhcr-iom-and-osce-odihr-acted-as-joint',
    ])
    expect(rows('row added')).toEqual([
      'organization_roles cis-conference/secretariat/osce-odhir',
      'organization_roles cis-conference/technical-support/osce-odhir',
      'passages cis-conference/passage/secretariat/unhcr-iom-and-osce-odhir-acted-as-joint',
    ])
  })

  test('carries the reason of the entry', () => {
    expect(titles(changes)).toEqual([
      'The correction odihr in the ledger of cis-conference changed from applied to held',
    ])
    expect(changes[0]?.causes[0]?.reason).toContain('ODIHR')
  })
})

describe('each change is owed to what was changed', () => {
  test('nothing, where nothing was', async () => {
    expect(await changesAfter({})).toEqual([])
    expect(describeChanges([], [])).toBe('Nothing changed in the published tables.')
  })

  test('a row of a register', async () => {
    const changes = await changesAfter({
      'registers/organizations.csv': (content) => `${content}zed,Zed Organization,ZZO,,,\n`,
    })
    expect(brief(changes)).toEqual([
      'organizations zed organization_id:  > zed',
      'organizations zed name:  > Zed Organization',
      'organizations zed acronym:  > ZZO',
    ])
    expect(changes[0]?.causes).toEqual([
      {
        title: 'The register registers/organizations.csv changed',
        reason: '+ zed,Zed Organization,ZZO,,,',
      },
    ])
  })

  test('the metadata of a source', async () => {
    const changes = await changesAfter({
      'cis-conference.yaml': (content) => content.replace(/^captured:.*$/m, 'captured: 2026-11-20'),
    })
    expect(brief(changes)).toEqual(['sources cis-conference captured:  > 2026-11-20'])
    expect(titles(changes)).toEqual([
      'The metadata of the source cis-conference, cis-conference.yaml, changed',
    ])
  })

  test('the text, and the entry that left with the slip, where the publisher mends one', async () => {
    const withoutEntry = (content: string): string =>
      content.replace(/ {2}- id: repatriates\n(?:(?! {2}- id:).*\n)*/, '')
    const changes = await changesAfter({
      'cis-conference.txt': replaced('Epatriates', 'Repatriates'),
      [LEDGER]: withoutEntry,
    })
    const label = changes.filter(({ table }) => table === 'mechanism_themes')
    // The identifier is made of the words as written: where the publisher changes them, the area gets another.
    expect(brief(label.filter(({ column }) => column === 'label_as_written'))).toEqual([
      'mechanism_themes cis-conference/theme/epatriates label_as_written: Epatriates > ',
      'mechanism_themes cis-conference/theme/repatriates label_as_written:  > Repatriates',
    ])
    expect(new Set(label.flatMap(({ causes }) => causes.map(({ title }) => title)))).toEqual(
      new Set([
        'The correction repatriates in the ledger of cis-conference is gone',
        'The text of the source cis-conference changed',
      ]),
    )
    expect(label.filter(({ causes }) => causes.length === 0)).toEqual([])
    expect(titles(changes.filter(({ table }) => table === 'segments'))).toEqual([
      'The text of the source cis-conference changed',
    ])
    expect(describeChanges([], changes)).toContain('> +   • Repatriates;')
  })

  test('each of the text and an entry that changed with it', async () => {
    // The entry for "meet", and a reading, are bound to words that the publisher has changed: they leave, and come back.
    const changes = await changesAfter({
      'cis-conference.txt': replaced('three times in the year 2000', 'three times in 2000'),
      [LEDGER]: replaced('three times in the year 2000', 'three times in 2000'),
      [READINGS]: replaced('three times in the year 2000', 'three times in 2000'),
    })
    const entry = 'The correction met in the ledger of cis-conference changed'
    expect(new Set(changes.flatMap(({ causes }) => causes.map(({ title }) => title)))).toEqual(
      new Set([
        'The text of the source cis-conference changed',
        entry,
        'The readings of cis-conference changed',
      ]),
    )
    const ofSegments = titles(changes.filter(({ table }) => table === 'segments'))
    expect(ofSegments).toContain('The text of the source cis-conference changed')
    expect(ofSegments.filter((title) => title.includes(entry))).toEqual([])
  })

  test('a dialect table', async () => {
    const changes = await changesAfter({
      'dialect/lexicon.csv': (content) =>
        content
          .split('\n')
          .filter((line) => !line.startsWith('establishment,'))
          .join('\n'),
    })
    expect(changes.length).toBeGreaterThan(0)
    expect(titles(changes)).toEqual(['The dialect table dialect/lexicon.csv changed'])
  })

  test('an accepted finding that leaves before the text does', async () => {
    const before = edited(PROJECT_SOURCES, {
      'rabat-process.txt': () =>
        'Rabat Process\n\nType: Regional consultative process on migration (Region: Africa)\n\nObjectives\nThe process is a zorblat of States.\n',
      'accepted.csv': (content) => `${content}zorblat,suspect-word,A word of this region\n`,
    })
    // The publisher takes the word away: with the row still there, the state between would not build.
    const changes = await changesAfter(
      {
        'rabat-process.txt': replaced('zorblat', 'meeting'),
        'accepted.csv': replaced('zorblat,suspect-word,A word of this region\n', ''),
      },
      { sources: before, snapshot: snapshotIn(before) },
    )
    expect(titles(changes.filter(({ table }) => table === 'sources'))).toEqual([
      'The text of the source rabat-process changed',
    ])
  })

  test('blank lines, that move what stands behind them', async () => {
    const changes = await changesAfter({ 'cis-conference.txt': (content) => `${content}\n\n` })
    expect(new Set(changes.flatMap(({ causes }) => causes.map(({ reason }) => reason)))).toEqual(
      new Set(['Blank lines came, 2 in all; the others are the same.']),
    )
  })

  test('a new source, with its ledger', async () => {
    const changes = await changesAfter({
      'rabat-process.txt': () =>
        'Rabat Process\n\nType: Regional consultative process on migration (Region: Africa)\n\n2 Members\nMorocco\nSpain\n',
    })
    expect(titles(changes)).toEqual(['The source rabat-process is new'])
    expect(
      changes
        .filter(({ table, column }) => table === 'participations' && column === 'country_id')
        .map(({ present }) => present)
        .sort(),
    ).toEqual(['ESP', 'MAR'])
  })

  test('the code, where the same sources gave something else before', async () => {
    const meetings = published.tables.get('meetings')
    const [first] = [...(meetings?.rows ?? [])]
    if (meetings === undefined || first === undefined) throw new Error('no meeting')
    const former = {
      ...published,
      tables: new Map([
        ...published.tables,
        [
          'meetings',
          {
            ...meetings,
            rows: new Map([...meetings.rows, [first[0], { ...first[1], place: 'Pinsk' }]]),
          },
        ],
      ]),
    }
    const changes = await changesAfter(
      { [LEDGER]: holdOdihr },
      { sources: PROJECT_SOURCES, snapshot: former },
    )
    expect(brief(changes.filter(({ table }) => table === 'meetings'))).toEqual([
      `meetings ${first[0]} place: Pinsk > Minsk`,
    ])
    expect(titles(changes.filter(({ table }) => table === 'meetings'))).toEqual([
      'The code changed',
    ])
  })

  test('two together, where the state between them does not build', async () => {
    // The names of organizations come first: with these alone, one name would stand for two.
    const name = 'Organization for Security and Co-operation in Europe'
    const changes = await changesAfter({
      'registers/organization-names.csv': (content) => `${content}other,${name},en,former,\n`,
      'registers/organizations.csv': (content) =>
        `${content.replace(`osce,${name}`, 'osce,Another Name')}other,Other Organization,,,,\n`,
    })
    const registers = changes.filter(({ table }) => table === 'organizations')
    expect(brief(registers)).toEqual([
      'organizations osce name: Organization for Security and Co-operation in Europe > Another Name',
      'organizations other organization_id:  > other',
      'organizations other name:  > Other Organization',
    ])
    expect(titles(registers)).toEqual([
      'The register registers/organization-names.csv changed + The register registers/organizations.csv changed',
    ])
  })
})

describe('a comparison', () => {
  const cell = fc.constantFrom('', 'a', 'b', 'é')
  const rows = fc.dictionary(
    fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    fc.record({ id: fc.constant('x'), name: cell, place: cell }),
    { noNullPrototype: true },
  )
  const column = { type: 'string', required: false, codes: null }
  const toTable = (content: Record<string, Record<string, string>>): SnapshotTable => ({
    key: ['id'],
    columns: new Map([
      ['id', column],
      ['name', column],
      ['place', column],
    ]),
    rows: new Map(Object.entries(content).map(([row, cells]) => [row, { ...cells, id: row }])),
  })
  const toState = (content: Record<string, Record<string, string>>): Snapshot => ({
    version: '1.0.0',
    released: null,
    base: 'b',
    tables: new Map([['meetings', toTable(content)]]),
  })

  test('with itself finds nothing, and its changes lead from one state to the other', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        expect(compareCells(toState(before), toState(before))).toEqual([])
        const state = structuredClone(
          Object.fromEntries(
            Object.entries(before).map(([row, cells]) => [row, { ...cells, id: row }]),
          ),
        ) as Record<string, Record<string, string>>
        for (const { row, column: name, kind, present } of compareCells(
          toState(before),
          toState(after),
        )) {
          if (kind === 'row removed') delete state[row]
          else (state[row] ??= { id: '', name: '', place: '' })[name] = present
        }
        expect(state).toEqual(
          Object.fromEntries(
            Object.entries(after).map(([row, cells]) => [row, { ...cells, id: row }]),
          ),
        )
      }),
    )
  })

  test('of the committed exports with the present build finds nothing: both readers see the same', () => {
    const committed = readSnapshot(join(PROJECT_SOURCES, '../output/csv'))
    if (committed === null) throw new Error('the exports have no data package')
    expect(compareCells(committed, published)).toEqual([])
    expect(compareStructure(committed, published)).toEqual([])
    expect(
      [...committed.tables.values()].reduce((sum, { rows: all }) => sum + all.size, 0),
    ).toBeGreaterThan(1000)
  })
})

describe('the version that may follow', () => {
  const before = published
  const table = (change: (meetings: SnapshotTable) => SnapshotTable): Snapshot => {
    const meetings = before.tables.get('meetings')
    if (meetings === undefined) throw new Error('no meetings')
    return { ...before, tables: new Map([...before.tables, ['meetings', change(meetings)]]) }
  }
  const without = <K, V>(map: ReadonlyMap<K, V>, key: K): Map<K, V> =>
    new Map([...map].filter(([name]) => name !== key))
  const level = (after: Snapshot): string | undefined =>
    levelOf(compareStructure(before, after), compareCells(before, after))?.level

  test.each<[string, (meetings: SnapshotTable) => SnapshotTable, string | undefined]>([
    ['nothing', (meetings) => meetings, undefined],
    [
      'a value',
      (meetings) => ({
        ...meetings,
        rows: new Map(
          [...meetings.rows].map(([row, cells]) => [row, { ...cells, place: 'Elsewhere' }]),
        ),
      }),
      'patch',
    ],
    [
      'a row gone',
      (meetings) => ({ ...meetings, rows: new Map([...meetings.rows].slice(1)) }),
      'minor',
    ],
    [
      'a new column',
      (meetings) => ({
        ...meetings,
        columns: new Map([
          ...meetings.columns,
          ['chair', { type: 'string', required: false, codes: null }],
        ]),
      }),
      'minor',
    ],
    [
      'a column gone',
      (meetings) => ({ ...meetings, columns: without(meetings.columns, 'place') }),
      'major',
    ],
    [
      'another type',
      (meetings) => ({
        ...meetings,
        columns: new Map([
          ...meetings.columns,
          ['start_date', { type: 'string', required: false, codes: null }],
        ]),
      }),
      'major',
    ],
    [
      'a column that is never empty any more',
      (meetings) => ({
        ...meetings,
        columns: new Map([
          ...meetings.columns,
          ['place', { type: 'string', required: true, codes: null }],
        ]),
      }),
      'minor',
    ],
    [
      'columns in another order',
      (meetings) => ({ ...meetings, columns: new Map([...meetings.columns].toReversed()) }),
      'minor',
    ],
    ['another key', (meetings) => ({ ...meetings, key: ['mechanism_id', 'start_date'] }), 'major'],
    [
      'a column that may be empty',
      (meetings) => ({
        ...meetings,
        columns: new Map([
          ...meetings.columns,
          ['list_position', { type: 'integer', required: false, codes: null }],
        ]),
      }),
      'major',
    ],
  ])('%s', (_, change, expected) => expect(level(table(change))).toBe(expected))

  test('a code gone is a break, and so is a list gone; new ones are not', () => {
    const withCodes = (codes: readonly string[] | null): Snapshot =>
      table((meetings) => ({
        ...meetings,
        columns: new Map([
          ...meetings.columns,
          ['kind', { type: 'string', required: true, codes }],
        ]),
      }))
    const compare = (
      a: readonly string[] | null,
      b: readonly string[] | null,
    ): string | undefined => levelOf(compareStructure(withCodes(a), withCodes(b)), [])?.level
    expect(compare(['x', 'y'], ['x'])).toBe('major')
    expect(compare(['x'], ['x', 'y'])).toBe('minor')
    expect(compare(['x'], null)).toBe('major')
    expect(compare(null, ['x'])).toBe('minor')
  })

  test('a table gone is a break, and so is another base of the identifiers', () => {
    expect(level({ ...before, tables: without(before.tables, 'themes') })).toBe('major')
    expect(level({ ...before, base: 'https://example.org/' })).toBe('major')
  })

  test('a row of evidence more or less asks for no more than a patch, one of a mechanism for more', () => {
    const gone = (name: string): Snapshot => {
      const rows = before.tables.get(name)
      if (rows === undefined) throw new Error(`no ${name}`)
      return {
        ...before,
        tables: new Map([
          ...before.tables,
          [name, { ...rows, rows: new Map([...rows.rows].slice(1)) }],
        ]),
      }
    }
    expect(
      ['segments', 'statements', 'corrections', 'findings', 'finding_rows'].map((name) =>
        level(gone(name)),
      ),
    ).toEqual(['patch', 'patch', 'patch', 'patch', 'patch'])
    expect(level(gone('participations'))).toBe('minor')
  })

  test('raises the first number for a break, and the second as long as nothing is promised', () => {
    expect([
      leastVersion('1.2.3', 'major'),
      leastVersion('1.2.3', 'minor'),
      leastVersion('1.2.3', 'patch'),
    ]).toEqual(['2.0.0', '1.3.0', '1.2.4'])
    expect([
      leastVersion('0.2.3', 'major'),
      leastVersion('0.2.3', 'minor'),
      leastVersion('0.2.3', 'patch'),
    ]).toEqual(['0.3.0', '0.2.4', '0.2.4'])
  })

  test('is refused where it is too low, with the change that asks for more', () => {
    const after = table((meetings) => ({
      ...meetings,
      columns: without(meetings.columns, 'place'),
    }))
    const fault = (version: string): string | null =>
      faultOfVersion(version, '1.0.0', compareStructure(before, after), compareCells(before, after))
    expect(fault('1.0.0')).toBe(
      'The version is 1.0.0; expected one above 1.0.0, which is released.',
    )
    expect(fault('1.1.0')).toBe(
      'The version is 1.1.0; expected 2.0.0 or above, because since 1.0.0 there is a major change: the column meetings.place is gone.',
    )
    expect(fault('2.0.0')).toBeNull()
  })
})

describe('in words', () => {
  const cause = { title: 'The text of the source a changed', reason: '- x\n+ y' }
  const change = (column: string, former: string, present: string): ExplainedChange => ({
    table: 'meetings',
    row: 'm',
    column,
    kind: 'changed',
    former,
    present,
    causes: [cause],
  })

  test('a long cell is told by what differs in it', () => {
    const long = 'word '.repeat(60)
    expect(
      describeChanges([], [change('title', `${long}old ${long}`, `${long}new ${long}`)]),
    ).toContain('  - title: “…word word word word word word word word old word word')
  })

  test('white space that changed is said to have', () => {
    expect(describeChanges([], [change('title', 'A  B', 'A B')])).toContain(
      '  - title: white space changed in “A B”',
    )
  })

  test('a table for programs has each cell with its cause and reason', () => {
    const [row] = Papa.parse<Record<string, string>>(
      changesCsv([change('place', '', 'Minsk, "Hotel"')]),
      { header: true, skipEmptyLines: true },
    ).data
    expect(row).toEqual({
      table: 'meetings',
      row: 'm',
      column: 'place',
      kind: 'changed',
      former: '',
      present: 'Minsk, "Hotel"',
      cause: cause.title,
      reason: cause.reason,
    })
  })
})

test('a revision that git does not know says what was expected, and so does one where git is not', () => {
  expect(formerState('no-such-revision', PROJECT_SOURCES, scratch())).toMatchObject({
    fault: expect.stringMatching(/expected FORMER=folder(, FORMER=| or FORMER=)archive\.zip/i),
  })
})

test('a former state that is none says what was expected', () => {
  expect(formerState(scratch(), PROJECT_SOURCES, scratch())).toMatchObject({
    fault: expect.stringContaining('expected sources/ and output/csv/ in it'),
  })
  const slip = join(
    scratch({
      'slip.zip': zipSync({
        'a/sources/x': Buffer.from('x'),
        'a/../../outside.txt': Buffer.from('x'),
      }),
    }),
    'slip.zip',
  )
  const into = join(scratch(), 'deep')
  expect(formerState(slip, PROJECT_SOURCES, into)).toMatchObject({
    fault: expect.stringContaining('has a file "a/../../outside.txt" that leads out of its folder'),
  })
  expect(existsSync(join(into, '../outside.txt'))).toBe(false)
  expect(
    formerState(join(scratch({ 'x.zip': 'no zip' }), 'x.zip'), PROJECT_SOURCES, scratch()),
  ).toMatchObject({ fault: expect.stringContaining('no archive that can be unpacked') })
})
