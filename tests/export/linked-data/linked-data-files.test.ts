/** The documents of the linked data as files: N-Quads in their order, and the shapes with the base of the dataset. */
import fc from 'fast-check'
import { Parser, Store } from 'n3'
import { describe, expect, test } from 'vitest'
import { nQuadsDocument, quadsOf } from '../../../pipeline/export/linked-data/write.ts'
import { shapesFor } from '../../../pipeline/export/linked-data/shapes.ts'
import { base, shapes, vocabulary } from './graph.ts'

describe('N-Quads', () => {
  const quads = vocabulary.flatMap((node) => quadsOf(node, base))
  const line = fc.tuple(fc.constantFrom('<a> ', '<a/b> ', ''), fc.string({ unit: 'binary' }))
  const lines = fc.array(line.map(([subject, text]) => `${subject}${text}\n`))

  test('are in the order of their bytes, each once, in whatever order they come', () => {
    fc.assert(
      fc.property(lines, (given) => {
        const sorted = [...new Set(given)]
          .map((text) => Buffer.from(text))
          .sort((a, b) => Buffer.compare(a, b))
        const document = nQuadsDocument([...given, ...given.toReversed()])
        expect(Buffer.from(document).equals(Buffer.concat(sorted))).toBe(true)
      }),
    )
  })

  test('refuse a node with a key that the context lacks', () => {
    const odd = { id: `${base}id/thing/odd`, type: 'prov:Entity', misspelt: 'x' }
    expect(() => quadsOf(odd, base)).toThrow('the context lacks the key misspelt')
    expect(quads.length).toBeGreaterThan(500)
  })
})

describe('the shapes', () => {
  const other = 'https://example.org/data+more/'

  test('have the base of the dataset as they are, for whoever takes them from the repository', () => {
    expect(shapesFor(base, 'content.ttl')).toContain(`@prefix term: <${base}def/term/> .`)
  })

  test('speak of another base where a dataset has one, in names and in patterns', () => {
    const text = shapesFor(other, 'content.ttl')
    expect(text).not.toMatch(/w3id/)
    expect(text).toContain('"^https://example[.]org/data[+]more/id/mechanism/[^/]+$"')
    expect(new Store(new Parser().parse(text)).size).toBe(shapes.size)
  })
})
