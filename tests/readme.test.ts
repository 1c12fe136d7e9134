/** What the documentation says is so: every command in it runs, and every output in it is the real one. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { build, PROJECT_SOURCES } from '../pipeline/build.ts'
import { withCitation, withDictionary } from '../pipeline/commands/dictionary.ts'
import { exportDataset } from '../pipeline/export.ts'
import { query } from '../pipeline/commands/query.ts'
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

/** The fenced blocks of a text: language and content, in order. */
function blocksOf(markdown: string): { language: string; content: string }[] {
  return [...markdown.matchAll(/^( *)```(\w+)\n([\s\S]*?)\n\1```$/gm)].map((match) => ({
    language: match[2] ?? '',
    content: (match[3] ?? '').replaceAll(new RegExp(`^${match[1]}`, 'gm'), ''),
  }))
}

/** The statement in `make query SQL="..."`, as a shell hands it over. */
function statementIn(command: string): string | null {
  return /^make query SQL="(.*)"$/.exec(command)?.[1]?.replaceAll('\\"', '"') ?? null
}

describe('README.md', () => {
  const blocks = blocksOf(file('README.md'))
  const shown = blocks.flatMap(({ content }, index) => {
    const sql = statementIn(content)
    return sql === null ? [] : [{ sql, expected: blocks[index + 1]?.content ?? '' }]
  })

  test('shows the answers that its queries give', async () => {
    expect(shown.length).toBeGreaterThanOrEqual(5)
    for (const { sql, expected } of shown)
      expect((await query(sql, output)).trimEnd()).toBe(expected)
  })

  test('shows the answers that its other commands give', () => {
    const others = blocks.flatMap(({ language, content }, index) => {
      const next = blocks[index + 1]
      return language === 'sh' && statementIn(content) === null && next?.language === 'text'
        ? [{ content, expected: next.content }]
        : []
    })
    expect(others.length).toBeGreaterThanOrEqual(2)
    for (const { content, expected } of others) {
      // The commands are run where a reader runs them; only the exports are those made for this test.
      const { stdout } = spawnSync('bash', ['-c', content.replaceAll(' output/', ` ${output}/`)], {
        cwd: root,
        encoding: 'utf8',
      })
      expect(stdout.trimEnd()).toBe(expected)
    }
  })

  test('shows statements for DuckDB that DuckDB runs', async () => {
    const statements = blocks
      .filter((block) => block.language === 'sql')
      .map((block) => block.content.replaceAll("'output/", `'${output}/`))
    expect(statements.length).toBeGreaterThan(0)
    for (const sql of statements) expect(await query(sql, output)).toContain('Armenia')
  })

  test('has the data dictionary that the schemas give, and the citation that dataset.yaml gives', () => {
    expect(withDictionary(file('README.md'))).toBe(file('README.md'))
    expect(withCitation(file('README.md'), registers.dataset)).toBe(file('README.md'))
  })

  test('names make targets that the Makefile has, and files that are there', () => {
    const targets = new Set([...file('Makefile').matchAll(/^([a-z]+):/gm)].map((match) => match[1]))
    const named = [...file('README.md').matchAll(/\bmake ([a-z]+)/g)]
      .map((match) => match[1])
      .filter((word) => !['it', 'then'].includes(word ?? ''))
    expect(named.filter((target) => !targets.has(target))).toEqual([])
    const links = [...file('README.md').matchAll(/\]\(([^)]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !link.startsWith('http'))
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([])
  })
})

test('the queries of the provenance notes hold: nothing is misplaced and every source is complete', async () => {
  const [example, misplaced, complete] = blocksOf(
    readFileSync(join(output, 'PROVENANCE.md'), 'utf8'),
  ).map((block) => block.content)
  expect(await query(example ?? '', output)).toContain('corrected')
  expect((await query(misplaced ?? '', output)).split('\n')).toEqual(['statement_id'])
  expect((await query(complete ?? '', output)).split('\n')).toEqual([
    'source_id       complete',
    'cis-conference  true',
  ])
})

test('the examples of sources/README.md have the form that the schemas ask for', () => {
  const examples = blocksOf(file('sources/README.md'))
    .filter((block) => block.language === 'yaml')
    .map((block): unknown => parse(block.content))
  const [metadata, corrections, remarks] = examples
  expect(Metadata.safeParse(metadata).error).toBeUndefined()
  expect(Ledger.safeParse(corrections).error).toBeUndefined()
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
