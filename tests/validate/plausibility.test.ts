/** What a source says that does not fit together, and what a ledger says in vain. */
import { describe, expect, test } from 'vitest'
import type { Ledger } from '../../schemas/curated.ts'
import { buildText } from '../support/build-text.ts'

const TEXT = `Gull Forum

Forum of the Gulls (Gull Forum)

Member States
- Freedonya
- Frence
`

function correcting(quote: string, corrected: string): Ledger {
  const entry = {
    id: 'slip',
    quote,
    corrected,
    kind: 'spelling',
    certainty: 'high',
    status: 'applied',
    reason: 'A slip.',
    alternatives: [] as string[],
    evidence: [] as string[],
    reviewed: { by: 'maintainer', on: '2026-01-31' },
  } as const
  return { corrections: [entry], remarks: [] }
}

describe('an applied correction', () => {
  test('that no value rests on is reported where it stands, and the text is published', () => {
    const { dataset, findings } = buildText(TEXT, correcting('Freedonya', 'Freedonia'))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(dataset.findings.filter(({ rule }) => rule === 'ledger-idle')).toMatchObject([
      {
        severity: 'warning',
        as_written: 'Freedonya',
        message:
          '"Freedonya" is read as "Freedonia", but no published value uses it: the words were not understood even with the correction.',
      },
    ])
  })

  test('that gives a value is not reported', () => {
    const { dataset } = buildText(TEXT, correcting('Frence', 'France'))
    expect(dataset.participations.map((row) => row.country_id)).toEqual([null, 'FRA'])
    expect(dataset.findings.filter(({ rule }) => rule === 'ledger-idle')).toEqual([])
  })
})
