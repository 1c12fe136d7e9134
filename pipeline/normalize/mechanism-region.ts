/** The region of a mechanism: the words of its type line, and the regions of the register that they name. */
import type { Row } from '../../schemas/tables.ts'
import { findingAt, type Finding } from '../text/finding.ts'
import { fold } from '../text/fold.ts'
import { spanOf, type Excerpt } from '../text/excerpt.ts'
import { suggest } from '../text/suggest.ts'
import { matched, said, silent, type Cell, type DraftOf, type Profile } from './draft.ts'

type Mechanism = Row<'mechanisms'>
type Region = Row<'regions'>

type RegionCells = Pick<
  DraftOf<'mechanisms'>['cells'],
  'region' | 'region_ids' | 'region_codes' | 'region_match'
>

const UNDECIDED = { region_ids: silent, region_codes: silent, region_match: silent } as const

export function readRegion(
  profile: Profile,
  excerpt: Excerpt | null,
): { readonly cells: RegionCells; readonly findings: readonly Finding[] } {
  if (excerpt === null) return { cells: { region: silent, ...UNDECIDED }, findings: [] }
  const words = said(excerpt.text, excerpt, 'region-field')
  const named = profile.registers.regionNames.get(fold(excerpt.text))
  if (named === undefined)
    return {
      cells: { region: words, ...UNDECIDED },
      findings: [unknownRegion(profile, excerpt)],
    }
  const codes = codesOf(named, profile.registers.regions)
  const match = named.every((region) => region.m49 !== null)
    ? 'exact'
    : codes.length > 0
      ? 'near'
      : 'described'
  const cell = <V>(value: V): Cell<V> => matched(value, excerpt, 'region-register')
  return {
    cells: {
      region: words,
      region_ids: cell(named.map((region) => region.region_id)),
      region_codes: cell(codes.length > 0 ? codes : null),
      region_match: cell<Mechanism['region_match']>(match),
    },
    findings: [],
  }
}

/** The codes of regions, for one that M49 lacks those of the regions that come close. */
function codesOf(named: readonly Region[], all: readonly Region[]): string[] {
  const near = ({ m49, near_region_ids: ids }: Region): (string | null)[] =>
    m49 === null
      ? all.filter(({ region_id }) => ids.includes(region_id)).map((region) => region.m49)
      : [m49]
  return [...new Set(named.flatMap(near))].filter((code) => code !== null)
}

function unknownRegion({ source, registers }: Profile, excerpt: Excerpt): Finding {
  return findingAt(source, spanOf(excerpt), 'unknown-region', {
    severity: 'info',
    message: `"${excerpt.text}" is not in the register of regions. It is published as written, without a code.`,
    suggestions: suggest(
      excerpt.text,
      registers.regions.map((region) => region.label),
    ),
  })
}
