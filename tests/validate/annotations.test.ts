/** Annotations: bound to rows by their identifiers, and every fault found at its cell. */
import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../pipeline/build.ts'
import { projectDataset } from '../support/datasets.ts'
import { scratch } from '../support/scratch.ts'

const HEAD =
  'id,row,property,value,certainty,source_title,source_address,accessed,archived_address,words,reviewed_by,reviewed_on,remark'
const ROW = 'cis-conference/meeting/1996-05-30'
const REST = 'high,A page,https://example.org/a,2026-01-31,,so it says,me,2026-02-01,'

/** A copy of the CIS text with a file of annotations. */
function withAnnotations(...rows: readonly string[]) {
  const folder = scratch()
  for (const ending of ['txt', 'yaml', 'corrections.yaml', 'readings.yaml'])
    copyFileSync(
      join(PROJECT_SOURCES, `cis-conference.${ending}`),
      join(folder, `cis-conference.${ending}`),
    )
  copyFileSync(join(PROJECT_SOURCES, 'accepted.csv'), join(folder, 'accepted.csv'))
  writeFileSync(join(folder, 'cis-conference.annotations.csv'), [HEAD, ...rows, ''].join('\n'))
  const { dataset, findings } = build(folder)
  const errors = findings.filter(({ severity }) => severity === 'error')
  return {
    dataset,
    errors: errors.map(({ file, ruleId, line, column, reason }) => {
      expect(file).toBe(join(folder, 'cis-conference.annotations.csv'))
      return `${line}:${column} ${ruleId}: ${reason}`
    }),
  }
}

test('an annotation is published as it is written, and nothing else changes', () => {
  const { dataset, errors } = withAnnotations(`hall,${ROW},venue,A hall,${REST}`)
  expect(errors).toEqual([])
  expect(dataset?.annotations).toEqual([
    {
      annotation_id: 'cis-conference/annotation/hall',
      mechanism_id: 'cis-conference',
      table_name: 'meetings',
      row_id: ROW,
      property: 'venue',
      value: 'A hall',
      certainty: 'high',
      source_title: 'A page',
      source_address: 'https://example.org/a',
      accessed: '2026-01-31',
      archived_address: null,
      words: 'so it says',
      remark: null,
      reviewed_by: 'me',
      reviewed_on: '2026-02-01',
    },
  ])
  expect({ ...dataset, annotations: [] }).toEqual({ ...withAnnotations().dataset, annotations: [] })
})

test.each([
  [
    `hall,${ROW.replace('30', '31')},venue,A hall,${REST}`,
    `2:6 annotation-without-row: Entry "hall", row: found "cis-conference/meeting/1996-05-31"; expected the identifier of a row that the text gives (did you mean "${ROW}"`,
  ],
  [`hall,${ROW},hall,A hall,${REST}`, '2:40 curated-file: Entry "hall", property: found "hall"'],
  [
    `hall,${ROW},adopted,1996-02-30,${REST}`,
    '2:48 curated-file: Entry "hall", value: found "1996-02-30"; expected a date',
  ],
  [
    `hall,${ROW},address,here,${REST}`,
    '2:48 curated-file: Entry "hall", value: found "here"; expected an address',
  ],
  [
    `hall,${ROW},venue,A hall,${REST.replace('high', 'low')}`,
    'curated-file: Entry "hall", certainty: found "low"; expected one of high, medium',
  ],
  [
    `hall,${ROW},venue,A hall,${REST.replace('so it says', 'a b c d e f g h i j k l m')}`,
    'expected a dozen words at most',
  ],
  [
    `hall,${ROW},venue,A hall,${REST}\nhall,${ROW},venue,Another,${REST}`,
    '3:1 curated-file: Entry "hall", found another with this id; expected unique ids.',
  ],
])('a fault is an error at its cell, and nothing is published: %s', (rows, message) => {
  const { dataset, errors } = withAnnotations(rows)
  expect(dataset).toBeNull()
  expect(errors).toHaveLength(1)
  expect(errors[0]).toContain(message)
})

test('the annotations of the project quote in short, and leave no day of access to guesswork', () => {
  const { annotations } = projectDataset()
  expect(annotations.length).toBeGreaterThan(50)
  expect(annotations.filter(({ certainty, remark }) => certainty === 'medium' && !remark)).toEqual(
    [],
  )
  expect(annotations.filter(({ accessed }) => accessed !== null)).toEqual([])
})
