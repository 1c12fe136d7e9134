/** A project of one short text with registers of its own: what it gives is seen at a glance, and is built in no time. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT, PROJECT_SOURCES } from '../../pipeline/project.ts'
import { scratch } from './scratch.ts'

export const TEXT = `Rabat Process

Type: Regional consultative process on migration (Region: Africa)

Objectives
The process brings States together and has meet every year since 2006.

3 Members
Algeria
France
Morocco

Partner and Observer Institutions
UNCHR
IOM
`

export const LEDGER = `corrections:
  - id: met
    quote: has meet
    corrected: has met
    kind: grammar
    certainty: high
    status: applied
    reason: The verb is in the wrong form.
    reviewed: { by: a tester, on: 2026-11-23 }
  - id: unhcr
    quote: UNCHR
    corrected: UNHCR
    kind: name
    certainty: high
    status: applied
    reason: Two letters are swapped.
    reviewed: { by: a tester, on: 2026-11-23 }
`

/** Rows of the project's registers that stay, by what they begin with; of the others none. */
const KEPT: Readonly<Record<string, RegExp>> = {
  'countries.csv': /^(DZA|FRA|MAR),/,
  'country-names.csv': /^(DZA|FRA|MAR),/,
  'ambiguous-names.csv': /^$/,
  'organizations.csv': /^(un|unhcr|iom),/,
  'organization-names.csv': /^(un|unhcr|iom),/,
}

/** A folder with `sources/`: the text `rabat.txt`, its ledger, registers and dialect. */
export function smallProject(): string {
  const folder = scratch({
    'sources/rabat.txt': TEXT,
    'sources/rabat.corrections.yaml': LEDGER,
    'sources/registers/published-identifiers.csv': 'identifier,successor\n',
  })
  const registers = join(folder, 'sources/registers')
  cpSync(join(PROJECT_SOURCES, 'dialect'), join(folder, 'sources/dialect'), { recursive: true })
  for (const file of ['themes.csv', 'regions.csv', 'region-names.csv', 'dataset.yaml'])
    cpSync(join(PROJECT_SOURCES, 'registers', file), join(registers, file))
  for (const [file, kept] of Object.entries(KEPT)) {
    const [header, ...rows] = readFileSync(join(PROJECT_SOURCES, 'registers', file), 'utf8').split(
      '\n',
    )
    const lines = [header, ...rows.filter((row) => kept.test(row) && row !== '')]
    writeFileSync(join(registers, file), lines.map((line) => `${line}\n`).join(''))
  }
  for (const file of ['package.json', 'README.md', 'schemas/README.md', 'LICENSE', 'CITATION.cff'])
    cpSync(join(PROJECT, file), join(folder, file))
  return folder
}
