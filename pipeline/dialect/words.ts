/** The lexicon as its readers need it: patterns and folded phrases, made once, when the registers are read. */
import { bodyWords, type BodyWords } from './body-words.ts'
import { dateForms, type DateForm } from './date-forms.ts'
import { documentWords, type DocumentWords } from './document-words.ts'
import { happeningWords, type HappeningWords } from './happening-words.ts'
import { headingWords, type HeadingWords } from './heading-words.ts'
import { phrasesOf, type Lexicon, type Phrases } from './lexicon.ts'
import { listWords, type ListWords } from './list-words.ts'
import { mechanismWords, type MechanismWords } from './mechanism-words.ts'
import { meetingWords, type MeetingWords } from './meeting-words.ts'
import { roleWords, scopeWords, type RoleWords, type ScopeWords } from './role-words.ts'
import { sentenceWords, type SentenceWords } from './sentence-words.ts'

export interface Words {
  readonly phrases: Phrases
  readonly dates: readonly DateForm[]
  readonly headings: HeadingWords
  readonly lists: ListWords
  readonly meetings: MeetingWords
  readonly mechanisms: MechanismWords
  readonly sentences: SentenceWords
  readonly roles: readonly RoleWords[]
  readonly scopes: ScopeWords
  readonly documents: DocumentWords
  readonly bodies: BodyWords
  readonly happenings: HappeningWords
}

export function wordsOf(lexicon: Lexicon): Words {
  return {
    phrases: phrasesOf(lexicon),
    dates: dateForms(lexicon),
    headings: headingWords(lexicon),
    lists: listWords(lexicon),
    meetings: meetingWords(lexicon),
    mechanisms: mechanismWords(lexicon),
    sentences: sentenceWords(lexicon),
    roles: roleWords(lexicon),
    scopes: scopeWords(lexicon),
    documents: documentWords(lexicon),
    bodies: bodyWords(lexicon),
    happenings: happeningWords(lexicon),
  }
}
