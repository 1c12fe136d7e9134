/** Areas of discussion. */
import { isLeadIn, isSentence } from '../line-forms.ts'
import { areSeveralStates } from '../states.ts'
import { as, LISTS_COUNTRIES, moveTo, type Section } from './section.ts'

export const themes: Section = {
  settle({ first, states }, at, outline) {
    if (at.hasBlock && areSeveralStates(states))
      return moveTo('members', at, outline, LISTS_COUNTRIES)
    // After areas with list marks, a line without one has lost its heading.
    return at.hasMarks && first.mark === null && !isLeadIn(first)
      ? moveTo('other', at, outline)
      : at
  },
  read(item, at, { registers }) {
    if (isLeadIn(item)) return as('label', item, at)
    return as(isSentence(item, registers) ? 'passage' : 'theme', item, at)
  },
}
