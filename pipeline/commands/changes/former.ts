/** A former state of the project to compare with: a folder or a release archive that holds one, or a revision that git knows. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { unzipSync } from 'fflate'
import { eq, lt, rsort, valid } from 'semver'
import { readSnapshot, type Snapshot } from './snapshot.ts'

/** A state of the project: what it was built from, and what was published. */
export interface State {
  /** How messages name it. */
  readonly name: string
  /** The folder of its sources, with registers and dialect. */
  readonly sources: string
  readonly snapshot: Snapshot
}

const MOST_BYTES = 512 * 1024 * 1024

/**
 * The state in a folder (a checkout), in the archive of a release, or at a revision of the repository `root`; the latter
 * two are laid out in the folder `scratch`. Where there is none, what to do instead.
 */
export function formerState(
  former: string,
  root: string,
  scratch: string,
): State | { fault: string } {
  const found = statSync(former, { throwIfNoEntry: false })
  if (found?.isFile() === true) return unpack(readFileSync(former), scratch, former)
  if (found !== undefined) return stateIn(former, former)
  const archive = spawnSync(
    'git',
    ['archive', '--format=zip', '--end-of-options', former, 'sources', 'output/csv'],
    { cwd: root, maxBuffer: MOST_BYTES },
  )
  if (archive.error !== undefined)
    return {
      fault: `git is not there to look up ${former}; expected FORMER=folder or FORMER=archive.zip, with sources/ and output/ in it.`,
    }
  if (archive.status !== 0)
    return {
      fault: `There is no folder or archive ${former}, and git knows no such state of the project: ${archive.stderr.toString().trim()}. Expected FORMER=folder, FORMER=archive.zip or FORMER=revision.`,
    }
  return unpack(archive.stdout, scratch, former)
}

/** An archive of a release has one folder, in which everything stands; one of git has none. */
function unpack(archive: Uint8Array, scratch: string, name: string): State | { fault: string } {
  try {
    const files = Object.entries(unzipSync(archive)).filter(([path]) => !path.endsWith('/'))
    const tops = new Set(files.map(([path]) => path.slice(0, path.indexOf('/') + 1)))
    const [top = ''] = tops.size === 1 ? tops : []
    for (const [path, content] of files) {
      const file = resolve(scratch, path.slice(top.length))
      // An archive comes from elsewhere, and may name places outside the folder that it is laid out in.
      if (!file.startsWith(scratch + sep))
        return {
          fault: `${name} has a file "${path}" that leads out of its folder; expected the zip file of a release.`,
        }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
  } catch {
    return {
      fault: `${name} is no archive that can be unpacked; expected the zip file of a release.`,
    }
  }
  return stateIn(scratch, name)
}

function stateIn(folder: string, name: string): State | { fault: string } {
  const sources = join(folder, 'sources')
  const snapshot = readSnapshot(join(folder, 'output/csv'))
  if (snapshot === null || !existsSync(join(sources, 'registers/dataset.yaml'))) {
    return {
      fault: `${name} is no state that can be compared; expected sources/ and output/csv/ in it, with a datapackage.json that describes the CSV files.`,
    }
  }
  return { name, sources, snapshot }
}

/**
 * The release before a version, by the tags of the form v1.2.3 that git knows: the highest below it, or its own where
 * something has changed since, because then the version has been given away. Null where there is none.
 */
export function releaseBefore(version: string, root: string): string | null {
  const git = (...words: readonly string[]): { status: number | null; stdout: string } =>
    spawnSync('git', words, { cwd: root, encoding: 'utf8' })
  const tags = git('tag', '--list', 'v[0-9]*')
    .stdout.split('\n')
    .filter((tag) => valid(tag) !== null)
  const own = tags.find((tag) => eq(tag, version))
  if (own !== undefined && git('diff', '--quiet', own, '--', '.').status !== 0) return own
  return rsort(tags.filter((tag) => lt(tag, version)))[0] ?? null
}

/** What keeps git from telling what was released and what is committed; null where it can. */
export function faultOfGit(root: string): string | null {
  const git = (...words: readonly string[]): { status: number | null; stdout: string } =>
    spawnSync('git', words, { cwd: root, encoding: 'utf8' })
  const shallow = git('rev-parse', '--is-shallow-repository')
  if (shallow.status !== 0)
    return 'There is no git here; a release needs it, because it holds what is committed and follows the tag of the former one.'
  if (shallow.stdout.trim() === 'true')
    return 'This clone has only a part of the history, so that a former release may be missing; run git fetch --unshallow --tags.'
  const [open] = git('status', '--porcelain', '--', '.')
    .stdout.split('\n')
    .filter((line) => line !== '')
  return open === undefined
    ? null
    : `Something is not committed (${open.slice(3)}); a release holds what is committed. Commit it or take it away.`
}

/** The files below folders that git keeps, by their paths below `root`. */
export function committedFiles(root: string, folders: readonly string[]): string[] {
  return spawnSync('git', ['ls-files', '-z', '--', ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  })
    .stdout.split('\0')
    .filter((file) => file !== '')
}
