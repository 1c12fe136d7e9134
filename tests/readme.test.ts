/** What the documentation says is so: every command in it runs, and every output in it is the real one. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { build, PROJECT_SOURCES } from '../pipeline/build.ts'
import { statementIn } from '../pipeline/commands/docs/answers.ts'
import { documents } from '../pipeline/commands/docs/documents.ts'
import { exportDataset } from '../pipeline/export.ts'
import { query } from '../pipeline/commands/query.ts'
import { Readings } from '../schemas/readings.ts'
import { Ledger, Metadata } from '../schemas/curated.ts'
import { registers } from './support/build-text.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'iscm-readme-'))
const output = join(scratch, 'output')
const file = (path: string): string => readFileSync(join(root, path), 'utf8')

beforeAll(async () => {
  const { dataset } = build(PROJECT_SOURCES)
  if (dataset === null) throw new Error('the project does not build')
  await exportDataset(dataset, registers, output)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const Packages = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
})

/** The fenced blocks of a text: language and content, in order. */
function blocksOf(markdown: string): { language: string; content: string }[] {
  return [...markdown.matchAll(/^( *)```(\w+)\n([\s\S]*?)\n\1```$/gm)].map((match) => ({
    language: match[2] ?? '',
    content: (match[3] ?? '').replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
  }))
}

const DOCUMENTS = [
  'README.md',
  'schemas/README.md',
  'pipeline/README.md',
  'sources/README.md',
  'sources/RELEASING.md',
]

describe('the documentation', () => {
  test('has the parts that make docs writes, with the answers that its queries give', async () => {
    const made = await documents(root, registers.dataset, output)
    expect(Object.keys(made)).toEqual(['CITATION.cff', 'README.md', 'schemas/README.md'])
    for (const [path, text] of Object.entries(made)) expect(file(path)).toBe(text)
  })

  test.each(['README.md', 'schemas/README.md'])(
    '%s shows an answer after each command that has one',
    (path) => {
      const blocks = blocksOf(file(path))
      const queries = blocks.filter(({ content }) => statementIn(content) !== null)
      expect(queries.length).toBeGreaterThanOrEqual(3)
      expect(
        queries.filter((query) => blocks[blocks.indexOf(query) + 1]?.language !== 'text'),
      ).toEqual([])
      const answers = blocks.filter(({ language }) => language === 'text')
      expect(answers.filter(({ content }) => content.trim() === '')).toEqual([])
    },
  )

  test.each(['README.md', 'schemas/README.md'])(
    '%s shows the answers that its other commands give',
    (path) => {
      const blocks = blocksOf(file(path))
      const others = blocks.flatMap(({ language, content }, index) => {
        const next = blocks[index + 1]
        return language === 'sh' && statementIn(content) === null && next?.language === 'text'
          ? [{ content, expected: next.content }]
          : []
      })
      expect(others.length).toBeGreaterThanOrEqual(1)
      for (const { content, expected } of others) {
        // The commands are run where a reader runs them; only the exports are those made for this test.
        const { stdout } = spawnSync(
          'bash',
          ['-c', content.replaceAll(' output/', ` ${output}/`)],
          {
            cwd: root,
            encoding: 'utf8',
          },
        )
        expect(stdout.trimEnd()).toBe(expected)
      }
    },
  )

  test('names make targets that the Makefile has, and files that are there', () => {
    const targets = new Set([...file('Makefile').matchAll(/^([a-z]+):/gm)].map((match) => match[1]))
    for (const path of DOCUMENTS) {
      const text = file(path)
      const named = [...text.matchAll(/(?:^|`)make ((?:[a-z]+ )*[a-z]+)/gm)].flatMap(
        ([, words = '']) => words.split(' '),
      )
      expect(named.filter((target) => !targets.has(target))).toEqual([])
      const links = [...text.matchAll(/\]\(([^)]+)\)/g)]
        .map((match) => match[1] ?? '')
        .filter((link) => !link.startsWith('http'))
      expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([])
    }
  })
})

describe('README.md', () => {
  test('is at most 200 lines long and shows ten rows', () => {
    expect(file('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(200)
    const rows = file('README.md').split('<!-- rows:')[1]?.split('<!-- end of the rows')[0] ?? ''
    expect(rows.match(/^\| [a-z]+_?[a-z]* \|/gm)?.length).toBe(11)
  })

  test('shows statements for DuckDB that DuckDB runs', async () => {
    const statements = blocksOf(file('README.md'))
      .filter((block) => block.language === 'sql')
      .map((block) => block.content.replaceAll("'output/", `'${output}/`))
    expect(statements.length).toBeGreaterThan(0)
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    for (const sql of statements)
      expect(JSON.stringify((await connection.runAndReadAll(sql)).getRowsJson())).toContain(
        'Armenia',
      )
    connection.closeSync()
  })

  test('links to every file of the exports, or to its folder', () => {
    const linked = [...file('README.md').matchAll(/(?:\]\(|`)output\/([^)`]+)[)`]/g)].map(
      ([, path = '']) => path,
    )
    const files = readdirSync(output, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? relative(output, join(entry.parentPath, entry.name)) : [],
    )
    expect(files.length).toBeGreaterThan(40)
    expect(
      files.filter(
        (path) =>
          !linked.some((link) => path === link || (link.endsWith('/') && path.startsWith(link))),
      ),
    ).toEqual([])
  })
})

test('pipeline/README.md has each room of the pipeline and each package with its reason', () => {
  const text = file('pipeline/README.md')
  const rooms = readdirSync(join(root, 'pipeline'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  expect(rooms.filter((room) => !text.includes(`(${room}/)`))).toEqual([])
  const listed = [...text.split('## Dependencies')[1]!.matchAll(/^\| ([^|]+) \|/gm)]
    .flatMap(([, names = '']) => names.split(', '))
    .filter((name) => !['Package', '---', '@types/*'].includes(name))
  const { dependencies, devDependencies } = Packages.parse(JSON.parse(file('package.json')))
  const packages = Object.keys({ ...dependencies, ...devDependencies })
  expect(listed.sort()).toEqual(packages.filter((name) => !name.startsWith('@types/')).sort())
})

test('the queries of the provenance notes hold: nothing is misplaced and every source is complete', async () => {
  const [example, misplaced, complete] = blocksOf(
    readFileSync(join(output, 'PROVENANCE.md'), 'utf8'),
  ).map((block) => block.content)
  expect(await query(example ?? '', output)).toContain('corrected')
  expect((await query(misplaced ?? '', output)).split('\n')).toEqual(['statement_id'])
  const [, ...sources] = (await query(complete ?? '', output)).split('\n')
  expect(sources.length).toBeGreaterThanOrEqual(1)
  expect(sources.filter((line) => !line.endsWith(' true'))).toEqual([])
})

test('the examples of sources/README.md have the form that the schemas ask for', () => {
  const examples = blocksOf(file('sources/README.md'))
    .filter((block) => block.language === 'yaml')
    .map((block): unknown => parse(block.content))
  const [metadata, corrections, readings, remarks] = examples
  expect(Metadata.safeParse(metadata).error).toBeUndefined()
  expect(Ledger.safeParse(corrections).error).toBeUndefined()
  expect(Readings.safeParse(readings).error).toBeUndefined()
  expect(Ledger.safeParse(remarks).error).toBeUndefined()
})

test('the version, the title and the licence are the same wherever they stand', () => {
  const { version, title, description, licence } = registers.dataset
  const citation: unknown = parse(file('CITATION.cff'))
  expect(citation).toMatchObject({ version, title, abstract: description, license: licence.spdx })
  expect(JSON.parse(file('package.json'))).toMatchObject({ version })
  expect(file('README.md')).toContain(`*${title}*, version ${version}`)
  expect(file('CHANGELOG.md')).toContain(`## ${version}`)
})
