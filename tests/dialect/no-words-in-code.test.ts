/** Words of human languages live in `sources/`: none stands in a pattern of the code that reads texts. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PIPELINE = fileURLToPath(new URL('../../pipeline', import.meta.url))
const ROOMS = ['dialect', 'normalize', 'parse', 'validate']

/** Letters that addresses on the web begin with, and Roman numbers. */
const NO_WORD = /^(?:https|www|[ivxl]+)$/i

const REGEX_LITERAL =
  /(?<=[=(,:?!&|>\s])\/(?![/*\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[dgimsuy]*(?=[.,;)\s])/g
/** A template with an escape of a pattern in it: part of a pattern. */
const TEMPLATE = /`((?:\\.|[^`\\])*\\\\(?:\\.|[^`\\])*)`/g

const files = readdirSync(PIPELINE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && ROOMS.some((room) => name.startsWith(room)),
)

/** Words in a pattern: letters side by side that are no escape, class, property, group name or expression. */
function wordsIn(pattern: string): string[] {
  const bare = pattern
    .replace(/\(\?<[a-z][\w${}]*>/gi, '(')
    .replace(/\$\{[^}]*\}/g, ' ')
    .replace(/\\{1,2}u[\dA-F]{4}/g, ' ')
    .replace(/\\{1,2}[pPk][{<][^}>]*[}>]/g, ' ')
    .replace(/\[(?:\\.|[^\]\\])*\]/g, ' ')
    .replace(/\\{1,2}./g, ' ')
    .replace(/\/[dgimsuy]*$/, '')
  return (bare.match(/\p{L}{2,}/gu) ?? []).filter((word) => !NO_WORD.test(word))
}

function patternsIn(code: string): string[] {
  // A literal may have a backtick in it, which begins no template.
  const others = code.replace(REGEX_LITERAL, ' ')
  return [
    ...[...code.matchAll(REGEX_LITERAL)].map(([literal]) => literal),
    ...[...others.matchAll(TEMPLATE)].map(([, template]) => template ?? ''),
  ]
}

test('the search sees the words of a pattern, and nothing else of it', () => {
  const seen = (code: string): string[] => patternsIn(code).flatMap(wordsIn)
  expect(seen("x.replace(/^(?:the |l')\\p{Lu}/u, '')")).toEqual(['the'])
  expect(seen('new RegExp(`^\\\\s+(?:on|sur)\\\\s${anyOf(rows)}`)')).toEqual(['on', 'sur'])
  expect(seen('x.exec(/^(?<title>[a-z]+)\\s*\\d{1,2}$/d)')).toEqual([])
})

test('no pattern has a word of a human language in it', () => {
  expect(files.length).toBeGreaterThan(50)
  const found = files.flatMap((name) => {
    const words = patternsIn(readFileSync(join(PIPELINE, name), 'utf8')).flatMap(wordsIn)
    return words.length === 0 ? [] : [`${name}: ${words.join(', ')}`]
  })
  expect(found).toEqual([])
})

test('patterns with words in them are built in one room', () => {
  const building = files.filter((name) =>
    readFileSync(join(PIPELINE, name), 'utf8').includes('new RegExp('),
  )
  expect(building.filter((name) => !name.startsWith('dialect/'))).toEqual([])
})
