/**
 * The views and macros of the database: each is a file of `schemas/views/` or `schemas/macros/` that a person who knows
 * SQL can review.
 *
 * A file begins with SQL comments in three paragraphs: the question that it answers, what a row is, and a line
 * `name: description` for each column of the view or parameter of the macro. They become the comments in the database.
 * Then follows a SELECT for a view, and the whole CREATE MACRO for a macro. Two views are made here, because their content
 * comes from other files: `about` from the description of the dataset, `codes` from the closed lists of the schemas. The
 * flat tables of `schemas/flat/` are views too, described by their schemas.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatasetDescription } from '../../schemas/curated.ts'
import { contradictions, findingRules, readingRules } from '../../schemas/rules.ts'
import { sqlColumns } from '../../schemas/table.ts'
import { anyTable, flatNames, tableNames, type FlatName } from '../../schemas/tables.ts'
import * as vocabulary from '../../schemas/vocabulary.ts'
import { SCHEMAS } from '../project.ts'
import { citationOf, datasetIri } from './linked-data/lineage.ts'
import { literal, quote } from './sql.ts'

/** A view or a macro, with what its file says of it. */
export interface Described {
  readonly name: string
  /** The question that it answers. */
  readonly question: string
  readonly description: string
  /** Columns of the view, or parameters of the macro, with their descriptions. */
  readonly parts: readonly (readonly [name: string, description: string])[]
  readonly sql: string
}

/** What each code of a closed list means: made from the schemas, so that it is stated only once. */
const CODES: Described = {
  name: 'codes',
  question: 'What does a code mean?',
  description: 'One row for each code that a column with a closed list can hold, with its meaning.',
  parts: [
    ['table_name', 'Table of the column'],
    ['column_name', 'Column that holds the code'],
    ['code', 'The code'],
    ['meaning', 'What it means'],
    [
      'contradiction',
      'Whether a finding by this rule says that a source contradicts itself; null for a code that is no rule of findings',
    ],
  ],
  sql: `SELECT * FROM (VALUES ${codeRows()
    .map((row) => `(${row.join(', ')})`)
    .join(
      ', ',
    )}) AS codes (table_name, column_name, code, meaning, contradiction) ORDER BY table_name, column_name, code`,
}

/** What the dataset is and under which terms it may be used: the database is handed on without the files beside it. */
function about(dataset: DatasetDescription): Described {
  const { description, licence, publisher, released, rights, title, version } = dataset
  const columns = [
    ['title', literal(title), 'What the dataset is called'],
    ['description', literal(description), 'What it holds'],
    ['version', literal(version), 'Its version'],
    [
      'released',
      `CAST(${released === null ? 'NULL' : literal(released)} AS DATE)`,
      'Day of the release of this version; null before it',
    ],
    ['publisher', literal(publisher.name), 'Who publishes it'],
    ['licence', literal(licence.name), 'Licence of the data that the project makes'],
    ['licence_url', literal(licence.url), 'Address of the text of the licence'],
    ['rights', literal(rights), 'What the licence covers, and whose the words of the sources are'],
    ['citation', literal(`${citationOf(dataset)}. ${datasetIri(dataset)}`), 'How to cite it'],
    ['identifier', literal(datasetIri(dataset)), 'Identifier of this version'],
  ] as const
  return {
    name: 'about',
    question: 'What is this dataset, and under which terms may it be used?',
    description: 'One row for the dataset in this file.',
    parts: columns.map(([name, , meaning]) => [name, meaning] as const),
    sql: `SELECT ${columns.map(([name, value]) => `${value} AS ${name}`).join(', ')} ORDER BY identifier`,
  }
}

/**
 * All views, in the order in which they are made, so that one may read those before it: `about` and `codes`, then by name,
 * then the flat tables, those that others are taken from first.
 */
export function views(description: DatasetDescription): Described[] {
  const flat = flatNames.map(readFlat)
  const isTaken = ({ name }: Described): boolean =>
    flat.some(({ sql }) => sql.includes(`FROM ${name} `))
  return [
    about(description),
    CODES,
    ...readFolder('views'),
    ...flat.filter(isTaken),
    ...flat.filter((view) => !isTaken(view)),
  ]
}

/** A flat table: its file has the question and the query, its schema the rest. */
function readFlat(name: FlatName): Described {
  const content = readFileSync(join(SCHEMAS, 'flat', `${name}.sql`), 'utf8')
  const [, question, sql] = /^-- (.+)\n([^]+)$/.exec(content) ?? []
  if (question === undefined || sql === undefined)
    throw new Error(`flat/${name}.sql: expected the question in its first line, then the query`)
  const parts = sqlColumns(anyTable(name)).map(
    (column) => [column.name, column.description] as const,
  )
  return { name, question, description: anyTable(name).description, parts, sql: sql.trim() }
}

/** All macros, by name. */
export function macros(): Described[] {
  return readFolder('macros')
}

/** The statements that make and describe the views and macros, once the tables are there. */
export function viewStatements(description: DatasetDescription): string[] {
  const readsViews = ({ sql }: Described): boolean => /\bFROM\b/.test(sql)
  const all = macros()
  // Views use macros that only compute; macros that look something up read views.
  return [
    ...all.filter((macro) => !readsViews(macro)).flatMap(macroStatements),
    ...views(description).flatMap(statementsOf),
    ...all.filter(readsViews).flatMap(macroStatements),
  ]
}

function statementsOf({ name, question, description, parts, sql }: Described): string[] {
  return [
    `CREATE VIEW ${name} AS ${sql}`,
    `COMMENT ON VIEW ${name} IS ${literal(`${question} ${description}`)}`,
    ...parts.map(
      ([column, meaning]) => `COMMENT ON COLUMN ${name}.${quote(column)} IS ${literal(meaning)}`,
    ),
  ]
}

function macroStatements({ name, question, description, parts, sql }: Described): string[] {
  const kind = /\bAS TABLE\b/.test(sql) ? 'MACRO TABLE' : 'MACRO'
  // A parameter cannot have a comment of its own.
  const parameters = parts.map(([parameter, meaning]) => `${parameter}: ${meaning}.`)
  return [
    sql,
    `COMMENT ON ${kind} ${name} IS ${literal([question, description, ...parameters].join(' '))}`,
  ]
}

function readFolder(folder: 'views' | 'macros'): Described[] {
  const files = readdirSync(join(SCHEMAS, folder))
    .filter((file) => file.endsWith('.sql'))
    .sort()
  return files.map((file) => readDescribed(file, readFileSync(join(SCHEMAS, folder, file), 'utf8')))
}

/** The head and the statement of a file; throws where the head does not have its three paragraphs. */
export function readDescribed(file: string, content: string): Described {
  const head = /^(?:--.*\n)*/.exec(content)?.[0] ?? ''
  const [question, description, parts, ...more] = head
    .trimEnd()
    .split(/\n--\n/)
    .map((paragraph) => paragraph.replaceAll(/^-- ?/gm, ''))
  if (
    question === undefined ||
    description === undefined ||
    parts === undefined ||
    more.length > 0
  ) {
    throw new Error(
      `${file}: expected a head of three paragraphs, the question, what a row is, and the columns`,
    )
  }
  return {
    name: file.replace(/\.sql$/, ''),
    question: inOneLine(question),
    description: inOneLine(description),
    parts: parts.split('\n').map((line) => {
      const [, name, meaning] = /^(\w+): (.+)$/.exec(line) ?? []
      if (name === undefined || meaning === undefined)
        throw new Error(`${file}: expected "name: description", found "${line}"`)
      return [name, meaning] as const
    }),
    sql: content.slice(head.length).trim(),
  }
}

function inOneLine(paragraph: string): string {
  return paragraph.replaceAll('\n', ' ')
}

/** The rows of `codes` as SQL, for each column that a closed list or a list of rules governs. */
function codeRows(): string[][] {
  const contradicting = new Set<string>(contradictions)
  const rowsOf = (
    table: string,
    column: string,
    meanings: Readonly<Record<string, string>>,
  ): string[][] =>
    Object.entries(meanings).map(([code, meaning]) => [
      ...[table, column, code, meaning].map(literal),
      table === 'findings' && column === 'rule' ? String(contradicting.has(code)) : 'NULL',
    ])
  const listed = tableNames.flatMap((table) =>
    sqlColumns(anyTable(table)).flatMap(({ name, codes }) =>
      codes === null ? [] : rowsOf(table, name, meaningsOf(codes)),
    ),
  )
  return [
    ...listed,
    ...rowsOf('statements', 'rule', readingRules),
    ...rowsOf('findings', 'rule', findingRules),
  ]
}

/** The list of `schemas/vocabulary.ts` that has these codes. A column knows its codes, not the list they come from. */
function meaningsOf(codes: readonly string[]): Readonly<Record<string, string>> {
  const list = Object.values(vocabulary).find(
    (candidate) => typeof candidate === 'object' && Object.keys(candidate).join() === codes.join(),
  )
  if (list === undefined) throw new Error(`no list of codes is ${codes.join(', ')}`)
  return list as Readonly<Record<string, string>>
}
