/** The header, the prose and the meetings of a generated profile. */
import fc from 'fast-check'
import type { Section } from './section.ts'
import {
  COUNTRIES,
  GATHERINGS,
  HAPPENINGS,
  MONTHS,
  ORDINALS,
  REGIONS,
  SENTENCES,
  SUBJECTS,
  TOWNS,
  TYPES,
} from './words.ts'

const two = (number: number): string => String(number).padStart(2, '0')
/** Founded first, so that nothing happened before. */
const yearOfFoundation = fc.integer({ min: 1975, max: 1989 })
const year = fc.integer({ min: 1990, max: 2023 })
const month = fc.integer({ min: 1, max: 12 })
const nameOf = (number: number): string => MONTHS[number - 1] ?? ''

export function header(name: string): fc.Arbitrary<Section> {
  const type = fc.constantFrom(...TYPES)
  const region = fc.constantFrom(...REGIONS)
  const typeForm = fc.constantFrom(
    'Type: {T} (Region: {R})',
    'Type : {T} (region covered: {R})',
    'Type:  {T}\n\nRegion: {R}',
  )
  const association = fc.constantFrom(
    '',
    'Formal association with regional or multi-stakeholder organization: None.',
  )
  const established = fc.constantFrom(
    'Established:  {Y}',
    'Established {Y}',
    'Established: \u00a0{Y}',
    'Established: {Y}',
  )
  return fc
    .tuple(
      fc.constantFrom(...SUBJECTS),
      type,
      region,
      typeForm,
      association,
      established,
      yearOfFoundation,
    )
    .map(([subject, [typeWords, code], where, form, bodies, founded, when]) => {
      const full = `Consultations of the ${name.split(' ').slice(0, 2).join(' ')} States on ${subject}`
      const typed = form.replace('{T}', typeWords).replace('{R}', where)
      const fields = [typed, bodies, founded.replace('{Y}', String(when))].filter(
        (line) => line !== '',
      )
      return {
        lines: [
          name,
          '',
          `${full} (${name})`,
          ...fields.flatMap((field) => ['', ...field.split('\n')]),
        ],
        rows: {
          mechanisms: [
            {
              name,
              full_name: full,
              mechanism_type: code,
              region: where,
              has_formal_association: bodies === '' ? null : false,
              established: String(when),
              concluded: null,
              status: null,
            },
          ],
        },
      }
    })
}

/** Paragraphs under a heading or right after the header; some sentences say when something happened. */
export const objectives: fc.Arbitrary<Section> = fc
  .tuple(
    fc.boolean(),
    fc.uniqueArray(fc.constantFrom(...SENTENCES), { minLength: 1 }),
    fc.uniqueArray(fc.tuple(fc.constantFrom(...HAPPENINGS), month, year), {
      selector: ([what]) => what,
      minLength: 1,
    }),
  )
  .map(([hasHeading, sentences, happenings]) => {
    const events = happenings.map(([what, m, y]) => ({
      event_type: what.includes('adopted') ? ('adoption' as const) : ('other' as const),
      date: `${y}-${two(m)}`,
      sentence: `In ${nameOf(m)} ${y}, ${what}.`,
    }))
    const paragraphs = [sentences.join(' '), events.map(({ sentence }) => sentence).join(' ')]
    return {
      lines: [...(hasHeading ? ['Objectives'] : []), paragraphs[0] ?? '', '', paragraphs[1] ?? ''],
      rows: {
        events,
        passages: paragraphs.map((text, index) => ({
          section: 'objectives',
          text,
          text_as_written: text,
          list_position: index + 1,
        })),
      },
    }
  })

interface Days {
  readonly words: string
  readonly edtf: string
}

/** `May 26-28, 2004`, `26-27 November 2014`, `September 17, 2020`. */
const days: fc.Arbitrary<Days> = fc
  .tuple(year, month, fc.integer({ min: 1, max: 25 }), fc.integer({ min: 0, max: 3 }), fc.boolean())
  .map(([y, m, first, more, dayFirst]) => {
    const span = more === 0 ? `${first}` : `${first}-${first + more}`
    const day = (number: number): string => `${y}-${two(m)}-${two(number)}`
    return {
      words: dayFirst ? `${span} ${nameOf(m)} ${y}` : `${nameOf(m)} ${span}, ${y}`,
      edtf: more === 0 ? day(first) : `${day(first)}/${day(first + more)}`,
    }
  })

const place = fc.option(fc.tuple(fc.constantFrom(...TOWNS), fc.constantFrom(...COUNTRIES)))
const gathering = fc.tuple(
  days,
  place,
  fc.constantFrom(...ORDINALS),
  fc.constantFrom(...GATHERINGS),
)

/** Meetings: date, town, country and title on one line, or online; under their heading, or known by their dates. */
export const meetings: fc.Arbitrary<Section> = fc
  .tuple(
    fc.constantFrom(['Recent Meetings'], ['Previous Meetings'], []),
    fc.array(gathering, { minLength: 2, maxLength: 8 }),
  )
  .map(([heading, found]) => {
    const rows = found.map(([{ edtf }, where, ordinal, kind], index) => ({
      title: `${ordinal} ${kind}`,
      date: edtf,
      place: where?.[0] ?? 'Virtual Event',
      country_id: where?.[1].id ?? null,
      list_position: index + 1,
    }))
    const lines = found.map(([{ words }, where], index) => {
      const venue = where === null ? 'Virtual Event' : `${where[0]}, ${where[1].name}`
      return `${words}, ${venue}, ${rows[index]?.title}`
    })
    return { lines: [...heading, ...lines], rows: { meetings: rows } }
  })
