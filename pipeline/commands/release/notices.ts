/** The notices of third parties in a release: of the data in the registers, and of the packages the exports are made with. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT, PROJECT_SOURCES } from '../../project.ts'
import { byBytes } from '../../text/byte-order.ts'
import { groupBy } from '../../text/group-by.ts'
import { packagesOf, type Package } from './packages.ts'

const LICENCE_FILE = /^(licen[cs]e|notice|copying)/i

export function notices(): string {
  const [forAll, forOne] = [false, true].map((one) =>
    packagesOf(PROJECT).filter(({ forPlatform }) => forPlatform === one),
  )
  return (
    [
      readFileSync(join(PROJECT_SOURCES, 'registers/THIRD-PARTY.md'), 'utf8').trimEnd(),
      '## The packages that the exports are made with',
      'They are listed with their hashes in `bom.cdx.json`. None of them is in the archive.',
      ...[...groupBy(forAll ?? [], termsOf)].map(([terms, packages]) => section(terms, packages)),
      '### Programs for one platform each',
      'Under the terms of the package above that they belong to.',
      list(forOne ?? []),
    ].join('\n\n') + '\n'
  )
}

/** The texts of the licence of a package, as it brings them; empty where it brings none. */
function termsOf({ folder }: Package): string {
  return readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .toSorted(byBytes)
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
}

function section(terms: string, packages: readonly Package[]): string {
  const licences = [...new Set(packages.map(({ licence }) => licence))].join(', ')
  const text = terms === '' ? 'The package brings no text of it.' : `~~~text\n${terms}\n~~~`
  return `### ${licences}\n\n${list(packages)}\n\n${text}`
}

function list(packages: readonly Package[]): string {
  return packages.map(({ id, licence }) => `- ${id} (${licence})`).join('\n')
}
