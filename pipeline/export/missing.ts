/** What readers of the exports see of texts that a build has left out. */
import type { DatasetDescription } from '../../schemas/curated.ts'
import type { MissingText } from '../text/missing.ts'

/** The description that all exports share, with the names of the texts that are missing. */
export function describeMissing(
  description: DatasetDescription,
  missing: readonly MissingText[],
): DatasetDescription {
  if (missing.length === 0) return description
  const names = missing.map(({ id }) => id).join(', ')
  const notice = `Incomplete: these texts have errors and are missing: ${names}.`
  return { ...description, description: `${notice} ${description.description}` }
}
