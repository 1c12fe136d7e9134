/** What the roles of organizations are confined to, several roles in one sentence, and the authors of documents. */
import { describe, expect, test } from 'vitest'
import { buildText } from '../support/build-text.ts'

function rolesIn(text: string): string[] {
  const { dataset } = buildText(
    `Example Process\n\nProcess of Examples (Example Process)\n\n${text}\n`,
  )
  return dataset.organization_roles.map(
    ({ role, organization_id: who, scope, document_id: document }) =>
      [role, who, scope, document].filter((each) => each !== null).join(' '),
  )
}

describe('what a role is confined to', () => {
  test.each([
    ['IOM acted as secretariat for the Conference.', 'secretariat iom conference'],
    ['IOM acts as secretariat of the Example Process.', 'secretariat iom mechanism'],
    ['IOM provided technical support to the follow-up.', 'technical-support iom follow-up'],
    ['IOM acts as secretariat of another body.', 'secretariat iom'],
    ['IOM acts as secretariat.', 'secretariat iom'],
  ])('%s', (sentence, expected) => {
    expect(rolesIn(`Objectives\n${sentence}`)).toEqual([expected])
  })
})

describe('two roles in one sentence', () => {
  test('go to the same names, each with its scope', () => {
    const sentence =
      'IOM acted as secretariat for the Conference and provided technical support to the Follow-up Process.'
    expect(rolesIn(`Objectives\n${sentence}`)).toEqual([
      'secretariat iom conference',
      'technical-support iom follow-up',
    ])
  })

  test('but not where somebody else may be meant', () => {
    const sentence = 'IOM acted as secretariat, while UNHCR provided technical support to it.'
    expect(rolesIn(`Objectives\n${sentence}`)).toEqual(['secretariat iom'])
  })
})

describe('those who wrote a document', () => {
  test('are named at the head of its title', () => {
    expect(rolesIn('Documents\nIOM and UNHCR Assessment Report of the Process')).toEqual([
      'author iom document example/document/iom-and-unhcr-assessment-report-of-the-process',
      'author unhcr document example/document/iom-and-unhcr-assessment-report-of-the-process',
    ])
  })

  test.each([
    'Report of IOM',
    'European Union Enlargement Report',
    'Assessment Report',
    'Coastal League Report',
  ])('are not taken from: %s', (title) => {
    expect(rolesIn(`Documents\n${title}`)).toEqual([])
  })
})
