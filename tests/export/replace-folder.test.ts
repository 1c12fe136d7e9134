/** Folders of exports are replaced as a whole, or not at all. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockFile } from '../../pipeline/export/lock-file.ts'
import { recoverFolder, replaceFolder } from '../../pipeline/export/replace-folder.ts'
import { scratch } from '../support/scratch.ts'

const OWNED = ['csv', 'notes.md']

const write =
  (text: string) =>
  async (folder: string): Promise<void> => {
    mkdirSync(join(folder, 'csv'))
    writeFileSync(join(folder, 'csv/a.csv'), text)
    writeFileSync(join(folder, 'notes.md'), text)
  }

/** The text of each file in a folder, by path. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    files.flatMap((name) =>
      statSync(join(folder, name)).isFile()
        ? [[name, readFileSync(join(folder, name), 'utf8')]]
        : [],
    ),
  )
}

const OLD = { 'csv/a.csv': 'old', 'notes.md': 'old' }
const NEW = { 'csv/a.csv': 'new', 'notes.md': 'new' }

/** A folder with exports in it, and nothing beside it. */
async function exported(): Promise<{ parent: string; folder: string; work: string }> {
  const parent = scratch()
  const folder = join(parent, 'exports')
  await replaceFolder(folder, OWNED, write('old'))
  return { parent, folder, work: join(parent, '.exports.iscm-work') }
}

test('a new folder and a replaced one hold the new exports, and nothing is left beside them', async () => {
  const { parent, folder } = await exported()
  expect(contents(folder)).toEqual(OLD)
  await replaceFolder(folder, OWNED, write('new'))
  expect(contents(folder)).toEqual(NEW)
  expect(readdirSync(parent)).toEqual(['exports'])
})

test('a failure leaves the former exports, and nothing beside them', async () => {
  const { parent, folder } = await exported()
  const failing = async (staging: string): Promise<void> => {
    await write('new')(staging)
    throw new Error('the disk is full')
  }
  await expect(replaceFolder(folder, OWNED, failing)).rejects.toThrow('the disk is full')
  expect(contents(folder)).toEqual(OLD)
  expect(readdirSync(parent)).toEqual(['exports'])
})

test('files and folders that no build has made stay, links among them', async () => {
  const { folder } = await exported()
  mkdirSync(join(folder, 'mine'))
  writeFileSync(join(folder, 'mine/paper.txt'), 'mine')
  symlinkSync('mine/paper.txt', join(folder, 'link'))
  await replaceFolder(folder, OWNED, write('new'))
  expect(contents(folder)).toEqual({ ...NEW, 'mine/paper.txt': 'mine', link: 'mine' })
})

test('a folder that is being written to is refused, and stays as it is', async () => {
  const { parent, folder } = await exported()
  const second = async (staging: string): Promise<void> => {
    await write('new')(staging)
    await expect(replaceFolder(folder, OWNED, write('other'))).rejects.toThrow(
      /^Another build \(process \d+\) is writing to .*exports\. Wait until it has finished/,
    )
  }
  await replaceFolder(folder, OWNED, second)
  expect(contents(folder)).toEqual(NEW)
  expect(readdirSync(parent)).toEqual(['exports'])
})

test.each([
  ['symbolic link', (at: string, folder: string) => symlinkSync(folder, at)],
  ['file', (at: string) => writeFileSync(at, '')],
])('a %s in the place of the folder is refused', async (kind, make) => {
  const { parent, folder } = await exported()
  make(join(parent, 'other'), folder)
  await expect(replaceFolder(join(parent, 'other'), OWNED, write('new'))).rejects.toThrow(
    `is a ${kind}. Name `,
  )
  expect(contents(folder)).toEqual(OLD)
})

test('a build killed between the two renames is undone at the next start', async () => {
  const { parent, folder, work } = await exported()
  mkdirSync(work)
  renameSync(folder, join(work, 'former'))
  await recoverFolder(folder, OWNED)
  expect(contents(folder)).toEqual(OLD)
  expect(readdirSync(parent)).toEqual(['exports'])
})

test('it is undone too where somebody has made the folder again, with files of their own in it', async () => {
  const { parent, folder, work } = await exported()
  mkdirSync(work)
  renameSync(folder, join(work, 'former'))
  mkdirSync(folder)
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  await recoverFolder(folder, OWNED)
  expect(contents(folder)).toEqual({ ...OLD, 'mine.txt': 'mine' })
  expect(readdirSync(parent)).toEqual(['exports'])
})

test('a build killed after the two renames is finished at the next start, and loses no file of others', async () => {
  const { parent, folder, work } = await exported()
  mkdirSync(work)
  renameSync(folder, join(work, 'former'))
  writeFileSync(join(work, 'former/mine.txt'), 'mine')
  mkdirSync(folder)
  await write('new')(folder)
  await recoverFolder(folder, OWNED)
  expect(contents(folder)).toEqual({ ...NEW, 'mine.txt': 'mine' })
  expect(readdirSync(parent)).toEqual(['exports'])
})

test('an unfinished folder of a killed build is removed by the next one', async () => {
  const { parent, folder, work } = await exported()
  mkdirSync(join(work, 'new/csv'), { recursive: true })
  writeFileSync(join(work, 'new/csv/a.csv'), 'half')
  await replaceFolder(folder, OWNED, write('new'))
  expect(contents(folder)).toEqual(NEW)
  expect(readdirSync(parent)).toEqual(['exports'])
})

test('git sees nothing of the working folder', async () => {
  const { folder, work } = await exported()
  const looking = async (staging: string): Promise<void> => {
    await write('new')(staging)
    expect(readFileSync(join(work, '.gitignore'), 'utf8')).toBe('*\n')
  }
  await replaceFolder(folder, OWNED, looking)
})

test('a lock is given once, and again when it has been released', async () => {
  const file = join(scratch(), 'lock')
  const first = await lockFile(file)
  expect(first.lock).not.toBeNull()
  expect(await lockFile(file)).toEqual({ lock: null, holder: process.pid })
  first.lock?.release()
  const second = await lockFile(file)
  expect(second.lock).not.toBeNull()
  second.lock?.release()
  expect(existsSync(file)).toBe(true)
})

test('a lock is given where a killed build has left half of its file', async () => {
  const { parent, folder, work } = await exported()
  mkdirSync(work)
  const half = join(work, `lock-${process.pid}`)
  writeFileSync(half, 'half')
  await replaceFolder(folder, OWNED, write('new'))
  expect(contents(folder)).toEqual(NEW)
  expect(readdirSync(parent)).toEqual(['exports'])
})
