import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { build } from '../../pipeline/build.ts'
import { findingAt } from '../../pipeline/text/finding.ts'
import { inItsLine, openFindings } from '../../pipeline/commands/review/open-findings.ts'
import { Ledger } from '../../schemas/curated.ts'
import { sourceOf } from '../support/build-text.ts'
import { scratch } from '../support/scratch.ts'
import { command } from '../support/streams.ts'

// Words of the dictionary that are the name of no country and of no organization: one finding each, in this order.
const PROFILE = `Rabat Process

Type: Regional consultative process on migration

The process brings States together.

3 Members
France
Garden
Morocco

Partner and Observer Institutions
UNHCR
Garden League
`
const TEXT = 'rabat.txt'
const LEDGER = 'rabat.corrections.yaml'
const ACCEPTED = 'accepted.csv'

const folderWith = (files: Readonly<Record<string, string>> = {}): string =>
  scratch({ [TEXT]: PROFILE, ...files })

/** Run the command with these lines typed, and then the end of the input. */
async function review(
  folder: string,
  ...lines: readonly string[]
): Promise<{ status: number; shown: string; errors: string }> {
  const { status, stdout, stderr } = await command(['review', '--sources', folder], {
    input: lines.map((line) => `${line}\n`).join(''),
  })
  return { status, shown: stdout, errors: stderr }
}

const textOf = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8')
const entriesOf = (folder: string): Ledger['corrections'] =>
  Ledger.parse(parse(textOf(folder, LEDGER))).corrections
const open = (folder: string): string[] =>
  openFindings(build(folder)).map(({ ruleId, line }) => `${ruleId} ${line}`)
const countries = (folder: string): (string | null)[] =>
  build(folder).dataset?.participations.map(({ country_id }) => country_id) ?? []
const places = (shown: string): string[] =>
  [...shown.matchAll(/^\[\d+ of \d+\] .*/gm)].map(([line]) => line)

/** Answers to the questions about a correction: kind, certainty, reason, evidence, who. */
const DETAILS = ['name', 'high', 'The page means the island.', '', ''] as const

test('the profile of these tests has one country and one organization open, and nothing else', () => {
  expect(open(folderWith())).toEqual(['unknown-country 9', 'unknown-organization 14'])
})

describe('correct', () => {
  test('writes an entry with its place, its reason and the day, and the next build has the corrected value and no such finding', async () => {
    const folder = folderWith()
    const before = new Date().toISOString().slice(0, 10)
    const { status, shown } = await review(
      folder,
      'c',
      'Malta',
      'name',
      'medium',
      'The page means the island.',
      'https://example.org/a | The same text, line 5',
      'A. Person, IOM',
      'q',
    )
    const [entry, ...others] = entriesOf(folder)
    expect(others).toEqual([])
    expect(entry).toMatchObject({
      id: 'malta',
      quote: 'Garden',
      corrected: 'Malta',
      kind: 'name',
      certainty: 'medium',
      status: 'applied',
      reason: 'The page means the island.',
      evidence: ['https://example.org/a', 'The same text, line 5'],
      reviewed: { by: 'A. Person, IOM' },
    })
    expect([before, new Date().toISOString().slice(0, 10)]).toContain(entry?.reviewed.on)
    // Garden stands in "Garden League" too: it is told apart by the line before it.
    expect(`${entry?.before ?? ''}Garden${entry?.after ?? ''}`).not.toBe('Garden')
    expect(countries(folder)).toContain('MLT')
    expect(open(folder)).toEqual(['unknown-organization 14'])
    expect(shown).toContain('1 settled, 1 left open')
    expect(status).toBe(0)
  })

  test('takes the usual answers where only Enter is typed', async () => {
    const folder = folderWith()
    await review(folder, 'c', 'Malta', '', '', 'The page means the island.', '', '')
    expect(entriesOf(folder)).toMatchObject([
      { kind: 'name', certainty: 'high', evidence: [], reviewed: { by: 'maintainer' } },
    ])
  })

  test('offers whoever decided last', async () => {
    const folder = folderWith()
    const details = ['name', 'high', 'The page means the island.', '', 'A. Person'] as const
    await review(folder, 'c', 'Malta', ...details, 'q')
    await review(folder, 'c', 'IOM', 'name', 'high', 'It is meant.', '', '', 'q')
    expect(entriesOf(folder).map(({ reviewed }) => reviewed.by)).toEqual(['A. Person', 'A. Person'])
  })

  test('lists the States that share a name with their codes, and offers none of them first', async () => {
    const folder = folderWith({ [TEXT]: PROFILE.replace('Garden\n', 'Congo\n') })
    const { shown } = await review(folder, 'c', '', 'q')
    expect(shown).toMatch(/Perhaps: .*\(COG\).*\(COD\)|Perhaps: .*\(COD\).*\(COG\)/)
    expect(shown).toContain('What should the words be? (Enter alone: back): ')
    expect(existsSync(join(folder, LEDGER))).toBe(false)
  })

  test('shows what else could settle a finding', async () => {
    const { shown } = await review(folderWith(), 'q')
    expect(shown.replaceAll(/\s+/g, ' ')).toContain('→ Add a row to')
  })

  test('offers the suggestion of a suspect as its answer', async () => {
    const folder = scratch({
      [TEXT]: PROFILE.replace('States together', 'States togther')
        .replace('Garden\n', '')
        .replace('Garden League\n', ''),
    })
    await review(folder, 'c', '', '', '', 'A letter is missing.', '', '')
    expect(entriesOf(folder)).toMatchObject([
      { quote: 'togther', corrected: 'together', kind: 'spelling' },
    ])
    expect(open(folder)).toEqual([])
  })

  test('adds to a ledger that there is, and changes nothing else in it', async () => {
    const former =
      '# By hand.\nremarks:\n  - id: malta\n    quote: Rabat\n    message: A town.\n    reviewed: { by: me, on: 2026-11-22 }\n'
    const folder = folderWith({ [LEDGER]: former })
    await review(folder, 'c', 'Malta', ...DETAILS)
    expect(textOf(folder, LEDGER).startsWith(former)).toBe(true)
    // The remark has the name already.
    expect(entriesOf(folder).map(({ id }) => id)).toEqual(['malta-2'])
    expect(build(folder).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('says so when the corrected words are in no register either, and does not ask a second time', async () => {
    const folder = folderWith()
    const { shown } = await review(folder, 'c', 'Gardenia Land', ...DETAILS, 's')
    expect(shown).toMatch(/open all the same: "Gardenia Land" is not in/)
    expect(places(shown)).toEqual([
      expect.stringContaining('line 9'),
      expect.stringContaining('line 14'),
    ])
    expect(shown).toContain('1 settled, 2 left open')
  })

  test('refuses the words as they stand, and an entry that would stop the next build, and writes neither', async () => {
    const folder = folderWith()
    const same = await review(folder, 'c', 'Garden', 'q')
    expect(same.shown).toContain('These are the words as they are.')
    expect(readdirSync(folder)).toEqual([TEXT])

    // After one correction to a name that is unknown too, a second one for the same words.
    await review(folder, 'c', 'Gardenia Land', ...DETAILS, 'q')
    const former = textOf(folder, LEDGER)
    const second = await review(folder, 'c', 'Malta', ...DETAILS, 'q')
    expect(second.shown).toMatch(/Not written, because .*correct the same\s+characters/s)
    expect(textOf(folder, LEDGER)).toBe(former)
  })

  test('is taken back where a row of accepted findings would be idle for it, and the message names the row', async () => {
    const former = 'words,rule,note\nGarden,unknown-country,So.\n'
    const folder = scratch({
      [TEXT]: PROFILE.replace('Garden\n', 'Zeland\n'),
      [ACCEPTED]: former.replace('Garden', 'Zeland'),
    })
    // The name is accepted as a name; as a word it is a suspect still.
    expect(open(folder)).toEqual(['suspect-word 9', 'unknown-organization 14'])
    const { shown } = await review(folder, 'c', 'New Zealand', ...DETAILS, 'q')
    expect(shown).toMatch(/Not written, because .*accepted\.csv.*"Zeland" is no longer needed/s)
    expect(readdirSync(folder).sort()).toEqual([ACCEPTED, TEXT])
  })

  test('leaves a ledger alone that is written in brackets, and says so', async () => {
    const former = '{ corrections: [] }\n'
    const folder = folderWith({ [LEDGER]: former })
    expect((await review(folder, 'c', 'Malta', ...DETAILS, 'q')).shown).toMatch(
      /Not written: .*by hand/,
    )
    expect(textOf(folder, LEDGER)).toBe(former)
  })

  test('corrects several findings of one text in one walk', async () => {
    const folder = folderWith()
    await review(folder, 'c', 'Malta', ...DETAILS, 'c', 'IOM', ...DETAILS)
    expect(entriesOf(folder).map(({ id, quote }) => [id, quote])).toEqual([
      ['malta', 'Garden'],
      ['iom', 'Garden League'],
    ])
    expect(open(folder)).toEqual([])
    expect((await review(folder)).shown).toBe('Nothing is open.\n')
  })
})

describe('hold', () => {
  test('writes a held entry: the data stays as it is, and it is not asked again', async () => {
    const folder = folderWith()
    const former = countries(folder)
    await review(folder, 'h', 'Malta', ...DETAILS)
    expect(entriesOf(folder)).toMatchObject([
      { quote: 'Garden', corrected: 'Malta', status: 'held' },
    ])
    expect(countries(folder)).toEqual(former)
    expect(build(folder).findings.map(({ ruleId }) => ruleId)).toContain('unknown-country')
    expect(places((await review(folder, 'q')).shown)).toEqual([
      expect.stringContaining('line 14, unknown-organization'),
    ])
  })
})

describe('accept', () => {
  test('writes accepted.csv with its header once, and neither is asked again', async () => {
    const folder = folderWith()
    await review(folder, 'a', 'A garden State.', 'q')
    expect(textOf(folder, ACCEPTED)).toBe(
      'words,rule,note\nGarden,unknown-country,A garden State.\n',
    )
    await review(folder, 'A', 'It is called so, "League".')
    expect(textOf(folder, ACCEPTED)).toBe(
      'words,rule,note\nGarden,unknown-country,A garden State.\nGarden League,unknown-organization,"It is called so, ""League""."\n',
    )
    expect(open(folder)).toEqual([])
    expect(build(folder).findings.filter(({ severity }) => severity !== 'info')).toEqual([])
  })

  test('settles the same words in every place, so that no row is written twice', async () => {
    const folder = folderWith({ 'annex.txt': PROFILE.replace('Rabat', 'Fez') })
    const { shown } = await review(folder, 'a', 'A garden State.', 'a', 'It is called so.')
    expect(shown).toContain('2 settled, 0 left open')
    expect(textOf(folder, ACCEPTED).match(/Garden,/g)).toHaveLength(1)
    expect(build(folder).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('nothing is written', () => {
  test.each([
    ['skip', ['s', 's']],
    ['Enter alone', ['', '']],
    ['quit', ['q']],
    ['the end of the input', []],
    [
      'an empty answer where a reason or words are needed, which leads back to the choices',
      ['a', '', 'c', '', 'h', 'Malta', '', '', '', 'q'],
    ],
  ])('by %s', async (_, answers) => {
    const folder = folderWith()
    const { status, shown } = await review(folder, ...answers)
    expect(shown).toContain('0 settled, 2 left open')
    expect(status).toBe(0)
    expect(readdirSync(folder)).toEqual([TEXT])
  })

  test.each([0, 3, 5])(
    'of an entry whose input ends after %i answers, while what was settled before stays',
    async (answers) => {
      const folder = folderWith()
      const { status, shown } = await review(
        folder,
        'c',
        'Malta',
        ...DETAILS,
        'c',
        ...['IOM', ...DETAILS].slice(0, answers),
      )
      expect(status).toBe(0)
      expect(shown).toContain('Nothing of this one is written.')
      expect(shown).toContain('1 settled, 1 left open')
      expect(entriesOf(folder).map(({ id }) => id)).toEqual(['malta'])
      // No question is asked to nobody.
      expect(shown.match(/What should the words be/g)).toHaveLength(2)
      expect(shown.match(/Who decides/g)).toHaveLength(answers === 5 ? 2 : 1)
    },
  )

  test('of a row whose input ends before its reason', async () => {
    const folder = folderWith()
    await review(folder, 'a')
    expect(existsSync(join(folder, ACCEPTED))).toBe(false)
  })

  test('where the sources cannot be read: the errors are shown, and nothing is asked', async () => {
    const folder = folderWith({ [LEDGER]: 'corrections:\n  - slip\n' })
    const { status, shown, errors } = await review(folder, 'a', 'So.')
    expect(status).toBe(1)
    expect(shown).toBe('')
    expect(errors).toMatch(/2:5 +error: .*found "slip"/)
    expect(existsSync(join(folder, ACCEPTED))).toBe(false)
  })
})

test('a wrong key is refused with the right ones, and asked again', async () => {
  const folder = folderWith()
  const { shown } = await review(folder, 'x', 'accept', 's', 's')
  expect(shown.match(/Expected a, c, h, s or q\./g)).toHaveLength(2)
  expect(places(shown)).toHaveLength(2)
  expect(shown).toContain('0 settled, 2 left open')
})

test('a kind or a certainty that there is not is refused with those that there are, and asked again', async () => {
  const folder = folderWith()
  const { shown } = await review(
    folder,
    'c',
    'Malta',
    'typo',
    'Name',
    'name',
    'sure',
    'low',
    'The page means the island.',
    '',
    '',
  )
  expect(shown).toContain(
    'Found "typo"; expected one of spelling, grammar, wrong-word, spacing, duplication, name, style.',
  )
  expect(shown).toContain('Found "Name"; expected')
  expect(shown).toContain('Found "sure"; expected one of high, medium, low.')
  expect(entriesOf(folder)).toMatchObject([{ corrected: 'Malta', kind: 'name', certainty: 'low' }])
})

test('a ledger with line ends of Windows, and a text with them, can be added to', async () => {
  const folder = scratch({
    [TEXT]: PROFILE.replaceAll('\n', '\r\n'),
    [LEDGER]: '# By hand.\r\ncorrections: []\r\n',
  })
  await review(folder, 'c', 'Malta', ...DETAILS)
  expect(textOf(folder, LEDGER).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(countries(folder)).toContain('MLT')
})

test('a decision that the file system refuses is told in its words, and asked again', async () => {
  const folder = folderWith()
  // Links that lead nowhere, made once the texts are read: through them, no file can be made.
  function* typed(): Generator<string> {
    for (const file of [LEDGER, ACCEPTED])
      symlinkSync(join(folder, 'nowhere', file), join(folder, file))
    for (const line of ['a', 'So.', 'c', 'Malta', ...DETAILS, 's', 'q']) yield `${line}\n`
  }
  const { stdout: shown, status } = await command(['review', '--sources', folder], {
    input: typed(),
  })
  expect(shown.match(/Not written: .*no such file/g)).toHaveLength(2)
  expect(shown).toContain('0 settled, 2 left open')
  expect(status).toBe(0)
})

describe('the line of a finding', () => {
  const shown = (text: string, words: string, width?: number): string[] => {
    const source = sourceOf(text)
    const start = source.text.indexOf(words)
    return inItsLine(
      findingAt(source, { start, end: start + words.length }, 'suspect-word', {
        severity: 'info',
        message: '',
      }),
      width,
    ).split('\n')
  }

  test('is shown with its words underlined', () => {
    expect(shown('One\nThe States of Zeland met.\nTwo', 'Zeland')).toEqual([
      '    The States of Zeland met.',
      '                  ^^^^^^',
    ])
    expect(shown('Zeland\r\nTwo', 'Zeland')).toEqual(['    Zeland', '    ^^^^^^'])
  })

  test('has no sign in it that would steer the terminal or shift the underline', () => {
    expect(shown('A\tB \u001b[31m C\u2028D Zeland', 'Zeland')).toEqual([
      '    A B  [31m C D Zeland',
      '                  ^^^^^^',
    ])
  })

  test.each(['Zeland', 'Zeland '.repeat(30).trim()])(
    'is cut around the words to the width that is asked for, with an ellipsis where it is: %s',
    (words) => {
      const [line = '', under = ''] = shown(
        `${'before '.repeat(30)}${words}${' after'.repeat(30)}`,
        words,
        60,
      )
      expect(line.length).toBeLessThanOrEqual(64)
      expect(line).toMatch(/^ {4}….*Zeland.*…$/)
      // What is underlined is the words, or their beginning and their end.
      const marked = line.slice(under.indexOf('^'), under.length)
      expect(marked).toMatch(/^Zeland(?:.*….*Zeland)?$/)
    },
  )
})
