/** What is shown of findings: in which order, within which width, and in colour for whom. */
import { describe, expect, test } from 'vitest'
import { scratch } from '../support/scratch.ts'
import { command } from '../support/streams.ts'

const TEXT = `Rabat Process

Type: Regional consultative process on migration

The process brings States togther.

2 Members
France
Garden
`
const files = {
  'fez.txt': TEXT,
  'fez.yaml': 'url: 1\n',
  'rabat.txt': TEXT.replace('Rabat', 'Tunis'),
}
const ESCAPE = String.fromCharCode(0x1b)
const placesIn = (text: string): string[] =>
  text.split('\n').flatMap((line) => {
    const [, name, place, severity] = /^\S*\/([a-z.]+)$|^ *(\d+:\d+) {2}([a-z]+): /.exec(line) ?? []
    return name === undefined ? (place === undefined ? [] : [`${place} ${severity}`]) : [name]
  })

describe('make validate', () => {
  test('shows the findings of one text together, in order, then the errors, and last how many', async () => {
    const { status, stderr } = await command(['validate', '--sources', scratch(files)])
    const ofText = ['5:1 info', '5:27 info', '9:1 warning']
    const shown = ['fez.txt', ofText, 'rabat.txt', ofText, 'fez.yaml', '1:6 error']
    expect(placesIn(stderr)).toEqual(shown.flat())
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('1 error, 2 warnings, 4 infos')
    expect(status).toBe(1)
  })

  test.each([undefined, 60, 120])('fits a terminal of %s columns', async (columns) => {
    const { stdout, stderr } = await command(
      ['validate', '--sources', scratch(files)],
      columns === undefined ? {} : { columns, env: { NO_COLOR: '1' } },
    )
    // A path cannot be broken, and has a line of its own.
    const lines = `${stdout}${stderr}`.split('\n').filter((line) => !line.startsWith('/'))
    expect(lines.filter((line) => line.length > (columns ?? 80))).toEqual([])
    expect(Math.max(...lines.map((line) => line.length))).toBeGreaterThan((columns ?? 80) - 20)
  })

  test('is in colour on a terminal, and not where NO_COLOR or a file is', async () => {
    const args = ['validate', '--sources', scratch(files)]
    expect((await command(args, { columns: 80 })).stderr).toContain(`${ESCAPE}[31merror`)
    expect((await command(args, { columns: 80, env: { NO_COLOR: '1' } })).stderr).not.toContain(
      ESCAPE,
    )
    expect((await command(args)).stderr).not.toContain(ESCAPE)
  })
})

describe('make build', () => {
  test('says in about ten lines what came of it, and where the rest is', async () => {
    const sources = scratch({ 'fez.txt': TEXT, 'rabat.txt': TEXT.replaceAll('Rabat', 'Fez') })
    const { stdout, stderr } = await command(['build', '--sources', sources, '--output', scratch()])
    expect(stderr).toBe('')
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(12)
    expect(stdout).toMatch(
      /^2 texts, \d+ characters\n  [\d.]+ % read as values, [\d.]+ % kept as prose, 0 % not understood$/m,
    )
    expect(stdout).toMatch(/participations 4,/)
    expect(stdout).toMatch(/^Findings: 2 warnings, 4 infos$/m)
    expect(stdout).toMatch(/fez\.txt:9:1 "Garden" is not in/)
    expect(stdout).toMatch(/make validate shows them all; 4 can be settled with make review$/m)
  })

  test('shows the errors alone where there are some, and last that nothing was written', async () => {
    const folders = ['--sources', scratch(files), '--output', scratch()]
    const { stderr } = await command(['build', ...folders])
    expect(placesIn(stderr)).toEqual(['fez.yaml', '1:6 error'])
    expect(stderr.trimEnd().split('\n').slice(-3)).toEqual([
      '1 error',
      '6 findings besides: make validate shows them.',
      'Nothing was written. The former exports are as they were.',
    ])
  })
  test('shows the first errors of very many, and counts the others', async () => {
    const texts = Array.from({ length: 25 }, (_, number) => [`t${number}.txt`, '\n'])
    const folders = ['--sources', scratch(Object.fromEntries(texts)), '--output', scratch()]
    const { stderr } = await command(['build', ...folders])
    expect(stderr.match(/1:1 {2}error: /g)).toHaveLength(20)
    expect(stderr).toMatch(/^5 more errors: make validate shows them\.$/m)
  })
})
