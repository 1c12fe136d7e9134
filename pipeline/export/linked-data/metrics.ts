/** The metrics of data quality: how much of a text is in the data, in which form. */
import type { Characters } from '../../text/shares.ts'
import { concept, type Node } from './names.ts'

export const METRIC_OF = {
  value: 'characters-read-as-values',
  prose: 'characters-kept-as-prose',
  unrecognized: 'characters-not-understood',
} as const satisfies Record<keyof Characters, string>

const DEFINITIONS: Readonly<Record<keyof Characters, string>> = {
  value: 'How many characters of a source text typed values rest on, in Unicode code points.',
  prose:
    'How many characters of a source text are kept word for word as prose and not interpreted, in Unicode code points.',
  unrecognized:
    'How many characters of a source text the pipeline did not understand, in Unicode code points.',
}

export function metricNodes(base: string): Node[] {
  return [
    ...(['value', 'prose', 'unrecognized'] as const).map((kind) => ({
      id: concept(base, 'metric', METRIC_OF[kind]),
      type: 'dqv:Metric',
      prefLabel: METRIC_OF[kind].replaceAll('-', ' '),
      definition: DEFINITIONS[kind],
      expectedDatatype: 'xsd:integer',
      inDimension: concept(base, 'dimension', 'completeness'),
    })),
    {
      id: concept(base, 'dimension', 'completeness'),
      type: 'dqv:Dimension',
      prefLabel: 'completeness',
      definition: 'How much of what a source says is in the data.',
    },
  ]
}
