/** What git says of the project: what is committed, and which releases have a tag. */
import { spawnSync } from 'node:child_process'
import { eq, lt, rsort, valid } from 'semver'

const MOST_BYTES = 512 * 1024 * 1024

/** Run git in a folder. The status is null where there is no git. */
export function git(
  root: string,
  ...words: readonly string[]
): { status: number | null; stdout: Buffer; stderr: string } {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: root, maxBuffer: MOST_BYTES })
  // Nothing was read where git could not be started.
  return { status, stdout: stdout ?? Buffer.of(), stderr: String(stderr ?? '').trim() }
}

/**
 * The release before a version, by the tags of the form v1.2.3 that git knows: the highest below it, or its own where
 * something has changed since, because then the version has been given away. Null where there is none.
 */
export function releaseBefore(version: string, root: string): string | null {
  const tags = lines(root, 'tag', '--list', 'v[0-9]*').filter((tag) => valid(tag) !== null)
  const own = tags.find((tag) => eq(tag, version))
  if (own !== undefined && git(root, 'diff', '--quiet', own, '--', '.').status !== 0) return own
  return rsort(tags.filter((tag) => lt(tag, version)))[0] ?? null
}

/** What keeps git from saying what was released and what is committed; null where it can. */
export function faultOfGit(root: string): string | null {
  const shallow = git(root, 'rev-parse', '--is-shallow-repository')
  if (shallow.status !== 0)
    return 'There is no git here; a release needs it, because it holds what is committed and follows the tag of the former one.'
  if (shallow.stdout.toString().trim() === 'true')
    return 'This clone has only a part of the history, so that a former release may be missing; run git fetch --unshallow --tags.'
  const [open] = lines(root, 'status', '--porcelain', '--', '.')
  return open === undefined
    ? null
    : `Uncommitted changes (${open.slice(3)}): commit or discard them first. A release holds what is committed.`
}

/** The files below folders that git keeps, by their paths below `root`. */
export function committedFiles(root: string, folders: readonly string[]): string[] {
  const { stdout } = git(root, 'ls-files', '-z', '--', ...folders)
  return stdout
    .toString()
    .split('\0')
    .filter((file) => file !== '')
}

function lines(root: string, ...words: readonly string[]): string[] {
  return git(root, ...words)
    .stdout.toString()
    .split('\n')
    .filter((line) => line !== '')
}
