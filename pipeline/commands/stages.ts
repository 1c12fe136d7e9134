/** `make read`, `parse`, `correct`, `normalize` and `validate`: what a stage makes of the texts. Nothing is written. */
import { tableNames } from '../../schemas/tables.ts'
import { build, type Built } from '../build.ts'
import { hasErrors } from '../text/finding.ts'
import { slice } from '../text/source-text.ts'
import { isColored, say, type Folders, type Io } from './io.ts'
import { inColumns, reportFindings, short } from './report.ts'

/** Rows of what each stage made. */
const SHOWN = {
  read: ({ sources }: Built) =>
    sources.map((source) => [
      source.file,
      `${source.place(source.text.length).offset} characters`,
      `sha256 ${source.sha256}`,
    ]),
  parse: ({ processed }: Built) =>
    processed.flatMap(({ source, corrected }) =>
      corrected.claims.map((claim) => [
        `${source.file}:${source.place(claim.span.start).line}`,
        claim.section,
        claim.field?.name ?? claim.kind,
        short(slice(source, claim.span)),
      ]),
    ),
  correct: ({ processed }: Built) =>
    processed.flatMap(({ source, corrected }) =>
      corrected.corrections.map((row) => [
        `${source.file}:${row.line}:${row.column}`,
        row.status,
        row.certainty,
        `${short(row.as_written, 40)} → ${short(row.corrected, 40)}`,
      ]),
    ),
  normalize: ({ processed }: Built) =>
    processed.flatMap(({ profiled }) =>
      profiled.drafts.map((draft) => [
        draft.table,
        ...Object.values(draft.cells).map((cell) =>
          short(cell.value === null ? '-' : String(cell.value), 28),
        ),
      ]),
    ),
  validate: ({ dataset }: Built) =>
    dataset === null ? [] : tableNames.map((name) => [name, `${dataset[name].length} rows`]),
} as const

export type Stage = keyof typeof SHOWN

/** Show what a stage made; `validate` shows all findings too, and each of them the errors. */
export async function run(
  { stage, sources }: Pick<Folders, 'sources'> & { stage: Stage },
  io: Io,
): Promise<number> {
  const built = build(sources)
  say(io.stdout, inColumns(SHOWN[stage](built)))
  if (stage === 'validate' || hasErrors(built.findings))
    say(io.stderr, reportFindings(built.findings, isColored(io.stderr, io.env)))
  return built.dataset === null ? 1 : 0
}
