/** `make build`: what is written, and what a person is told whose texts or folders are at fault. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { hashes } from '../support/hashes.ts'
import { bytes, scratch } from '../support/scratch.ts'
import { command, type Outcome } from '../support/streams.ts'

/** So wide that no message is broken. */
const WIDE = { columns: 400, env: { NO_COLOR: '1' } }
const ESCAPE = String.fromCharCode(0x1b)

// Line 1 is the name, line 5 the prose, line 7 the heading of the members.
const PROFILE = `Rabat Process

Type: Regional consultative process on migration

The process brings States togther. It has meet every year since 2006.

2 Members
France
Morocco
`

interface Entry {
  id: string
  quote: string
  corrected: string
  before?: string
}

function ledger(...entries: readonly Entry[]): string {
  const rest = {
    kind: 'spelling',
    certainty: 'high',
    status: 'applied',
    reason: 'A slip.',
    reviewed: { by: 'a tester', on: '2026-11-23' },
  }
  // JSON is YAML. One entry stands on one line.
  return `corrections:\n${entries.map((entry) => `  - ${JSON.stringify({ ...entry, ...rest })}\n`).join('')}`
}

/** A folder with exports of `profile.txt`, and the hashes of its files. */
const former = {
  folder: '',
  files: {} as Record<string, string>,
  outcome: { status: -1, stdout: '', stderr: '' } as Outcome,
  sources: '',
}

beforeAll(async () => {
  former.sources = scratch({ 'profile.txt': PROFILE })
  former.folder = join(scratch(), 'exports/of/today')
  former.outcome = await command(['build', '--sources', former.sources, '--output', former.folder])
  former.files = hashes(former.folder)
})

test('a folder with just one text builds, with nothing beside it, into a folder that was not there', () => {
  // The text has a slip in it, which is counted and stops nothing.
  expect(former.outcome).toMatchObject({ status: 0, stderr: '' })
  expect(former.outcome.stdout).toMatch(/^Findings: \d+ infos?$/m)
  expect(former.outcome.stdout).toContain(former.folder)
  expect(readdirSync(former.sources)).toEqual(['profile.txt'])
  expect(readdirSync(former.folder).sort()).toEqual([
    'PROVENANCE.md',
    'catalog.jsonld',
    'csv',
    'iscm.duckdb',
    'iscm.xlsx',
    'jsonld',
    'parquet',
    'shapes',
  ])
  expect(readFileSync(join(former.folder, 'csv/participations.csv'), 'utf8')).toMatch(/MAR/)
})

const NO_METADATA = { 'profile.txt': PROFILE }

/** Kinds of bad input: the files, the one that is at fault, its line and column, and words of what was found and expected. */
const BAD: readonly [
  string,
  Record<string, string | Uint8Array>,
  string,
  string | null,
  RegExp,
  RegExp,
][] = [
  [
    'a byte that is no UTF-8',
    { 'bad.txt': bytes('Name\nab', [0xff]) },
    'bad.txt',
    '2:3',
    /Byte 7 \(0xFF\)/,
    /expected a text file saved as UTF-8/,
  ],
  [
    'a NUL',
    { 'bad.txt': bytes('Name\nab', [0]) },
    'bad.txt',
    '2:3',
    /Byte 7 is a NUL/,
    /expected text/,
  ],
  [
    'a text of white space',
    { 'bad.txt': ' \n\n' },
    'bad.txt',
    '1:1',
    /contains no text/,
    /expected the text of a profile/,
  ],
  [
    'a text of more than two million bytes',
    { 'bad.txt': Buffer.alloc(2_000_001, 'a') },
    'bad.txt',
    null,
    /Found 2000001 bytes/,
    /expected at most 2000000/,
  ],
  [
    'a file name that can be no identifier',
    { 'Bad Name.txt': PROFILE },
    'Bad Name.txt',
    null,
    /Found the name "Bad Name"/,
    /expected lower-case letters/,
  ],
  [
    'metadata without a text',
    { ...NO_METADATA, 'porfile.yaml': 'title: CIS\n' },
    'porfile.yaml',
    null,
    /no porfile\.txt/,
    /the text that this file belongs to/,
  ],
  [
    'metadata whose name ends in .yml',
    { ...NO_METADATA, 'profile.yml': 'title: CIS\n' },
    'profile.yml',
    null,
    /Found the ending \.yml/,
    /expected \.yaml/,
  ],
  [
    'metadata that is no YAML',
    { ...NO_METADATA, 'profile.yaml': 'title: CIS\ntitle: CISCONF\n' },
    'profile.yaml',
    '2:1',
    /Not valid YAML/,
    /must be unique/,
  ],
  [
    'metadata that does not fit',
    { ...NO_METADATA, 'profile.yaml': 'title: CIS\nlanguage: english\n' },
    'profile.yaml',
    '2:11',
    /language/,
    /expected a language code such as en/,
  ],
  [
    'a ledger that does not fit',
    { ...NO_METADATA, 'profile.corrections.yaml': 'corrections:\n  - slip\n' },
    'profile.corrections.yaml',
    '2:5',
    /found "slip"/,
    /expected object/,
  ],
  [
    'a ledger entry whose words are gone',
    {
      ...NO_METADATA,
      'profile.corrections.yaml': ledger({ id: 'gone', quote: 'Rabta', corrected: 'Rabat-Salé' }),
    },
    'profile.corrections.yaml',
    null,
    /Entry "gone" is stale/,
    /"Rabta" is no longer in/,
  ],
  [
    'a ledger entry with two places',
    {
      ...NO_METADATA,
      'profile.corrections.yaml': ledger({ id: 'several', quote: 'process', corrected: 'Process' }),
    },
    'profile.txt',
    // The first of them is in "Regional consultative process": behind 28 characters, with the name of the field.
    '3:29',
    /Entry "several": "process" occurs 2 times \(lines 3, 5\)/,
    /expected one place/,
  ],
  [
    'two ledger entries about the same characters',
    {
      ...NO_METADATA,
      'profile.corrections.yaml': ledger(
        { id: 'a', quote: 'States togther', corrected: 'States together' },
        { id: 'b', quote: 'togther', corrected: 'together' },
      ),
    },
    'profile.txt',
    '5:27',
    /"a" and "b" correct the same characters/,
    /expected one entry for each slip/,
  ],
  [
    'a ledger entry about a heading',
    {
      ...NO_METADATA,
      'profile.corrections.yaml': ledger({
        id: 'idle',
        quote: 'Members',
        corrected: 'Member States',
      }),
    },
    'profile.txt',
    '7:3',
    /Entry "idle" changes nothing/,
    /Keep the quote within one value/,
  ],
  [
    'two ledger entries of one name',
    {
      ...NO_METADATA,
      'profile.corrections.yaml': ledger(
        { id: 'same', quote: 'togther', corrected: 'together' },
        { id: 'same', quote: 'has meet', corrected: 'has met' },
      ),
    },
    'profile.corrections.yaml',
    null,
    /Two entries have the id "same"/,
    /expected unique ids/,
  ],
  [
    'a folder without texts',
    { 'README.md': '# Read me\n' },
    '',
    null,
    /Found no profile text/,
    /expected at least one file NAME\.txt/,
  ],
]

test.each(BAD)(
  '%s is named with its file, place, what was found and what was expected, and the former exports stand',

  async (_, files, name, place, found, expected) => {
    const folder = scratch(files)
    const outcome = await command(['build', '--sources', folder, '--output', former.folder], WIDE)
    expect(outcome.status).toBe(1)
    expect(outcome.stderr).toContain(join(folder, name))
    if (place !== null) expect(outcome.stderr).toMatch(new RegExp(`^ *${place} +error: `, 'm'))
    expect(outcome.stderr).toMatch(found)
    expect(outcome.stderr).toMatch(expected)
    expect(outcome.stderr).toContain('Nothing was written')
    expect(outcome.stdout).toBe('')
    expect(hashes(former.folder)).toEqual(former.files)
  },
)

test('a folder of texts that is not there is named, and nothing is written', async () => {
  const [nowhere, output] = [join(scratch(), 'nowhere'), join(scratch(), 'exports')]
  const outcome = await command(['build', '--sources', nowhere, '--output', output])
  expect(outcome.status).toBe(1)
  expect(outcome.stderr).toContain(nowhere)
  expect(outcome.stderr).toMatch(/no such folder; expected one with profile texts/)
  expect(outcome.stderr).toContain('Nothing was written')
  expect(existsSync(output)).toBe(false)
})

test('the faults of all files are shown at once, and in colour only on a terminal', async () => {
  const files = {
    'nul.txt': bytes('a', [0]),
    'latin.txt': bytes('Caf', [0xe9]),
    'profile.txt': PROFILE,
    'profile.yaml': 'url: iom\n',
    'profile.corrections.yaml': '[]]\n',
  }
  const outcome = await command(['build', '--sources', scratch(files), '--output', former.folder])
  expect(outcome.status).toBe(1)
  for (const name of ['nul.txt', 'latin.txt', 'profile.yaml', 'profile.corrections.yaml'])
    expect(outcome.stderr).toMatch(new RegExp(`^\\S*/${name.replaceAll('.', '\\.')}$`, 'm'))
  expect(outcome.stderr + outcome.stdout + former.outcome.stdout).not.toContain(ESCAPE)
})

test('a text after two byte order marks is built or refused, and not a fault of the program', async () => {
  const folder = scratch({ 'profile.txt': `\uFEFF\uFEFF${PROFILE}` })
  expect([0, 1]).toContain((await command(['validate', '--sources', folder])).status)
})

test('an output folder with files that no build has made is refused, and they are untouched', async () => {
  const output = scratch({ 'thesis.md': 'Years of work', 'csv/mechanisms.csv': 'mine' })
  const before = hashes(output)
  const outcome = await command(['build', '--sources', former.sources, '--output', output], WIDE)
  expect(outcome.status).toBe(1)
  expect(outcome.stderr).toContain(output)
  expect(outcome.stderr).toMatch(/files that this pipeline did not write; expected an empty folder/)
  expect(outcome.stderr).toContain('Nothing was written')
  expect(hashes(output)).toEqual(before)
  expect(readdirSync(output).sort()).toEqual(['csv', 'thesis.md'])
})

test.each([
  ['a file', (file: string) => file],
  ['below a file', (file: string) => join(file, 'exports')],
])(
  'an output folder that is %s is refused without a stack trace, and the file is untouched',

  async (_, outputAt) => {
    const folder = scratch({ 'thesis.md': 'Years of work' })
    const outcome = await command([
      'build',
      '--sources',
      former.sources,
      '--output',
      outputAt(join(folder, 'thesis.md')),
    ])
    expect(outcome.status).toBe(1)
    expect(outcome.stderr).toContain(join(folder, 'thesis.md'))
    expect(outcome.stderr).toContain('Nothing was written')
    expect(readFileSync(join(folder, 'thesis.md'), 'utf8')).toBe('Years of work')
  },
)

test('building again keeps a file that someone has laid beside the exports, and `export` lists what it made', async () => {
  const output = scratch({ 'PROVENANCE.md': '# Provenance notes\n', 'notes/note.md': 'Mine' })
  const outcome = await command(['export', '--sources', former.sources, '--output', output])
  expect(outcome.status).toBe(0)
  const { 'notes/note.md': note, ...files } = hashes(output)
  expect(note).toBe(createHash('sha256').update('Mine').digest('hex'))
  expect(Object.keys(files)).toEqual(Object.keys(former.files))
  for (const [name, hash] of Object.entries(files)) {
    expect(outcome.stdout).toMatch(
      new RegExp(`/${name.replaceAll('.', '\\.')} +\\d+ bytes +sha256 ${hash.slice(0, 16)}`),
    )
  }
})

const BROKEN = {
  'Bad Name.txt': 'Name\n',
  'faulty.txt': 'Faulty Process\n',
  'faulty.yaml': 'title: [\n',
  'latin.txt': bytes('Caf', [0xe9]),
}

test.each(['build', 'export'])(
  '%s --keep-going publishes the sound texts, names the others in the exports, and ends with status 1',
  async (name) => {
    const output = join(scratch(), 'exports')
    const folders = [
      '--sources',
      scratch({ ...BROKEN, 'profile.txt': PROFILE }),
      '--output',
      output,
    ]
    expect((await command([name, ...folders])).status).toBe(1)
    expect(existsSync(output)).toBe(false)

    const outcome = await command([name, ...folders, '--keep-going'], WIDE)
    expect(outcome.status).toBe(1)
    expect(outcome.stderr).toContain(
      'The exports are incomplete. Missing: Bad Name, faulty, latin.\n',
    )
    expect(outcome.stderr).toContain('Byte 3 (0xE9)')
    expect(outcome.stderr).not.toContain('Nothing was written')
    const read = (file: string): string => readFileSync(join(output, file), 'utf8')
    expect(read('csv/mechanisms.csv')).toMatch(/^profile,/m)
    expect(read('csv/mechanisms.csv').trim().split('\r\n')).toHaveLength(2)
    const notice = 'Incomplete: these texts have errors and are missing: Bad Name, faulty, latin.'
    for (const file of ['csv/datapackage.json', 'csv/csv-metadata.json', 'catalog.jsonld'])
      expect(read(file)).toContain(notice)
    const notes = read('PROVENANCE.md')
    expect(notes).toContain('## Missing texts')
    expect(notes).toMatch(/^\| Bad Name \| file-name \| /m)
    expect(notes).toMatch(/^\| faulty \| curated-file \| /m)
    expect(notes).toMatch(/^\| latin \| invalid-utf8 \| A source must be valid UTF-8\. \|$/m)
    const about = await command(
      ['query', 'SELECT description FROM about', '--output', output, '--csv'],
      WIDE,
    )
    expect(about.stdout).toContain(notice)
  },
)

test('--keep-going changes nothing where there are no errors', async () => {
  const output = join(scratch(), 'exports')
  const folders = ['--sources', former.sources, '--output', output]
  expect(await command(['build', ...folders, '--keep-going'])).toMatchObject({
    status: 0,
    stderr: '',
  })
  const { 'iscm.duckdb': _, ...files } = hashes(output)
  expect(former.files).toMatchObject(files)
})

test.each([
  ['an error that belongs to no text', { 'accepted.csv': 'words\n', 'profile.txt': PROFILE }],
  ['an error in every text', { 'profile.txt': PROFILE, 'profile.yaml': 'title: [\n' }],
])('with %s, --keep-going publishes nothing', async (_, files) => {
  const output = join(scratch(), 'exports')
  const folder = scratch(files)
  const outcome = await command(['build', '--sources', folder, '--output', output, '--keep-going'])
  expect(outcome.status).toBe(1)
  expect(outcome.stderr).toContain('Nothing was written')
  expect(existsSync(output)).toBe(false)
})
