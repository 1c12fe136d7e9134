/**
 * `release.ts [--former REVISION|FOLDER|ARCHIVE]`: the archive of a release, its notes and its checksums, once everything
 * that a release asks for is in order. The former release is the last tag of the form v1.2.3; without one this is the
 * first. Exit status 1 where something is not in order; then nothing is written.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { DatasetDescription } from '../schemas/curated.ts'
import { build, PROJECT_SOURCES } from './build.ts'
import { checksums, filesBelow, zip, type Files } from './changes/archive.ts'
import { differenceFrom, type Difference } from './changes/difference.ts'
import { releaseBefore } from './changes/former.ts'
import { changesCsv, releaseNotes } from './changes/notes.ts'
import { faultOfVersion } from './changes/versions.ts'
import { exportDataset } from './export.ts'

const ROOT = join(PROJECT_SOURCES, '..')
const INTO = join(ROOT, 'release')
const TEXTS = ['README.md', 'LICENSE', 'CHANGELOG.md', 'CITATION.cff']
/** DuckDB does not promise the same bytes everywhere: it goes beside the archive, so that the archive can be made again. */
const DATABASE = 'output/iscm.duckdb'

/** The text below the heading of a version in CHANGELOG.md; null where there is none for this version and day. */
function changelogOf(changelog: string, { version, released }: DatasetDescription): string | null {
  const [, section = null] = changelog.split(`\n## ${version} (${released})\n`)
  return section === null ? null : (section.split('\n## ')[0] ?? '').trim()
}

/** The release before this one by CHANGELOG.md, which names the newest first; null where this is the first. */
function formerVersion(changelog: string, version: string): string | null {
  const versions = [...changelog.matchAll(/^## (\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/gm)].map((match) => match[1] ?? '')
  return versions.find((other) => other !== version) ?? null
}

/** What keeps this state from being released, each as a sentence; none where all is in order. */
function faultsOf(description: DatasetDescription, difference: Difference | null, changelog: string): string[] {
  const { version, released } = description
  const former = difference?.former.snapshot ?? null
  const told = formerVersion(changelog, version)
  const fault = difference === null || former === null ? null : faultOfVersion(version, former.version, difference.structure, difference.changes)
  return [
    ...(released === null ? ['The release has no day; expected one as YYYY-MM-DD under "released" in sources/registers/dataset.yaml.'] : []),
    ...(released !== null && former?.released != null && released < former.released ? [`The release is of ${released}; expected a day on or after ${former.released}, the day of ${former.version}.`] : []),
    ...(fault === null ? [] : [fault]),
    ...(told !== (former?.version ?? null) ? [`By CHANGELOG.md the release before this one is ${told ?? 'none'}, and the one that git has a tag for is ${former?.version ?? 'none'}; expected the same. Fetch the tags, or name it with FORMER=.`] : []),
    ...(changelogOf(changelog, description) === null ? [`CHANGELOG.md says nothing of this release; expected a heading "## ${version} (${released ?? 'YYYY-MM-DD'})".`] : []),
  ]
}

/** The exports in a folder that are not, to the byte, what the present build gives. */
function staleExports(present: Files, committed: Files): string[] {
  const names = [...new Set([...Object.keys(present), ...Object.keys(committed)])].filter((file) => file !== DATABASE).sort()
  const stale = names.filter((file) => !Buffer.from(present[file] ?? []).equals(Buffer.from(committed[file] ?? [])))
  return stale.length === 0 ? [] : [`The exports are not those that the sources give (${stale.slice(0, 3).join(', ')}${stale.length > 3 ? ', …' : ''}); expected them up to date: run make build, and commit what it changes.`]
}

async function release(scratch: string): Promise<string[]> {
  const { values } = parseArgs({ options: { former: { type: 'string', default: '' } } })
  const { dataset, registers } = build(PROJECT_SOURCES)
  if (dataset === null || registers === null) return ['The sources as they stand do not build: run make validate.']
  const description = registers.dataset
  const former = values.former === '' ? releaseBefore(description.version, ROOT) : values.former
  const difference = former === null ? null : differenceFrom(former, PROJECT_SOURCES, scratch)
  if (difference !== null && 'fault' in difference) return [difference.fault]

  await exportDataset(dataset, registers, join(scratch, 'present'))
  const present = filesBelow(join(scratch, 'present'), 'output/')
  const exports = filesBelow(join(ROOT, 'output'), 'output/')
  const changelog = readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')
  const faults = [...faultsOf(description, difference, changelog), ...staleExports(present, exports)]
  if (faults.length > 0) return faults

  const name = `${description.name}-${description.version}`
  const notes = releaseNotes(dataset, description, changelogOf(changelog, description) ?? '', difference)
  const files: Files = {
    ...filesBelow(PROJECT_SOURCES, 'sources/'),
    ...Object.fromEntries(Object.entries(exports).filter(([file]) => file !== DATABASE)),
    ...Object.fromEntries(TEXTS.filter((file) => existsSync(join(ROOT, file))).map((file) => [file, readFileSync(join(ROOT, file))])),
    'RELEASE-NOTES.md': Buffer.from(notes),
    'changes.csv': Buffer.from(changesCsv(difference?.changes ?? [])),
  }
  const archive = zip(name, { ...files, SHA256SUMS: Buffer.from(checksums(files)) }, description.released ?? '')
  const beside: Files = { [`${name}.zip`]: archive, [`${name}.md`]: Buffer.from(notes), [`${name}.duckdb`]: present[DATABASE] ?? Buffer.of() }
  mkdirSync(INTO, { recursive: true })
  for (const [file, content] of Object.entries({ ...beside, SHA256SUMS: Buffer.from(checksums(beside)) })) writeFileSync(join(INTO, file), content)
  process.stdout.write(`Wrote ${name}.zip (${archive.length} bytes), the database, the notes and SHA256SUMS to ${relative(process.cwd(), INTO) || '.'}.\n`)
  return []
}

const scratch = mkdtempSync(join(tmpdir(), 'iscm-'))
try {
  const faults = await release(scratch)
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\nNothing was written.\n`)
    process.exitCode = 1
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
