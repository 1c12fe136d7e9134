/** The prose: its paragraphs as passages, and the groups that it introduces. */
import { spanOf } from '../text/excerpt.ts'
import { slug } from '../text/slug.ts'
import type { CorrectedClaim } from '../text/claims.ts'
import type { Span } from '../text/source-text.ts'
import { normalizeBodies } from './bodies.ts'
import {
  counted,
  labelled,
  own,
  said,
  written,
  type Cell,
  type Draft,
  type Evidence,
  type Normalized,
  type Profile,
} from './draft.ts'
import type { Paragraph } from './sentences.ts'

/** Identifiers of passages are made of so many characters of their first words. */
const FIRST_WORDS = 40

export function normalizeProse(profile: Profile): Normalized {
  const { paragraphs } = profile
  const sentences = paragraphs.flatMap((paragraph) => paragraph.sentences)
  const bodies = normalizeBodies(profile, sentences)
  return {
    drafts: [
      ...paragraphs.map((paragraph, index) => passage(profile, paragraph, index + 1)),
      ...bodies.drafts,
    ],
    leftovers: [],
    findings: bodies.findings,
  }
}

function passage(
  { mechanismId, unique }: Profile,
  { claim, excerpt }: Paragraph,
  position: number,
): Draft {
  const { section } = claim
  const span = spanOf(excerpt)
  return {
    table: 'passages',
    cells: {
      passage_id: own(
        unique(`${mechanismId}/passage/${section}/${slug(excerpt.text, FIRST_WORDS)}`),
      ),
      mechanism_id: own(mechanismId),
      section: sectionCell(claim, span),
      text: said(excerpt.text, excerpt, 'paragraph'),
      text_as_written: written(excerpt, 'paragraph'),
      list_position: counted(position, span, 'list-order'),
    },
  }
}

/**
 * Right under its heading a paragraph is said to belong there; after a blank line it follows from the heading above, and
 * without a heading from its form.
 */
function sectionCell({ section, heading, continued }: CorrectedClaim, span: Span): Cell<string> {
  if (heading !== null && !continued) return labelled(section, heading, 'section-heading')
  const evidence: Evidence =
    heading === null
      ? { span, basis: 'inferred', rule: 'section-form', corrections: [] }
      : { span: heading, basis: 'inferred', rule: 'section-goes-on', corrections: [] }
  return { value: section, evidence: [evidence] }
}
