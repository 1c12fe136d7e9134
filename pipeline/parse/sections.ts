/** The readers of sections, by what a section holds. A new kind of content is a file beside these and a line here. */
import type { SectionRow } from '../../schemas/curated.ts'
import { documents } from './sections/documents.ts'
import { header } from './sections/header.ts'
import { meetings } from './sections/meetings.ts'
import { organizations } from './sections/organizations.ts'
import { other } from './sections/other.ts'
import { participants } from './sections/participants.ts'
import { prose } from './sections/prose.ts'
import type { Section } from './sections/section.ts'
import { themes } from './sections/themes.ts'

export const SECTIONS: Readonly<Record<SectionRow['content'], Section>> = {
  header,
  prose,
  themes,
  participants,
  organizations,
  meetings,
  documents,
  other,
}
