/** The header: the names of a mechanism, and its labelled fields. */
import { bracketsAtEnd } from '../../text/brackets.ts'
import { group, spanOf, type Excerpt } from '../../text/excerpt.ts'
import { readingOf } from '../../dialect/reading.ts'
import type { Field } from '../../dialect/fields.ts'
import type { Registers } from '../../dialect/registers.ts'
import { isSentence } from '../line-forms.ts'
import type { Line, Outline } from '../outline.ts'
import { claim, mark, startOf, andThen, type Position, type Step } from '../position.ts'
import { areSeveralStates } from '../states.ts'
import { LISTS_COUNTRIES, moveTo, type Section } from './section.ts'

export const PROSE_AFTER_HEADER = 'it is prose right after the header'

export const header: Section = {
  settle({ states }, at, outline) {
    return areSeveralStates(states) ? moveTo('members', at, outline, LISTS_COUNTRIES) : at
  },
  settleLine({ line }, at, outline) {
    return isProseAfterHeader(line, outline)
      ? startOf('objectives', outline.registers, null, PROSE_AFTER_HEADER)
      : at
  },
  read(line, at, { registers }) {
    if (line.is === 'name') return claim('name', line, at)
    if (line.is === 'field') return readFieldLine(line.field, line.reading.words, at, registers)
    return bracketsAtEnd(line.reading.words) !== null
      ? claim('full-name', line, at)
      : { at, found: [] }
  },
}

/** Prose goes on after an unknown heading, "Our story", right after the last field. */
function isProseAfterHeader(line: Line, { lastField, registers }: Outline): boolean {
  return (
    line.is !== 'name' &&
    spanOf(line.reading.words).start > lastField &&
    isSentence(line, registers)
  )
}

function readFieldLine(field: Field, line: Excerpt, at: Position, registers: Registers): Step {
  const label = spanOf(field.label)
  const { value, note } = cutNote(field)
  const named = {
    at,
    found: [
      { is: 'field' as const, languages: field.languages },
      ...mark('label', label, at).found,
    ],
  }
  return andThen(named, (here) => {
    const made = claim('field', { reading: readingOf(value, registers), mark: null }, here, {
      name: field.field,
      line,
    })
    return note === null
      ? made
      : andThen(made, (next) =>
          claim('passage', { reading: readingOf(note, registers), mark: null }, next),
        )
  })
}

/** `1996 (renamed several times: ...)`: the value of a date field, and the note in brackets after it. */
function cutNote({ field, value }: Field) {
  const isDate = field === 'established' || field === 'launched'
  const match = isDate ? /^([^(]*[^(\s])\s*\((.+)\)$/d.exec(value.text) : null
  const [date, note] = [match && group(value, match, 1), match && group(value, match, 2)]
  return date === null || note === null ? { value, note: null } : { value: date, note }
}
