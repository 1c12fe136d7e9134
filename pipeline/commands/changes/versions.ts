/**
 * The rule of versions: what the next version must be at least, from what changed. It is Semantic Versioning
 * (https://semver.org/) said for data, and sources/RELEASING.md explains it.
 */
import { gt, gte, inc, parse } from 'semver'
import type { TableName } from '../../../schemas/tables.ts'
import type { CellChange, Level, StructureChange } from './compare.ts'

const LEVELS: readonly Level[] = ['patch', 'minor', 'major']

/** Rows of these come and go with each correction and finding, and say nothing new about a mechanism. */
const NOTES: ReadonlySet<string> = new Set<TableName>([
  'segments',
  'statements',
  'corrections',
  'findings',
  'finding_rows',
  'annotations',
])

/** The level of a set of changes, and the first reason for it; null where nothing changed. */
export function levelOf(
  structure: readonly StructureChange[],
  cells: readonly CellChange[],
): { level: Level; reason: string } | null {
  const reasons = [
    ...structure.map(({ level, text }) => ({ level, reason: text })),
    ...cells.map((change) => ({
      level: cellLevel(change),
      reason: `${change.table}: ${change.kind === 'changed' ? `${change.column} of ${change.row} changed` : `${change.kind}: ${change.row}`}`,
    })),
  ]
  const highest = LEVELS.findLast((level) => reasons.some((reason) => reason.level === level))
  return reasons.find(({ level }) => level === highest) ?? null
}

function cellLevel({ table, kind }: CellChange): Level {
  return kind === 'changed' || NOTES.has(table) ? 'patch' : 'minor'
}

/** The least version that may follow a former one. Before 1.0.0 nothing is promised yet, and a break raises the second number. */
export function leastVersion(former: string, level: Level): string {
  const isStable = (parse(former)?.major ?? 0) > 0
  const least = inc(former, isStable ? level : level === 'major' ? 'minor' : 'patch')
  if (least === null) throw new Error(`${former} is no version`)
  return least
}

/** What is wrong with a version as the next one after a former one; null where it is in order. */
export function faultOfVersion(
  version: string,
  former: string,
  structure: readonly StructureChange[],
  cells: readonly CellChange[],
): string | null {
  if (!gt(version, former))
    return `The version is ${version}; expected one above ${former}, which is released.`
  const found = levelOf(structure, cells)
  if (found === null) return null
  const least = leastVersion(former, found.level)
  return gte(version, least)
    ? null
    : `The version is ${version}; expected ${least} or above, because since ${former} there is a ${found.level} change: ${found.reason}.`
}
