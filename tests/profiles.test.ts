/** Invented profiles that between them use every form of the dialect, each with the tables it must give. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { toCsv } from '../pipeline/export/csv.ts'
import { anyTable, tableNames } from '../schemas/tables.ts'
import { readYaml } from '../pipeline/text/curated.ts'
import { NO_READINGS } from '../pipeline/text/placed-reading.ts'
import { Readings } from '../schemas/readings.ts'
import { buildBeside, sourceOf } from './support/build-text.ts'

const folder = fileURLToPath(new URL('profiles', import.meta.url))
const profiles = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
)
const textTables = tableNames.filter((name) => anyTable(name).group === 'text')

const FRENCH: ReadonlySet<string> = new Set(['dialogue-de-la-kora', 'rencontres-du-lac'])

/** Findings that are no warnings and say by what form something was read. */
const ON_FORMS: ReadonlySet<string> = new Set([
  'section-by-form',
  'areas-nested',
  'nesting-not-taken',
  'alphabet-along-rows',
])

/** The expected rows of a table as lines of CSV; a table without a file has no rows. */
function expectedLines(profile: string, name: string, header: string): string[] {
  const file = join(folder, profile, 'expected', `${name}.csv`)
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split(/\r?\n/) : [header]
}

describe.each(profiles)('%s', (profile) => {
  const text = readFileSync(join(folder, profile, `${profile}.txt`), 'utf8')
  const readingsFile = join(folder, profile, `${profile}.readings.yaml`)
  const { value, place, findings: faults } = readYaml(readingsFile, Readings)
  const readings = { ...(value ?? NO_READINGS), file: readingsFile, place }
  const { dataset, findings } = buildBeside(sourceOf(text, profile), { readings })

  test('has readings that can be read, where it has some', () => {
    expect(faults).toEqual([])
  })

  test.each(textTables)('%s', (name) => {
    const lines = toCsv(dataset, name).trimEnd().split('\r\n')
    expect(lines).toEqual(expectedLines(profile, name, lines[0] ?? ''))
  })

  test('has the warnings and the notes on its forms that it must have, and no other', () => {
    const told = findings
      .filter((finding) => finding.severity === 'warning' || ON_FORMS.has(finding.ruleId))
      .flatMap(({ ruleId: rule, at }) =>
        at === null ? [] : [[rule, at.source.text.slice(at.span.start, at.span.end)].join(': ')],
      )
    const file = join(folder, profile, 'expected', 'findings.csv')
    const expected = existsSync(file)
      ? Papa.parse<string[]>(readFileSync(file, 'utf8').trimEnd())
          .data.slice(1)
          .map((row) => row.join(': '))
      : []
    expect(told.sort()).toEqual(expected.sort())
  })

  test('is in the language of its headings', () => {
    expect(dataset.sources.map((source) => source.language)).toEqual([
      FRENCH.has(profile) ? 'fr' : 'en',
    ])
  })

  test('has no error', () => {
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
  })
})
