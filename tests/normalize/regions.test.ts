/** The region of a mechanism: its words, the regions of the register that they name, and their M49 codes. */
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { slice } from '../../pipeline/text/source-text.ts'
import { buildText, registers } from '../support/build-text.ts'

function regionOf(words: string) {
  const { dataset, findings } = buildText(
    `Example Process\n\nType: Regional consultative process (Region: ${words})\n`,
  )
  const [row] = dataset.mechanisms
  const statements = dataset.statements.filter((each) => each.column_name.startsWith('region_'))
  return {
    cells: [row?.region, row?.region_ids, row?.region_codes, row?.region_match],
    statements: statements.map((each) => [
      each.column_name,
      each.value,
      each.as_written,
      each.basis,
    ]),
    told: findings.flatMap(({ ruleId, at, severity, expected, note }) =>
      ruleId === 'unknown-region' && at !== null
        ? [{ words: slice(at.source, at.span), severity, expected, note }]
        : [],
    ),
  }
}

test.each([
  ['Europe and Central Asia', ['europe', 'central-asia'], ['150', '143'], 'exact'],
  ['west AFRICA', ['western-africa'], ['011'], 'exact'],
  [
    'Europe — Asia — Americas –Africa',
    ['europe', 'asia', 'americas', 'africa'],
    ['150', '142', '019', '002'],
    'exact',
  ],
  ['Horn of Africa and Europe', ['horn-of-africa', 'europe'], ['014', '150'], 'near'],
  ['Western Indian Ocean', ['western-indian-ocean'], null, 'described'],
])('%s is known', (words, ids, codes, match) => {
  const { cells, told } = regionOf(words)
  expect(cells).toEqual([words, ids, codes, match])
  expect(told).toEqual([])
})

test('each cell rests on the words of the region', () => {
  expect(regionOf('Caribbean and Central America').statements).toEqual([
    ['region_codes', '029|013', 'Caribbean and Central America', 'reconciled'],
    ['region_ids', 'caribbean|central-america', 'Caribbean and Central America', 'reconciled'],
    ['region_match', 'exact', 'Caribbean and Central America', 'reconciled'],
  ])
})

test('what the register lacks is published as written, and the finding has the row to add', () => {
  const { cells, told } = regionOf('Central Asja')
  expect(cells).toEqual(['Central Asja', null, null, null])
  expect(told).toEqual([
    {
      words: 'Central Asja',
      severity: 'info',
      expected: ['Central Asia'],
      note: expect.stringContaining('region-names.csv: Central Asja,LANGUAGE,REGION|REGION,NOTE'),
    },
  ])
})

test('the regions of M49 are those that CLDR knows, below the same broader ones', () => {
  type Containment = Record<string, { _contains: string[] } | undefined>
  const { supplemental } = createRequire(import.meta.url)(
    'cldr-core/supplemental/territoryContainment.json',
  ) as { supplemental: { territoryContainment: Containment } }
  const contains = (code: string): string[] =>
    ['', '-status-grouping'].flatMap(
      (suffix) => supplemental.territoryContainment[code + suffix]?._contains ?? [],
    )
  const m49 = new Map(registers.regions.map((region) => [region.region_id, region.m49]))
  const wrong = registers.regions.filter(
    ({ m49: code, broader_region_id: broader }) =>
      code !== null &&
      !contains(broader === null ? '001' : (m49.get(broader) ?? '')).includes(code),
  )
  expect(wrong).toEqual([])
  const names = new Set(registers.regions.map((region) => region.label))
  const used = registers.countries.flatMap(({ region, subregion }) => [region, subregion])
  expect(used.filter((name) => name !== null && !names.has(name))).toEqual([])
})
