/** Areas of discussion: list punctuation off, areas in brackets made narrower ones, labels looked up in the register. */
import type { CorrectedClaim } from '../correct.ts'
import { escape } from '../dates.ts'
import { findingAt, type Finding } from '../finding.ts'
import { group, part, spanOf, split, trim, type Reading } from '../reading.ts'
import { lookUp, type Registers } from '../registers.ts'
import { slug } from '../slug.ts'
import { suggest } from '../suggest.ts'
import { claimsOf, counted, matched, own, said, silent, written, type Cell, type Draft, type Leftover, type Normalized, type Profile } from './draft.ts'

export function normalizeThemes(profile: Profile): Normalized {
  const parts = claimsOf(profile, 'theme').map((claim, index) => normalizeItem(profile, claim, index + 1))
  return {
    drafts: parts.flatMap((each) => each.drafts),
    leftovers: parts.flatMap((each) => each.leftovers),
    findings: parts.flatMap((each) => each.findings),
  }
}

interface Part {
  readonly drafts: Draft[]
  readonly leftovers: Leftover[]
  readonly findings: Finding[]
}

function normalizeItem(profile: Profile, claim: CorrectedClaim, position: number): Part {
  const { item, tail } = withoutListPunctuation(claim.reading, profile.registers)
  const leftovers: Leftover[] = tail === null ? [] : [{ kind: 'punctuation', span: spanOf(tail) }]
  const { broader, narrower } = readBrackets(item)
  const top = theme(profile, broader, position, silent)
  const parent = matched(lookUp(profile.registers.themeNames, broader.text), item, 'theme-in-brackets')
  const below = narrower.map((reading, index) => theme(profile, reading, index + 1, parent))
  return {
    drafts: [top, ...below].map((each) => each.draft),
    leftovers,
    findings: [top, ...below].flatMap((each) => each.findings),
  }
}

function theme(profile: Profile, reading: Reading, position: number, parent: Cell<string | null>): { draft: Draft; findings: Finding[] } {
  const { source, mechanismId, registers } = profile
  const id = lookUp(registers.themeNames, reading.text)
  const rule = parent.value === null ? 'theme-item' : 'theme-in-brackets'
  const draft: Draft = {
    table: 'mechanism_themes',
    cells: {
      mechanism_theme_id: own(profile.unique(`${mechanismId}/theme/${id ?? slug(reading.text)}`)),
      mechanism_id: own(mechanismId),
      theme_id: matched(id, reading, 'theme-register'),
      label: said(reading.text, reading, rule),
      label_as_written: written(source, spanOf(reading), rule),
      list_position: counted(position, spanOf(reading), 'list-order'),
      parent_theme_id: parent,
    },
  }
  if (id !== null) return { draft, findings: [] }
  const finding = findingAt(source, spanOf(reading), 'unknown-theme', {
    severity: 'info',
    message: `"${reading.text}" is no label in the register of themes. It stands in the data as written, with no theme.`,
    suggestions: suggest(reading.text, registers.themes.map((each) => each.label)),
  })
  return { draft, findings: [finding] }
}

/** "Return and reintegration; and" without "; and". */
function withoutListPunctuation(reading: Reading, registers: Registers): { item: Reading; tail: Reading | null } {
  const and = registers.lexicon.and.map((row) => escape(row.phrase)).join('|')
  const match = new RegExp(`(?:\\s*[;,]\\s*(?:${and})?|\\s*\\.)\\s*$`, 'iu').exec(reading.text)
  if (match === null) return { item: trim(reading), tail: null }
  return { item: trim(part(reading, 0, match.index)), tail: trim(part(reading, match.index)) }
}

/** An area with several areas in brackets behind it. One word or name in brackets belongs to the label: "(IDPs)". */
function readBrackets(item: Reading): { broader: Reading; narrower: Reading[] } {
  const match = /^(?<broader>.+?)\s*\((?<narrower>[^()]+)\)$/d.exec(item.text)
  const broader = match && group(item, match, 'broader')
  const inner = match && group(item, match, 'narrower')
  const narrower = inner === null ? [] : split(inner, /[,;]/g)
  return broader === null || narrower.length < 2 ? { broader: item, narrower: [] } : { broader, narrower }
}
