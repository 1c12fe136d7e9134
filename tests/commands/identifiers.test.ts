/** What has been published stays: an identifier that is gone names its successor. */
import { expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../pipeline/build.ts'
import { readCsv } from '../../pipeline/text/curated-csv.ts'
import {
  lastingIdentifiers,
  PublishedRow,
  recordIn,
  vanished,
} from '../../pipeline/commands/identifiers.ts'
import { registers } from '../support/build-text.ts'

const { dataset } = build(PROJECT_SOURCES)
if (dataset === null) throw new Error('the project does not build')
const present = new Set(lastingIdentifiers(dataset, registers))
const { rows, findings } = readCsv(recordIn(PROJECT_SOURCES), PublishedRow)

test('no published identifier is gone without a successor', () => {
  expect(findings).toEqual([])
  expect(vanished(rows, present)).toEqual([])
})

test('an identifier that goes is noticed, and one whose successor goes too', () => {
  const published = [
    { identifier: 'id/country/XXX', successor: '' },
    { identifier: 'id/country/YYY', successor: 'id/country/XXX' },
    { identifier: 'id/country/ZZZ', successor: 'id/country/ARM' },
  ]
  expect(vanished(published, present)).toEqual(['id/country/XXX', 'id/country/YYY'])
})

test('identifiers are recorded once, in order', () => {
  const identifiers = rows.map((row) => row.identifier)
  expect(identifiers).toEqual(
    [...new Set(identifiers)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
  )
})
