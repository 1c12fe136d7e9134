/** A section without a heading is reported where it begins, once, with the form that it was known by. */
import { describe, expect, test } from 'vitest'
import { slice } from '../../pipeline/text/source-text.ts'
import { buildText } from '../support/build-text.ts'

const HEADER =
  'Example Process\n\nProcess of Examples on Migration (Example Process)\n\nType: Regional consultative process (Region: Europe)\n\nEstablished: 1996\n\n'

/** The places that were reported, as `section: words of the line`. */
function told(text: string): string[] {
  const { findings } = buildText(HEADER + text)
  return findings.flatMap(({ ruleId: rule, severity, message, at }) =>
    rule === 'section-by-form' && at !== null
      ? [`${severity} ${/treated as "([^"]+)"/.exec(message)?.[1]}: ${slice(at.source, at.span)}`]
      : [],
  )
}

describe('a section without a heading is reported at its first line', () => {
  test.each([
    [
      'prose behind the header',
      'The States meet each year in a town.\n\nThey eat well there, and at length.',
      ['info Objectives: The States meet each year in a town.'],
    ],
    [
      'marked items behind prose',
      'Objectives\nThe States meet each year in a town.\n\n• Refugees\n• Visas',
      ['info Areas of discussion: Refugees'],
    ],
    [
      'a lead-in to areas',
      'Objectives\nThe States meet each year in a town.\n\nSpecific areas of discussion include:\n• Refugees',
      ['info Areas of discussion: Specific areas of discussion include:'],
    ],
    [
      'a list of countries',
      'Thematic Focus\n• Refugees\n\nAustria Belgium\nCroatia Denmark',
      ['info Members: Austria Belgium'],
    ],
    [
      'a sentence on the secretariat',
      'Members\n- Austria\n- Belgium\n\nIOM acts as secretariat of the Example Process.',
      ['info Secretariat: IOM acts as secretariat of the Example Process.'],
    ],
    [
      'no chair',
      'Members\n- Austria\n- Belgium\n\nNo permanent chair',
      ['info Chair: No permanent chair'],
    ],
    [
      'dated lines',
      'Secretariat\nIOM\n\nMay 4-5, 2016, Bergen, Norway, First Meeting\nMay 6, 2015, Oslo, Norway, Zeroth Meeting',
      ['info Meetings: May 4-5, 2016, Bergen, Norway, First Meeting'],
    ],
    [
      'titled lines with a year',
      'Secretariat\nIOM\n\nOn Harbours and People 2016',
      ['info Documents: On Harbours and People 2016'],
    ],
    [
      'lines behind the meetings',
      'Recent Meetings\nMay 4-5, 2016, Bergen, Norway, First Meeting\n\nOn harbours and people',
      ['info Documents: On harbours and people'],
    ],
    [
      'a dated line in the prose',
      'Objectives\nThe States meet each year in a town.\nMay 4-5, 2016, Bergen, Norway, First Meeting',
      ['info Meetings: May 4-5, 2016, Bergen, Norway, First Meeting'],
    ],
  ])('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

test('the finding says what the section was known by', () => {
  const { findings } = buildText(`${HEADER}Secretariat\nIOM\n\nOn Harbours and People 2016\n`)
  expect(findings.find(({ ruleId }) => ruleId === 'section-by-form')?.message).toBe(
    'No heading here; treated as "Documents", because each of its lines has a year or a type of document. If it is another section, the values read from it are wrong.',
  )
})

test('words of the page around the profile do not hide the first line of a section', () => {
  expect(
    told('Objectives\nThe States meet each year in a town.\n\nTake Action\n• Refugees'),
  ).toEqual(['info Areas of discussion: Refugees'])
})

describe('nothing is reported', () => {
  test.each([
    ['for the header, which never has a heading', ''],
    [
      'under headings',
      'Objectives\nThe States meet each year in a town.\n\nThematic Focus\n• Refugees\n\nMembers\n- Austria\n- Belgium\n\nSecretariat\nIOM\n\nRecent Meetings\nMay 6, 2015, Oslo, Norway, First Meeting\n\nDocuments\nOslo Declaration 2015',
    ],
    [
      'for text that is not understood',
      'Members\n- Austria\n- Belgium\n\nContact points\nSecond floor',
    ],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([])
  })
})
