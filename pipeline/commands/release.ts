/**
 * `FORMER=… release.ts`: the archive of a release, its notes and its checksums, once everything that a release asks for is
 * in order. The former release is the last tag of the form v1.2.3 below this version, or what FORMER names; without one
 * this is the first. Exit status 1 where something is not in order; then nothing is written.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { DatasetDescription } from '../../schemas/curated.ts'
import { build, PROJECT_SOURCES } from '../build.ts'
import { checksums, filesBelow, zip, type Files } from './changes/archive.ts'
import { differenceFrom, type Difference } from './changes/difference.ts'
import { committedFiles, faultOfGit, releaseBefore } from './changes/former.ts'
import { changesCsv, releaseNotes } from './changes/notes.ts'
import { inScratch } from './changes/scratch.ts'
import { faultOfVersion } from './changes/versions.ts'
import { citationFile } from '../export/citation.ts'
import { readYaml } from '../text/curated.ts'
import { withCitation, withDictionary } from './dictionary.ts'
import { exportDataset } from '../export.ts'
import { explainVanished, vanishedFrom } from './identifiers.ts'

const ROOT = join(PROJECT_SOURCES, '..')
const INTO = join(ROOT, 'release')
const TEXTS = ['README.md', 'LICENSE', 'CHANGELOG.md', 'CITATION.cff']

/** The text below the heading of a version in CHANGELOG.md; null where there is none for this version and day. */
function changelogOf(changelog: string, { version, released }: DatasetDescription): string | null {
  const [, section = null] = changelog.split(`\n## ${version} (${released})\n`)
  return section === null ? null : (section.split('\n## ')[0] ?? '').trim()
}

/** The release before this one by CHANGELOG.md, which names the newest first; null where this is the first. */
function formerVersion(changelog: string, version: string): string | null {
  const versions = [...changelog.matchAll(/^## (\d+\.\d+\.\d+) \(\d{4}-\d{2}-\d{2}\)$/gm)].map(
    (match) => match[1] ?? '',
  )
  return versions[versions.indexOf(version) + 1] ?? null
}

function formerNotes({ former }: Difference): string | null {
  return (
    readYaml(join(former.sources, 'registers/dataset.yaml'), DatasetDescription).value
      ?.version_notes ?? null
  )
}

/** What keeps the version and its day from being the next ones, each as a sentence. */
function faultsOfVersion(description: DatasetDescription, difference: Difference | null): string[] {
  const { version, released } = description
  const changelog = textOf('CHANGELOG.md')
  const former = difference?.former.snapshot ?? null
  const told = formerVersion(changelog, version)
  const fault =
    difference === null || former === null
      ? null
      : faultOfVersion(version, former.version, difference.structure, difference.changes)
  return [
    ...(released === null
      ? [
          'The release has no day; expected one as YYYY-MM-DD under "released" in sources/registers/dataset.yaml.',
        ]
      : []),
    ...(released !== null && former?.released != null && released < former.released
      ? [
          `The release is of ${released}; expected a day on or after ${former.released}, the day of ${former.version}.`,
        ]
      : []),
    ...(fault === null ? [] : [fault]),
    ...(difference !== null && formerNotes(difference) === description.version_notes
      ? [
          'The notes on the version are those of the former one; expected what is new, under "version_notes" in sources/registers/dataset.yaml.',
        ]
      : []),
    ...(changelogOf(changelog, description) === null
      ? [
          `CHANGELOG.md says nothing of this release; expected a heading "## ${version} (${released ?? 'YYYY-MM-DD'})".`,
        ]
      : []),
    ...(told !== (former?.version ?? null)
      ? [
          `By CHANGELOG.md the release before this one is ${told ?? 'none'}, and the one that git has a tag for is ${former?.version ?? 'none'}; expected the same. Fetch the tags, or name it with FORMER=.`,
        ]
      : []),
  ]
}

/** What the files beside the exports say otherwise than the sources. */
function faultsOfTexts(description: DatasetDescription): string[] {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(textOf('package.json')))
  const readme = textOf('README.md')
  const made = {
    'CITATION.cff': textOf('CITATION.cff') === citationFile(description),
    'README.md': withCitation(withDictionary(readme), description) === readme,
  }
  const stale = Object.entries(made).flatMap(([file, isMade]) => (isMade ? [] : [file]))
  return [
    ...(stale.length > 0
      ? [
          `${stale.join(' and ')} ${stale.length === 1 ? 'does' : 'do'} not say what dataset.yaml says; run make docs.`,
        ]
      : []),
    ...(version === description.version
      ? []
      : [
          `package.json has the version ${version}; expected ${description.version}, that of dataset.yaml.`,
        ]),
  ]
}

/** The exports that git keeps and that are not, to the byte, what the present build gives, and those that it lacks. */
function faultsOfExports(present: Files, committed: Files): string[] {
  const stale = Object.keys({ ...present, ...committed })
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
        `The exports are not those that the sources give (${stale.slice(0, 3).join(', ')}${stale.length > 3 ? ', …' : ''}); run make build, commit what it changes, and take away what it does not make.`,
      ]
}

async function release(scratch: string): Promise<string[]> {
  const fault = faultOfGit(ROOT)
  if (fault !== null) return [fault]
  const built = build(PROJECT_SOURCES)
  const { dataset, registers } = built
  if (dataset === null || registers === null)
    return ['The sources as they stand do not build: run make validate.']
  const description = registers.dataset
  const former = process.env['FORMER'] || releaseBefore(description.version, ROOT)
  const difference = former === null ? null : await differenceFrom(former, built, scratch)
  if (difference !== null && 'fault' in difference) return [difference.fault]

  await exportDataset(dataset, registers, join(scratch, 'present'))
  const { 'output/iscm.duckdb': database = Buffer.of(), ...present } = filesBelow(
    join(scratch, 'present'),
    'output/',
  )
  const committed = contentOf(committedFiles(ROOT, ['output', 'sources']))
  const exports = Object.fromEntries(
    Object.entries(committed).filter(([file]) => file.startsWith('output/')),
  )
  const gone = explainVanished(vanishedFrom(dataset, registers))
  const faults = [
    ...faultsOfVersion(description, difference),
    ...faultsOfTexts(description),
    ...faultsOfExports(present, exports),
    ...(gone === null ? [] : [gone]),
  ]
  if (faults.length > 0) return faults

  const name = `${description.name}-${description.version}`
  const notes = Buffer.from(
    releaseNotes(
      dataset,
      description,
      changelogOf(textOf('CHANGELOG.md'), description) ?? '',
      difference,
    ),
  )
  const files: Files = {
    ...committed,
    ...contentOf(TEXTS),
    'RELEASE-NOTES.md': notes,
    'changes.csv': Buffer.from(changesCsv(difference?.changes ?? [])),
  }
  const archive = zip(
    name,
    { ...files, SHA256SUMS: Buffer.from(checksums(files)) },
    description.released ?? '',
  )
  // DuckDB does not promise the same bytes everywhere: the database goes beside the archive, which can be made again.
  const beside: Files = {
    [`${name}.zip`]: archive,
    [`${name}.md`]: notes,
    [`${name}.duckdb`]: database,
  }
  mkdirSync(INTO, { recursive: true })
  for (const [file, content] of Object.entries({
    ...beside,
    SHA256SUMS: Buffer.from(checksums(beside)),
  }))
    writeFileSync(join(INTO, file), content)
  process.stdout.write(
    `Wrote ${name}.zip (${archive.length} bytes), the database, the notes and SHA256SUMS to ${relative(process.cwd(), INTO) || '.'}.\nNext: git tag v${description.version}\n`,
  )
  return []
}

function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

function contentOf(files: readonly string[]): Files {
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(ROOT, file))]))
}

const faults = await inScratch(release)
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\nNothing was written.\n`)
  process.exitCode = 1
}
