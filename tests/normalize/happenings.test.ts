/** What sentences say happened: its kind, who did it, what it was done to, and at which meeting. */
import { describe, expect, test } from 'vitest'
import { buildText } from '../support/build-text.ts'

function built(sentences: string, more = '') {
  return buildText(
    `Example Process\n\nProcess of Examples (Example Process)\n\nObjectives\n${sentences}\n${more}`,
  )
}

function happenings(sentences: string, more = '') {
  return built(sentences, more).dataset.events.map((row) => [
    row.event_type,
    row.actor_as_written,
    row.object,
    row.duration,
    row.date,
  ])
}

describe('the forms of sentences', () => {
  test.each([
    [
      'In June 1999, the ministers adopted a Plan of Action and asked for a meeting.',
      ['adoption', 'the ministers', 'a Plan of Action', null, '1999-06'],
    ],
    [
      'A Charter was adopted in 2003 by the ministers.',
      ['adoption', 'the ministers', 'A Charter', null, '2003'],
    ],
    [
      'The States adopted a Declaration, a Plan of Action and a Charter at their third meeting.',
      ['adoption', 'The States', 'a Declaration, a Plan of Action and a Charter', null, null],
    ],
    [
      'In Geneva, the States agreed to extend the programme for another 18 months.',
      ['extension', 'the States', 'the programme', 'P18M', null],
    ],
    [
      'It was decided to conclude the Example Process.',
      ['conclusion', null, 'the Example Process', null, null],
    ],
    [
      'The Process acceded to the Charter in 2004.',
      ['accession', 'The Process', 'the Charter', null, '2004'],
    ],
    [
      'En 2012, les États ont adopté une carte commune.',
      ['adoption', 'les États', 'une carte commune', null, '2012'],
    ],
    [
      'The Example Process was established in 1996 by five ministers.',
      ['founding', 'five ministers', null, null, '1996'],
    ],
    ['In 1999, ministers met.', ['other', null, null, null, '1999']],
  ])('%s', (sentence, expected) => {
    expect(happenings(sentence)).toEqual([expected])
  })
})

describe('what is not clear', () => {
  test.each([
    'The States that adopted the Charter meet each year.',
    'The newly adopted Charter is short.',
    'In their talks, ministers adopted a Charter.',
    'The States decided to conclude an agreement.',
    'The Process was to last ten years.',
  ])('is a finding and no row: %s', (sentence) => {
    const { dataset, findings } = built(sentence)
    expect(dataset.events).toEqual([])
    expect(findings.map(({ ruleId }) => ruleId)).toContain('happening-not-read')
  })

  test('and of the kind "other" where it has a date', () => {
    const sentence = 'The States that adopted the Charter met in 2004.'
    expect(happenings(sentence)).toEqual([['other', null, null, null, '2004']])
  })
})

describe('groups and their meetings', () => {
  const group = 'The Process has a Steering Group.'
  const meetings = (number: string): string =>
    `\nRecent Meetings\nMay 4-5, 2016, Oslo, Norway, ${number} Meeting of the Steering Group\n`
  const keys = (sentences: string, more: string) =>
    built(sentences, more).dataset.events.map(({ body_id: body, meeting_id: meeting, date }) => [
      body?.split('/body/')[1] ?? null,
      meeting?.split('/meeting/')[1] ?? null,
      date,
    ])
  const decided = `${group} The fifth meeting of the Steering Group adopted a Plan.`

  test('a happening at a listed meeting has its date', () => {
    expect(keys(decided, meetings('Fifth'))).toEqual([
      ['steering-group', '2016-05-04', '2016-05-04/2016-05-05'],
    ])
  })

  test('but not at another one', () => {
    expect(keys(decided, meetings('Sixth'))).toEqual([['steering-group', null, null]])
  })

  test('nor where the sentence gives another date', () => {
    const dated = `${group} In 2014, the fifth meeting of the Steering Group adopted a Plan.`
    expect(keys(dated, meetings('Fifth'))).toEqual([['steering-group', null, '2014']])
  })

  test('a group that was established is named, with a date or without', () => {
    expect(keys('A Working Group was established.', '')).toEqual([['working-group', null, null]])
    expect(keys('In 2004, a Working Group was established.', '')).toEqual([
      ['working-group', null, '2004'],
    ])
  })
})
