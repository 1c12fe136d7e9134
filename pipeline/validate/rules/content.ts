/** Rules of the tables of what the texts say: what belongs together, and numbers and dates that must agree. */
import { groupBy } from '../../text/group.ts'
import { ruleOf, type TableRule } from './rule.ts'

export const contentRules: readonly TableRule[] = [
  ruleOf(
    'declared_counts',
    'count-agreement',
    'The two numbers agree where they are equal, and disagree where they differ.',
    () =>
      ({ declared, listed, agreement }) =>
        agreement === (declared === listed ? 'agree' : 'disagree')
          ? null
          : `${declared} and ${listed} are said to ${agreement}.`,
  ),
  ruleOf(
    'declared_counts',
    'count-disagreement-reported',
    'A finding reports each declared number that the list does not have.',
    ({ mechanisms, findings }) => {
      const sourceOf = new Map(mechanisms.map((row) => [row.mechanism_id, row.source_id]))
      const reported = new Set(
        findings
          .filter(({ rule }) => rule.startsWith('declared-count-'))
          .map((row) => row.source_id),
      )
      return ({ agreement, mechanism_id }) =>
        agreement === 'agree' || reported.has(sourceOf.get(mechanism_id) ?? '')
          ? null
          : 'the numbers disagree, and no finding says so.'
    },
  ),
  ruleOf(
    'meetings',
    'meeting-dates',
    'A meeting ends on or after its first day, and its date spans its first and last day.',
    () =>
      ({ start_date: first, end_date: last, date }) => {
        if (first === null || last === null) return null
        const span = first === last ? first : `${first}/${last}`
        return first <= last && date === span
          ? null
          : `the first day is ${first}, the last ${last}, the date ${date}.`
      },
  ),
  ruleOf(
    'meetings',
    'meeting-body',
    'The group of a meeting is one of the same mechanism.',
    ({ bodies }) => {
      const mechanismOf = new Map(bodies.map((row) => [row.body_id, row.mechanism_id]))
      return ({ body_id, mechanism_id }) =>
        body_id === null || mechanismOf.get(body_id) === mechanism_id
          ? null
          : `${body_id} is a group of another mechanism.`
    },
  ),
  ruleOf(
    'documents',
    'document-meeting',
    'The meeting of a document is one of the same mechanism.',
    ({ meetings }) => {
      const mechanismOf = new Map(meetings.map((row) => [row.meeting_id, row.mechanism_id]))
      return ({ meeting_id, mechanism_id }) =>
        meeting_id === null || mechanismOf.get(meeting_id) === mechanism_id
          ? null
          : `${meeting_id} is a meeting of another mechanism.`
    },
  ),
  ruleOf(
    'mechanism_themes',
    'broader-area',
    'The broader area is another area of the same mechanism.',
    ({ mechanism_themes }) => {
      const areas = groupBy(mechanism_themes, (row) => row.mechanism_id)
      const themes = new Map(
        [...areas].map(([mechanism, rows]) => [
          mechanism,
          new Set(rows.map((row) => row.theme_id)),
        ]),
      )
      return ({ mechanism_id, theme_id, parent_theme_id: parent }) => {
        if (parent === null) return null
        if (parent === theme_id) return `its parent_theme_id is its own theme, ${theme_id}.`
        return themes.get(mechanism_id)?.has(parent) === true
          ? null
          : `its parent_theme_id, ${parent}, is not an area of the mechanism.`
      }
    },
  ),
]
