/** Only regular files are read. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../pipeline/build.ts'
import { readRegularFile } from '../../pipeline/text/regular-file.ts'
import { scratch } from '../support/scratch.ts'

test('a regular file, and a link to one below its folder, give their bytes', () => {
  const folder = scratch({ 'a.txt': 'A' })
  symlinkSync('a.txt', join(folder, 'b.txt'))
  expect(readRegularFile(join(folder, 'a.txt'))).toEqual({ bytes: Buffer.from('A') })
  expect(readRegularFile(join(folder, 'b.txt'))).toEqual({ bytes: Buffer.from('A') })
})

test('a link that leaves its folder is refused, and nothing of its target is shown', () => {
  const outside = scratch({ 'secret.txt': 'secret' })
  const folder = scratch({ 'a.txt': 'Gull Forum\n' })
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'b.txt'))
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'a.yaml'))
  const { dataset, findings } = build(folder)
  expect(dataset).toBeNull()
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, ruleId }) => [file, ruleId])).toEqual([
    [join(folder, 'b.txt'), 'unreadable-file'],
    [join(folder, 'a.yaml'), 'curated-file'],
  ])
  expect(errors.every(({ reason }) => reason.startsWith('Found a link to a file outside'))).toBe(
    true,
  )
  expect(findings.some(({ reason }) => reason.includes('secret'))).toBe(false)
})

test('a link that leads nowhere is refused, and not taken for a file that is not there', () => {
  const folder = scratch({ 'a.txt': 'Gull Forum\n' })
  for (const name of ['b.txt', 'a.yaml', 'a.corrections.yaml', 'accepted.csv'])
    symlinkSync('nowhere', join(folder, name))
  const { findings } = build(folder)
  const errors = findings.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, reason }) => [file, reason])).toEqual(
    ['b.txt', 'accepted.csv', 'a.yaml', 'a.corrections.yaml'].map((name) => [
      join(folder, name),
      'The file cannot be read; expected a text file.',
    ]),
  )
})

test('folders and devices are refused by what they are', () => {
  const folder = scratch()
  mkdirSync(join(folder, 'x.yaml'))
  expect(readRegularFile(join(folder, 'x.yaml'))).toEqual({
    refused: 'Found a folder; expected a regular file.',
  })
  expect(readRegularFile('/dev/null')).toEqual({
    refused: 'Found a device; expected a regular file.',
  })
})

const hasPipes = spawnSync('mkfifo', ['--version']).status === 0

test.skipIf(!hasPipes)('a named pipe is refused, and not waited for', () => {
  const folder = scratch({ 'a.txt': 'Gull Forum\n' })
  spawnSync('mkfifo', [join(folder, 'pipe.txt')])
  const { findings } = build(folder)
  expect(findings.find(({ severity }) => severity === 'error')?.reason).toBe(
    'Found a named pipe; expected a regular file.',
  )
})
