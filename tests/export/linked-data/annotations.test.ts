/** What others say, in linked data: a graph of its own, in two forms that agree, which conforms to its shapes. */
import { Parser, Store } from 'n3'
import { describe, expect, test } from 'vitest'
import { check, quadsOfJsonLd } from '../../../pipeline/commands/shacl.ts'
import {
  annotationGraph,
  annotationNodes,
} from '../../../pipeline/export/linked-data/annotations.ts'
import { termsFor } from '../../../pipeline/export/linked-data/context.ts'
import { shapesFor } from '../../../pipeline/export/linked-data/shapes.ts'
import { jsonLdDocument, jsonOf, quadsOf } from '../../../pipeline/export/linked-data/write.ts'
import { registers } from '../../support/build-text.ts'
import { projectDataset } from '../../support/datasets.ts'
import { base, linesOf, nodesOf, parseNQuads, quadsFrom } from './graph.ts'

const dataset = projectDataset()
const graph = annotationGraph(base)
const nodes = annotationNodes(dataset, registers.dataset)
const nQuads = nodes.flatMap((node) => quadsOf(node, base, termsFor(), graph)).join('')
const quads = parseNQuads(nQuads)
const shapes = new Store(new Parser().parse(shapesFor(base, 'annotations.ttl')))
const document = (name: string): string => `${base}id/document/cis-conference/document/${name}`
const said = (subject: string, predicate: string): string[] =>
  quads
    .filter((quad) => quad.subject.value === subject && quad.predicate.value === predicate)
    .map(({ object }) => object.value)

describe('the graph of annotations', () => {
  test('is one graph with a name, and the same in JSON-LD', async () => {
    expect(new Set(quads.map((quad) => quad.graph.value))).toEqual(new Set([graph]))
    const jsonLd = jsonLdDocument(base, nodes.map(jsonOf), termsFor(), graph)
    expect(linesOf(await quadsOfJsonLd(jsonLd))).toEqual(linesOf(nQuads))
  })

  test('says plainly what is certain, and nothing that is not', () => {
    expect(
      said(document('cis-general-assembly-resolution-1995'), 'https://schema.org/identifier'),
    ).toEqual(['A/RES/50/151'])
    expect(
      said(
        document('iom-and-unhcr-assessment-report-of-the-conference-process'),
        'http://purl.org/dc/terms/issued',
      ),
    ).toEqual(['2000'])
    expect(
      said(document('cis-general-assembly-resolution-2002'), 'https://schema.org/identifier'),
    ).toEqual([])
  })

  test('leaves no trace in the graph of the texts', () => {
    const texts = quadsFrom(nodesOf(dataset))
    expect(texts.filter(({ subject }) => subject.value.includes('/annotation/'))).toEqual([])
    expect(texts.filter(({ object }) => object.value === 'A/RES/50/151')).toHaveLength(
      dataset.findings.filter(({ suggestions }) => suggestions.includes('A/RES/50/151')).length,
    )
  })

  test('conforms to its shapes, which find what is wrong', async () => {
    expect(await check(shapes, new Store(quads))).toEqual([])
    const faults = [
      nQuads.replace(/^.*hadPrimarySource.*\n/m, ''),
      nQuads.replace('/annotation-certainty/high', '/annotation-certainty/low'),
      nQuads.replace(
        /(<[^>]+> )<https:\/\/schema.org\/identifier>/,
        '$1<http://example.org/other>',
      ),
      nQuads.replace(/^.*22-rdf-syntax-ns#value.*\n/m, ''),
      nQuads.replace(/^.*dc\/terms\/isPartOf.*\n/m, ''),
    ]
    for (const fault of faults) {
      expect(fault).not.toBe(nQuads)
      expect((await check(shapes, new Store(parseNQuads(fault)))).length).toBeGreaterThan(0)
    }
  })
})
