/** `make read`, `parse`, `correct`, `normalize` and `validate`: what a stage makes of the texts. Nothing is written. */
import { tableNames } from '../../schemas/tables.ts'
import { build, type Built } from '../build.ts'
import { slice } from '../text/source-text.ts'
import { inColumns, onOneLine, short } from './columns.ts'
import { say, widthOf, type Folders, type Io } from './io.ts'
import { displayed, reportFindings } from './report.ts'

/** Rows of what each stage made. */
const SHOWN = {
  read: ({ sources }: Built) =>
    sources.map((source) => [
      displayed(source.file),
      `${source.place(source.text.length).offset} characters`,
      `sha256 ${source.sha256}`,
    ]),
  parse: ({ processed }: Built) =>
    processed.flatMap(({ source, corrected }) =>
      corrected.claims.map((claim) => [
        `${displayed(source.file)}:${source.place(claim.span.start).line}`,
        claim.section,
        claim.field?.name ?? claim.kind,
        onOneLine(slice(source, claim.span)),
      ]),
    ),
  correct: ({ processed }: Built) =>
    processed.flatMap(({ source, corrected }) =>
      corrected.corrections.map((row) => [
        `${displayed(source.file)}:${row.line}:${row.column}`,
        row.status,
        row.certainty,
        onOneLine(`${row.as_written} → ${row.corrected}`),
      ]),
    ),
  normalize: ({ processed }: Built) =>
    processed.flatMap(({ profiled }) =>
      profiled.drafts.map((draft) => [
        draft.table,
        ...Object.values(draft.cells).map((cell) =>
          short(cell.value === null ? '-' : onOneLine(String(cell.value)), 28),
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
  // Hashes are for copying, and are shown whole.
  say(io.stdout, inColumns(SHOWN[stage](built), stage === 'read' ? Infinity : widthOf(io.stdout)))
  const findings =
    stage === 'validate'
      ? built.findings
      : built.findings.filter(({ severity }) => severity === 'error')
  say(io.stderr, reportFindings(findings, io.stderr, io.env))
  return built.dataset === null ? 1 : 0
}
