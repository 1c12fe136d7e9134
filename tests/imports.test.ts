/** Imports go one way: commands, build, stages, dialect, text, schemas. No stage imports another; build.ts joins them. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const STAGES = ['read', 'parse', 'correct', 'normalize', 'validate', 'export']
const FLOORS = [['schemas', 'project'], ['text'], ['dialect'], STAGES, ['build'], ['commands']]

/** The room of a file: `schemas`, or the first name below `pipeline/`, of a folder or of the file that opens it. */
function roomOf(file: string): string {
  const [top = '', first = ''] = file.split('/')
  return top === 'pipeline' ? first.replace(/\.ts$/, '') : top
}

/** What a file imports from files of the project, as paths from the root. */
function importsOf(file: string): string[] {
  const paths = readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)
  return [...paths].map(([, path = '']) =>
    normalize(join(dirname(file), path)).replaceAll(sep, '/'),
  )
}

const floorOf = (room: string): number => FLOORS.findIndex((rooms) => rooms.includes(room))
const files = ['pipeline', 'schemas'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => relative(root, join(root, folder, name)).replaceAll(sep, '/')),
)

test('every file has a room', () => {
  expect(files.filter((file) => floorOf(roomOf(file)) < 0)).toEqual([])
})

test('imports go one way, and no stage imports another', () => {
  const arrows = files.flatMap((file) => importsOf(file).map((target) => [file, target] as const))
  expect(arrows.length).toBeGreaterThan(100)
  const offenders = arrows
    .filter(([from, to]) => roomOf(from) !== roomOf(to))
    .filter(([from, to]) => floorOf(roomOf(to)) >= floorOf(roomOf(from)) || floorOf(roomOf(to)) < 0)
  expect(offenders.map(([from, to]) => `${from} imports ${to}`)).toEqual([])
})
