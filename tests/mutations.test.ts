/**
 * Damage: every profile of the tests, harmed. What is still said must be right or be reported: a value that the whole
 * text does not give needs a new finding, or a warning at its place, or a statement that calls it inferred; a value that
 * has gone although its own lines are still there needs a new finding.
 */
import { describe, expect, test } from 'vitest'
import { buildText } from './support/build-text.ts'
import { factsOf, silencesWithoutALine, texts } from './support/damage.ts'

/** One line of so many is lost here; `mutations.deep.test.ts` loses every line in turn. */
const SAMPLE = 12

describe.each(texts)('%s', (name, text) => {
  const whole = buildText(text, undefined, name).dataset
  const first = texts.findIndex(([other]) => other === name) % SAMPLE

  test('says nothing wrong in silence when one line is lost', () => {
    const sampled = silencesWithoutALine(name, text, (index) => index % SAMPLE === first)
    expect(sampled).toEqual([])
  })

  test('says the same with other list marks', () => {
    const others: [RegExp, string][] = [
      [/^(\s*)•/gm, '$1-'],
      [/^(\s*)•/gm, '$1–'],
      [/^(\s*)- /gm, '$1• '],
    ]
    const changed = others.map(([mark, other]) => text.replace(mark, other))
    for (const marked of new Set(changed.filter((each) => each !== text)))
      expect(factsOf(buildText(marked, undefined, name).dataset)).toEqual(factsOf(whole))
  })

  test('says the same inside the boilerplate of its page', () => {
    const page = `Skip to main content\n\nWho we are\nOur Work\n\n${text}\n\nBack to top\n`
    expect(factsOf(buildText(page, undefined, name).dataset)).toEqual(factsOf(whole))
  })

  test('says the same with line ends of another system', () => {
    expect(factsOf(buildText(text.replaceAll('\n', '\r\n'), undefined, name).dataset)).toEqual(
      factsOf(whole),
    )
  })
})
