/**
 * `make conformance`: check the catalogue against our own shapes and the official ones of DCAT-AP.
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
import { SCHEMAS } from '../project.ts'
import { refuse, say, type Folders, type Io } from './io.ts'
import { check, inWords, lastPart, looked, readJsonLd, readTurtle, type Result } from './shacl.ts'

const { namedNode, quad } = DataFactory
const OWN_SHAPES = join(SCHEMAS, 'shapes/catalog.ttl')
const GATE = ['shapes.ttl', 'range.ttl'] as const
const REPORT = ['shapes_recommended.ttl', 'mdr-vocabularies.shape.ttl'] as const
/** Shapes that are named after these classes must have something to look at. */
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

/** Results as lines; those of one message and property are told once, with their number. */
function lines(results: readonly Result[]): string[] {
  const kindOf = ({ severity, path, message }: Result): string => `${severity} ${path} ${message}`
  const firsts = results.filter(
    (result, index) => results.findIndex((other) => kindOf(other) === kindOf(result)) === index,
  )
  return firsts.map((first) => {
    const more = results.filter((other) => kindOf(other) === kindOf(first)).length - 1
    return `  ${inWords(first)}${more > 0 ? ` (and ${more} more like it)` : ''}`
  })
}

/** Check against one file of shapes, say what was looked at and found; true when nothing stands against it. */
async function checkFile(file: string, data: Store, io: Io): Promise<boolean> {
  const shapes = readTurtle(file)
  const [results, counts] = [await check(shapes, data), looked(shapes, data)]
  const used = counts.filter(({ nodes }) => nodes > 0)
  const unused = counts.filter(({ nodes }) => nodes === 0).map(({ shape }) => shape)
  const violations = results.filter(({ severity }) => severity === 'Violation').length
  const unseen = LOOKED_FOR.filter(
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
function faultOf(catalogue: string, folder: string): string | null {
  if (!existsSync(catalogue)) return `${catalogue} is not there; make build writes it.`
  if (folder === '')
    return `Expected the folder of the official shapes: make conformance SHAPES=folder. ${WHERE}`
  const missing = [...GATE, ...REPORT].filter((name) => !existsSync(join(folder, name)))
  return missing.length > 0 ? `${folder} lacks ${missing.join(', ')}. ${WHERE}` : null
}

export async function run(
  { output, shapes: folder }: Pick<Folders, 'output'> & { shapes: string },
  io: Io,
): Promise<number> {
  const catalogue = join(output, 'catalog.jsonld')
  const fault = faultOf(catalogue, folder)
  if (fault !== null) return refuse(io, fault)

  const data = await readJsonLd(catalogue)
  const typed = withAuthorityTypes(data)
  say(
    io.stdout,
    `${catalogue}: ${data.size} statements, ${typed.size - data.size} more on the members of authority tables for the check\n`,
  )
  const passed = [await checkFile(OWN_SHAPES, data, io)]
  say(io.stdout, 'DCAT-AP 3.0.1, what must hold')
  for (const name of GATE)
    passed.push(await checkFile(join(folder, name), name === 'range.ttl' ? typed : data, io))
  // The rule for checksums cannot be met: it wants the names of SPDX to begin with https, and they begin with http.
  say(
    io.stdout,
    'DCAT-AP 3.0.1, as a report only: what is recommended, and the code lists of EU portals, whose rule for checksums wants other names than SPDX has',
  )
  for (const name of REPORT) await checkFile(join(folder, name), typed, io)
  return passed.every(Boolean) ? 0 : 1
}
