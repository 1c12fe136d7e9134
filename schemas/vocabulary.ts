/**
 * The closed lists of codes that the tables use, each code with its meaning.
 *
 * Each list is stated once, here: the zod enumerations, the checks of the database, the data dictionary and the concept
 * schemes of the linked data are made from them.
 */
import { z } from 'zod'

type Codes = Readonly<Record<string, string>>

/** A zod enumeration of the keys of a code list. */
export function codes<C extends Codes>(list: C) {
  return z.enum(Object.keys(list) as [keyof C & string, ...(keyof C & string)[]])
}

export const mechanismTypes = {
  rcp: 'Regional consultative process on migration',
  irf: 'Inter-regional forum on migration',
  global: 'Global process on migration',
} as const

export const mechanismStatuses = {
  active: 'The source says that the mechanism is at work',
  dormant: 'The source says that the mechanism is dormant',
  concluded: 'The source says that the mechanism has ended',
} as const

export const regionMatches = {
  exact: 'The words name these regions of M49',
  near: 'M49 has regions that come close to what the words name',
  described: 'M49 has no such region; the register describes it',
} as const

export const participationRoles = {
  member: 'Member State',
  'founding-member': 'State named as a founding member',
  'suspended-member': 'Member whose membership is suspended',
  'acceding-member': 'State whose accession is pending',
  observer: 'State with observer status',
  'interested-state': 'State listed as interested',
  guest: 'State invited as a guest',
  chair: 'State in the chair',
  'co-chair': 'State sharing the chair',
  'past-chair': 'State formerly in the chair',
  'incoming-chair': 'State that takes the chair next',
} as const

export const organizationRoles = {
  organizer: 'Organized the founding conference or the mechanism',
  secretariat: 'Acts as secretariat, alone or jointly, with the support that this includes',
  'support-unit': 'Named as the support unit, alongside a secretariat or instead of one',
  'partner-or-observer': 'Listed as partner or observer institution',
  member: 'Organization that is itself a member',
  'associated-organization': 'Organization with which the mechanism is formally associated',
  assessor: 'Assessed the mechanism',
  'technical-support': 'Gave technical support',
  'lead-agency': 'Leads or supports the work of a group',
  author: 'Wrote a document, by its title',
  issuer: 'Issued a document',
} as const

export const roleScopes = {
  mechanism: 'The mechanism as a whole',
  conference: 'The conference that the mechanism began with, or is',
  'follow-up': 'What followed the conference',
  meeting: 'A meeting',
  body: 'A group',
  document: 'A document',
} as const

export const agreements = {
  agree: 'The source lists as many as it declares',
  disagree: 'The source declares one number and lists another',
} as const

export const countedKinds = {
  states: 'The number is above a list of States, which may include organizations',
  organizations: 'The number is above a list of organizations',
} as const

export const bodyTypes = {
  'working-group': 'Working group',
  'expert-working-group': 'Working group of experts',
  'steering-group': 'Steering group',
} as const

export const eventTypes = {
  founding: 'The mechanism was established or launched',
  renaming: 'The mechanism got another name',
  adoption: 'A document or a decision was adopted',
  'body-established': 'A group was established',
  assessment: 'The mechanism, or its work, was assessed',
  extension: 'It was decided that something goes on for longer',
  conclusion: 'It was decided to conclude the mechanism',
  accession: 'Somebody joined',
  withdrawal: 'Somebody left, or is no longer a member',
  other: 'It has a date, but no words of the lexicon say of which kind it is',
} as const

export const documentTypes = {
  agenda: 'Agenda',
  conclusions: 'Conclusions of a meeting or of its chair',
  declaration: 'Declaration',
  plan: 'Plan or programme of action',
  recommendations: 'Recommendations',
  report: 'Report',
  resolution: 'Resolution',
  statement: 'Statement',
  summary: 'Summary',
  terms: 'Terms of reference, statutes, operating modalities',
} as const

export const segmentKinds = {
  value: 'Text that a typed value rests on: a name, a date, a role, a title',
  prose: 'Sentences kept word for word, in passages, events and descriptions, and not interpreted',
  label: 'Heading, field name or lead-in, or words of a reading around its values',
  'list-mark': 'Bullet or number before a list item',
  punctuation: 'Punctuation and joining words between values',
  whitespace: 'Spaces and line ends',
  boilerplate: 'Text of the web page around the profile, recognized and left out',
  unrecognized: 'Text that was not understood; a finding says where',
} as const

export const bases = {
  stated: 'The source says it, in these words or figures',
  corrected: 'The source says it, after a reviewed correction of what is written',
  reconciled: 'The words of the source were matched to an entry of a register',
  counted: 'Counted from the source, or given by the order in it',
  inferred: 'Follows from the source by the rule named, without being said',
  read: 'A reviewer says that the words mean this; the reading gives the reason',
  curated:
    'The metadata of the profile gives it, because the text does not; no characters are its evidence',
} as const

export const readAs = {
  name: 'Short name of the mechanism',
  'full-name': 'Full name of the mechanism',
  heading: 'Heading that opens a section',
  prose: 'Paragraph of prose',
  'list-item': 'Item of the list that its section holds',
  label: 'Lead-in or name of something, and no value',
  boilerplate: 'Text of the web page around the profile',
} as const

export const certainties = {
  high: 'No other reading makes sense',
  medium: 'The likelier of several possible readings',
  low: 'A guess worth recording, not worth applying',
} as const

export const annotationProperties = {
  'same-as': 'The same thing, under an address of another dataset or site',
  'document-symbol': 'The symbol that its issuer gives a document',
  title: 'The title that a document bears itself',
  adopted: 'When a document was adopted (EDTF)',
  issued: 'When a document was issued or distributed (EDTF)',
  issuer: 'Who issued a document',
  author: 'Who wrote a document',
  address: 'Where a document can be read',
  concluded: 'When it was concluded (EDTF)',
  'convened-by': 'Who convened a meeting',
  organizer: 'Who organized a meeting',
  'opened-by': 'Who opened a meeting',
  chair: 'Who chaired a meeting',
  venue: 'Where a meeting took place',
  attendance: 'Who attended a meeting, or how many',
  decision: 'What a meeting adopted or decided',
  theme: 'What a group or a meeting dealt with',
  'part-of': 'A larger whole that it belongs to: a series, a process',
  successor: 'What came after it',
  'further-meeting': 'A meeting of a mechanism that its profile does not list',
  'further-document': 'A document on a mechanism that its profile does not list',
  note: 'Anything else, in a sentence',
} as const

/** What is less certain than these is no annotation. */
export const annotationCertainties = {
  high: 'The source named says so of this very thing',
  medium: 'Likely, but something is open; the remark says what',
} as const

export const correctionStatuses = {
  applied: 'In force: the published values carry the corrected text',
  held: 'Not applied: style, or not certain enough',
  rejected: 'Examined and refused, kept so that it is not proposed again',
} as const

export const correctionKinds = {
  spelling: 'Misspelt word',
  grammar: 'Wrong form of a word',
  'wrong-word': 'Right spelling, wrong word',
  spacing: 'Missing or stray space',
  duplication: 'Superfluous word',
  name: 'Wrong form of a name',
  style: 'Matter of style or consistency',
} as const

export const severities = {
  error: 'The build stops and publishes nothing',
  warning: 'A reader of the data should know this before using the value',
  info: 'Worth knowing; the value is not in doubt',
} as const
