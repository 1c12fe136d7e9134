import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decode } from '../../pipeline/read.ts'
import {
  correctionsOf,
  group,
  hull,
  part,
  read,
  spanOf,
  split,
  trim,
  type Excerpt,
  type Replacement,
} from '../../pipeline/text/excerpt.ts'
import { slice, type Source, type Span } from '../../pipeline/text/source-text.ts'

function sourceOf(text: string): Source {
  const { source } = decode('profile.txt', 'profile', Buffer.from(text))
  if (source === null) throw new Error('the text was refused')
  return source
}

/** Text with what the readers of values look for: white space, separators, letters of all lengths. */
const letters = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '😀', '\u0301', ' ', '\u00A0', '\n', ',', ';', '(', ')'),
  minLength: 1,
  maxLength: 40,
})
/** A text that stands somewhere inside a source: the stretch that is read, with other text around it. */
const stretches = fc
  .record({ before: letters, inside: letters, behind: letters })
  .map(({ before, inside, behind }) => {
    const source = sourceOf(`x${before}${inside}${behind}x`)
    return { source, span: { start: 1 + before.length, end: 1 + before.length + inside.length } }
  })

/** Replacements inside a stretch: in order, without overlap, some of them touching. */
const corrected = fc
  .record({
    at: stretches,
    cuts: fc.uniqueArray(fc.nat(40), { maxLength: 8 }),
    words: fc.array(
      fc.string({
        unit: fc.constantFrom('A', 'B', 'É', '🚀', ' ', ','),
        minLength: 1,
        maxLength: 6,
      }),
      { minLength: 7, maxLength: 7 },
    ),
    used: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  })
  .map(({ at: { source, span }, cuts, words, used }) => {
    const offsets = [
      ...new Set(cuts.map((cut) => span.start + Math.min(cut, span.end - span.start))),
    ].sort((a, b) => a - b)
    const replacements: Replacement[] = offsets.slice(1).flatMap((end, index) => {
      const start = offsets[index]
      return start === undefined || used[index] !== true
        ? []
        : { id: `correction-${index}`, span: { start, end }, corrected: words[index] ?? '?' }
    })
    return { source, span, replacements, excerpt: read(source, span, replacements) }
  })

/** Two offsets into a text, in order, from two numbers between 0 and 1. */
const ends = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
function between(length: number, [a, b]: readonly [number, number]): [number, number] {
  const [x, y] = [Math.round(a * length), Math.round(b * length)]
  return [Math.min(x, y), Math.max(x, y)]
}

/** The text after corrections, made without any excerpt: from the last one to the first, each put into the string. */
function replaced(text: string, replacements: readonly Replacement[]): string {
  return replacements
    .toReversed()
    .reduce(
      (result, { span, corrected: words }) =>
        result.slice(0, span.start) + words + result.slice(span.end),
      text,
    )
}

function inside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end
}

/**
 * Where each character of a corrected text was written, made without any excerpt: a character of the source at its own
 * place, a character of a correction at the whole stretch that was corrected.
 */
function origins(span: Span, replacements: readonly Replacement[]): Span[] {
  const result: Span[] = []
  for (let at = span.start; at < span.end;) {
    const here = replacements.find((replacement) => replacement.span.start === at)
    if (here === undefined) result.push({ start: at, end: at + 1 })
    else for (let unit = 0; unit < here.corrected.length; unit += 1) result.push(here.span)
    at = here === undefined ? at + 1 : here.span.end
  }
  return result
}

test('without corrections an excerpt is the text of its stretch, and rests on it', () => {
  fc.assert(
    fc.property(stretches, ({ source, span }) => {
      const excerpt = read(source, span)
      expect(excerpt.text).toBe(slice(source, span))
      expect(spanOf(excerpt)).toEqual(span)
      expect(correctionsOf(excerpt)).toEqual([])
    }),
  )
})

test('any part of an uncorrected excerpt spans exactly its characters', () => {
  fc.assert(
    fc.property(stretches, ends, ({ source, span }, fractions) => {
      const [from, to] = between(span.end - span.start, fractions)
      const piece = part(read(source, span), from, to)
      expect(piece.text).toBe(source.text.slice(span.start + from, span.start + to))
      if (from < to)
        expect(spanOf(piece)).toEqual({ start: span.start + from, end: span.start + to })
    }),
  )
})

test('with corrections the text is that of replacing the stretches in the string', () => {
  fc.assert(
    fc.property(corrected, ({ source, span, replacements, excerpt }) => {
      const text = replaced(source.text, replacements)
      expect(excerpt.text).toBe(
        text.slice(span.start, text.length - (source.text.length - span.end)),
      )
      expect(correctionsOf(excerpt)).toEqual(replacements.map(({ id }) => id))
    }),
  )
})

test('a corrected excerpt rests on its whole stretch, and its runs cover it without a gap', () => {
  fc.assert(
    fc.property(corrected, ({ span, excerpt }) => {
      expect(spanOf(excerpt)).toEqual(span)
      const joints = excerpt.runs.map((run) => run.span.start)
      expect([...joints, span.end]).toEqual([
        span.start,
        ...excerpt.runs.map((run) => run.span.end),
      ])
    }),
  )
})

test('a part rests on the places where its first and its last character were written', () => {
  fc.assert(
    fc.property(corrected, ends, ({ span, replacements, excerpt }, fractions) => {
      const [from, to] = between(excerpt.text.length, fractions)
      fc.pre(from < to)
      const places = origins(span, replacements).slice(from, to)
      const piece = part(excerpt, from, to)
      expect(piece.text).toBe(excerpt.text.slice(from, to))
      expect(spanOf(piece)).toEqual({ start: places.at(0)?.start, end: places.at(-1)?.end })
      expect(inside(spanOf(piece), span)).toBe(true)
    }),
  )
})

test('a part that holds a whole correction rests on all of what was corrected, inside the stretch of the excerpt', () => {
  fc.assert(
    fc.property(corrected, ends, ({ span, replacements, excerpt }, fractions) => {
      const [from, to] = between(excerpt.text.length, fractions)
      fc.pre(from < to)
      const rests = spanOf(part(excerpt, from, to))
      let at = 0
      for (const run of excerpt.runs) {
        if (run.correction !== null && from <= at && at + run.text.length <= to) {
          const stretch = replacements.find(({ id }) => id === run.correction)?.span
          expect(stretch !== undefined && inside(stretch, rests)).toBe(true)
          expect(inside(rests, span)).toBe(true)
        }
        at += run.text.length
      }
    }),
  )
})

test('a part names the corrections that gave any of its characters, and no other', () => {
  fc.assert(
    fc.property(corrected, ends, ({ span, replacements, excerpt }, fractions) => {
      const [from, to] = between(excerpt.text.length, fractions)
      const places = origins(span, replacements).slice(from, to)
      // Two corrections never share a stretch, so that the very object tells which one gave a character.
      const ids = replacements
        .filter((replacement) => places.includes(replacement.span))
        .map(({ id }) => id)
      expect(correctionsOf(part(excerpt, from, to))).toEqual(ids)
    }),
  )
})

test('a part of a part is the part at the sum of the offsets', () => {
  fc.assert(
    fc.property(corrected, ends, ends, ({ excerpt }, outer, inner) => {
      const [a, b] = between(excerpt.text.length, outer)
      const [c, d] = between(b - a, inner)
      expect(part(part(excerpt, a, b), c, d)).toEqual(part(excerpt, a + c, a + d))
    }),
  )
})

test('the part from beginning to end is the excerpt itself, and parts that meet give its text back', () => {
  fc.assert(
    fc.property(corrected, ends, ({ excerpt }, fractions) => {
      const [from, to] = between(excerpt.text.length, fractions)
      expect(part(excerpt, 0)).toEqual(excerpt)
      expect(
        part(excerpt, 0, from).text + part(excerpt, from, to).text + part(excerpt, to).text,
      ).toBe(excerpt.text)
    }),
  )
})

test('a part beyond the end, or with its end before its beginning, is empty', () => {
  const excerpt = read(sourceOf('abc'), { start: 0, end: 3 })
  expect(part(excerpt, 3).text).toBe('')
  expect(part(excerpt, 2, 1).text).toBe('')
  expect(part(excerpt, 1, 99).text).toBe('bc')
})

test('a trimmed excerpt has the text that trimming gives, and rests on the characters it keeps', () => {
  fc.assert(
    fc.property(corrected, ({ span, replacements, excerpt }) => {
      const trimmed = trim(excerpt)
      expect(trimmed.text).toBe(excerpt.text.trim())
      if (trimmed.text === '') return
      const from = excerpt.text.length - excerpt.text.trimStart().length
      const places = origins(span, replacements).slice(from, from + trimmed.text.length)
      expect(spanOf(trimmed)).toEqual({ start: places.at(0)?.start, end: places.at(-1)?.end })
      expect(trim(trimmed)).toEqual(trimmed)
    }),
  )
})

test('the pieces of a split excerpt are those of splitting its text, trimmed, without the empty ones', () => {
  fc.assert(
    fc.property(
      corrected,
      fc.constantFrom(/,/g, /[,;]/g, /\s*[,;]\s*/g, / +/g, /\(|\)/g),
      ({ excerpt }, separator) => {
        const pieces = excerpt.text.split(separator).map((piece) => piece.trim())
        expect(split(excerpt, separator).map(({ text }) => text)).toEqual(
          pieces.filter((piece) => piece !== ''),
        )
      },
    ),
  )
})

test('the pieces of an uncorrected excerpt are found at their places, in order and apart', () => {
  fc.assert(
    fc.property(stretches, ({ source, span }) => {
      const pieces = split(read(source, span), /[,;]/g)
      for (const piece of pieces) expect(slice(source, spanOf(piece))).toBe(piece.text)
      const places = pieces.map(spanOf)
      for (const place of places) expect(inside(place, span)).toBe(true)
      for (const [index, place] of places.slice(1).entries())
        expect(place.start).toBeGreaterThan(places[index]?.end ?? Infinity)
    }),
  )
})

test('the pieces of a corrected excerpt stay in the order of the source and inside its stretch', () => {
  fc.assert(
    fc.property(corrected, ({ span, excerpt }) => {
      const places = split(excerpt, /[,;]/g).map(spanOf)
      for (const place of places) expect(inside(place, span)).toBe(true)
      for (const [index, place] of places.slice(1).entries()) {
        const former = places[index]
        // Pieces that a correction has made share its stretch; others follow one another.
        expect(former !== undefined && place.start >= former.start && place.end >= former.end).toBe(
          true,
        )
      }
    }),
  )
})

test('a capture group is read with its place, and one that took no part in the match is not', () => {
  // "Genva" stands at 4 to 9; "May," is cut off before it and ", 1996" behind it.
  const source = sourceOf('May Genva, 1996')
  const excerpt = read(source, { start: 0, end: 15 }, [
    { id: 'geneva', span: { start: 4, end: 9 }, corrected: 'Geneva' },
  ])
  const match = /(?<month>May) (?<city>\w+)(?<none>!)?, (\d+)/d.exec(excerpt.text)
  if (match === null) throw new Error('no match')
  const [city, year] = [group(excerpt, match, 'city'), group(excerpt, match, 4)]
  expect([city?.text, city && spanOf(city), city && correctionsOf(city)]).toEqual([
    'Geneva',
    { start: 4, end: 9 },
    ['geneva'],
  ])
  expect([year?.text, year && spanOf(year), year && correctionsOf(year)]).toEqual([
    '1996',
    { start: 11, end: 15 },
    [],
  ])
  expect(group(excerpt, match, 'none')).toBeNull()
})

test('two pieces that a correction has parted rest on the same characters', () => {
  const excerpt = read(sourceOf('x ab y'), { start: 0, end: 6 }, [
    { id: 'comma', span: { start: 2, end: 4 }, corrected: 'a, b' },
  ])
  const pieces: Excerpt[] = split(excerpt, /,/g)
  expect(pieces.map(({ text }) => text)).toEqual(['x a', 'b y'])
  expect(pieces.map(spanOf)).toEqual([
    { start: 0, end: 4 },
    { start: 2, end: 6 },
  ])
})

test.each([
  ['before the stretch', [{ id: 'a', span: { start: 1, end: 3 }, corrected: 'x' }]],
  ['behind the stretch', [{ id: 'a', span: { start: 5, end: 7 }, corrected: 'x' }]],
  [
    'on characters of the one before',
    [
      { id: 'b', span: { start: 2, end: 4 }, corrected: 'x' },
      { id: 'a', span: { start: 3, end: 5 }, corrected: 'x' },
    ],
  ],
  [
    'out of order',
    [
      { id: 'b', span: { start: 4, end: 5 }, corrected: 'x' },
      { id: 'a', span: { start: 2, end: 3 }, corrected: 'x' },
    ],
  ],
])('a correction %s is an error of the program that names it', (_, replacements) => {
  expect(() => read(sourceOf('abcdefgh'), { start: 2, end: 6 }, replacements)).toThrow(
    /correction a /,
  )
})

test('an empty excerpt has no place, and no spans have no hull', () => {
  expect(() => spanOf(read(sourceOf('abc'), { start: 1, end: 1 }))).toThrow(RangeError)
  expect(() => hull([])).toThrow(RangeError)
})

test('the hull of spans holds each of them and is no wider than they are', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(99), fc.nat(99)).map(([start, length]) => ({ start, end: start + length })),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(spans, (list) => {
      const { start, end } = hull(list)
      expect(list.every((span) => start <= span.start && span.end <= end)).toBe(true)
      expect(
        list.some((span) => span.start === start) && list.some((span) => span.end === end),
      ).toBe(true)
    }),
  )
})
