/** What holds of texts together, and which text is to blame where the program fails. */
import type { Dataset } from '../../schemas/tables.ts'
import type { Registers } from '../dialect/registers.ts'
import { AtLine } from '../text/at-line.ts'
import type { Processed } from '../text/drafts.ts'
import { errorIn, hasErrors, type Finding } from '../text/finding.ts'
import type { Source } from '../text/source-text.ts'
import { timed } from '../text/timed.ts'
import { validate } from '../validate.ts'

export interface Checked {
  /** Null where an error prevents it; the findings say which. */
  readonly dataset: Dataset | null
  readonly findings: readonly Finding[]
}

/**
 * Validate texts together. A fault of the program is an error on each text that brings it to light by itself; where
 * none does, it is an exception.
 */
export function check(
  processed: readonly Processed[],
  registers: Registers,
  earlier: readonly Finding[],
): Checked {
  try {
    const { dataset, findings } = timed('validate', () => validate(processed, registers, earlier))
    return { dataset: hasErrors(findings) ? null : dataset, findings }
  } catch (error) {
    const faults = processed.flatMap((each) => faultOf(each, registers))
    if (faults.length === 0) throw error
    return { dataset: null, findings: [...earlier, ...faults] }
  }
}

/** The errors of one text that are only found in its rows, each on the file of the text. */
export function errorsAlone(each: Processed, registers: Registers): Finding[] {
  return check([each], registers, [])
    .findings.filter(({ severity }) => severity === 'error')
    .map((found) =>
      found.file === each.source.file
        ? found
        : errorIn(each.source.file, found.ruleId, found.reason),
    )
}

function faultOf(each: Processed, registers: Registers): Finding[] {
  try {
    validate([each], registers, [])
    return []
  } catch (error) {
    return [programFault(each.source, 'validate', error)]
  }
}

/** A fault of the program, on the text that brought it to light. */
export function programFault(source: Source, stage: string, error: unknown): Finding {
  const { cause, line } = error instanceof AtLine ? error : { cause: error, line: null }
  const what = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const where = cause instanceof Error ? /^ {4}at (\S+)/m.exec(cause.stack ?? '')?.[1] : undefined
  const finding = errorIn(
    source.file,
    'program-fault',
    `The stage ${stage} failed on this text${where === undefined ? '' : `, in ${where}`}: ${what}.`,
    line,
  )
  finding.cause = cause
  return finding
}
