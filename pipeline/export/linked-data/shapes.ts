/** The SHACL shapes of `schemas/shapes/`, for the base of a dataset: whoever has the exports can check them with any engine. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SCHEMAS } from '../../project.ts'

/** Write the shapes into a folder: `content.ttl` for the dataset with the vocabulary, `catalog.ttl` for the catalogue. */
export function writeShapes(base: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(join(SCHEMAS, 'shapes')).sort())
    writeFileSync(join(folder, name), shapesFor(base, name))
}

/** The text of a file of shapes. Its own base, by which it declares `term:`, gives way to another in names and in patterns. */
export function shapesFor(base: string, name: string): string {
  const text = readFileSync(join(SCHEMAS, 'shapes', name), 'utf8')
  const [, own] = /^@prefix term: <(.+)def\/term\/>/m.exec(text) ?? []
  if (own === undefined || own === base) return text
  return text.replaceAll(own, () => base).replaceAll(inPattern(own), () => inPattern(base))
}

/** An address as the patterns of the shapes have it: signs with a meaning in patterns in brackets of their own. */
function inPattern(address: string): string {
  return address.replaceAll(/[.+?*$|()]/g, '[$&]')
}
