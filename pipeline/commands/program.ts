/**
 * The command line: what there is to run, with which options. Each command is a file of this folder, loaded when it is
 * asked for, so that none waits for what another needs.
 *
 * Exit status 0 when the command did what it says, 1 when something that a person can put right kept it from that, 2 when
 * the command line itself is not understood. An exception is a fault of the program, and passes through.
 */
import { join } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { PROJECT, PROJECT_SOURCES } from '../project.ts'
import type { BuildOptions } from './build.ts'
import { isColored, widthOf, type Folders, type Io } from './io.ts'

type Sources = Pick<Folders, 'sources'>
type Output = Pick<Folders, 'output'>
type Former = { readonly former?: string }
type Add = (name: string, description: string, ...options: readonly Option[]) => Command

const SOURCES = folderOption('sources', 'folder of the source texts', PROJECT_SOURCES)
const OUTPUT = folderOption('output', 'folder of the exports', join(PROJECT, 'output'))
const FORMER = new Option(
  '--former <state>',
  'what to compare with: a revision that git knows, a folder or the archive of a release; FORMER in the environment does the same',
)

const KEEP_GOING = new Option(
  '--keep-going',
  'publish the texts without errors, name those that are missing in the exports, and end with status 1',
)

/** Run a command line, without the name of the program; the exit status. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let status = 0
  const program = newProgram(io)
  const end = (of: number): void => {
    status = of
  }
  addUse(adderTo(program, 'Use'), io, end)
  addStages(adderTo(program, 'Look at a stage'), io, end)
  addMaintain(adderTo(program, 'Maintain'), io, end)
  addDevelop(adderTo(program, 'Develop'), io, end)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? 0 : 2
  }
  return status
}

function newProgram({ stdout, stderr, env }: Io): Command {
  return new Command('iscm')
    .description('Open data on inter-State consultation mechanisms on migration')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      // One line, whatever is wrong.
      outputError: (text, write) =>
        write(`${text.trim().replaceAll('\n', ' ')} See iscm --help, or make help.\n`),
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
      getOutHasColors: () => isColored(stdout, env),
      getErrHasColors: () => isColored(stderr, env),
    })
}

function adderTo(program: Command, group: string): Add {
  return (name, description, ...options) => {
    const command = program.command(name).description(description).helpGroup(`${group}:`)
    for (const option of options) command.addOption(option)
    return command
  }
}

function folderOption(name: string, what: string, byDefault: string): Option {
  return new Option(`--${name} <folder>`, what)
    .default(byDefault, `${name}/ of the project`)
    .argParser((value: string) => {
      if (value.trim() !== '') return value
      throw new InvalidArgumentError('Found an empty name; expected the path of a folder.')
    })
}

interface Formats {
  readonly csv?: true
  readonly json?: true
}

function addUse(add: Add, io: Io, end: (status: number) => void): void {
  add('build', 'build every export from the source texts', SOURCES, OUTPUT, KEEP_GOING).action(
    async (options: BuildOptions) => end(await (await import('./build.ts')).run(options, io)),
  )
  add('query [sql]', 'look at the exports with SQL; SQL in the environment does the same', OUTPUT)
    .addOption(new Option('--csv', 'print CSV'))
    .addOption(new Option('--json', 'print JSON: an array of rows').conflicts('csv'))
    .action(async (sql: string | undefined, { output, csv, json }: Output & Formats) => {
      const format = csv === true ? 'csv' : json === true ? 'json' : 'columns'
      const { run } = await import('./query.ts')
      end(await run({ sql: sql ?? io.env['SQL'] ?? '', output, format }, io))
    })
}

const STAGES = {
  read: 'the source texts: length and hash',
  parse: 'what the parser makes of the texts, line by line',
  correct: 'the corrections of the ledgers',
  normalize: 'the rows that the texts give',
  validate: 'every check and every finding',
} as const

function addStages(add: Add, io: Io, end: (status: number) => void): void {
  for (const stage of Object.keys(STAGES) as (keyof typeof STAGES)[])
    add(stage, `show ${STAGES[stage]}; nothing is written`, SOURCES).action(
      async ({ sources }: Sources) =>
        end(await (await import('./stages.ts')).run({ stage, sources }, io)),
    )
  add('export', 'build, and list the files with their sizes and hashes', SOURCES, OUTPUT)
    .addOption(KEEP_GOING)
    .action(async (options: BuildOptions) =>
      end(await (await import('./export.ts')).run(options, io)),
    )
}

function addMaintain(add: Add, io: Io, end: (status: number) => void): void {
  const former = ({ former: state }: Former): string => state ?? io.env['FORMER'] ?? ''
  add('review', 'walk through open suspects and unresolved names, one by one', SOURCES).action(
    async (options: Sources) => end(await (await import('./review.ts')).run(options, io)),
  )
  add('diff', 'show what would be published differently from a former state, and why', SOURCES)
    .addOption(FORMER)
    .addOption(
      new Option(
        '--changes <file>',
        'write all changed cells as CSV; CHANGES in the environment does the same',
      ),
    )
    .action(async (options: Sources & Former & { changes?: string }) => {
      const changes = options.changes ?? io.env['CHANGES'] ?? ''
      const { run: diff } = await import('./diff.ts')
      end(await diff({ sources: options.sources, former: former(options), changes }, io))
    })
  add('identifiers', 'record the identifiers of the present build as published', SOURCES).action(
    async (options: Sources) => end(await (await import('./identifiers.ts')).run(options, io)),
  )
  add('docs', 'write the made parts of the documentation', SOURCES, OUTPUT).action(
    async (options: Folders) => end(await (await import('./docs.ts')).run(options, io)),
  )
  add('prepare', 'make everything that a release asks for, and say what is left', SOURCES, OUTPUT)
    .requiredOption('--version <number>', 'the version, three numbers')
    .requiredOption('--released <day>', 'the day of the release, YYYY-MM-DD')
    .action(async (options: Folders & { version: string; released: string }) =>
      end(await (await import('./prepare.ts')).run(options, io)),
    )
  add('release', 'write the archive of a release, its notes and checksums', SOURCES, OUTPUT)
    .addOption(FORMER)
    .action(async (options: Folders & Former) => {
      const { run: release } = await import('./release.ts')
      end(await release({ ...options, former: former(options) }, io))
    })
}

function addDevelop(add: Add, io: Io, end: (status: number) => void): void {
  add('registers', 'derive the country register from its origins', SOURCES).action(
    async (options: Sources) => end(await (await import('./registers.ts')).run(options, io)),
  )
  add('conformance', 'check the exports against SHACL shapes', OUTPUT)
    .addOption(
      new Option('--shapes <folder>', 'folder of the official shapes of DCAT-AP').default(''),
    )
    .action(async (options: Output & { shapes: string }) =>
      end(await (await import('./conformance.ts')).run(options, io)),
    )
}
