/** Sentences that seem to say who takes part, or who serves, and from which no participant was listed. */
import { findingAt, type Finding } from '../text/finding.ts'
import { countryNamedIn, organizationNamedIn } from '../dialect/named-in-text.ts'
import { spanOf } from '../text/excerpt.ts'
import type { Profile } from './draft.ts'
import type { Sentence } from './sentences.ts'

/**
 * A finding for each sentence of the prose that names a State or an organization beside words for a role, or is in a
 * list of such names, and gave no row. A sentence on a secretariat is reported even where its names are in no register.
 */
export function unreadRoles(profile: Profile): Finding[] {
  return profile.paragraphs.flatMap(({ sentences }) =>
    sentences.flatMap((sentence) => unreadRole(profile, sentence)),
  )
}

function unreadRole({ source, registers }: Profile, { claim, words }: Sentence): Finding[] {
  const { text } = words
  if (registers.words.roles.some(({ pattern }) => pattern.test(text))) return []
  const named = organizationNamedIn(text, registers) ?? countryNamedIn(text, registers)
  const stem = registers.words.sentences.roleStems.find(({ pattern }) => pattern.test(text))?.row
  const content = registers.sections.get(claim.section)?.content
  const isAmongNames =
    claim.kind === 'passage' && (content === 'organizations' || content === 'participants')
  if (named === null ? stem?.value !== 'any-name' : stem === undefined && !isAmongNames) return []
  const about = stem === undefined ? 'is where names are listed' : `mentions "${stem.phrase}"`
  const message = `The sentence ${about}${named === null ? '' : ` and names "${named}"`}. It is kept as prose; no participant is listed for it.`
  return [findingAt(source, spanOf(words), 'role-not-read', { severity: 'info', message })]
}
