/** The cases of a seed: a text or a curated file, damaged; and what is wrong with what becomes of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { PROJECT_SOURCES } from '../../pipeline/project.ts'
import { texts } from '../support/damage.ts'
import { generateProfiles } from '../support/generate/profile.ts'
import { toMarkdown } from '../support/to-markdown.ts'
import { CURATED, faultsOfCurated, soundText } from './faults-of-curated.ts'
import { faultsOfText, type Verdict } from './faults-of-texts.ts'
import { mutated, type Stock } from './mutate.ts'
import { randomOf, type Random } from './random.ts'

/** An input, and what it is: `txt`, `md`, `corrected.txt` (with a ledger made from it), or a name of `CURATED`. */
export interface Case {
  readonly kind: string
  readonly text: string
}

const curated = Object.keys(CURATED)
/** A curated file takes many times as long as a text. */
const KINDS = ['txt', 'txt', 'txt', 'txt', 'md', 'md', 'corrected.txt', 'corrected.txt']
const CURATED_SHARE = 0.02

const plain = [...texts.map(([, text]) => text), ...generateProfiles(20, 1).map(({ text }) => text)]
const markdown = plain.map((text) => toMarkdown(text, text.split('\n', 1)[0] ?? '').markdown)

/** Signs between which the program decides, apart from each other by a broken bar. */
const SIGNS =
  '. ¦, ¦; ¦;and¦,and¦ and ¦ & ¦ - ¦–¦ / ¦: ¦(¦)¦ (¦"¦“¦’¦…¦?¦!¦=1+1¦@¦+¦%¦[1]¦[a]¦¹¦*¦_¦http://a.b/c'.split(
    '¦',
  )
const MARKDOWN =
  '**¦*¦_¦`¦```\n¦[a](b)¦![a](b)¦[a]: b\n¦<b>¦<!--¦-->¦<br>¦&amp;¦&nbsp;¦&#0;¦&#x202e;¦\\¦\\\n¦  \n¦# ¦## ¦> ¦---\n¦===\n¦|¦| a | b |\n| - | - |\n¦- ¦1. ¦- [ ] ¦    ¦~~¦[^1]¦https://a.b¦<a@b.c>'.split(
    '¦',
  )
const CURATED_SIGNS =
  ',¦,,¦"¦""¦;¦\t¦|¦||¦ ¦\n¦\n\n¦#¦: ¦- ¦&a ¦*a¦!!js ¦{¦}¦[¦]¦>-¦? ¦%¦@¦`¦null¦~¦true¦1e9¦-1¦0x1¦\'¦<<: '.split(
    '¦',
  )

const words = [
  ...wordsOf('dialect/lexicon.csv', 'phrase'),
  ...wordsOf('registers/country-names.csv', 'name'),
  ...wordsOf('registers/organization-names.csv', 'name'),
]

function wordsOf(file: string, column: string): string[] {
  const csv = readFileSync(join(PROJECT_SOURCES, file), 'utf8')
  const rows = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data
  return rows.flatMap((row) => row[column] ?? [])
}

const lines = plain.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '')
const stocks = {
  txt: { lines, words, signs: SIGNS },
  md: { lines: markdown.flatMap((text) => text.split('\n')), words, signs: MARKDOWN },
}

/** Each number of a seed is one case. */
export function caseOf(seed: number, number: number): Case {
  const random = randomOf(seed, number)
  const kind = random.chance(CURATED_SHARE) ? random.pick(curated) : random.pick(KINDS)
  if (kind in CURATED) return { kind, text: damagedCurated(kind, random) }
  const isMarkdown = kind === 'md'
  const text = part(random.pick(isMarkdown ? markdown : plain), random)
  return { kind, text: mutated(text, random, isMarkdown ? stocks.md : stocks.txt) }
}

/** Most texts are a few lines, with and without the head of a profile: what goes wrong, goes wrong in few. */
function part(text: string, random: Random): string {
  if (random.chance(0.02)) return text
  const all = text.split('\n')
  const head = random.chance(0.4) ? all.slice(0, 5) : []
  const start = random.below(all.length)
  return [...head, ...all.slice(start, start + 1 + random.below(8))].join('\n')
}

function damagedCurated(kind: string, random: Random): string {
  const sound = soundText(kind)
  const inFile = sound.split('\n')
  const stock: Stock = { lines: inFile, words: sound.split(/[\n,]/), signs: CURATED_SIGNS }
  return mutated(sound, random, stock)
}

/** `isThorough`: whether to look at what takes longest too. */
export function verdictOn({ kind, text }: Case, isThorough: boolean): Verdict {
  if (kind in CURATED) return faultsOfCurated(kind, text, isThorough)
  const form = {
    ending: kind === 'md' ? 'md' : 'txt',
    isCorrected: kind === 'corrected.txt',
  } as const
  return faultsOfText(text, form, isThorough)
}
