/**
 * What a build is measured against: a script as somebody writes it in an afternoon, with the same libraries. It reads the
 * same texts and registers, makes out the parts with a few patterns, and writes the same tables as CSV, Parquet and
 * JSON-LD. It carries no evidence and checks nothing. Start it with the folder of sources and that of the output.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Papa from 'papaparse'
import { parse as parseYaml } from 'yaml'

const [sources = 'sources', output = 'output'] = process.argv.slice(2)
const registers = join(existsSync(join(sources, 'registers')) ? sources : 'sources', 'registers')
const readCsv = (file) =>
  Papa.parse(readFileSync(join(registers, file), 'utf8'), { header: true, skipEmptyLines: true })
    .data
const readYaml = (file) => (existsSync(file) ? parseYaml(readFileSync(file, 'utf8')) : null)
const slug = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)

const tables = {
  mechanisms: [],
  mechanism_themes: [],
  declared_counts: [],
  participations: [],
  organization_roles: [],
  bodies: [],
  meetings: [],
  documents: [],
  events: [],
  passages: [],
  sources: [],
  segments: [],
  statements: [],
  corrections: [],
  findings: [],
  countries: readCsv('countries.csv'),
  organizations: readCsv('organizations.csv'),
  themes: readCsv('themes.csv'),
}
const countries = new Map(readCsv('country-names.csv').map((row) => [row.name, row.country_id]))
const organizations = readCsv('organizations.csv')

const SECTIONS = [
  [/^\w[^:]{0,80}: /, 'header'],
  [/^(\d+)? ?(Members|Interested States|Observers)$/i, 'states'],
  [/^(Partner|Observer)/i, 'organizations'],
  [/^(\w+ )*Groups?$/, 'bodies'],
  [/^•/, 'themes'],
  [/^\w+ \d+ ?- ?\d+, \d{4},/, 'meetings'],
  [/^.{9,90}\b\d{4}\)?$/, 'documents'],
  [/^.{120,}/, 'prose'],
]

/** Both halves of a line of one or two countries. */
function statesOf(line) {
  const words = line.split(/\s+/)
  for (let at = words.length; at > 0; at -= 1) {
    const [left, right] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
    if (countries.has(left) && (right === '' || countries.has(right)))
      return right === '' ? [left] : [left, right]
  }
  return [line]
}

/** What a line of a section says, as rows of tables. */
const READERS = {
  header: (line, id) => {
    const [, name, value] = /^(\w+)[^:]*: *(.*)$/.exec(line) ?? []
    return name === undefined ? [] : [['mechanisms', { [slug(name)]: value, source_id: id }]]
  },
  states: (line, id, position) =>
    statesOf(line).map((name) => [
      'participations',
      { mechanism_id: id, country_id: countries.get(name) ?? '', name, list_position: position },
    ]),
  organizations: (line, id) => {
    const known = organizations.find(({ name }) => name !== '' && line.includes(name))
    return [
      [
        'organization_roles',
        { mechanism_id: id, organization_id: known?.organization_id ?? '', name: line },
      ],
    ]
  },
  bodies: (line, id) => [['bodies', { mechanism_id: id, description: line }]],
  themes: (line, id, position) => [
    [
      'mechanism_themes',
      { mechanism_id: id, label: line.replace(/^• *|[;.,]? *$/g, ''), list_position: position },
    ],
  ],
  meetings: (line, id, position) => {
    const [, date, place, title] = /^(.*?\d{4}), ([^,]*, [^,]*), (.*)$/.exec(line) ?? []
    return [
      [
        'meetings',
        { mechanism_id: id, date, place, title: title ?? line, list_position: position },
      ],
    ]
  },
  documents: (line, id, position) => [
    [
      'documents',
      {
        mechanism_id: id,
        title: line,
        date: /\d{4}/.exec(line)?.[0] ?? '',
        list_position: position,
      },
    ],
  ],
  prose: (line, id, position) => [
    ['passages', { mechanism_id: id, text: line, list_position: position }],
    ...[...line.matchAll(/[^.]*\b((?:19|20)\d{2})\b[^.]*\./g)].map(([sentence, date]) => [
      'events',
      { mechanism_id: id, date, sentence },
    ]),
  ],
}

function readSource(id) {
  const text = readFileSync(join(sources, `${id}.txt`), 'utf8')
  const sha256 = createHash('sha256').update(text).digest('hex')
  tables.sources.push({ source_id: id, ...readYaml(join(sources, `${id}.yaml`)), sha256, text })
  for (const entry of readYaml(join(sources, `${id}.corrections.yaml`))?.corrections ?? [])
    tables.corrections.push({ source_id: id, ...entry, reviewed: entry.reviewed?.by })
  let [section, offset, position] = ['header', 0, 0]
  for (const line of text.split('\n')) {
    const written = line.trim()
    const [pattern, next] = SECTIONS.find(([heading]) => heading.test(written)) ?? []
    if (next !== undefined && next !== section) [section, position] = [next, 0]
    const count = next === 'states' ? pattern.exec(written) : null
    if (count !== null)
      tables.declared_counts.push({ mechanism_id: id, role: count[2], declared: count[1] })
    else if (written !== '')
      readLine(written, section, id, offset + line.indexOf(written), (position += 1))
    offset += line.length + 1
  }
}

function readLine(written, section, id, start, position) {
  const place = { source_id: id, start_offset: start, end_offset: start + written.length }
  tables.segments.push({ ...place, kind: 'value', section })
  for (const [name, row] of READERS[section](written, id, position)) {
    const key = `${id}/${name}/${slug(written)}`
    tables[name].push({ id: key, ...row })
    for (const [column, value] of Object.entries(row))
      tables.statements.push({
        table_name: name,
        row_id: key,
        column_name: column,
        value,
        ...place,
      })
  }
}

for (const file of readdirSync(sources).sort())
  if (file.endsWith('.txt')) readSource(file.slice(0, -'.txt'.length))

for (const folder of ['csv', 'parquet', 'jsonld'])
  mkdirSync(join(output, folder), { recursive: true })
const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (const [name, rows] of Object.entries(tables)) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (columns.length === 0) columns.push('id')
  const csv = join(output, 'csv', `${name}.csv`)
  writeFileSync(csv, `${Papa.unparse(rows, { columns, newline: '\r\n' }) || 'id'}\r\n`)
  const read = `read_csv('${csv}', header = true, all_varchar = true, max_line_size = 10000000)`
  const parquet = join(output, 'parquet', `${name}.parquet`)
  await connection.run(`CREATE TABLE ${name} AS SELECT * FROM ${read}`)
  await connection.run(`COPY ${name} TO '${parquet}' (FORMAT parquet, COMPRESSION zstd)`)
  const context = {
    '@vocab': 'https://example.org/def/',
    '@base': 'https://example.org/id/',
    id: '@id',
  }
  const graph = rows.map((row) => ({ '@type': name, ...row }))
  const document = JSON.stringify({ '@context': context, '@graph': graph }, null, 2)
  writeFileSync(join(output, 'jsonld', `${name}.jsonld`), document)
}
