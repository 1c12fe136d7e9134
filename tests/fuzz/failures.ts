/** Whether a case fails, and the corpus: every input that ever failed, as small as it could be made. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { within } from '../support/within.ts'
import { verdictOn, type Case } from './cases.ts'
import type { Verdict } from './faults-of-texts.ts'
import { shrink } from './shrink.ts'

const CORPUS = fileURLToPath(new URL('corpus', import.meta.url))
/** In milliseconds. No case takes a tenth of it, however busy the machine is. */
const HANGS = 30_000
const SHRINKING = 120_000

/** What is wrong with a case; exceptions, and whatever does not end, are faults too. */
export function tried(made: Case, isThorough = true): Verdict {
  try {
    return within(HANGS, () => verdictOn(made, isThorough))
  } catch (error) {
    const [first, second] = (error instanceof Error ? (error.stack ?? '') : String(error))
      .split('\n')
      .filter((line, index) => index === 0 || /^ {4}at .*pipeline/.test(line))
    return { faults: [`exception: ${first} ${second?.trim() ?? ''}`], isRefused: false }
  }
}

/** Of which kind a fault is: what it says, without the words and numbers of its case. */
export function kindOf(fault: string): string {
  return fault.replace(/["“].*["”]|\d+/g, '').slice(0, 60)
}

/** Shrink a case that fails, and keep it in the corpus; the name of its file. */
export function keep(made: Case, name: string, kind: string): string {
  const fails = (text: string): boolean =>
    tried({ ...made, text }).faults.some((fault) => kindOf(fault) === kind)
  const file = `${name}.${made.kind}`
  mkdirSync(CORPUS, { recursive: true })
  writeFileSync(join(CORPUS, file), shrink(made.text, fails, SHRINKING))
  return file
}

/** The inputs of the corpus by the names of their files, `WHAT.KIND`. */
export function corpus(): [string, Case][] {
  return readdirSync(CORPUS)
    .filter((file) => file !== 'README.md')
    .map((file) => {
      const kind = file.slice(file.indexOf('.') + 1)
      return [file, { kind, text: readFileSync(join(CORPUS, file), 'utf8') }]
    })
}
