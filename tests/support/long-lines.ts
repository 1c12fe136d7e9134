/** A line of each kind, with words in it that may be very long. */
const HEADER =
  'Example Process\n\nType: Regional consultative process (Region: Europe)\n\nEstablished: 1996\n\n'

export const LINES: Readonly<Record<string, (words: string) => string>> = {
  'the name': (words) => `Example ${words}x Process\n\nType: Global process\n`,
  'the full name': (words) => `Example Process\nThe Example ${words}x Process (EP)\n`,
  'the field of a date': (words) => `Example Process\n\nEstablished: 1996 ${words}x\n`,
  'the field of the type': (words) => `Example Process\n\nType: Global ${words}x\n`,
  'a member': (words) => `${HEADER}3 Members\nAlbania\nBelarus ${words}x\nGermany\n`,
  'a marked member': (words) => `${HEADER}Members\n• Albania\n• ${words}x\n• Germany\n`,
  'a State that serves': (words) => `${HEADER}Chair: Albania ${words}x\n`,
  'an area': (words) => `${HEADER}Thematic Focus\n• Visas\n• Return ${words}x\n`,
  'a document': (words) => `${HEADER}Documents\nReport of it 1999\nReport ${words}x 2000\n`,
  'a meeting': (words) =>
    `${HEADER}Recent Meetings\nMay 3-4, 2004, Town, Albania, Workshop ${words}x\n`,
  'a meeting with its date behind': (words) =>
    `${HEADER}Recent Meetings\nWorkshop on ${words}x, Town, Albania, 3-4 May 2004\n`,
  'an organization': (words) =>
    `${HEADER}Partner and Observer Institutions\n• IOM\n• Office ${words}x (OX)\n`,
  'a group': (words) => `${HEADER}Working Groups\n• Working Group on ${words}x\n`,
  'a sentence': (words) =>
    `${HEADER}Objectives\nIn 1999, the Process was established ${words}x by States.\n`,
  'a sentence on a role': (words) =>
    `${HEADER}Secretariat\nThe secretariat is provided by IOM ${words}x.\n`,
  'a heading': (words) => `${HEADER}Members ${words}x\nAlbania\n`,
  'a heading with brackets': (words) => `${HEADER}Members (${words})\nAlbania\n`,
  'a footnote': (words) => `${HEADER}Members\nAlbania*\n* Note ${words}x\n`,
  'an unknown line': (words) => `${HEADER}Unheard ${words}x\n\nAlbania\n`,
  'a line by itself': (words) => `${words}x\n`,
}

/** Words that, said over and over, have kept patterns busy. */
const SIGNS = '* ( ) [ [1] , - / . ! : | @ x.y & = ;and . \u0301 \u{1F389}'
const WORDS = '1 3/4 A a é ß 1996- a@ No. the and May IOM, Albania Albania, secretariat http://a'

export const SAID_OVER: readonly string[] = [
  ' ',
  '\t',
  '\u00a0',
  ...SIGNS.split(' ').flatMap((sign) => [sign, ` ${sign}`, `${sign} `]),
  ...WORDS.split(' ').flatMap((word) => [word, `${word} `]),
  ', and ',
  'Albania and ',
  'accession of ',
  'May 3, 2004, ',
  'in 1999 ',
  'Working Group on Data ',
]
