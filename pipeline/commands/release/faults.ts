/** What keeps a state of the project from being released, each thing as a sentence that says what to do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DatasetDescription } from '../../../schemas/curated.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import type { Registers } from '../../dialect/registers.ts'
import { readYaml } from '../../text/curated.ts'
import type { Files } from '../changes/archive.ts'
import type { Difference } from '../changes/difference.ts'
import { faultOfVersion } from '../changes/versions.ts'
import {
  explainVanished,
  lastingIdentifiers,
  publishedRows,
  unrecorded,
  vanishedFrom,
} from '../identifiers.ts'

export interface Candidate {
  /** The folder of the project. */
  readonly root: string
  readonly sources: string
  readonly dataset: Dataset
  readonly registers: Registers
  /** What changed since the former release; null for the first one. */
  readonly difference: Difference | null
  /** What the made files of the documentation must say, by their paths. */
  readonly made: Readonly<Record<string, string>>
}

/** All faults of a candidate but those of its exports. */
export function faultsOfRelease(candidate: Candidate): string[] {
  return [
    ...faultsOfDay(candidate),
    ...faultsOfVersion(candidate),
    ...faultsOfTexts(candidate),
    ...faultsOfIdentifiers(candidate),
  ]
}

/** The text below the heading of a version in CHANGELOG.md; null where there is none for this version and day. */
export function changelogOf(
  changelog: string,
  { version, released }: DatasetDescription,
): string | null {
  const [, section = null] = changelog.split(`\n## ${version} (${released})\n`)
  return section === null ? null : (section.split('\n## ')[0] ?? '').trim()
}

/** The release before a version by CHANGELOG.md, which names the newest first; null where there is none. */
function formerVersion(changelog: string, version: string): string | null {
  const versions = [...changelog.matchAll(/^## (\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/gm)].map(
    (match) => match[1] ?? '',
  )
  return versions[versions.indexOf(version) + 1] ?? null
}

function faultsOfDay({ registers, difference }: Candidate): string[] {
  const { released } = registers.dataset
  if (released === null)
    return [
      'The release has no date; expected YYYY-MM-DD under "released" in sources/registers/dataset.yaml.',
    ]
  const former = difference?.former.snapshot
  return former?.released != null && released < former.released
    ? [
        `The release is of ${released}; expected a day on or after ${former.released}, the day of ${former.version}.`,
      ]
    : []
}

/** What keeps the version from being the next one, and what is not written about it. */
function faultsOfVersion({ root, registers, difference }: Candidate): string[] {
  const { version, version_notes: notes, released } = registers.dataset
  const changelog = textOf(root, 'CHANGELOG.md')
  const former = difference?.former.snapshot.version ?? null
  const named = formerVersion(changelog, version)
  const faults: string[] = []
  if (difference !== null && former !== null) {
    const fault = faultOfVersion(version, former, difference.structure, difference.changes)
    if (fault !== null) faults.push(fault)
    if (formerNotes(difference) === notes)
      faults.push(
        'The notes on the version are those of the former one; expected what is new, under "version_notes" in sources/registers/dataset.yaml.',
      )
  }
  if (changelogOf(changelog, registers.dataset) === null)
    faults.push(
      `CHANGELOG.md says nothing of this release; expected a heading "## ${version} (${released ?? 'YYYY-MM-DD'})".`,
    )
  if (named !== former)
    faults.push(
      `By CHANGELOG.md the release before this one is ${named ?? 'none'}, and the one that git has a tag for is ${former ?? 'none'}; expected the same. Fetch the tags, or name it with FORMER=.`,
    )
  return faults
}

function formerNotes({ former }: Difference): string | null {
  const file = join(former.sources, 'registers/dataset.yaml')
  return readYaml(file, DatasetDescription).value?.version_notes ?? null
}

/** What the files beside the exports say differently from the sources. */
function faultsOfTexts({ root, registers, made }: Candidate): string[] {
  const { dataset: description } = registers
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(textOf(root, 'package.json')))
  const stale = Object.keys(made).filter((file) => textOf(root, file) !== made[file])
  return [
    ...(stale.length > 0 ? [`Out of date: ${stale.join(', ')}. Run make build docs.`] : []),
    ...(version === description.version
      ? []
      : [
          `package.json has the version ${version}; expected ${description.version}, that of dataset.yaml.`,
        ]),
  ]
}

/** The exports that git keeps and that are not, to the byte, what the present build gives, and those that it lacks. */
export function faultsOfExports(present: Files, committed: Files): string[] {
  const exported = Object.keys(committed).filter((file) => file.startsWith('output/'))
  const stale = [...new Set([...Object.keys(present), ...exported])]
    .sort()
    .filter(
      (file) =>
        present[file] === undefined ||
        committed[file] === undefined ||
        !Buffer.from(present[file]).equals(Buffer.from(committed[file])),
    )
  return stale.length === 0
    ? []
    : [
        `The exports are not those that the sources give (${listed(stale)}); run make build, commit what it changes, and remove what it does not make.`,
      ]
}

/** Identifiers that are published with this release and not recorded, and recorded ones that are gone. */
function faultsOfIdentifiers({ sources, dataset, registers }: Candidate): string[] {
  const missing = unrecorded(publishedRows(sources), lastingIdentifiers(dataset, registers))
  const gone = explainVanished(vanishedFrom(sources, dataset, registers))
  return [
    ...(missing.length === 0
      ? []
      : [
          `${missing.length} identifier${missing.length === 1 ? ' is' : 's are'} not recorded as published: ${listed(missing)}. Run make identifiers, and commit the record.`,
        ]),
    ...(gone === null ? [] : [gone]),
  ]
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`
}

function textOf(root: string, file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
