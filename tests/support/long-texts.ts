/** Texts of so many lines, each of a kind that some part of the program works on. */
const HEADER =
  'Example Process\n\nType: Regional consultative process (Region: Europe)\n\nEstablished: 1996\n\n'

function lines(count: number, line: (index: number) => string): string {
  return `${Array.from({ length: count }, (_, index) => line(index)).join('\n')}\n`
}

/** Half the lines under one heading, then half under another. */
function twoLists(
  count: number,
  [first, line]: [string, (index: number) => string],
  [second, other]: [string, (index: number) => string],
): string {
  return `${HEADER}${first}\n${lines(count / 2, line)}\n${second}\n${lines(count / 2, other)}`
}

const section =
  (heading: string, line: (index: number) => string) =>
  (count: number): string =>
    `${HEADER}${heading}\n${lines(count, line)}`

const full = (words: string): string => words.repeat(Math.floor(4_000 / words.length))

export const TEXTS: Readonly<Record<string, (count: number) => string>> = {
  bullets: section('Members', () => '• Albania'),
  'unknown names': section('Members', (index) => `• Utopia ${index}`),
  'names in columns': section('Members', () => 'Albania   Belarus'),
  'names joined by and': section('Members', () => 'Albania and Belarus'),
  'starred names': section('Members', () => '* Albania'),
  'parts of the world': section('Members', (index) => (index % 2 ? 'Kenya' : 'African States')),
  'a list without a heading': (count) => `${HEADER}${lines(count, () => '• Albania')}`,
  'nested areas': section('Thematic Focus', (index) => `${'  '.repeat(index % 5)}• area ${index}`),
  'areas and lead-ins': section('Thematic Focus', (index) =>
    index % 2 ? `Return ${index}:` : `• area ${index}`,
  ),
  'areas, each under a heading': (count) =>
    `${HEADER}${lines(count, (index) => (index % 2 ? `Visas ${index}` : 'Thematic Focus'))}`,
  sentences: section('Objectives', (index) => `In 1999, Conference ${index} was established.`),
  'sentences and items': section('Objectives', (index) =>
    index % 2 ? '• Albania' : 'The States met in that year again.',
  ),
  'abbreviated sentences': section('Objectives', () => 'No. 3 of the States met, e.g. in No. 4.'),
  'misspelt words': section('Objectives', (index) => `The Stetes ${index} met agin and again.`),
  'groups of the prose': section('Objectives', (index) => `A working group on Visa${index} met.`),
  groups: section('Working Groups', (index) => `• Working Group on Theme ${index}`),
  organizations: section(
    'Partner and Observer Institutions',
    (index) => `• Office ${index} (O${index})`,
  ),
  meetings: section(
    'Recent Meetings',
    (index) => `May 3-4, 2004, Town, Albania, Workshop ${index}`,
  ),
  'titles of meetings over dates': section('Recent Meetings', (index) =>
    index % 2 ? '3 May 2004' : `• Workshop ${index} on data`,
  ),
  documents: section('Documents', (index) => `Report of the work ${index} 1996-2000`),
  'documents of meetings': (count) =>
    twoLists(
      count,
      ['Recent Meetings', (index) => `May 3-4, 2004, Town, Albania, Workshop ${index} on it`],
      ['Documents', (index) => `Report of the Workshop ${index} on it 2004`],
    ),
  'documents of one meeting': (count) =>
    twoLists(
      count,
      ['Recent Meetings', (index) => `May 3, 2004, Town, Albania, Workshop on the same ${index}`],
      ['Documents', () => 'Report of the Workshop on the same'],
    ),
  headings: section('Members', () => 'Members'),
  'headings with content': section('Members', () => 'Members: Albania'),
  'unknown headings': section('Members', () => 'UNHEARD HEADING'),
  'full names': (count) => lines(count, (index) => `Example Process ${index} (EP${index})`),
  fields: section('Established: 1996', () => 'Established: 1996'),
  footnotes: (count) =>
    twoLists(
      count,
      ['Members', (index) => `• Albania [${index % 99}]`],
      ['', (index) => `[${index % 99}] note ${index}`],
    ),
  'blank lines': (count) => `${HEADER}Members\n${'\n'.repeat(count)}Albania\n`,
  'blocks of unknown words': (count) =>
    `${HEADER}${lines(count / 2, (index) => `unheard ${index}\n`)}`,
  'formulas for spreadsheets': section('Members', (index) => `• =${index}`),
}

const SIGNS = ['(', '[', ',', ', ', '-', ' - ', '1', 'A', '. A', '*', ' / ', ';and', 'é', '@']
const WORDS = ['No. ', 'May 3, 2004, ', 'in 1999 ', 'IOM, ', 'Albania and ', 'a working group ']

/** Lines of 4,000 characters under each other. */
export const FULL_LINES: Readonly<Record<string, (count: number) => string>> = Object.fromEntries(
  [...SIGNS, ...WORDS].flatMap((words) => [
    [`"${words}" as members`, section('Members', () => `• ${full(words)}x`)],
    [`"${words}" in prose`, section('Objectives', () => `The States ${full(words)}x met.`)],
  ]),
)
