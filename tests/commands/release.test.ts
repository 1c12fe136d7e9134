/** A release in a project of its own: a copy of this one, below git, with a day and a version to release. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { checksums, zip } from '../../pipeline/commands/changes/archive.ts'
import { PROJECT } from '../../pipeline/project.ts'
import { scratch } from '../support/scratch.ts'
import { smallProject } from '../support/small-project.ts'
import { command, type Outcome } from '../support/streams.ts'

const project = smallProject()

const FOLDERS = {
  release: ['sources', 'output'],
  build: ['sources', 'output'],
  diff: ['sources'],
  prepare: ['sources', 'output'],
} as const

/** A command on the copy of the project. */
function run(name: keyof typeof FOLDERS, ...options: readonly string[]): Promise<Outcome> {
  return command([name, ...foldersOf(name), ...options])
}

function foldersOf(name: keyof typeof FOLDERS): string[] {
  return FOLDERS[name].flatMap((folder) => [`--${folder}`, join(project, folder)])
}

/** What a maintainer does before a release. */
async function prepareAndCommit(version: string, released: string): Promise<Outcome> {
  const outcome = await run('prepare', '--version', version, '--released', released)
  commit()
  return outcome
}

function commit(): void {
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', 'As it stands')
}

function git(...words: readonly string[]): void {
  const identity = [
    '-c',
    'user.name=a tester',
    '-c',
    'user.email=tester@example.org',
    '-c',
    'commit.gpgsign=false',
  ]
  const { status, stderr } = spawnSync('git', [...identity, ...words], {
    cwd: project,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(project, file)
  const content = readFileSync(path, 'utf8')
  if (typeof from === 'string' ? !content.includes(from) : !from.test(content))
    throw new Error(`${file} has no ${String(from)}`)
  writeFileSync(path, content.replace(from, to))
}

interface Bill {
  readonly $schema: string
  readonly components: readonly {
    readonly 'bom-ref': string
    readonly purl: string
    readonly hashes?: readonly unknown[]
    readonly licenses?: readonly unknown[]
  }[]
  readonly dependencies: readonly { readonly dependsOn: readonly string[] }[]
}
interface Lock {
  readonly packages: Readonly<Record<string, { readonly version: string; readonly dev?: boolean }>>
}

const bytesOf = (file: string): Buffer => readFileSync(join(project, 'release', file))
const filesOf = (name: string): Record<string, Uint8Array> => unzipSync(bytesOf(`${name}.zip`))
const textOf = (files: Record<string, Uint8Array>, file: string): string =>
  Buffer.from(files[file] ?? []).toString('utf8')
const sha256 = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Without git there is no release; nothing else needs it. */
const hasGit = spawnSync('git', ['--version']).status === 0
if (!hasGit) console.warn('There is no git here: the tests of releases are skipped.')

beforeAll(async () => {
  if (!hasGit) return
  writeFileSync(join(project, '.gitignore'), 'release/\noutput/iscm.duckdb\n')
  // Whatever this project is released as by now, the copy begins before its first release.
  edit('sources/registers/dataset.yaml', /^version: .*\n/m, 'version: 0.1.0\n')
  edit('sources/registers/dataset.yaml', /^released: .*/m, 'released: ~')
  writeFileSync(
    join(project, 'CHANGELOG.md'),
    '# Changelog\n\n## 0.1.0 (not released)\n\n- The first one.\n',
  )
  edit('package.json', /"version": ".*"/, '"version": "0.1.0"')
  git('init', '--quiet')
  await run('build')
  commit()
})

describe.skipIf(!hasGit)('make release', () => {
  test('refuses a state without a day, and says each thing that is missing', async () => {
    const { status, stderr } = await run('release')
    expect(status).toBe(1)
    expect(stderr).toContain(
      'The release has no date; expected YYYY-MM-DD under "released" in sources/registers/dataset.yaml.',
    )
    expect(stderr).toContain(
      'CHANGELOG.md says nothing of this release; expected a heading "## 0.1.0 (YYYY-MM-DD)".',
    )
    expect(existsSync(join(project, 'release'))).toBe(false)
  })

  test('refuses what is not committed', async () => {
    edit('sources/registers/dataset.yaml', /^released: .*/m, 'released: 2031-04-25')
    expect(await run('release')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(
        'Uncommitted changes (sources/registers/dataset.yaml): commit or discard them first.',
      ),
    })
  })

  test('refuses exports and texts that are not those of the sources', async () => {
    writeFileSync(join(project, 'output/csv/stray.csv'), '')
    commit()
    const { status, stderr } = await run('release')
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining(
        'The exports are not those that the sources give (output/catalog.jsonld, ',
      ),
    ])
    expect(stderr).toContain(
      'Out of date: CITATION.cff, README.md, schemas/README.md. Run make build docs.',
    )
    expect(stderr).toMatch(
      /\d+ identifiers are not recorded as published: .*, …\. Run make identifiers/,
    )
    expect(existsSync(join(project, 'release'))).toBe(false)
  })

  test('writes an archive in which every file is as its checksum says', async () => {
    expect(await prepareAndCommit('0.1.0', '2031-04-25')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(
        'Version 0.1.0 of 2031-04-25 is prepared. Left to do:\n- Look at the changes and commit them, then make release.',
      ),
    })
    expect(await run('release')).toMatchObject({ status: 0, stderr: '' })
    expect(readdirSync(join(project, 'release')).sort()).toEqual([
      'SHA256SUMS',
      'iscm-open-data-0.1.0.duckdb',
      'iscm-open-data-0.1.0.md',
      'iscm-open-data-0.1.0.zip',
    ])
    expect(bytesOf('SHA256SUMS').toString()).toBe(
      ['duckdb', 'md', 'zip']
        .map(
          (ending) =>
            `${sha256(bytesOf(`iscm-open-data-0.1.0.${ending}`))}  iscm-open-data-0.1.0.${ending}\n`,
        )
        .join(''),
    )

    const files = filesOf('iscm-open-data-0.1.0')
    const sums = textOf(files, 'iscm-open-data-0.1.0/SHA256SUMS')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  '))
    const wrong = sums.filter(
      ([sum, file]) => sha256(files[`iscm-open-data-0.1.0/${file}`] ?? Buffer.of()) !== sum,
    )
    expect(wrong).toEqual([])
    expect(
      [
        ...sums.map(([, file]) => `iscm-open-data-0.1.0/${file}`),
        'iscm-open-data-0.1.0/SHA256SUMS',
      ].sort(),
    ).toEqual(Object.keys(files).sort())
    for (const file of [
      'LICENSE',
      'CITATION.cff',
      'RELEASE-NOTES.md',
      'THIRD-PARTY.md',
      'bom.cdx.json',
      'output/csv/datapackage.json',
      'output/parquet/meetings.parquet',
      'sources/rabat.txt',
      'sources/registers/countries.csv',
    ])
      expect(Object.keys(files)).toContain(`iscm-open-data-0.1.0/${file}`)
    expect(Object.keys(files)).not.toContain('iscm-open-data-0.1.0/output/iscm.duckdb')
  })

  test('carries a bill of materials that names what the lock file does, and nothing of this run', () => {
    const files = filesOf('iscm-open-data-0.1.0')
    const text = textOf(files, 'iscm-open-data-0.1.0/bom.cdx.json')
    const bill = JSON.parse(text) as Bill
    const lock = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as Lock
    const used = Object.entries(lock.packages).filter(([folder, { dev }]) => folder !== '' && !dev)
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'iscm-open-data' } },
    })
    expect(bill.components.map((each) => each['bom-ref']).toSorted()).toEqual(
      used
        .map(([folder, { version }]) => `${folder.split('node_modules/').at(-1)}@${version}`)
        .toSorted(),
    )
    expect(
      bill.components.filter(({ hashes, licenses }) => !hashes?.length || !licenses?.length),
    ).toEqual([])
    expect(bill.components.filter(({ purl }) => !purl.startsWith('pkg:npm/'))).toEqual([])
    expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn)).toContain('zod@4.6.7')
    expect(text.match(/serialNumber|timestamp|"tools"/g)).toBeNull()
    // The one address is the name of the format.
    expect(text.match(/https?:[^"]*/g)).toEqual([bill.$schema])
  })

  test('carries the notices of third parties, each licence once with what is under it', () => {
    const files = filesOf('iscm-open-data-0.1.0')
    const text = textOf(files, 'iscm-open-data-0.1.0/THIRD-PARTY.md')
    for (const part of [
      'UNICODE LICENSE V3',
      'ODC-PDDL',
      'Natural Earth',
      '- zod@4.6.7 (MIT)\n\n~~~text\nMIT License',
    ])
      expect(text).toContain(part)
    const named = [...text.matchAll(/^- (\S+@\S+) \(/gm)].map(([, id]) => id)
    const bill = JSON.parse(textOf(files, 'iscm-open-data-0.1.0/bom.cdx.json')) as Bill
    expect(named.toSorted()).toEqual(bill.components.map((each) => each['bom-ref']).toSorted())
    const terms = [...text.matchAll(/^~~~text\n(.*?)^~~~/gms)].map(([, each]) => each)
    expect(terms.length).toBeGreaterThan(10)
    expect(new Set(terms).size).toBe(terms.length)
  })

  test('says in the notes what a first release holds', async () => {
    const notes = bytesOf('iscm-open-data-0.1.0.md').toString()
    expect(notes).toContain('version 0.1.0 (2031-04-25)\n\n- The first one.\n')
    expect(notes).toContain('- participations: 3 rows\n')
    expect(notes).toContain('This is the first release.')
  })

  test('refuses to pass for the first one where the changelog names another', async () => {
    edit('CHANGELOG.md', /$/, '\n## 0.0.9 (2031-04-01)\n\n- A trial.\n')
    commit()
    const { status, stderr } = await run('release')
    edit('CHANGELOG.md', '\n## 0.0.9 (2031-04-01)\n\n- A trial.\n', '')
    commit()
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining(
        'By CHANGELOG.md the release before this one is 0.0.9, and the one that git has a tag for is none; expected the same.',
      ),
    ])
  })

  test('can be made again from its tag', async () => {
    git('tag', 'v0.1.0')
    const before = sha256(bytesOf('iscm-open-data-0.1.0.zip'))
    expect((await run('release')).status).toBe(0)
    expect(sha256(bytesOf('iscm-open-data-0.1.0.zip'))).toBe(before)
  })

  test('refuses a version that is too low for what changed since the tag of the former one', async () => {
    edit(
      'sources/rabat.corrections.yaml',
      /( {2}- id: met\n(?:.*\n)*? {4}status: )applied/,
      '$1held',
    )
    const fault = 'The version is 0.1.0; expected one above 0.1.0, which is released.'
    const prepared = await prepareAndCommit('0.1.0', '2031-04-25')
    expect(prepared).toMatchObject({ status: 1, stdout: expect.stringContaining(`- ${fault}`) })
    expect(await run('release')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(fault),
    })
  })

  test('says in the notes of the next one each cell that changed, and why', async () => {
    edit(
      'CHANGELOG.md',
      '## 0.1.0',
      '## Next (not released)\n\n- One correction is held again.\n\n## 0.1.0',
    )
    const { stdout } = await prepareAndCommit('0.1.1', '2031-06-01')
    expect(stdout).toContain('- The notes on the version are those of the former one')
    expect((await run('release')).stderr).toContain(
      'The notes on the version are those of the former one',
    )
    edit(
      'sources/registers/dataset.yaml',
      /^version_notes: .*/m,
      'version_notes: One correction is held again.',
    )
    expect((await prepareAndCommit('0.1.1', '2031-06-01')).status).toBe(0)
    expect(await run('release')).toMatchObject({ status: 0, stderr: '' })
    const notes = bytesOf('iscm-open-data-0.1.1.md').toString()
    expect(notes).toContain('Compared with version 0.1.0.')
    expect(notes).toContain(
      '## The correction met in the ledger of rabat changed from applied to held',
    )
    expect(notes).toContain('- corrections rabat/correction/met\n  - status: “applied” → “held”')
    const changes = Papa.parse<Record<string, string>>(
      textOf(filesOf('iscm-open-data-0.1.1'), 'iscm-open-data-0.1.1/changes.csv'),
      { header: true, skipEmptyLines: true },
    ).data
    expect(
      changes.filter(({ table, column }) => table === 'corrections' && column === 'status'),
    ).toHaveLength(1)
    expect(new Set(changes.map(({ cause }) => cause))).toEqual(
      new Set(['The correction met in the ledger of rabat changed from applied to held']),
    )
  })

  test('is what make diff compares with, as a tag, an archive and a folder', async () => {
    const archive = join(project, 'release/iscm-open-data-0.1.0.zip')
    const told = []
    for (const former of ['v0.1.0', archive, project])
      told.push((await run('diff', '--former', former)).stdout.split('\n').slice(0, 3))
    expect(told).toEqual([
      [
        '# Compared with v0.1.0, version 0.1.0 of 2031-04-25',
        '',
        expect.stringMatching(/^\d+ cells? changed, \d+ rows? added, \d+ rows? removed\.$/),
      ],
      [`# Compared with ${archive}, version 0.1.0 of 2031-04-25`, '', told[0]?.[2]],
      [
        `# Compared with ${project}, version 0.1.1 of 2031-06-01`,
        '',
        'Nothing changed in the published tables.',
      ],
    ])
  })
})

describe.skipIf(!hasGit)('make release, of an older version', () => {
  test('follows the release before it and not the last one', async () => {
    git('tag', 'v0.1.1')
    git('checkout', '--quiet', 'v0.1.0')
    const before = sha256(bytesOf('iscm-open-data-0.1.0.zip'))
    const { status, stderr } = await run('release')
    expect([status, stderr, sha256(bytesOf('iscm-open-data-0.1.0.zip'))]).toEqual([0, '', before])
  })

  test('lists published identifiers that are gone without a successor, and refuses', async () => {
    edit(
      'sources/rabat.corrections.yaml',
      /( {2}- id: unhcr\n(?:.*\n)*? {4}status: )applied/,
      '$1held',
    )
    await prepareAndCommit('0.1.0', '2031-04-25')
    const gone =
      '1 published identifier is gone without a successor: id/organization-role/rabat/partner-or-observer/unhcr.'
    expect(await run('release')).toMatchObject({ status: 1, stderr: expect.stringContaining(gone) })
    expect((await run('diff', '--former', 'v0.1.0')).stdout).toContain(gone)
  })
})

// On this day clocks in Cairo go forward at midnight, and noon in Auckland is another day in Greenwich.
test.each(['Pacific/Auckland', 'Africa/Cairo'])('an archive made in %s is the same', (zone) => {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { zip } from './pipeline/commands/changes/archive.ts'
        process.stdout.write(zip('folder', { a: Buffer.from('a') }, '2031-04-25'))
        process.stderr.write(String(new Date(2031, 3, 25, 12).getTimezoneOffset()))`,
      resolveDir: PROJECT,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  })
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', outputFiles[0]?.text ?? ''],
    { env: { ...process.env, TZ: zone } },
  )
  expect(Number(stderr)).not.toBe(0)
  expect(sha256(stdout)).toBe(sha256(zip('folder', { a: Buffer.from('a') }, '2031-04-25')))
})

test.each([
  ['1.2', '2031-04-25', 'Found VERSION=1.2; expected three numbers'],
  ['1.2.3', '2031-02-30', 'Found RELEASED=2031-02-30; expected a day'],
])('make prepare refuses %s of %s, and writes nothing', async (version, released, fault) => {
  const sources = join(scratch({ 'package.json': '{}' }), 'sources')
  const options = ['--sources', sources, '--version', version, '--released', released]
  expect(await command(['prepare', ...options])).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringContaining(fault),
  })
})

test('an archive does not depend on the order in which its files are given', async () => {
  const [a, b] = [Buffer.from('a'), Buffer.from('b')]
  expect(zip('folder', { 'x/b': b, a }, '2031-04-25')).toEqual(
    zip('folder', { a, 'x/b': b }, '2031-04-25'),
  )
  expect(checksums({ b, a })).toBe(`${sha256(a)}  a\n${sha256(b)}  b\n`)
})
