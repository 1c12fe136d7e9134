/**
 * `make bench`: a build and the plain script, in turn, in processor seconds (user and system, all threads); the medians,
 * their ratio, and where the time of a build goes. Start it with the folder of sources, and how often each is to run.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [sources = 'sources', rounds = '7'] = process.argv.slice(2)
const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'iscm-bench-'))
const COMMANDS = {
  build: [join(root, '.build/main.js'), 'build', '--sources', sources, '--output', `${scratch}/a`],
  plain: [join(dirname(fileURLToPath(import.meta.url)), 'plain.mjs'), sources, `${scratch}/b`],
}

/** Loaded into each process before its program; says at the end what it cost and what `timed` left in the timeline. */
const PROBE = `
import { writeSync } from 'node:fs'
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  const measures = performance.getEntriesByType('measure').map(({ name, startTime, duration }) => [name, startTime, duration])
  writeSync(3, JSON.stringify({ cpu: (user + system) / 1e6, mebibytes: process.resourceUsage().maxRSS / 1024, measures }))
})`

function measure(args) {
  const probe = `data:text/javascript,${encodeURIComponent(PROBE)}`
  const { status, stderr, output } = spawnSync(process.execPath, ['--import', probe, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(output[3])
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Stage → seconds in one run, those of several texts together. What comes before the first stage is the start. */
function stagesOf({ measures }) {
  const stages = new Map([['start', Math.min(...measures.map(([, start]) => start)) / 1000]])
  for (const [name, , duration] of measures)
    stages.set(name, (stages.get(name) ?? 0) + duration / 1000)
  return stages
}

const runs = { build: [], plain: [] }
try {
  for (let round = 0; round < Number(rounds); round += 1)
    for (const [name, args] of Object.entries(COMMANDS)) runs[name].push(measure(args))
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

const [build, plain] = ['build', 'plain'].map((name) => median(runs[name].map(({ cpu }) => cpu)))
const texts = readdirSync(sources).filter((name) => /^[a-z0-9-]+\.(txt|md)$/.test(name))
const stages = runs.build.map(stagesOf)
console.log(`${texts.length} ${texts.length === 1 ? 'text' : 'texts'}, medians of ${rounds} runs in turn, processor seconds
  build  ${build.toFixed(2)}, ${Math.round(median(runs.build.map(({ mebibytes }) => mebibytes)))} MiB at most
  plain  ${plain.toFixed(2)}
  ratio  ${(build / plain).toFixed(1)}
Stages of a build, seconds by the clock`)
for (const name of stages[0]?.keys() ?? [])
  console.log(
    `  ${name.padEnd(10)} ${median(stages.map((each) => each.get(name) ?? 0)).toFixed(3)}`,
  )
