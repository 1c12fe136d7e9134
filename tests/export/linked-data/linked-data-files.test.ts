/** The writer of N-Quads: equal graphs have equal files, however little is held in memory and in whatever order the nodes come. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, PROJECT_SOURCES } from '../../../pipeline/build.ts'
import { termsFor } from '../../../pipeline/export/linked-data/context.ts'
import { quadsOf, writeNQuads } from '../../../pipeline/export/linked-data/write.ts'
import { base, nodesOf, vocabulary } from './graph.ts'
import { scratch } from '../../support/scratch.ts'

const { dataset } = build(PROJECT_SOURCES)
if (dataset === null) throw new Error('the project does not build')

describe('N-Quads', () => {
  const nodes = [...nodesOf(dataset), ...vocabulary]
  const files = scratch()
  const bytesOf = (name: string, from: typeof nodes, inMemory: number): Buffer => {
    writeNQuads(join(files, name), base, from, termsFor(), inMemory)
    return readFileSync(join(files, name))
  }
  const whole = bytesOf('whole.nq', nodes, 1_000_000)

  test.each([100, 500, 4096])(
    'are the same bytes when %i quads are held in memory, and nothing is left beside them',
    (inMemory) => {
      expect(bytesOf('pieces.nq', nodes, inMemory).equals(whole)).toBe(true)
      expect(readdirSync(files).sort()).toEqual(['pieces.nq', 'whole.nq'])
    },
  )

  test('are the same bytes whatever the order of the nodes, and if some come twice', () => {
    // A shuffle that is the same in every run: the nodes by a product modulo a prime.
    const shuffled = nodes
      .map((node, index) => [(index * 7919) % 104_729, node] as const)
      .sort(([a], [b]) => a - b)
      .map(([, node]) => node)
    expect(bytesOf('pieces.nq', shuffled, 500).equals(whole)).toBe(true)
    expect(
      bytesOf('pieces.nq', [...nodes.toReversed(), ...shuffled.slice(0, 300)], 700).equals(whole),
    ).toBe(true)
  })

  test('are sorted by their bytes, each once, and all there', () => {
    const lines = whole.toString().split('\n').slice(0, -1)
    expect(
      lines.every(
        (line, index) =>
          index === 0 || Buffer.compare(Buffer.from(lines[index - 1] ?? ''), Buffer.from(line)) < 0,
      ),
    ).toBe(true)
    expect(new Set(lines)).toEqual(
      new Set(nodes.flatMap((node) => quadsOf(node, base)).map((line) => line.trimEnd())),
    )
  })

  test('leave no pieces behind where a node has a key that the context lacks', () => {
    const odd = { id: `${base}id/thing/odd`, type: 'prov:Entity', misspelt: 'x' }
    const before = readdirSync(files)
    expect(() => bytesOf('pieces.nq', [...nodes, odd], 500)).toThrow(
      'the context lacks the key misspelt',
    )
    expect(readdirSync(files)).toEqual(before)
  })
})
