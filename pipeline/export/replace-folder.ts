/**
 * Replacing a folder of exports as a whole.
 *
 * The new exports are made in a working folder beside the old ones, on the same file system, written through to the disk,
 * and then put in place by two renames: the old folder out, the new one in. A process that is killed leaves the old
 * folder or the new one, never a mixture; killed between the two renames, it leaves the old one in the working folder,
 * and the next start puts it back.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { lockFile, type Lock } from './lock-file.ts'
import { holdStopSignals, type StopSignals } from './stop-signals.ts'

/** What the file system, or another build, does not allow; the message is for people. */
export class CannotWrite extends Error {}

/** The files of one replacement, all in one folder that git leaves alone. */
interface Work {
  readonly folder: string
  readonly lock: string
  readonly ignored: string
  readonly next: string
  readonly former: string
  readonly aside: string
}

function workBeside(folder: string): Work {
  const work = join(dirname(folder), `.${basename(folder)}.iscm-work`)
  return {
    folder: work,
    lock: join(work, 'lock'),
    ignored: join(work, '.gitignore'),
    next: join(work, 'new'),
    former: join(work, 'former'),
    aside: join(work, 'aside'),
  }
}

/**
 * Replace the entries of `folder` by those that `make` writes into the folder it is given. Other entries stay. Where
 * `make` fails, or a signal asks the process to stop, the folder is as it was and the working folder is gone.
 *
 * @throws CannotWrite where another build has the folder, or it is a link or a mount point.
 */
export async function replaceFolder(
  folder: string,
  owned: readonly string[],
  make: (staging: string) => Promise<void>,
): Promise<void> {
  const signals = holdStopSignals()
  try {
    await whileLocked(folder, signals, async (place, work) => {
      recover(place, work, owned)
      mkdirSync(work.next)
      await make(work.next)
      flush(work.next)
      await signals.heard()
      keepOthers(place, work.next, owned)
      putInPlace(place, work)
      whereAllowed(() => emptyFormer(place, work, owned))
    })
  } catch (error) {
    throw asRefusal(error, folder)
  } finally {
    await signals.release()
  }
}

/** Hold the lock of a folder meanwhile, and remove the working folder after it, also where a signal ends the process. */
async function whileLocked(
  folder: string,
  signals: StopSignals,
  act: (place: string, work: Work) => Promise<void> | void,
): Promise<void> {
  const target = resolve(folder)
  checkKind(target)
  mkdirSync(dirname(target), { recursive: true })
  const place = join(realpathSync(dirname(target)), basename(target))
  const work = workBeside(place)
  const lock = await enter(work, folder)
  try {
    signals.clearUpBy(() => leave(work, lock))
    await act(place, work)
  } finally {
    // Once it is left, the working folder may be that of another build.
    signals.clearUpBy(null)
    leave(work, lock)
  }
}

/** A full disk or a missing permission is no fault of the program; DuckDB reports it in words of its own. */
function asRefusal(error: unknown, folder: string): unknown {
  if (!(error instanceof Error)) return error
  const isRefused = 'syscall' in error || error.message.startsWith('IO Error')
  return isRefused ? new CannotWrite(`${folder}: cannot be written: ${error.message}`) : error
}

/** Put back, or finish, what a killed build has left beside a folder. Does nothing where another build is at work. */
export async function recoverFolder(folder: string, owned: readonly string[]): Promise<void> {
  if (!existsSync(workBeside(resolve(folder)).folder)) return
  const signals = holdStopSignals()
  try {
    await whileLocked(folder, signals, (place, work) => recover(place, work, owned))
  } catch (error) {
    const refusal = asRefusal(error, folder)
    if (!(refusal instanceof CannotWrite)) throw error
  } finally {
    await signals.release()
  }
}

/** What is in a folder, and in the working folder beside it, after a replacement has failed. */
export type State =
  | { readonly is: 'former' | 'new' }
  /** Nothing is in place; the next start puts back what is in the folder `former`. */
  | { readonly is: 'beside'; readonly former: string }

export function stateOf(folder: string, owned: readonly string[]): State {
  const place = resolve(folder)
  const { former } = workBeside(place)
  if (!existsSync(former)) return { is: 'former' }
  return holdsAny(place, owned) ? { is: 'new' } : { is: 'beside', former }
}

function holdsAny(place: string, owned: readonly string[]): boolean {
  return owned.some((name) => existsSync(join(place, name)))
}

function checkKind(target: string): void {
  const found = lstatSync(target, { throwIfNoEntry: false })
  if (found === undefined || found.isDirectory()) return
  throw new CannotWrite(
    found.isSymbolicLink()
      ? `${target} is a symbolic link. Name the folder that it points to.`
      : `${target} is a file. Name a folder.`,
  )
}

/** Create the working folder and lock it: the lock ends with the process, however that ends. */
async function enter(work: Work, folder: string): Promise<Lock> {
  mkdirSync(work.folder, { recursive: true })
  // Whatever a killed build leaves here, git does not see it.
  writeFileSync(work.ignored, '*\n')
  const { lock, holder } = await lockFile(work.lock)
  if (lock !== null) return lock
  throw new CannotWrite(
    `Another build${holder === null ? '' : ` (process ${holder})`} is writing to ${folder}. Wait until it has finished, then build again.`,
  )
}

/** Remove the working folder, its lock last: until then no other build can enter. */
function leave(work: Work, lock: Lock): void {
  whereAllowed(() => {
    const last = [work.lock, work.ignored, work.former]
    for (const name of readdirSync(work.folder))
      if (!last.includes(join(work.folder, name))) remove(join(work.folder, name))
    // Only a rename that failed leaves the former folder here; the next start deals with it.
    if (existsSync(work.former)) return
    for (const file of [work.ignored, work.lock]) remove(file)
    // Not with what is in it: another build may have entered.
    rmdirSync(work.folder)
  })
  lock.release()
}

/** Threads of a process that is asked to stop may still write there: what they make meanwhile is removed too. */
function remove(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
}

/** Clear up as far as the system lets: what stays, the next start removes, and what was built does not depend on it. */
function whereAllowed(clear: () => void): void {
  try {
    clear()
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
  }
}

/** What a killed build has left: an unfinished folder is removed; the former one goes back, or its removal is finished. */
function recover(place: string, work: Work, owned: readonly string[]): void {
  remove(work.next)
  if (!existsSync(work.former)) return
  if (holdsAny(place, owned)) return emptyFormer(place, work, owned)
  if (existsSync(place)) {
    // Somebody has made the folder again meanwhile; what they put into it stays.
    keepOthers(place, work.former, readdirSync(work.former))
    remove(work.aside)
    renameSync(place, work.aside)
  }
  renameSync(work.former, place)
  flushFolder(dirname(place))
  remove(work.aside)
}

/** Entries that no build makes are linked into the new folder, so that they are there all the time. */
function keepOthers(place: string, next: string, owned: readonly string[]): void {
  if (!existsSync(place)) return
  for (const name of readdirSync(place))
    if (!owned.includes(name)) linkTree(join(place, name), join(next, name))
}

function linkTree(from: string, to: string): void {
  if (!lstatSync(from).isDirectory()) return linkSync(from, to)
  mkdirSync(to)
  for (const name of readdirSync(from)) linkTree(join(from, name), join(to, name))
}

function putInPlace(place: string, work: Work): void {
  const isReplacing = existsSync(place)
  if (isReplacing) renameSync(place, work.former)
  try {
    renameSync(work.next, place)
  } catch (error) {
    if (isReplacing) renameSync(work.former, place)
    throw error
  }
  flushFolder(dirname(place))
}

/** Remove the former exports. What is not ours there, and came after it was linked, moves to the new folder. */
function emptyFormer(place: string, work: Work, owned: readonly string[]): void {
  if (!existsSync(work.former)) return
  for (const name of owned) remove(join(work.former, name))
  moveTree(work.former, place)
  remove(work.former)
}

function moveTree(from: string, to: string): void {
  if (!lstatSync(from).isDirectory()) return renameSync(from, to)
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) moveTree(join(from, name), join(to, name))
}

/** Write everything in a folder through to the disk, so that a power cut after the rename finds it whole. */
function flush(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) flush(join(folder, entry.name))
    else flushFile(join(folder, entry.name), 'r+')
  flushFolder(folder)
}

function flushFolder(folder: string): void {
  // Windows does not open folders.
  if (process.platform !== 'win32') flushFile(folder, 'r')
}

function flushFile(file: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(file, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
