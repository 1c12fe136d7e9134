/** A build that is asked to keep going: texts with errors are left out, and the others are published. */
import type { Registers } from '../dialect/registers.ts'
import type { Processed } from '../text/drafts.ts'
import type { Finding } from '../text/finding.ts'
import { missingTexts, textOf, type MissingText } from '../text/missing.ts'
import { check, errorsAlone, type Checked } from './check.ts'

/**
 * Validate the texts of a folder that have no errors, and say which are missing. An error that belongs to no text, or
 * one in every text, leaves nothing to publish.
 */
export function checkSound(
  processed: readonly Processed[],
  folder: string,
  registers: Registers,
  settled: readonly Finding[],
): Checked & { readonly missing: readonly MissingText[] } {
  const errors = settled.filter(({ severity }) => severity === 'error')
  const names = new Set(errors.map(({ file }) => textOf(file, folder)))
  const sound = processed.filter(({ source }) => !names.has(source.id))
  if (names.has(null) || sound.length === 0)
    return { dataset: null, missing: [], findings: settled }

  const isLeft = ({ file }: Finding): boolean => names.has(textOf(file, folder))
  const earlier = settled.filter((finding) => !isLeft(finding))
  const { dataset, findings } = check(sound, registers, earlier)
  if (dataset !== null)
    return {
      dataset,
      missing: missingTexts(errors, folder),
      findings: [...findings, ...settled.filter(isLeft)],
    }
  const alone = sound.flatMap((each) => errorsAlone(each, registers))
  return alone.length === 0
    ? { dataset: null, missing: [], findings: [...findings, ...settled.filter(isLeft)] }
    : checkSound(processed, folder, registers, [...settled, ...alone])
}
