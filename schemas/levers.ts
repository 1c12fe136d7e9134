/**
 * What to do about a finding, by its rule: the file, and the line where one line settles it.
 *
 * `{file}` is the file of the finding; `{ledger}` and `{accepted}` are the files beside its source text,
 * `{words}` the words found, as a CSV cell. Words in capitals are for the curator to fill in.
 */
import type { Rule } from './rules.ts'

const LEXICON = 'sources/dialect/lexicon.csv'
const RECAPTURE = 'Compare with the page. If the capture lost something, save the page again.'
const SLIP = 'correct a slip in {ledger}'
const REPORT = 'If the text is right, this is a fault of the pipeline: report it with the text.'
const REVIEW =
  'Run make review, or write what it writes: an entry in {ledger}, or a row in {accepted}: '
const JUDGE = 'Nothing to do if this is right; if not, report it with the text.'

export const levers: Readonly<Record<Rule, string>> = {
  'unreadable-file': 'Check the path and its permissions.',
  'invalid-utf8': 'Save {file} as UTF-8.',
  'nul-character': 'Save {file} as plain text in UTF-8; it may be UTF-16 or no text at all.',
  'empty-file': 'Save the text of the page as {file}, or remove the file.',
  'oversized-file': 'Keep one profile in each file.',
  'control-character':
    'Compare with the page. If the capture added it, save the page again; if not, nothing is to be done.',
  'same-text': 'Remove one of the two files.',
  'same-mechanism':
    'Remove one of the two texts if they are captures of one page. If they are two mechanisms of one name, nothing is to be done.',
  'program-fault':
    'This is a fault of the pipeline: report it with the text. To build the others meanwhile, move {file} out of the folder.',
  'byte-order-mark': 'Nothing to do.',
  'file-name': 'Rename {file}.',
  'orphan-file': 'Rename {file}, or add the text that it belongs to.',
  'no-sources': 'Save the text of a profile in {file}, as NAME.txt.',
  'not-an-output-folder': 'Choose another folder: make build OUTPUT=folder.',
  'curated-file': 'Correct {file} at this place; sources/README.md describes it.',
  'register-conflict':
    'Remove one of the two rows from {file}. A name that several States share goes into sources/registers/ambiguous-names.csv: NAME,LANGUAGE,CODE|CODE,DECISION,NOTE',
  'ledger-place-not-found':
    'In {file}, make quote, before and after match the text as it is now. Remove the entry if the page was corrected or rewritten.',
  'annotation-without-row':
    'In {file}, give the identifier that the row has in its table; make normalize prints them all. Remove the annotation if the row is gone.',
  'ledger-place-ambiguous': 'Add more context in before or after of the entry.',
  'ledger-overlap': 'Merge the two entries.',
  'ledger-idle': `Keep the quote within one value on one line, in {ledger}. A slip in a heading goes into ${LEXICON}: heading,{words},LANGUAGE,SECTION,NOTE`,
  'reading-idle': 'Remove the entry from {file}.',
  'metadata-idle': 'Remove the name from the metadata file beside {file}.',
  'declared-count-disagrees': `${RECAPTURE} If the page itself is wrong, add a remark to {ledger}.`,
  'declared-count-without-list': `${RECAPTURE} If the page itself is wrong, add a remark to {ledger}.`,
  'unknown-country':
    'Add a row to sources/registers/origins/country-names-added.csv and run make registers: CODE,{words},LANGUAGE,variant,NOTE. Or correct a slip in {ledger}, or accept the name in {accepted}: {words},unknown-country,REASON',
  'unknown-organization':
    'Add a row to sources/registers/organization-names.csv: ORGANIZATION,{words},LANGUAGE,variant,NOTE (a new organization also needs one in organizations.csv). Or correct a slip in {ledger}, or accept the name in {accepted}: {words},unknown-organization,REASON',
  'unknown-theme':
    'Add a row to sources/registers/themes.csv: THEME,{words},BROADER. Or correct a slip in {ledger}, or accept the area in {accepted}: {words},unknown-theme,REASON',
  'unknown-region': `Add a row to sources/registers/region-names.csv: {words},LANGUAGE,REGION|REGION,NOTE (a region that is not in regions.csv needs a row there). Or ${SLIP}.`,
  'duplicate-entry': 'Nothing to do if the page repeats it; otherwise correct it in {ledger}.',
  'several-addresses': 'Nothing to do: the page has several links on one line.',
  'name-missing': 'Save the page again, so that its first line is the name of the mechanism.',
  'name-not-clear': `${RECAPTURE} Otherwise ${SLIP}.`,
  'second-short-name': `Nothing to do if both names are in use; otherwise ${SLIP}.`,
  'field-empty': RECAPTURE,
  'field-not-understood': `Add a row to ${LEXICON}: mechanism-type,{words},LANGUAGE,TYPE,NOTE. Or ${SLIP}.`,
  'date-not-understood': `Correct it in {ledger}. A month that the dialect lacks goes into ${LEXICON}: month,NAME,LANGUAGE,NUMBER,NOTE`,
  'dates-out-of-order': `Compare with the page, and ${SLIP}. If the page itself is wrong, add a remark.`,
  'dates-disagree': `Compare with the page, and ${SLIP}. If the page itself is wrong, add a remark.`,
  'text-not-understood': `If it is a heading, add a row to ${LEXICON}: heading,{words},LANGUAGE,SECTION,NOTE. For text of the page around the profile: boilerplate,{words},LANGUAGE,,NOTE`,
  'suspect-word': `${REVIEW}{words},suspect-word,REASON`,
  'suspect-doubled-word': `${REVIEW}{words},suspect-doubled-word,REASON`,
  'suspect-spacing': `${REVIEW}{words},suspect-spacing,REASON`,
  'suspect-sentence-start': `${REVIEW}{words},suspect-sentence-start,REASON`,
  'suspect-range': `${REVIEW}{words},suspect-range,REASON`,
  'suspect-translation': `${REVIEW}{words},suspect-translation,REASON`,
  'accepted-idle': 'Remove the row from {file}.',
  remark: 'Nothing to do: this is a note of a maintainer, in {ledger}.',
  'meeting-not-clear': `Nothing to do if this is right; otherwise ${SLIP}, or add the missing word to ${LEXICON}: meeting-word,WORD,LANGUAGE,,NOTE or venue,VENUE,LANGUAGE,,NOTE`,
  'section-empty': RECAPTURE,
  'section-by-form': JUDGE,
  'areas-nested': JUDGE,
  'nesting-not-taken':
    'If an area is broader than others, add it to sources/registers/themes.csv: THEME,LABEL,BROADER',
  'alphabet-along-rows': 'Nothing to do: the order of a list decides nothing but its positions.',
  'status-not-clear': `If it states the status, add its words to ${LEXICON}: status-stated,WORDS,LANGUAGE,STATUS,NOTE`,
  'several-dates': JUDGE,
  'heading-not-known': `If it is a heading, add a row to ${LEXICON}: heading,{words},LANGUAGE,SECTION,NOTE`,
  'role-not-read': `If it gives an organization a role, add its words to ${LEXICON}: organization-role,WORDS,LANGUAGE,ROLE,NOTE`,
  'areas-not-read': `If it leads in to a list of areas, add its words to ${LEXICON}: themes-lead-in,WORDS,LANGUAGE,,NOTE`,
  'group-not-read': `If it introduces a group, add its words to ${LEXICON}: body-type,WORDS,LANGUAGE,TYPE,NOTE`,
  'date-without-event': JUDGE,
  'happening-not-read': JUDGE,
  'names-in-prose': RECAPTURE,
  'membership-ended': 'Compare with the list of members, and add a remark to {ledger}.',
  'accession-pending': 'Nothing to do: the page says both.',
  'list-continues': RECAPTURE,
  'undetermined-date': 'Nothing to do: the page gives no date.',
  'formula-like-cell': 'Nothing to do. Open iscm.xlsx, not the CSV files, in a spreadsheet.',
  'schema-violation': `Check sources/registers/. ${REPORT}`,
  'duplicate-key': `Check sources/registers/. ${REPORT}`,
  'broken-reference': `Check sources/registers/. ${REPORT}`,
  'missing-evidence': REPORT,
  'wrong-evidence': REPORT,
  'segments-do-not-tile': REPORT,
  'count-agreement': REPORT,
  'count-disagreement-reported': REPORT,
  'meeting-dates': REPORT,
  'meeting-body': REPORT,
  'document-meeting': REPORT,
  'broader-area': REPORT,
  'country-place': 'Check sources/registers/countries.csv.',
  'statement-value': REPORT,
  'statement-source': REPORT,
  'statement-as-written': REPORT,
  'statement-reading': REPORT,
  'statement-corrections': REPORT,
  'correction-change': 'Remove the entry from the ledger of the text, or correct it there.',
  'correction-effect': REPORT,
  'annotation-row': REPORT,
}
