/** A former state of the project to compare with: a folder or a release archive that holds one, or a revision that git knows. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { unzipSync } from 'fflate'
import { git } from './git.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

/** A state of the project: what it was built from, and what was published. */
export interface State {
  /** How messages name it. */
  readonly name: string
  /** The folder of its sources, with registers and dialect. */
  readonly sources: string
  readonly snapshot: Snapshot
}

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
  const format = ['archive', '--format=zip', '--end-of-options']
  const archive = git(root, ...format, former, 'sources', 'output/csv')
  if (archive.status === null)
    return {
      fault: `git is not there to look up ${former}; expected FORMER=folder or FORMER=archive.zip, with sources/ and output/ in it.`,
    }
  if (archive.status !== 0)
    return {
      fault: `There is no folder or archive ${former}, and git knows no such state of the project: ${archive.stderr}. Expected FORMER=folder, FORMER=archive.zip or FORMER=revision.`,
    }
  return unpack(archive.stdout, scratch, former)
}

/** An archive of a release has one folder, in which everything is; one of git has none. */
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
