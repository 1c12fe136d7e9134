import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { PROJECT_SOURCES } from '../../pipeline/build.ts'
import {
  contextOf,
  freeId,
  readsBack,
  withAccepted,
  withEntry,
} from '../../pipeline/correct/ledger-entry.ts'
import { locate } from '../../pipeline/text/quoted-place.ts'
import { Ledger, type LedgerEntry } from '../../schemas/curated.ts'
import {
  certainties,
  codes,
  correctionKinds,
  correctionStatuses,
} from '../../schemas/vocabulary.ts'
import { sourceOf } from '../support/build-text.ts'
import { runs } from '../support/runs.ts'

const source = sourceOf('Rabat Process\n\nZeland\n', 'rabat')

const NEW: LedgerEntry = {
  id: 'new',
  quote: 'Zeland',
  corrected: 'Zealand',
  alternatives: [],
  kind: 'name',
  certainty: 'high',
  status: 'applied',
  reason: 'A letter is missing.',
  evidence: [],
  reviewed: { by: 'maintainer', on: '2026-11-23' },
}

/** The lines of NEW as a person writes them, behind the hyphen and below it. */
const LINES = [
  'id: new',
  'quote: Zeland',
  'corrected: Zealand',
  'kind: name',
  'certainty: high',
  'status: applied',
  'reason: A letter is missing.',
  'reviewed: { by: maintainer, on: 2026-11-23 }',
]
const block = (indent = '  ', eol = '\n') =>
  LINES.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}${eol}`).join('')

const OLD = `  - id: old
    quote: "Rabat" # the town
    corrected: Rabat.
    kind: style
    certainty: low
    status: held
    reason: >-
      Why not,
      said somebody.
    reviewed: { by: maintainer, on: 2026-11-22 }
`
const REMARKS = `remarks:
  - id: note
    quote: Rabat
    message: A town.
    reviewed: { by: maintainer, on: 2026-11-22 }
`

const ledgerOf = (text: string): Ledger => Ledger.parse(parse(text.replace(/^\uFEFF/, '')) ?? {})

describe('a ledger with one entry more', () => {
  test.each<[name: string, before: string, inserted: string, after: string]>([
    ['that ends with its corrections', `corrections:\n${OLD}`, `\n${block()}`, ''],
    ['that has no line end at its end', `corrections:\n${OLD.trimEnd()}`, `\n\n${block()}`, ''],
    ['that ends in a blank line', `corrections:\n${OLD}`, `\n${block()}`, '\n'],
    [
      'with a comment and remarks behind the corrections',
      `# Mine.\n\ncorrections:\n${OLD}`,
      `\n${block()}`,
      `\n# Notes for readers.\n${REMARKS}`,
    ],
    ['with remarks right behind the corrections', `corrections:\n${OLD}`, `\n${block()}`, REMARKS],
    ['with remarks before the corrections', `${REMARKS}\ncorrections:\n${OLD}`, `\n${block()}`, ''],
    [
      'with a comment of the last entry below it',
      `corrections:\n${OLD}    # Ask again in spring.\n`,
      `\n${block()}`,
      '\n# The end.\n',
    ],
    [
      'whose hyphens stand at the margin',
      `corrections:\n${OLD.replace(/^ {2}/gm, '')}`,
      `\n${block('')}`,
      `\n${REMARKS}`,
    ],
    [
      'whose hyphens stand far in',
      `corrections:\n${OLD.replace(/^(?=.)/gm, '  ')}`,
      `\n${block('    ')}`,
      '',
    ],
    [
      'with line ends of Windows',
      `corrections:\n${OLD}`.replaceAll('\n', '\r\n'),
      `\r\n${block('  ', '\r\n')}`,
      `\r\n# Notes.\r\n${REMARKS.replaceAll('\n', '\r\n')}`,
    ],
    ['with a byte order mark', `\uFEFFcorrections:\n${OLD}`, `\n${block()}`, `\n${REMARKS}`],
    [
      'whose entries are written in braces',
      `corrections:\n  - {"id":"old","quote":"Rabat","corrected":"Rabat.","kind":"style","certainty":"low","status":"held","reason":"So.","reviewed":{"by":"me","on":"2026-11-22"}}\n`,
      `\n${block()}`,
      '',
    ],
    ['with remarks only', REMARKS, `\ncorrections:\n${block()}`, ''],
    [
      'with remarks only, and a blank line at its end',
      `${REMARKS}\n`,
      `corrections:\n${block()}`,
      '',
    ],
    ['with comments only', '# Nothing yet.\n', `\ncorrections:\n${block()}`, ''],
    ['with a comment only, and no line end', '# Nothing yet.', `\n\ncorrections:\n${block()}`, ''],
    ['with nothing in it', '', `corrections:\n${block()}`, ''],
  ])('keeps every other byte of a file %s', (_, before, inserted, after) => {
    const result = withEntry(before + after, source, NEW)
    expect(result).toBe(before + inserted + after)
    const [former, now] = [ledgerOf(before + after), ledgerOf(result)]
    expect(now).toEqual({ corrections: [...former.corrections, NEW], remarks: former.remarks })
  })

  test.each([
    ['corrections: []\n', `corrections:\n${block()}`],
    ['corrections: []', `corrections:\n${block()}`],
    [
      'corrections: [ ] # none so far\n\n' + REMARKS,
      `corrections: # none so far\n${block()}\n${REMARKS}`,
    ],
    ['"corrections": []\r\n# End.\r\n', `"corrections":\r\n${block('  ', '\r\n')}# End.\r\n`],
    [
      'corrections:\n  # none so far\n' + REMARKS,
      `corrections:\n${block()}  # none so far\n${REMARKS}`,
    ],
  ])('loses nothing but the brackets of an empty list: %j', (text, expected) => {
    const result = withEntry(text, source, NEW)
    expect(result).toBe(expected)
    expect(ledgerOf(result).corrections).toEqual([NEW])
  })

  test('begins with a line that says what the file is, where there was none', () => {
    const result = withEntry(null, source, NEW)
    expect(result).toMatch(/^# [^\n]*rabat\.txt[^\n]*README\.md[^\n]*\n\ncorrections:\n/)
    expect(result.endsWith(`corrections:\n${block()}`)).toBe(true)
    expect(ledgerOf(result)).toEqual({ corrections: [NEW], remarks: [] })
  })

  test('keeps every line of the ledger of the project, and reads as it did', () => {
    const text = readFileSync(join(PROJECT_SOURCES, 'cis-conference.corrections.yaml'), 'utf8')
    const result = withEntry(text, source, NEW)
    const at = result.indexOf(block())
    expect(result.slice(0, at - 1) + result.slice(at + block().length)).toBe(text)
    expect(ledgerOf(result)).toEqual({
      ...ledgerOf(text),
      corrections: [...ledgerOf(text).corrections, NEW],
    })
  })

  test('is written to the letter as people have written entries of the project', () => {
    const people = `corrections:
  - id: space-after-semicolon
    quote: concern;and
    before: "to establish categories of "
    after: " currency an integrative strategy"
    corrected: concern; and
    alternatives: [to devise, devise]
    kind: spacing
    certainty: high
    status: applied
    reason: A space is missing after the semicolon.
    reviewed: { by: maintainer, on: 2026-11-23 }

  - id: repatriates
    quote: Epatriates
    before: "  • "
    after: ";"
    corrected: Repatriates
    kind: spelling
    certainty: medium
    status: applied
    reason: >-
      "Currency" is no verb. The page very likely passed through a translation from French, where "devise" means
      currency; UNHCR gives the third aim of the conference as to devise a comprehensive strategy, and its first two
      aims match those of this sentence. A note of UNHCR of 1997 speaks of devising an integrated strategy.
    evidence:
      - https://www.refworld.org/legal/resolution/europe/1996/en/17184
      - "The same text: Returnees, in the title of the conference"
    reviewed: { by: maintainer, on: 2026-11-23 }
`
    expect(
      ledgerOf(people).corrections.reduce(
        (text, entry) => withEntry(text, source, entry),
        'corrections: []\n',
      ),
    ).toBe(people)
  })

  test('is at most 120 characters wide, its reason folded over as many lines as it needs', () => {
    const reason = 'The conference, its title and its programme name them in this order. '
      .repeat(9)
      .trim()
    const result = withEntry('corrections: []\n', source, { ...NEW, reason })
    expect(result).toContain('    reason: >-\n      The conference')
    expect(Math.max(...result.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
    expect(ledgerOf(result).corrections[0]?.reason).toBe(reason)
  })

  test.each([
    '"Currency" is no verb',
    "the States' own",
    'a: b',
    'a #b',
    '#b',
    '- b',
    '• b',
    ' b',
    'b ',
    '\u00a0b',
    'b\u00a0',
    'a\u00a0b',
    '🎉',
    '2004',
    '1e3',
    '0x1f',
    'null',
    '~',
    'true',
    'yes',
    '|',
    '>-',
    '---',
    '...',
    '? b',
    '*b',
    '&b',
    '!b',
    '%b',
    '@b',
    '`b`',
    '{b}',
    '[b]',
    'a, b',
    'a\tb',
    '\\',
    '"',
    "'",
    'a\nb',
    'a\r\nb',
    'e\u0301',
    '\u200b',
    '\ufeffb',
    '\u2028',
    '\u0085',
    ':',
    'a:',
    ': a',
    '=',
    '<<',
    '𝔘',
  ])('gives back words with signs that mean something in YAML, in every field: %j', (words) => {
    const line = words.replace(/[\r\n|]/g, '')
    const entry = {
      ...NEW,
      quote: words,
      before: words,
      after: words,
      corrected: words,
      reason: words,
      alternatives: line === '' ? [] : [line, line],
      evidence: line === '' ? [] : [line],
      reviewed: { by: words, on: '2026-11-23' },
    }
    const result = withEntry(`corrections:\n${OLD}\n${REMARKS}`, source, entry)
    expect(ledgerOf(result).corrections[1]).toEqual(entry)
    expect(ledgerOf(result).remarks).toHaveLength(1)
  })

  test('folds a long reason at single spaces only, so that any other white space in it is given back', () => {
    const reason = 'Two  spaces, one\u00a0that does not break, three   and a wide\u2003one. '
      .repeat(8)
      .trim()
    const result = withEntry(null, source, { ...NEW, reason })
    expect(result).toContain('reason: >-\n')
    expect(ledgerOf(result).corrections[0]?.reason).toBe(reason)
  })

  test('gives back any words, of any length, and any number of entries in their order', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        ':',
        ': ',
        ' #',
        '"',
        "'",
        '- ',
        '•',
        '\u00a0',
        '\t',
        '🎉',
        '\n',
        ',',
        '{',
        ']',
        '\\',
        '%',
        '>',
        'word',
        'Word',
      ),
      fc.string({ maxLength: 4, unit: 'grapheme' }),
    )
    const words = fc
      .array(unit, { minLength: 1, maxLength: 40 })
      .map((parts) => parts.join(''))
      .filter((text) => text !== '')
    const item = words.map((text) => text.replace(/[\r\n|]/g, '')).filter((text) => text !== '')
    const entry: fc.Arbitrary<LedgerEntry> = fc.record({
      id: fc.constantFrom('a', 'b-2', '2004', '1e3', 'null'),
      quote: words,
      before: words,
      after: words,
      corrected: words.filter((text) => text.trim() !== ''),
      alternatives: fc.array(item, { maxLength: 2 }),
      kind: fc.constantFrom(...codes(correctionKinds).options),
      certainty: fc.constantFrom(...codes(certainties).options),
      status: fc.constantFrom(...codes(correctionStatuses).options),
      reason: words,
      evidence: fc.array(item, { maxLength: 2 }),
      reviewed: fc.record({ by: words, on: fc.constant('2026-11-23') }),
    })
    const start = fc.constantFrom(
      null,
      '',
      '# Mine.\n',
      'corrections: []\n',
      REMARKS,
      `corrections:\n${OLD}\n# Notes.\n${REMARKS}`,
      `corrections:\r\n`,
    )
    fc.assert(
      fc.property(start, fc.array(entry, { minLength: 1, maxLength: 3 }), (text, entries) => {
        const result = entries.reduce<string | null>(
          (former, each) => withEntry(former, source, each),
          text,
        )
        expect(ledgerOf(result ?? '').corrections.slice(-entries.length)).toEqual(entries)
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('a ledger with a new entry reads back', () => {
  test.each([null, '', 'corrections: []\n', REMARKS, `corrections:\n${OLD}`])(
    'where it could be added: %j',
    (text) => {
      expect(readsBack(withEntry(text, source, NEW), NEW)).toBe(true)
    },
  )

  test.each([
    [
      'its list is in brackets',
      '  corrections: [{id: a, quote: old, after: ",", corrected: olden, kind: style, certainty: low, status: held, reason: So., reviewed: {by: me, on: 2026-11-22}}]\n',
    ],
    ['the file is in braces', '{ corrections: [] }\n'],
    ['the file has two documents', `corrections:\n${OLD}---\ncorrections: []\n`],
    ['its corrections are no list', 'corrections: none\n'],
    ['its last entry is another', `corrections:\n${OLD}`],
  ])('but not where %s', (_, text) => {
    expect(readsBack(text, NEW)).toBe(false)
    if (!text.includes(OLD)) expect(readsBack(withEntry(text, source, NEW), NEW)).toBe(false)
  })
})

describe('the context of a place', () => {
  const contextAt = (text: string, start: number, end: number) =>
    contextOf(sourceOf(text), { start, end })

  test('is a word on each side, with the space and the signs between', () => {
    expect(contextAt('In 2005, the it was decided.\n', 9, 15)).toEqual({
      before: '2005, ',
      after: ' was',
    })
    expect(contextAt('  • Epatriates;\n', 4, 14)).toEqual({ before: '• ', after: ';' })
  })

  test('is left out at the ends of a line', () => {
    expect(contextAt('Name\nZeland\nMore\n', 5, 11)).toEqual({})
    expect(contextAt('Name\r\nin Zeland\r\n', 9, 15)).toEqual({ before: 'in ' })
  })

  test('grows by words until there is no second place like it', () => {
    // "the old b" and "the old d" would both do for "old" with one word on its left.
    expect(contextAt('a the old b\nc the old b\n', 18, 21)).toEqual({
      before: 'c the ',
      after: ' b',
    })
  })

  test('sees a second place that overlaps the first', () => {
    // "a b a" stands twice in "a b a b a", sharing the middle "a".
    const text = 'a b a b a\n'
    expect(contextAt(text, 2, 3)).toEqual({ before: 'a ', after: ' a b' })
    expect(contextAt(text, 6, 7)).toEqual({ before: 'b a ', after: ' a' })
  })

  test('goes beyond the line only where the same line stands in the text again', () => {
    expect(contextAt('France\nSpain\nFrance\nMalta\n', 13, 19)).toEqual({
      before: 'Spain\n',
      after: '\nMalta',
    })
    expect(contextAt('France\r\nFrance', 0, 6)).toEqual({ after: '\r\nFrance' })
    expect(contextAt('France\r\nFrance', 8, 14)).toEqual({ before: 'France\r\n' })
  })

  test('lets the place be found again, in any text and for any stretch on a line, also behind YAML', () => {
    const piece = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          'a',
          'b',
          'a b',
          'aa',
          ' ',
          '  ',
          '\u00a0',
          '• ',
          '🎉',
          'e\u0301',
          ';',
          '\t',
        ),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 3, unit: 'grapheme' }) },
    )
    const line = fc
      .array(piece, { maxLength: 10 })
      .map((parts) => parts.join('').replace(/[\0\r\n]/g, ''))
    const text = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '\n\n')), {
        minLength: 1,
        maxLength: 6,
      })
      .map((lines) => lines.flat().join(''))
      .filter((all) => all.trim() !== '')
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (all, first, second) => {
        const read = sourceOf(all)
        const stretches = [...read.text.matchAll(/[^\r\n]+/g)]
        const stretch = stretches[first % stretches.length]
        if (stretch === undefined) return
        // Code points, so that no character is cut in two.
        const points = [...stretch[0]]
        const from = second % points.length
        const to = from + 1 + (first % (points.length - from))
        const start = stretch.index + points.slice(0, from).join('').length
        const span = { start, end: start + points.slice(from, to).join('').length }
        const quote = read.text.slice(span.start, span.end)
        const context = contextOf(read, span)
        const entry: LedgerEntry = { ...NEW, quote, ...context }
        expect(locate(read, entry, { file: 'f' })).toEqual({ span })
        const [again] = ledgerOf(withEntry(null, read, entry)).corrections
        expect(again === undefined ? null : locate(read, again, { file: 'f' })).toEqual({ span })

        // It stays on the line wherever the whole line, with its words at this place, stands only once.
        const before = stretch[0].slice(0, span.start - stretch.index)
        const wholeLine = locate(
          read,
          { id: 'x', quote, before, after: stretch[0].slice(before.length + quote.length) },
          { file: 'f' },
        )
        if ('span' in wholeLine)
          expect(`${context.before ?? ''}${context.after ?? ''}`).not.toMatch(/[\r\n]/)
      }),
      { numRuns: runs(500) },
    )
  })
})

describe('the name of a new entry', () => {
  test('is made of the corrected words', () => {
    expect(freeId(null, 'concern; and')).toBe('concern-and')
    expect(freeId('corrections: []\n', '•')).toBe('unnamed')
  })

  test('is counted up where corrections or remarks have it, however they are written', () => {
    expect(freeId('corrections:\n  - id: met\n', 'met')).toBe('met-2')
    expect(freeId('corrections:\n  - id: met\n  - id: met-2\n', 'met')).toBe('met-3')
    expect(freeId('remarks:\n  - quote: x\n    id: "met"\n', 'met')).toBe('met-2')
    expect(freeId('corrections: [{ "id":"met", quote: x }, {id: met-2}]\n', 'met')).toBe('met-3')
  })

  test('never repeats, and has the form that the ledger asks for', () => {
    const words = fc.array(
      fc.oneof(
        fc.constantFrom('met', 'met-2', '2', '2004', '•', 'null'),
        fc.string({ minLength: 1, maxLength: 5, unit: 'grapheme' }),
      ),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(words, (all) => {
        const text = all.reduce<string | null>(
          (former, corrected) =>
            withEntry(former, source, { ...NEW, id: freeId(former, corrected), corrected }),
          null,
        )
        const ids = ledgerOf(text ?? '').corrections.map(({ id }) => id)
        expect(ids).toHaveLength(all.length)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('the accepted findings with one row more', () => {
  test.each([
    [null, 'words,rule,note\nPOA,suspect-word,So.\n'],
    ['', 'words,rule,note\nPOA,suspect-word,So.\n'],
    ['words,rule,note\n', 'words,rule,note\nPOA,suspect-word,So.\n'],
    [
      'words,rule,note\nNGO,suspect-word,Yes.',
      'words,rule,note\nNGO,suspect-word,Yes.\nPOA,suspect-word,So.\n',
    ],
    [
      'words,rule,note\r\nNGO,suspect-word,Yes.\r\n',
      'words,rule,note\r\nNGO,suspect-word,Yes.\r\nPOA,suspect-word,So.\r\n',
    ],
  ])('have their header once and keep their line ends: %j', (text, expected) => {
    expect(withAccepted(text, 'POA', 'suspect-word', 'So.')).toBe(expected)
  })

  test('put words with commas and quotation marks in quotation marks', () => {
    expect(withAccepted(null, 'Fez, "the" town ', 'unknown-country', 'A, b')).toBe(
      'words,rule,note\n"Fez, ""the"" town ",unknown-country,"A, b"\n',
    )
  })
})
