/**
 * The rules by which values are read and findings are made, each in a sentence for people.
 *
 * `statements.rule` and `findings.rule` hold these codes; the provenance notes print the sentences.
 */

/** How a value was read. */
export const readingRules = {
  'title-line': 'The first line of the profile is the short name of the mechanism.',
  'full-name-line': 'A line that ends in the short name in brackets gives the full name.',
  'type-field': 'The field "Type" names the kind of mechanism.',
  'region-field': 'The region stands in brackets after the type, or in a field of its own.',
  'association-field': 'The field on formal association: "None" means that there is none, anything else names the body.',
  'established-field': 'The field "Established".',
  'established-sentence': 'A sentence "NAME was established in DATE".',
  'conclusion-sentence': 'A sentence that says that it was decided to conclude the mechanism: its date is taken for the end.',
  'status-sentence': 'A sentence that states the status of the mechanism.',
  'section-form': 'The heading is missing; the section is known by the form of its text and by its place.',
  'section-heading': 'The heading of the section says which role the names under it have.',
  'country-register': 'The name is looked up in the register of countries, after folding case and accents; near names never match.',
  'name-as-listed': 'The name as it stands in the list.',
  'column-order': 'The list is set in columns that fill from top to bottom: the position counts down the first column, then down the next.',
  'list-order': 'The position counts the items from the top of the list.',
  'declared-count': 'The number that stands in the heading of a list.',
  'listed-count': 'The number of names in the list.',
  'count-comparison': 'The number in the heading is compared with the number of names in the list.',
  'organization-register': 'The name is looked up in the register of organizations; a name and its acronym in brackets must agree.',
  'role-sentence': 'A sentence that begins with names and goes on with the words for a role.',
  'theme-item': 'An item of the list of areas of discussion, without its list punctuation.',
  'theme-in-brackets': 'An area named in the brackets behind another is its narrower area.',
  'theme-register': 'The area is looked up in the register of themes, after folding case and accents.',
  'meeting-line': 'A line with a date, a place that ends in a country, and a title.',
  'document-title': 'A line of the list of documents.',
  'document-type-word': 'A word of the title names the type.',
  'document-year': 'A year or span of years in the title.',
  'document-names-meeting': 'The title of the document repeats that of exactly one listed meeting, or begins it behind "Report of the", in three words or more, and their years do not differ.',
  'body-introduction': 'The prose introduces a group with an indefinite article or a number: "a steering group", "four Expert Working Groups".',
  'body-heading': 'The heading of the section gives the name of the group.',
  'dated-sentence': 'A sentence of the prose with a date behind a preposition: "in 2000", "In June 1999".',
  paragraph: 'A paragraph of the prose.',
} as const

/** What a finding is about. */
export const findingRules = {
  'unreadable-file': 'A file could not be read.',
  'invalid-utf8': 'A source must be valid UTF-8.',
  'nul-character': 'A source must not hold a NUL character.',
  'empty-file': 'A source must hold text.',
  'oversized-file': 'A source of this size is no profile.',
  'byte-order-mark': 'The file begins with a byte order mark, which is no part of the text: offsets count from the character after it.',
  'file-name': 'The name of a source becomes its identifier.',
  'orphan-file': 'Metadata or a ledger stands without the text it is about.',
  'no-sources': 'There is nothing to build.',
  'not-an-output-folder': 'The build replaces the exports in a folder only if it made them.',
  'curated-file': 'A curated file does not have the form it must have.',
  'register-conflict': 'A name of a register stands for two entries.',
  'ledger-place-not-found': 'A ledger entry no longer finds its place in the source.',
  'ledger-place-ambiguous': 'A ledger entry finds more than one place in the source.',
  'ledger-overlap': 'Two ledger entries speak of the same characters.',
  'ledger-idle': 'A ledger entry changes nothing: its place is in no value, or crosses the edge of one.',
  'declared-count-disagrees': 'The source declares one number of participants and lists another. Both are published; nobody is added.',
  'declared-count-without-list': 'The source declares a number of participants and lists none.',
  'unknown-country': 'A name is in no register of countries. It stands in the data as written.',
  'unknown-organization': 'A name is in no register of organizations. It stands in the data as written.',
  'unknown-theme': 'An area of discussion is not in the register of themes. It stands in the data as written.',
  'duplicate-entry': 'The same entry stands twice in a list.',
  'field-not-understood': 'The value of a labelled field was not understood.',
  'date-not-understood': 'A date was not understood, or is no day of the calendar.',
  'dates-out-of-order': 'One date contradicts another.',
  'dates-disagree': 'Two places of the source give different dates for the same thing.',
  'text-not-understood': 'Text that the pipeline did not understand. It stands in the segments as unrecognized.',
  remark: 'A note that a maintainer has left at a place of the source.',
  'undetermined-date': 'The source says that something happened and gives no date for it.',
  'schema-violation': 'A row does not have the form that its table asks for.',
  'duplicate-key': 'Two rows of a table have the same key.',
  'broken-reference': 'A row refers to another that does not exist.',
  'missing-evidence': 'A published value has no statement.',
  'wrong-evidence': 'A statement does not give the characters that stand at its place.',
  'segments-do-not-tile': 'The segments of a source do not give its text back.',
} as const

export type ReadingRule = keyof typeof readingRules
export type FindingRule = keyof typeof findingRules
export type Rule = FindingRule
