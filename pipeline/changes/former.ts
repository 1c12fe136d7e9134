/** A former state of the project to compare with: a folder or a release archive that holds one, or a revision that git knows. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
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
export function formerState(former: string, root: string, scratch: string): State | { fault: string } {
  if (existsSync(former) && former.endsWith('.zip')) return unpack(readFileSync(former), scratch, former)
  if (existsSync(former)) return stateIn(former, former)
  const archive = spawnSync('git', ['archive', '--format=zip', former, 'sources', 'output/csv'], { cwd: root, maxBuffer: MOST_BYTES })
  if (archive.error !== undefined) return { fault: `git is not there to look up ${former}; expected FORMER=folder, with sources/ and output/ in it.` }
  if (archive.status !== 0) return { fault: `There is no folder ${former}, and git knows no such state of the project: ${archive.stderr.toString().trim()}. Expected FORMER=folder or FORMER=revision.` }
  return unpack(archive.stdout, scratch, former)
}

/** An archive of a release has one folder, in which everything stands; one of git has none. */
function unpack(archive: Uint8Array, scratch: string, name: string): State | { fault: string } {
  try {
    const files = Object.entries(unzipSync(archive)).filter(([path]) => !path.endsWith('/'))
    const tops = new Set(files.map(([path]) => path.slice(0, path.indexOf('/') + 1)))
    const [top = ''] = tops.size === 1 ? tops : []
    for (const [path, content] of files) {
      const file = join(scratch, path.slice(top.length))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
  } catch {
    return { fault: `${name} is no archive that can be unpacked; expected the zip file of a release.` }
  }
  return stateIn(scratch, name)
}

function stateIn(folder: string, name: string): State | { fault: string } {
  const sources = join(folder, 'sources')
  const snapshot = readSnapshot(join(folder, 'output/csv'))
  if (snapshot === null || !existsSync(join(sources, 'registers/dataset.yaml'))) {
    return { fault: `${name} is no state that can be compared; expected sources/ and output/csv/ in it, with a datapackage.json that describes the CSV files.` }
  }
  return { name, sources, snapshot }
}

/**
 * The release before a version by the tags that git knows: the highest of the form v1.2.3, or null. The tag of the version
 * itself counts only where something has changed since: a release can be made again from its tag.
 */
export function releaseBefore(version: string, root: string): string | null {
  const git = (...words: readonly string[]): { status: number | null; stdout: string } => spawnSync('git', words, { cwd: root, encoding: 'utf8' })
  const { status, stdout } = git('tag', '--list', 'v[0-9]*', '--sort=-version:refname')
  const tags = status === 0 ? stdout.split('\n').filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag)) : []
  const own = `v${version}`
  return tags.find((tag) => tag !== own || git('diff', '--quiet', own, '--').status !== 0) ?? null
}
