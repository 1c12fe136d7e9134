/** What readings state: their rows take the place of those that the program made of the same characters. */
import { isDeepStrictEqual } from 'node:util'
import type { StatedRow, StatedRows } from '../../schemas/readings.ts'
import type { ReadingRule } from '../../schemas/rules.ts'
import { anyTable, textTables, type Row, type TextTable } from '../../schemas/tables.ts'
import type { CorrectedReading } from '../text/claims.ts'
import { keyOf, type Cell, type Draft, type Evidence } from '../text/drafts.ts'
import type { Finding } from '../text/finding.ts'
import { contains, errorAt } from '../text/placed-reading.ts'
import { placeColumns, type Source, type Span } from '../text/source-text.ts'
import type { Profile } from './draft.ts'
import { afterReadings } from './recount.ts'
import { statedDraft } from './stated-row.ts'

interface Applied {
  readonly drafts: readonly Draft[]
  readonly findings: readonly Finding[]
}

/** The drafts with the rows that readings state. Where a reading is at fault, those of the program, and the faults. */
export function applyReadings(profile: Profile, program: readonly Draft[]): Applied {
  const findings: Finding[] = []
  let drafts = program
  for (const reading of profile.readings) {
    if (reading.entry.says === undefined) continue
    const applied = applyReading(profile, drafts, reading)
    findings.push(...applied.findings)
    drafts = applied.drafts
  }
  findings.push(...brokenReferences(profile, drafts))
  if (findings.length > 0) return { drafts: program, findings }
  const attributed = drafts.map((draft) => attribute(draft, profile.readings))
  return { drafts: afterReadings(program, attributed), findings }
}

function applyReading(
  profile: Profile,
  before: readonly Draft[],
  reading: CorrectedReading,
): Applied {
  const { says = {} } = reading.entry
  const stated = textTables.filter((table) => says[table] !== undefined)
  const replaced = before.filter(
    (draft) => stated.includes(draft.table) && isMadeOf(draft, reading.span),
  )
  const findings: Finding[] = []
  let drafts = before.filter((draft) => !replaced.includes(draft))
  for (const table of stated) {
    for (const [index, row] of (says[table] ?? []).entries()) {
      const made = statedDraft(profile, table, row as StatedRow, reading, [...replaced, ...drafts])
      if ('fault' in made) {
        const message = `Entry "${reading.entry.id}", says.${table}: ${made.fault}`
        findings.push(errorAt(reading.placeOf('says', table, index), 'curated-file', message))
        continue
      }
      const id = keyOf(made.draft)
      const others = drafts.filter((draft) => draft.table !== table || keyOf(draft) !== id)
      drafts = [...others, made.draft]
    }
  }
  return { drafts, findings: findings.length > 0 ? findings : idle(before, drafts, reading) }
}

/** Bases whose characters are the value itself. */
const GIVES_VALUE: ReadonlySet<string> = new Set(['stated', 'corrected', 'reconciled'])

/** Whether all words that a row rests on are within a stretch, the heading that it is under aside. */
function isMadeOf({ cells }: Draft, stretch: Span): boolean {
  const words = Object.values(cells)
    .flatMap((cell: Cell<unknown>) => cell.evidence)
    .filter(({ basis, rule }) => GIVES_VALUE.has(basis) && rule !== 'section-heading')
  return words.length > 0 && words.every(({ span }) => contains(stretch, span))
}

function idle(
  before: readonly Draft[],
  after: readonly Draft[],
  { entry, at }: CorrectedReading,
): Finding[] {
  if (!isDeepStrictEqual(valuesOf(before), valuesOf(after))) return []
  const message = `Reading "${entry.id}" changes nothing: the program reads the same rows by itself.`
  return [errorAt(at, 'reading-idle', message)]
}

/** The values of rows, by their tables and keys, without the evidence for them. */
function valuesOf(drafts: readonly Draft[]): Map<string, unknown> {
  return new Map(
    drafts.map((draft) => [
      `${draft.table} ${keyOf(draft)}`,
      Object.entries(draft.cells).map(([column, { value }]) => [column, value]),
    ]),
  )
}

/** Keys that readings give and no row has. */
function brokenReferences({ registers, readings }: Profile, drafts: readonly Draft[]): Finding[] {
  const keys = new Map<string, Set<string>>([
    ['countries', new Set(registers.countries.map((row) => row.country_id))],
    ['organizations', new Set(registers.organizations.map((row) => row.organization_id))],
    ['themes', new Set(registers.themes.map((row) => row.theme_id))],
    ...textTables.map(
      (table) =>
        [
          table,
          new Set(drafts.flatMap((draft) => (draft.table === table ? keyOf(draft) : []))),
        ] as const,
    ),
  ])
  return drafts.flatMap((draft) =>
    Object.entries(draft.cells).flatMap(
      ([column, { value, evidence }]: [string, Cell<unknown>]) => {
        const target = anyTable(draft.table).references[column]
        const reading = readings.find(({ id }) => evidence.some((each) => each.reading === id))
        if (target === undefined || reading === undefined || keys.get(target)?.has(String(value)))
          return []
        const message = `Entry "${reading.entry.id}", ${column}: found "${String(value)}"; expected a key of ${target}.`
        return errorAt(reading.at, 'curated-file', message)
      },
    ),
  )
}

/** Rules by which the kind of words gives a value: where a reading says the kind, it gives the value. */
const BY_KIND: ReadonlySet<ReadingRule> = new Set([
  'section-heading',
  'section-form',
  'title-line',
  'full-name-line',
])

/** A draft whose evidence names the readings that say what its words are. */
function attribute(draft: Draft, readings: readonly CorrectedReading[]): Draft {
  const kinds = readings.filter(({ entry }) => entry.is !== undefined)
  if (kinds.length === 0) return draft
  const attributed = (evidence: Evidence): Evidence => {
    const reading = kinds.find(({ span }) => contains(span, evidence.span))
    if (reading === undefined || evidence.reading !== undefined) return evidence
    const basis = BY_KIND.has(evidence.rule) ? 'read' : evidence.basis
    return { ...evidence, basis, reading: reading.id }
  }
  const cells = Object.fromEntries(
    Object.entries(draft.cells).map(([column, cell]: [string, Cell<unknown>]) => [
      column,
      { ...cell, evidence: cell.evidence.map(attributed) },
    ]),
  )
  return { ...draft, cells } as unknown as Draft
}

/** Findings that say that the program made no row of what a sentence or paragraph says. */
const NOT_READ: ReadonlySet<string> = new Set([
  'areas-not-read',
  'date-without-event',
  'group-not-read',
  'names-in-prose',
  'role-not-read',
  'status-not-clear',
])

/** Findings on names that are in no register, with the table and the column that would have the entry. */
const UNKNOWN: Readonly<Record<string, readonly [TextTable, string]>> = {
  'unknown-country': ['participations', 'country_id'],
  'unknown-organization': ['organization_roles', 'organization_id'],
  'unknown-theme': ['mechanism_themes', 'theme_id'],
}

/** Whether a reading states a row for a name, and does not say which entry of a register it is. */
function leavesOpen(rule: string, says: StatedRows): boolean {
  const [table, column = ''] = UNKNOWN[rule] ?? []
  const rows = table === undefined ? [] : (says[table] ?? [])
  return rows.some((row) => row[column] === undefined)
}

/**
 * Whether a reading settles a finding: one about the words that it quotes, of which a person has said what they say, or
 * one that says of the sentence or paragraph around them that no row was made of it.
 */
export function isSettled({ ruleId, at }: Finding, readings: readonly CorrectedReading[]): boolean {
  return (
    at !== null &&
    readings.some(
      ({ entry, span }) =>
        entry.says !== undefined &&
        !leavesOpen(ruleId, entry.says) &&
        (contains(span, at.span) || (NOT_READ.has(ruleId) && contains(at.span, span))),
    )
  )
}

export function readingRow(source: Source, { id, entry, span }: CorrectedReading): Row<'readings'> {
  return {
    reading_id: id,
    ...placeColumns(source, span),
    read_as: entry.is ?? null,
    section: entry.section ?? null,
    states: entry.says === undefined ? null : JSON.stringify(entry.says),
    reason: entry.reason,
    evidence: entry.evidence,
    reviewed_by: entry.reviewed.by,
    reviewed_on: entry.reviewed.on,
  }
}
