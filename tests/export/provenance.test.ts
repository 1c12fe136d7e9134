/** The provenance notes of the first source: their order, and what a reader must find in them. */
import { expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../pipeline/build.ts'
import { provenanceNotes } from '../../pipeline/export/provenance.ts'
import { registers } from '../support/build-text.ts'

const { dataset } = build(PROJECT_SOURCES)
if (dataset === null) throw new Error('the project does not build')
const notes = provenanceNotes(dataset, registers.dataset)

test('what can be relied on comes first, then the findings', () => {
  const headings = [...notes.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
  expect(headings.slice(0, 3)).toEqual([
    'What this is, and what can be relied on',
    'Findings',
    'Corrections',
  ])
  expect(notes).toContain('- Established: 1996\n- Concluded: 2005\n')
})

test('the one warning comes before all notes', () => {
  const warning = notes.indexOf('**Line 34, “36”.** The heading declares 36, the list has 34.')
  expect(warning).toBeGreaterThan(notes.indexOf('### Warnings'))
  expect(warning).toBeLessThan(notes.indexOf('### Notes'))
})

test('no paragraph of the text is a heading, and inferred values are listed', () => {
  const bold = [...notes.matchAll(/\*\*(.+?)\*\*/g)].map(([, words = '']) => words.length)
  expect(Math.max(...bold)).toBeLessThan(200)
  expect(notes).toMatch(/^\| cis-conference \| concluded \| 2005 \| 13 \| 2005 \| /m)
})

test('sections without rows stay out', () => {
  const bare = provenanceNotes({ ...dataset, readings: [] }, registers.dataset)
  expect(notes).toContain('## Readings')
  expect(bare).not.toContain('## Readings')
})
