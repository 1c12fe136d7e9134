/** What a line looks like, where no heading says what it is. */
import { lookUp } from '../dialect/register-names.ts'
import type { Registers } from '../dialect/registers.ts'
import { fold } from '../text/fold.ts'
import type { Item } from './outline.ts'

/** Sentences among the items of a list are longer than its items. */
const WORDS_OF_A_SENTENCE = 6

/** Whether there is more in a line than punctuation, and than what ends an item of a list, "; and". */
export function saysAnything({ text }: Item, { words }: Registers): boolean {
  return /[\p{L}\p{N}]/u.test(text.slice(0, words.lists.end.exec(text)?.index))
}

/** A line of prose: it ends as a sentence does, or says something that only sentences say. */
export function isProse({ text }: Item, registers: Registers): boolean {
  return (/[.!?]["”’»)]?$/.test(text) && text.includes(' ')) || saysARole(text, registers)
}

/** A sentence among the items of a list: prose of some length, without a list mark. */
export function isSentence(item: Item, registers: Registers): boolean {
  return (
    item.mark === null &&
    isProse(item, registers) &&
    item.text.split(/\s+/).length >= WORDS_OF_A_SENTENCE
  )
}

/** A sentence that says who the secretariat or support unit is, by its first words for a role; the section that it makes. */
export function sectionOfRole(
  { text }: Item,
  { words }: Registers,
): 'secretariat' | 'support-unit' | null {
  const [first = ''] = text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  const value = words.roles.find(({ pattern }) => pattern.test(first))?.role
  return value === 'secretariat' || value === 'support-unit' ? value : null
}

function saysARole(text: string, { words }: Registers): boolean {
  return words.roles.some(({ pattern }) => pattern.test(text))
}

/** Words around every profile on its page, or begin with such words. */
export function isBoilerplate(text: string, registers: Registers): boolean {
  const key = fold(text)
  // The path to a page, "Home > Our Work", or a choice of languages, "Français | English"; names of countries are neither.
  if (/\S\s[>›→|]\s\S/u.test(key) && !/\d{4}/.test(key))
    return !key.split(/[>›→|,]/u).some((piece) => lookUp(registers.countryNames, piece) !== null)
  return (
    registers.words.phrases.boilerplate.has(key) ||
    registers.lexicon['boilerplate-start'].some(
      (row) => key.startsWith(fold(row.phrase)) && text.startsWith(row.phrase),
    )
  )
}

/**
 * A line that may be a heading the dialect does not know: it ends in a colon, or is all in capitals. Asked only of lines
 * that are not an entry of the list they are in.
 */
export function maybeHeading({ text, mark }: Item): boolean {
  if (mark !== null || text.split(/\s+/).length > 8) return false
  return text.endsWith(':') || (/\p{Lu}{4}/u.test(text) && text === text.toUpperCase())
}

/** Whether a line has a word of the known headings in it, "Observer countries and organisations". */
export function hasHeadingWord({ text, mark }: Item, { words }: Registers): boolean {
  const all = text.split(/\s+/)
  return (
    mark === null &&
    all.length <= 8 &&
    all.some((word) => words.headings.telling.has(fold(word).replace(/[^\p{L}]/gu, '')))
  )
}

/** At most so many words, without a list mark, a year or a word for a type of document. */
export function isShortOfATitle(
  { text, mark }: Item,
  mostWords: number,
  registers: Registers,
): boolean {
  if (mark !== null || text.split(/\s+/).length > mostWords || /\d{4}/.test(text)) return false
  return !hasDocumentWord(text, registers)
}

/** Whether a word for a type of document is in a text. */
export function hasDocumentWord(text: string, { lexicon }: Registers): boolean {
  const key = text.toLowerCase()
  return lexicon['document-type'].some((row) => key.includes(row.phrase.toLowerCase()))
}

/** What is in no list: an address of the web or of mail, a telephone number, a label with its value, a single letter. */
export function isPageMatter({ text }: Item): boolean {
  return (
    /https?:\/\/|www\.|\S@\S|\+\d[\d\s()-]{6,}|^\p{L}+(?: \p{L}+)?:\s/u.test(text) ||
    /^\p{L}$/u.test(text)
  )
}

/** The words, without the punctuation after them, are a phrase of the lexicon. */
export function isPhrase(
  { text }: Item,
  kind: 'no-participant' | 'themes-lead-in',
  { words }: Registers,
): boolean {
  return words.phrases[kind].has(fold(text.replace(/(?<![\s:.])[\s:.]+$/, '')))
}

/** A line that leads in to the list below it: it ends in a colon. */
export function isLeadIn({ text, mark }: Item): boolean {
  return mark === null && text.endsWith(':')
}

/** A footnote to a list: it begins with the mark that is after a name, "*" or "[1]". */
export function isFootnote({ text }: Item): boolean {
  return /^(?:[*†‡¹²³]|\[\d{1,2}\])[^]*\p{L}/u.test(text)
}

/** The name of a part of the world, with or without "States" after it: it parts a list of States. */
export function namesARegion(text: string, { words }: Registers): boolean {
  return words.headings.region.test(text)
}
