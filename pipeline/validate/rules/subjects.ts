/** Rules of the registers, as far as their columns depend on each other. */
import { ruleOf, type TableRule } from './rule.ts'

export const subjectRules: readonly TableRule[] = [
  ruleOf(
    'countries',
    'country-place',
    'A country has a latitude and a longitude, or neither.',
    () =>
      ({ latitude, longitude }) =>
        (latitude === null) === (longitude === null)
          ? null
          : `the latitude is ${latitude}, the longitude ${longitude}.`,
  ),
]
