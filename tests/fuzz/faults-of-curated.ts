/** What may not happen to any curated file, in a folder whose other files are sound. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../../pipeline/build.ts'
import type { Finding } from '../../pipeline/text/finding.ts'
import { smallProject } from '../support/small-project.ts'
import { faultsOfDataset, type Verdict } from './faults-of-texts.ts'

/** The curated files by the names that their inputs have in the corpus. */
export const CURATED: Readonly<Record<string, string>> = {
  'metadata.yaml': 'rabat.yaml',
  'corrections.yaml': 'rabat.corrections.yaml',
  'accepted.csv': 'accepted.csv',
  'dataset.yaml': 'registers/dataset.yaml',
  ...inFolder('registers', [
    'ambiguous-names',
    'countries',
    'country-names',
    'organizations',
    'organization-names',
    'themes',
  ]),
  ...inFolder('dialect', [
    'back-translation',
    'lexicon',
    'sections',
    'spelling-variants',
    'word-lists',
  ]),
}

function inFolder(folder: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${name}.csv`, `${folder}/${name}.csv`]))
}

const METADATA = `title: Rabat Process
url: https://example.org/rabat
publisher: An office
language: en
captured: 2026-11-23
rights: >-
  © An office.
`
const ACCEPTED = `words,rule,note
Utopia,unknown-country,Not a State
`
/** Beside the text of the small project, one with more forms, and one whose member nobody knows. */
const PROFILE = fileURLToPath(new URL('../profiles/fjord-talks/fjord-talks.txt', import.meta.url))
const UTOPIA = 'Utopia Talks\n\nType: Global process\n\n1 Member\nUtopia\n'

let sources: string | null = null
let whole: { readonly file: string; readonly text: string } | null = null

function folder(): string {
  if (sources !== null) return sources
  sources = join(smallProject(), 'sources')
  copyFileSync(PROFILE, join(sources, 'fjord-talks.txt'))
  writeFileSync(join(sources, 'utopia-talks.txt'), UTOPIA)
  writeFileSync(join(sources, 'rabat.yaml'), METADATA)
  writeFileSync(join(sources, 'accepted.csv'), ACCEPTED)
  return sources
}

/** The sound text of a curated file. */
export function soundText(name: string): string {
  const file = join(folder(), CURATED[name] ?? '')
  return whole?.file === file ? whole.text : readFileSync(file, 'utf8')
}

export function faultsOfCurated(name: string, text: string, isThorough: boolean): Verdict {
  // What was changed before goes back first, even where a check was broken off.
  if (whole !== null) writeFileSync(whole.file, whole.text)
  whole = { text: soundText(name), file: join(folder(), CURATED[name] ?? '') }
  writeFileSync(whole.file, text)
  const { dataset, findings } = build(folder())
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (dataset !== null)
    return {
      faults: faultsOfDataset(dataset, isThorough ? build(folder()) : null),
      isRefused: false,
    }
  return { faults: errors.flatMap(faultsOfError), isRefused: true }
}

/** Errors about what is not in a file. */
const OF_THE_FILE = /^Found no rows;|^The section "[^"]+" is missing;/

/** An error says where it is, and a fault of the program is not one of the file. */
function faultsOfError({ ruleId, file, line, column, message }: Finding): string[] {
  if (ruleId === 'program-fault') return [`${ruleId}: ${message}`]
  if (line === undefined || column === undefined)
    return ruleId === 'curated-file' && !OF_THE_FILE.test(message) ? [`no place: ${message}`] : []
  const found = readFileSync(file, 'utf8').split(/\r\n|[\r\n]/)[line - 1]
  const isThere = found !== undefined && column <= [...found].length + 1
  return isThere ? [] : [`no such place: ${line}:${column} ${message}`]
}
