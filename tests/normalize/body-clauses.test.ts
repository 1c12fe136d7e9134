/** Who sits in a group, what it is for, and how many there are: one form each, and words that are near but say something else. */
import { describe, expect, test } from 'vitest'
import { built } from '../support/build-text.ts'

function bodyOf(text: string) {
  const [body] = built(`Working Groups\n${text}\n`).dataset.bodies
  return body
}

describe('composition', () => {
  test.each([
    ['A Steering Group, composed of interested States, led the work.', 'interested States'],
    [
      'The States set up a Steering Group, which is made up of the past and the next host.',
      'the past and the next host',
    ],
    ['A Working Group was set up in 2010. The WG comprised officials, and met twice.', 'officials'],
    [
      'A Working Group was set up in 2010. The Working Group consists of experts; it meets in May.',
      'experts',
    ],
    [
      'A Working Group was set up in 2010. These Working Groups brought together ministers, who met in Rome.',
      'ministers',
    ],
    [
      'Un groupe de travail a été constitué en 2016. Ces groupes réunissent des experts et se réunissent à Dakar.',
      'des experts',
    ],
  ])('%s', (text, composition) => {
    expect(bodyOf(text)?.composition).toBe(composition)
  })

  test.each([
    [
      'of another group',
      'A Working Group was set up in 2010. The Steering Group is composed of ministers.',
    ],
    [
      'of a group of another kind',
      'A Steering Group was set up in 2010. The WG is composed of ministers.',
    ],
    ['of anybody', 'A Working Group was set up in 2010. It is composed of ministers.'],
    [
      'of one of two groups',
      'A Working Group and a Steering Group were set up. The WG is composed of ministers.',
    ],
    ['further on', 'A Working Group drafted a report composed of three chapters.'],
    [
      'in another paragraph',
      'A Working Group was set up in 2010.\n\nThe WG is composed of ministers.',
    ],
  ])('is not taken from words that may be %s', (_, text) => {
    expect(bodyOf(text)).toMatchObject({ composition: null })
  })
})

describe('mandate', () => {
  test.each([
    ['A Working Group was set up to visit the shelters.', 'to visit the shelters'],
    [
      'In 2003, two Working Groups were established in order to prepare the meetings.',
      'in order to prepare the meetings',
    ],
    [
      'A Working Group was created in March 2010 to draft rules, which were adopted later.',
      'to draft rules',
    ],
    [
      'A Working Group on Data, tasked with a common glossary, meets in May.',
      'tasked with a common glossary',
    ],
    [
      'Un groupe de travail a été constitué en juin 2016 pour comparer les données.',
      'pour comparer les données',
    ],
  ])('%s', (text, mandate) => {
    expect(bodyOf(text)?.mandate).toBe(mandate)
  })

  test.each([
    'Three Working Groups were established to date.',
    'A Working Group was established in 2003 and travelled to Oslo.',
    'A Working Group to be named later will meet.',
    'A Working Group was set up to 2010.',
  ])('is not read from: %s', (text) => {
    expect(bodyOf(text)).toMatchObject({ mandate: null })
  })
})

test.each([
  ['Four Working Groups were established.', 4],
  ['One Working Group was established.', 1],
  ['A Working Group was established.', null],
])('%s', (text, number) => {
  expect(bodyOf(text)?.number_of_groups).toBe(number)
})
