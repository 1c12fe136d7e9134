/** What must hold of every dataset: of the real sources, and of any text that looks like a profile. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../pipeline/text/fold.ts'
import { buildText, registers } from './support/build-text.ts'
import { projectDataset } from './support/datasets.ts'
import { exportsOf } from './support/exported.ts'
import { brokenPromises, misnumbered, misplaced, unsupported, untiled } from './support/promises.ts'
import { runs } from './support/runs.ts'

describe('the real sources', () => {
  const dataset = projectDataset()

  test('every statement, correction and finding gives the characters at its place', () => {
    expect(misplaced(dataset)).toEqual([])
  })
  test('lines and columns are those of the offsets', () => {
    expect(misnumbered(dataset)).toEqual([])
  })
  test('the segments tile every text', () => {
    expect(untiled(dataset)).toEqual([])
  })
  test('every value has evidence', () => {
    expect(unsupported(dataset)).toEqual([])
  })
  test('every character is understood', () => {
    expect(dataset.segments.filter((segment) => segment.kind === 'unrecognized')).toEqual([])
  })
  test('every correction that is applied is named by a statement, and no other is', () => {
    const named = new Set(dataset.statements.flatMap((row) => row.correction_ids))
    const applied = dataset.corrections
      .filter((row) => row.status === 'applied')
      .map((row) => row.correction_id)
    expect([...named].sort()).toEqual(applied.sort())
  })
})

const knownNames = registers.countries
  .map((country) => country.name)
  .filter((name) => registers.countryNames.byKey.has(fold(name)))

/** Words and signs that a text may hold anywhere: marks of Markdown, characters outside the basic plane, odd spaces. */
const oddity = fc.constantFrom(
  '*',
  '_x_',
  '<b>',
  '&amp;',
  '[1]',
  '---',
  '1996.',
  '🎉',
  'é',
  'e\u0301',
  '\u00a0',
  '\u200b',
  '\ufeff',
  '“',
  '\u2028',
  '|',
  '=1+1',
  '𝔘',
  '#',
  '`',
)
const word = fc.oneof(
  fc.constantFrom('States', 'migration', 'the', 'Conference', 'In', 'established', 'and', 'IOM'),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
  oddity,
)
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '))
const country = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...knownNames) },
  { weight: 1, arbitrary: words },
)
const line = fc.oneof(
  words,
  words.map((text) => `In 1999, ${text} was established. IOM and UNHCR jointly organized ${text}.`),
  words.map((text) => `  • ${text};`),
  fc.tuple(words, words, words).map(([a, b, c]) => `  • ${a} (${b}, ${c}); and `),
  fc
    .tuple(country, country, fc.constantFrom(' ', '  ', ' \u00a0 '))
    .map(([left, right, gap]) => `${left}${gap}${right}`),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), country, words)
    .map(([day, place, title]) => `May ${day}-${day + 1}, 2004, Town, ${place}, ${title}`),
  words.map((text) => `Report of the ${text} 1996-2000`),
)
const heading = fc.constantFrom(
  '12 Members',
  'Members',
  'Interested States (7 States)',
  'Partner and Observer Institutions',
  'Working Groups',
  'Recent Meetings',
  'Documents',
  'Type: Global process',
  'Established:  1996',
)
const profileLike = fc
  .tuple(
    words,
    fc.array(
      fc.tuple(fc.oneof(line, heading), fc.constantFrom('\n', '\n\n', '\r\n', '\r', '\n\u00a0\n')),
      { maxLength: 25 },
    ),
  )
  .map(([first, lines]) => `${first}\n\n${lines.map(([text, end]) => text + end).join('')}`)
  .filter((text) => text.trim() !== '' && !text.includes('\0'))

describe('any text that looks like a profile', () => {
  test('keeps every promise of the data model, and builds to the same bytes twice', () => {
    fc.assert(
      fc.property(profileLike, (text) => {
        const { dataset, findings } = buildText(text)
        expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
        expect(brokenPromises(dataset)).toEqual([])
        expect(exportsOf(buildText(text).dataset)).toEqual(exportsOf(dataset))
      }),
      { numRuns: runs(30) },
    )
  })

  test('has one warning for the words of each stretch that was not understood', () => {
    fc.assert(
      fc.property(profileLike, (text) => {
        const { dataset } = buildText(text)
        const points = Array.from(text)
        // The words of a stretch, by the places of their first and last letter or digit.
        const wordsOf = ({
          start_offset,
          end_offset,
        }: {
          start_offset: number
          end_offset: number
        }): string => {
          const letters = points.flatMap((point, index) =>
            start_offset <= index && index < end_offset && /[\p{L}\p{N}]/u.test(point) ? index : [],
          )
          return `${letters.at(0)}-${letters.at(-1)}`
        }
        const unread = dataset.segments
          .filter((segment) => segment.kind === 'unrecognized')
          .map(wordsOf)
        const reported = dataset.findings
          .filter(
            (finding) => finding.severity === 'warning' && !finding.rule.startsWith('suspect-'),
          )
          .map(wordsOf)
        expect(unread.filter((words) => !reported.includes(words))).toEqual([])
        const general = dataset.findings
          .filter((finding) => finding.rule === 'text-not-understood')
          .map(wordsOf)
        expect(
          general.filter((words) => reported.filter((other) => other === words).length > 1),
        ).toEqual([])
        expect(general.filter((words) => !unread.includes(words))).toEqual([])
      }),
      { numRuns: runs(40) },
    )
  })

  test('gives every country of a list in columns, down the left column and then down the right', () => {
    const list = fc
      .uniqueArray(fc.constantFrom(...knownNames), { minLength: 2, maxLength: 40 })
      .filter((names) => names.length % 2 === 0)
    fc.assert(
      fc.property(list, fc.constantFrom(' ', '  ', ' \u00a0 ', '   '), (names, gap) => {
        const half = names.length / 2
        const lines = names
          .slice(0, half)
          .map((left, index) => `${left}${gap}${names[half + index]}`)
        const { dataset } = buildText(
          `Example Process\n\n${names.length} Members\n\n${lines.join('\n')}\n`,
        )
        expect(dataset.participations.map((row) => row.country_id)).toEqual(
          names.map((name) => registers.countryNames.byKey.get(fold(name))),
        )
        expect(dataset.declared_counts.map((row) => row.agreement)).toEqual(['agree'])
      }),
      { numRuns: runs(40) },
    )
  })
})
