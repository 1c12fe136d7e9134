/** Stretches of the texts, made again from the texts themselves: a second way to what the linked data says of them. */
import type { Node } from '../../../pipeline/export/linked-data/names.ts'
import { thing } from '../../../pipeline/export/linked-data/names.ts'
import type { Dataset } from '../../../schemas/tables.ts'
import { base } from './graph.ts'

/** Code points around a quotation, and the most that are quoted. */
const [CONTEXT, LONGEST] = [24, 300]

/** The nodes of all stretches that statements, corrections, readings and findings speak of, by identifier. */
export function stretchesOf({
  sources,
  statements,
  corrections,
  readings,
  findings,
}: Dataset): Map<string, Node> {
  const texts = new Map(
    sources.map(({ source_id, sha256, text }) => [
      source_id,
      { slug: `${source_id}/${sha256.slice(0, 16)}`, points: Array.from(text) },
    ]),
  )
  const resting = statements.filter(({ basis }) => basis !== 'curated')
  const nodes = [...resting, ...corrections, ...readings, ...findings].flatMap((row) => {
    const { slug, points } = texts.get(row.source_id) ?? { slug: '', points: [] }
    return stretch(slug, points, row.start_offset, row.end_offset)
  })
  return new Map(nodes.map((node) => [node.id, node]))
}

function stretch(slug: string, points: readonly string[], start: number, end: number): Node[] {
  const id = thing(base, 'fragment', `${slug}/${start}-${end}`)
  const quoted = end > start && end - start <= LONGEST
  const words = (from: number, to: number): string => points.slice(Math.max(0, from), to).join('')
  return [
    {
      id,
      type: ['oa:SpecificResource', 'prov:Entity'],
      source: thing(base, 'snapshot', slug),
      selector: [`${id}/position`, ...(quoted ? [`${id}/quote`] : [])],
    },
    { id: `${id}/position`, type: 'oa:TextPositionSelector', start, end },
    ...(quoted
      ? [
          {
            id: `${id}/quote`,
            type: 'oa:TextQuoteSelector',
            prefix: words(start - CONTEXT, start),
            exact: words(start, end),
            suffix: words(end, end + CONTEXT),
          },
        ]
      : []),
  ]
}
