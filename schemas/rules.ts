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
  'region-field': 'The region is in brackets after the type, or in a separate field.',
  'region-register':
    'The words for the region are looked up in the register of regions, ignoring case and accents.',
  'association-field':
    'The field on formal association: "None" means no association; anything else names the body.',
  'established-field': 'The field "Established".',
  'established-sentence': 'A sentence "NAME was established in DATE".',
  'conclusion-sentence':
    'A sentence that says that it was decided to conclude the mechanism; its date is taken as the end.',
  'status-sentence': 'A sentence that states the status of the mechanism.',
  'section-form':
    'The heading is missing; the section is recognized by the form of its text and by its place.',
  'section-goes-on':
    'The paragraph comes after a blank line; the heading above it is taken to hold for it too.',
  'section-heading': 'The heading of the section gives the role of the names under it.',
  'country-register':
    'The name is looked up in the register of countries, ignoring case and accents; similar names never match.',
  'name-as-listed': 'The name as it is in the list.',
  'column-order':
    'The list is set in columns: the position counts down the first column, then down the next.',
  'list-order': 'The position counts the items from the top of the list.',
  'declared-count': 'The number in the heading of a list.',
  'listed-count': 'The number of names in the list.',
  'count-comparison': 'The number in the heading is compared with the number of names in the list.',
  'organization-register':
    'The name is looked up in the register of organizations; a name and its acronym in brackets must agree.',
  'role-sentence': 'A sentence that begins with names, followed by the words for a role.',
  'role-scope':
    'The words right after those for a role say what it is confined to: "for the Conference", "to the Follow-up Process".',
  'document-author':
    'The title of a document begins with names of organizations, followed by words such as "Assessment Report".',
  'term-in-brackets': 'A term in brackets after a name.',
  'year-of-date':
    'The year of the date in another column of the row; of a span, the year in which it begins or ends.',
  'list-group': 'Words over a part of a list, or before the names on its line.',
  'accession-footnote': 'A footnote that says that the accession of a State is pending.',
  'launched-field': 'The field "Launched"; its line is an event.',
  'group-line':
    'A line under the heading of groups that begins with the words for a kind of group.',
  'theme-item': 'An item of the list of areas of discussion, without its list punctuation.',
  'theme-in-brackets': 'An area in brackets after another is its narrower area.',
  'theme-below': 'An area below another in the list, by indent or list mark, is its narrower area.',
  'theme-register': 'The area is looked up in the register of themes, ignoring case and accents.',
  'meeting-line': 'A line with a date, a place that ends in a country, and a title.',
  'meeting-ordinal':
    'An ordinal before the words for a meeting in its title: "Fifth Meeting", "5th Annual Conference".',
  'meeting-names-body': 'The title of the meeting names exactly one group of the mechanism.',
  'document-title': 'A line of the list of documents.',
  'document-type-word': 'A word in the title gives the type.',
  'document-year':
    'The one date in the title that is no span and no part of the name of a meeting is taken as that of the document.',
  'document-span': 'A span of time in the title.',
  'document-link': 'The address that the title links to.',
  'document-names-meeting':
    'The title of the document repeats that of exactly one listed meeting, or after "Report of the" the first three or more words of it, and their years do not differ.',
  'body-introduction':
    'The prose introduces a group with an indefinite article or a number: "a steering group", "four Expert Working Groups".',
  'body-composition':
    'Words after the name of the group, or after "The WG" further on in its paragraph, say who sits in it: "composed of", "brought together".',
  'body-mandate':
    'Words after the name of the group, or after "was established", say what it is for: "to address", "tasked with".',
  'body-heading': 'The heading of the section gives the name of the group.',
  'dated-sentence':
    'A sentence of the prose with a date after a preposition: "in 2000", "In June 1999".',
  'happening-sentence': 'A sentence of the prose that says that something happened.',
  'happening-words': 'Words of a sentence say what happened: "adopted", "decided to extend".',
  'happening-actor':
    'The words before the verb of a sentence, or after "by", say who did something.',
  'happening-object':
    'The words after the verb of a sentence, or before "was adopted", say what it was done to.',
  'happening-duration':
    'A number of years, months, weeks or days after "by", "for" or "designed to last".',
  'happening-names-body':
    'The words for who did something, or for what was established, name exactly one group.',
  'happening-at-meeting':
    'The words for who did something name the one listed meeting of a group that has this number; a happening without a date of its own has that of the meeting.',
  paragraph: 'A paragraph of the prose.',
  reading: 'A reviewer says what the words say; the reading gives the reason.',
  'profile-metadata': 'The metadata of the profile, where the text is silent.',
} as const

/** What a finding is about. */
export const findingRules = {
  'unreadable-file': 'A file could not be read.',
  'invalid-utf8': 'A source must be valid UTF-8.',
  'nul-character': 'A source must not contain a NUL character.',
  'empty-file': 'A source must contain text.',
  'oversized-file': 'A source of this size is not a profile.',
  'control-character':
    'A source has a control character, or one that turns the direction of writing.',
  'same-text': 'Two sources have the same text.',
  'same-mechanism': 'Two sources give their mechanism the same name.',
  'program-fault': 'The program failed on a text. The other texts were checked all the same.',
  'byte-order-mark':
    'The file begins with a byte order mark, which is not part of the text: offsets count from the character after it.',
  'file-name': 'The name of a source becomes its identifier.',
  'orphan-file': 'Metadata or a ledger without the text that it belongs to.',
  'no-sources': 'There is nothing to build.',
  'not-an-output-folder': 'The build replaces the exports in a folder only if it made them.',
  'curated-file': 'A curated file does not have the required form.',
  'register-conflict': 'A register has one name for two entries.',
  'annotation-without-row': 'An annotation is about a row that the text does not give.',
  'ledger-place-not-found':
    'An entry of a ledger, or a reading, no longer finds its place in the source.',
  'ledger-place-ambiguous':
    'An entry of a ledger, or a reading, finds more than one place in the source.',
  'ledger-overlap': 'Two entries of a ledger, or two readings, are about the same characters.',
  'ledger-idle': 'A ledger entry changes nothing: its place is in no value, or only partly in one.',
  'reading-idle':
    'A reading changes nothing: the program reads the same by itself, so that the reading is no longer needed.',
  'metadata-idle': 'Metadata gives a name of the mechanism that the text has itself.',
  'declared-count-disagrees':
    'The source declares one number of participants and lists another. Both are published; no name is added.',
  'declared-count-without-list': 'The source declares a number of participants and lists none.',
  'unknown-country': 'A name is not in the register of countries. It is published as written.',
  'unknown-organization':
    'A name is not in the register of organizations. It is published as written.',
  'unknown-theme':
    'An area of discussion is not in the register of themes. It is published as written.',
  'several-addresses': 'The title of a document links to several addresses; none was taken.',
  'unknown-region':
    'The words for the region of a mechanism are not in the register of regions. They are published as written.',
  'duplicate-entry': 'The same entry occurs twice in a list.',
  'name-missing': 'The text has no line that could be the name of the mechanism.',
  'name-not-clear':
    'The first line of the text and a line that looks like a full name do not match; one of them may not be a name.',
  'second-short-name':
    'The full name has a short name in brackets that is not the one on the first line; the data has one of them.',
  'field-empty': 'A field has a label but no value.',
  'field-not-understood': 'The value of a labelled field was not understood.',
  'date-not-understood': 'A date was not understood, or is not a valid date.',
  'dates-out-of-order': 'One date contradicts another.',
  'dates-disagree': 'Two places in the source give different dates for the same thing.',
  'text-not-understood':
    'Text that was not understood. It is kept in the segments as unrecognized.',
  'suspect-word': 'A word that is in no dictionary and no register. It is published as written.',
  'suspect-doubled-word': 'A word occurs twice in a row, or next to one that it does not go with.',
  'suspect-spacing': 'A space seems to be missing, or there is one too many.',
  'suspect-sentence-start': 'A sentence starts with a lower-case letter.',
  'suspect-range': 'A span of numbers has a stray space, or ends before it begins.',
  'suspect-translation':
    'A phrase reads like a machine translation that took an English word for a French one.',
  'accepted-idle': 'A row of accepted.csv no longer accepts anything.',
  remark: 'A note by a maintainer on a place in the source.',
  'meeting-not-clear': 'The title and the place of a meeting may be split wrongly.',
  'section-empty': 'A heading with nothing under it; its text may have been lost.',
  'section-by-form':
    'A section has no heading; it was recognized by the form of its lines and by its place.',
  'areas-nested':
    'Areas of discussion are below another by indent or list mark. They are treated as its narrower areas.',
  'nesting-not-taken':
    'Some areas of discussion seem to be narrower than others in their list, but the data does not say so: it is not clear which, or the broader one is not in the register.',
  'alphabet-along-rows':
    'A list in columns is in alphabetical order along its rows, not down its columns. The positions follow the columns nevertheless.',
  'status-not-clear':
    'A sentence mentions a status, but does not clearly give that of the mechanism.',
  'several-dates': 'A sentence gives several dates; the event has the first.',
  'heading-not-known': 'A line before a list may be a heading that is not in the lexicon.',
  'role-not-read':
    'A sentence seems to say who takes part or has a role; it is kept as prose, and no participant is listed for it.',
  'areas-not-read':
    'A paragraph under the heading of areas of discussion gave no area. It is kept as prose.',
  'group-not-read': 'A paragraph under the heading of a group gave no group. It is kept as prose.',
  'date-without-event':
    'A sentence has a date but does not say that something happened then; no event was created for it.',
  'happening-not-read': 'Words may say that something happened, but not clearly who did what.',
  'names-in-prose':
    'A paragraph names several countries; it is kept as prose, and no State is listed for it.',
  'membership-ended': 'The source says that a State is no longer a member. No row is changed.',
  'accession-pending':
    'The source lists a State as a member, but says that its accession is pending.',
  'list-continues': 'A list continues after a blank line; a heading may be missing before it.',
  'undetermined-date': 'The source says that something happened, but gives no date.',
  'formula-like-cell':
    'A cell begins like a formula, and a spreadsheet that opens the CSV file may run it. The workbook has it as text.',
  'schema-violation': 'A row does not have the form that its table requires.',
  'duplicate-key': 'Two rows of a table have the same key.',
  'broken-reference': 'A row refers to another that does not exist.',
  'missing-evidence': 'A published value has no statement.',
  'wrong-evidence': 'A statement does not give the characters at its place.',
  'segments-do-not-tile': 'The segments of a source do not give its text back.',
} as const

/**
 * Of these, what says that a source contradicts itself; every other finding is an open question. A pending accession is a
 * contradiction where a list has the State as a member.
 */
export const contradictions = [
  'declared-count-disagrees',
  'declared-count-without-list',
  'dates-disagree',
  'dates-out-of-order',
  'membership-ended',
  'accession-pending',
] as const satisfies readonly (keyof typeof findingRules)[]

export type ReadingRule = keyof typeof readingRules
export type FindingRule = keyof typeof findingRules

/** Rules of the tables, stated in `pipeline/validate/rules.ts`. A dataset that breaks one is not published. */
export const tableRuleNames = [
  'count-agreement',
  'count-disagreement-reported',
  'meeting-dates',
  'meeting-body',
  'document-meeting',
  'broader-area',
  'country-place',
  'statement-value',
  'statement-source',
  'statement-as-written',
  'statement-reading',
  'statement-corrections',
  'correction-change',
  'correction-effect',
  'annotation-row',
] as const

export type Rule = FindingRule | (typeof tableRuleNames)[number]
