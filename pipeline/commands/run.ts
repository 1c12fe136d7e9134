/**
 * The command line: `run.ts STAGE [--sources FOLDER] [--output FOLDER]`.
 *
 * STAGE is `build`, or one stage to look at: `read`, `parse`, `correct`, `normalize`, `validate`, `export`. A stage is
 * run on what the stages before it make, and shows what it made; `build` and `export` write. Exit status 0 when the
 * dataset is sound, 1 when an error stands in the way, 2 when the command itself is not understood.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tableNames, type Dataset } from '../../schemas/tables.ts'
import { build, PROJECT_SOURCES, type Built } from '../build.ts'
import { checkOutput, exportDataset } from '../export.ts'
import { hasErrors, type Finding } from '../text/finding.ts'
import type { Registers } from '../dialect/registers.ts'
import { inColumns, reportFindings, short, summarize } from './report.ts'
import { slice } from '../text/source-text.ts'

const STAGES = ['build', 'read', 'parse', 'correct', 'normalize', 'validate', 'export'] as const
type Stage = (typeof STAGES)[number]

/** What each stage shows of what it made. */
const SHOW: Record<Exclude<Stage, 'build' | 'export'>, (built: Built) => string> = {
  read: ({ sources }) =>
    inColumns(
      sources.map((source) => [
        source.file,
        `${source.place(source.text.length).offset} characters`,
        `sha256 ${source.sha256}`,
      ]),
    ),
  parse: ({ processed }) =>
    inColumns(
      processed.flatMap(({ source, corrected }) =>
        corrected.claims.map((claim) => [
          `${source.file}:${source.place(claim.span.start).line}`,
          claim.section,
          claim.field?.name ?? claim.kind,
          short(slice(source, claim.span)),
        ]),
      ),
    ),
  correct: ({ processed }) =>
    inColumns(
      processed.flatMap(({ source, corrected }) =>
        corrected.corrections.map((row) => [
          `${source.file}:${row.line}:${row.column}`,
          row.status,
          row.certainty,
          `${short(row.as_written, 40)} → ${short(row.corrected, 40)}`,
        ]),
      ),
    ),
  normalize: ({ processed }) =>
    inColumns(
      processed.flatMap(({ profiled }) =>
        profiled.drafts.map((draft) => [
          draft.table,
          ...Object.values(draft.cells).map((cell) =>
            short(cell.value === null ? '-' : String(cell.value), 28),
          ),
        ]),
      ),
    ),
  validate: ({ dataset }) =>
    dataset === null
      ? ''
      : inColumns(tableNames.map((name) => [name, `${dataset[name].length} rows`])),
}

async function run(): Promise<number> {
  const { stage, sources, output } = readArguments()
  if (stage === null) return 2
  const built = build(sources)
  const writes = stage === 'build' || stage === 'export'
  const findings = [...built.findings, ...(writes ? checkOutput(output) : [])]
  if (!writes) print(SHOW[stage](built))
  if (writes || stage === 'validate' || hasErrors(findings)) report(findings)
  if (built.registers === null || built.dataset === null || hasErrors(findings)) {
    if (writes)
      process.stderr.write('\nNothing was written. The former exports stand as they were.\n')
    return 1
  }
  if (writes) {
    const failure = await write(built.dataset, built.registers, output)
    if (failure !== null) {
      process.stderr.write(
        `${failure}\nNothing was written. The former exports stand as they were.\n`,
      )
      return 1
    }
    print(
      stage === 'build'
        ? `\n${summarize(built.dataset)}\n\nWrote ${countFiles(output, built.dataset)} to ${output}`
        : listFiles(output),
    )
  }
  return 0
}

/** Export; what the file system refuses (a full disk, a missing permission) is told in its words, not as an exception. */
async function write(
  dataset: Dataset,
  registers: Registers,
  output: string,
): Promise<string | null> {
  try {
    await exportDataset(dataset, registers, output)
    return null
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      return `${output}: cannot be written: ${error.message}`
    throw error
  }
}

function readArguments(): { stage: Stage | null; sources: string; output: string } {
  const usage = `Usage: run.ts ${STAGES.join('|')} [--sources FOLDER] [--output FOLDER]\n`
  try {
    const options = {
      sources: { type: 'string', default: PROJECT_SOURCES },
      output: { type: 'string', default: join(PROJECT_SOURCES, '../output') },
    } as const
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const stage = STAGES.find((name) => name === positionals[0])
    if (values.sources === '' || values.output === '')
      throw new Error('Found an empty folder name; expected the path of a folder.')
    if (stage !== undefined && positionals.length === 1) return { stage, ...values }
    process.stderr.write(usage)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
  return { stage: null, sources: '', output: '' }
}

function report(findings: readonly Finding[]): void {
  const color = process.stderr.isTTY && (process.env['NO_COLOR'] ?? '') === ''
  const text = reportFindings(findings, color)
  if (text !== '') process.stderr.write(`${text}\n`)
}

function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? join(entry.parentPath, entry.name) : []))
    .sort()
}

function countFiles(folder: string, dataset: Dataset): string {
  return `${tableNames.length} tables and ${dataset.mechanisms.length === 1 ? '1 mechanism' : `${dataset.mechanisms.length} mechanisms`} in ${filesIn(folder).length} files`
}

function listFiles(folder: string): string {
  return inColumns(
    filesIn(folder).map((file) => {
      const bytes = readFileSync(file)
      return [
        file,
        `${bytes.length} bytes`,
        `sha256 ${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}…`,
      ]
    }),
  )
}

process.exitCode = await run()
