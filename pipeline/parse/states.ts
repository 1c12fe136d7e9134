/** Lines seen as a list of States. */
import type { ListedName } from '../dialect/names.ts'
import { isFootnote } from './line-forms.ts'
import type { Item } from './outline.ts'

export interface States {
  readonly names: readonly ListedName[]
  readonly allKnown: boolean
  readonly anyKnown: boolean
  readonly mostlyKnown: boolean
  readonly hasTerms: boolean
}

/** What the lines of a block hold, seen as a list of States; footnotes aside. */
export function asListOfStates(lines: readonly Item[]): States {
  const names = lines
    .filter((line) => !isFootnote(line))
    .flatMap((line) => line.reading.names().names)
  const known = names.filter((name) => name.kind === 'country')
  return {
    names,
    allKnown: names.length > 0 && known.length === names.length,
    anyKnown: known.length > 0,
    mostlyKnown: known.length > 1 && 2 * known.length >= names.length,
    hasTerms: names.some((name) => name.term !== null),
  }
}

/** Several names, all of them of States. */
export function areSeveralStates({ names, allKnown }: States): boolean {
  return allKnown && names.length > 1
}

/** Items that are States: all of two, or most of three and more. */
export function areStates(states: States): boolean {
  return areSeveralStates(states) || (states.mostlyKnown && states.names.length > 2)
}
