/**
 * Profiles made from a seed, in the forms that pages have, with the rows that they must give known by construction:
 * for tests of what holds of any profile, and for measuring how long many of them take.
 */
import fc from 'fast-check'
import { header, meetings, objectives } from './prose.ts'
import { rowsOf, type Rows, type Section } from './section.ts'
import { areas, chairs, documents, institutions, states } from './sections.ts'
import { FIRST_WORDS, LAST_WORDS, SECOND_WORDS } from './words.ts'

export interface Generated {
  readonly name: string
  readonly text: string
  /** The rows that a careful reader takes from the text; a table that is not named has none. */
  readonly rows: Rows
}

const name = fc
  .tuple(
    fc.constantFrom(...FIRST_WORDS),
    fc.constantFrom(...SECOND_WORDS),
    fc.constantFrom(...LAST_WORDS),
  )
  .map((words) => words.join(' '))

function sectionsOf(mechanism: string): fc.Arbitrary<Section[]> {
  return fc
    .tuple(
      header(mechanism),
      objectives,
      areas,
      fc.option(chairs),
      states('member', 5, 60),
      fc.option(states('interested-state', 2, 40)),
      fc.option(states('observer', 2, 10)),
      fc.option(institutions),
      meetings,
      fc.option(documents(mechanism)),
    )
    .map((sections) => sections.filter((section) => section !== null))
}

export const generated: fc.Arbitrary<Generated> = name.chain((mechanism) =>
  sectionsOf(mechanism).map((sections) => ({
    name: mechanism,
    text: sections.map(({ lines }) => `${lines.join('\n')}\n`).join('\n'),
    rows: rowsOf(sections),
  })),
)

/** The same profiles for the same seed, on every machine. */
export function generateProfiles(count: number, seed: number): Generated[] {
  return fc.sample(generated, { numRuns: count, seed })
}
