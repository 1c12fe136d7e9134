/**
 * `make conformance`: check the exports against the shapes among them, and the catalogue against the official ones of
 * DCAT-AP, where their folder is given.
 *
 * Exit status 1 where `shapes.ttl`, `range.ttl` or our own shapes have violations, or looked at nothing. The other two
 * official files are a report: they recommend what the project does not have (a contact point), and one rule of theirs
 * contradicts the namespace of SPDX.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DataFactory, Store } from 'n3'
import { PREFIXES } from '../export/linked-data/context.ts'
import { AUTHORITY, MEDIA_TYPES } from '../export/linked-data/formats.ts'
import { expand } from '../export/linked-data/write.ts'
import { groupBy } from '../text/group.ts'
import { refuse, say, type Folders, type Io } from './io.ts'
import {
  check,
  inWords,
  lastPart,
  readGraph,
  readTurtle,
  targetCounts,
  type Result,
} from './shacl.ts'

const { namedNode, quad } = DataFactory
const GATE = ['shapes.ttl', 'range.ttl'] as const
const REPORT = ['shapes_recommended.ttl', 'mdr-vocabularies.shape.ttl'] as const
/** Files of an export: the shapes of each, and names of shapes that must have something to look at. */
const OWN = [
  ['content.ttl', ['jsonld/dataset.nq', 'jsonld/vocabulary.jsonld'], ['dataset', 'snapshot']],
  ['annotations.ttl', ['jsonld/annotations.nq'], ['graph']],
  ['catalog.ttl', ['catalog.jsonld'], ['Catalog', 'Dataset', 'Distribution']],
] as const
/** Official shapes are named after the classes that they look at. */
const LOOKED_FOR = ['Catalog', 'Dataset', 'Distribution'] as const
const WHERE =
  'They are in github.com/SEMICeu/DCAT-AP, folder releases/3.0.1/html/shacl (© European Union, CC BY 4.0): shapes.ttl, range.ttl, shapes_recommended.ttl, mdr-vocabularies.shape.ttl.'

/** What the members of each table that the catalogue uses are. */
const CLASSES: Readonly<Record<string, string>> = {
  [`${AUTHORITY}access-right/`]: 'dct:RightsStatement',
  [`${AUTHORITY}country/`]: 'dct:Location',
  [`${AUTHORITY}data-theme/`]: 'skos:Concept',
  [`${AUTHORITY}file-type/`]: 'dct:MediaTypeOrExtent',
  [`${AUTHORITY}frequency/`]: 'dct:Frequency',
  [`${AUTHORITY}language/`]: 'dct:LinguisticSystem',
  [AUTHORITY]: 'skos:ConceptScheme',
  [MEDIA_TYPES]: 'dct:MediaType',
  [`${PREFIXES.spdx}checksumAlgorithm_`]: 'spdx:ChecksumAlgorithm',
}

/**
 * The graph with what the tables of others say of their members that it uses: class and table. Only for checking: the
 * shapes ask for these types, and who publishes a table states them, not who uses it. Whether a code exists is not checked.
 */
export function withAuthorityTypes(data: Store): Store {
  const whole = new Store(data.getQuads(null, null, null, null))
  const term = (name: string): ReturnType<typeof namedNode> => namedNode(expand(name, ''))
  for (const member of data.getObjects(null, null, null)) {
    const table = Object.keys(CLASSES).find(
      (prefix) => member.termType === 'NamedNode' && member.value.startsWith(prefix),
    )
    if (table === undefined) continue
    const node = namedNode(member.value)
    whole.addQuad(quad(node, term('rdf:type'), term(CLASSES[table] ?? '')))
    if (table.startsWith(AUTHORITY) && table !== AUTHORITY)
      whole.addQuad(quad(node, term('skos:inScheme'), namedNode(table.slice(0, -1))))
  }
  return whole
}

/** Results as lines; those of one message and property are reported once, with their number. */
function lines(results: readonly Result[]): string[] {
  const alike = groupBy(results, ({ severity, path, message }) => `${severity} ${path} ${message}`)
  return [...alike.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : `  ${inWords(first)}${more.length > 0 ? ` (and ${more.length} more like it)` : ''}`,
  )
}

/** Check against one file of shapes, say what was looked at and found; true when there are no violations. */
async function checkFile(
  file: string,
  data: Store,
  io: Io,
  lookedFor: readonly string[] = LOOKED_FOR,
): Promise<boolean> {
  const shapes = readTurtle(file)
  const [results, counts] = [await check(shapes, data), targetCounts(shapes, data)]
  const used = counts.filter(({ nodes }) => nodes > 0)
  const unused = counts.filter(({ nodes }) => nodes === 0).map(({ shape }) => shape)
  const violations = results.filter(({ severity }) => severity === 'Violation').length
  const unseen = lookedFor.filter(
    (name) => !used.some(({ shape }) => shape === name || shape.startsWith(`${name}_`)),
  )
  const text = [
    `${lastPart(file)}: ${violations} violations, ${results.length - violations} warnings`,
    `  nodes looked at: ${used.map(({ shape, nodes }) => `${shape} ${nodes}`).join(', ')}`,
    ...(unused.length > 0 ? [`  nothing to look at: ${unused.join(', ')}`] : []),
    ...lines(results),
    ...unseen.map((name) => `  No ${name} was looked at; expected at least one.`),
  ]
  say(io.stdout, `${text.join('\n')}\n`)
  return violations === 0 && unseen.length === 0
}

/** What keeps the check from being made; null where nothing does. */
function faultOf(output: string, folder: string): string | null {
  const own = OWN.flatMap(([shapes, files]) => [`shapes/${shapes}`, ...files])
  const lost = own.find((name) => !existsSync(join(output, name)))
  if (lost !== undefined) return `${join(output, lost)} is not there; make build writes it.`
  const missing = [...GATE, ...REPORT].filter((name) => !existsSync(join(folder, name)))
  return folder !== '' && missing.length > 0
    ? `${folder} lacks ${missing.join(', ')}. ${WHERE}`
    : null
}

export async function run(
  { output, shapes: folder }: Pick<Folders, 'output'> & { shapes: string },
  io: Io,
): Promise<number> {
  const fault = faultOf(output, folder)
  if (fault !== null) return refuse(io, fault)

  const passed: boolean[] = []
  for (const [shapes, files, lookedFor] of OWN) {
    const data = await readGraph(files.map((file) => join(output, file)))
    say(io.stdout, `${files.join(' and ')}: ${data.size} statements`)
    passed.push(await checkFile(join(output, 'shapes', shapes), data, io, lookedFor))
  }
  if (folder === '')
    say(
      io.stdout,
      `The official shapes of DCAT-AP were not checked: make conformance SHAPES=folder. ${WHERE}`,
    )
  else passed.push(await checkOfficial(join(output, 'catalog.jsonld'), folder, io))
  return passed.every(Boolean) ? 0 : 1
}

async function checkOfficial(catalogue: string, folder: string, io: Io): Promise<boolean> {
  const data = await readGraph([catalogue])
  const typed = withAuthorityTypes(data)
  const passed: boolean[] = []
  say(
    io.stdout,
    `DCAT-AP 3.0.1, what must hold, with ${typed.size - data.size} statements more on the members of authority tables`,
  )
  for (const name of GATE)
    passed.push(await checkFile(join(folder, name), name === 'range.ttl' ? typed : data, io))
  // The rule for checksums cannot be met: it wants the names of SPDX to begin with https, and they begin with http.
  say(
    io.stdout,
    'DCAT-AP 3.0.1, as a report only: what is recommended, and the code lists of EU portals, whose rule for checksums wants other names than SPDX has',
  )
  for (const name of REPORT) await checkFile(join(folder, name), typed, io)
  return passed.every(Boolean)
}
