/**
 * What make runs before anything else: see that node_modules holds what the lock file names, by content and not by time
 * stamps, and only otherwise run npm. Nothing is installed yet when this runs, and Node may be an old one: plain
 * CommonJS that Node 12 reads, without a package. It works in the current folder.
 *
 * npm ci first removes node_modules and fails where there is no network. So it runs in a folder of its own, and its
 * result is put in place only once it is whole.
 */
'use strict'
const { spawnSync } = require('child_process')
const fs = require('fs')
const path = require('path')

const INSTALLED = 'node_modules'
const FRESH = '.build'
const PREFIX = 'install-'
const SETTINGS = ['package.json', 'package-lock.json', '.npmrc']

process.exitCode = main()

function main() {
  const wanted = json('package.json')
  const fault = faultOfNode(wanted.engines.node, process.version)
  if (fault !== null) return refuse(fault)
  restore()
  return isInstalled(wanted, json('package-lock.json')) ? 0 : install()
}

/** `>=20.19` against `v18.20.4`. */
function faultOfNode(range, present) {
  const least = numbers(range)
  const found = numbers(present)
  const differing = least.findIndex((each, index) => each !== found[index])
  return differing < 0 || (found[differing] || 0) > least[differing]
    ? null
    : `Node ${numbers(present).join('.')} is too old: expected ${least.join('.')} or later. Nothing was installed.`
}

function numbers(version) {
  return version.match(/\d+/g).map(Number)
}

/** Put back what a run that was killed between two renames had moved away. */
function restore() {
  if (fs.existsSync(INSTALLED) || !fs.existsSync(FRESH)) return
  const former = fs
    .readdirSync(FRESH)
    .filter((name) => name.startsWith(PREFIX))
    .map((name) => path.join(FRESH, name, 'former'))
    .find((folder) => fs.existsSync(folder))
  if (former !== undefined) fs.renameSync(former, INSTALLED)
}

/** Whether each package that the lock file names is there in its version, and no other one is. */
function isInstalled(wanted, lock) {
  const own = lock.packages['']
  const agrees = ['dependencies', 'devDependencies'].every((kind) => same(wanted[kind], own[kind]))
  const record = path.join(INSTALLED, '.package-lock.json')
  if (!agrees || !fs.existsSync(record)) return false
  const installed = json(record).packages
  return (
    Object.keys(installed).every(
      (name) => same(installed[name], lock.packages[name]) && isThere(name, installed[name]),
    ) &&
    Object.keys(lock.packages).every(
      (name) => name === '' || name in installed || mayBeMissing(lock.packages[name]),
    )
  )
}

function isThere(folder, { version }) {
  const description = path.join(folder, 'package.json')
  return fs.existsSync(description) && json(description).version === version
}

/**
 * npm leaves out packages for other platforms than this one, and what only these need, which names no platform. What
 * names this platform must be there: the packages may have come from another machine.
 */
function mayBeMissing({ optional, os, cpu, libc }) {
  const named = os !== undefined || cpu !== undefined
  return (
    optional &&
    !(named && fits(os, process.platform) && fits(cpu, process.arch) && fitsLibrary(libc))
  )
}

function fits(allowed, here) {
  return allowed === undefined || allowed.includes(here)
}

function fitsLibrary(libc) {
  if (libc === undefined || process.platform !== 'linux') return true
  process.report.excludeNetwork = true
  const { glibcVersionRuntime } = process.report.getReport().header
  return libc.includes(glibcVersionRuntime === undefined ? 'musl' : 'glibc')
}

/** Run npm ci in a folder beside the present packages, and let them change places. */
function install() {
  fs.mkdirSync(FRESH, { recursive: true })
  const folder = fs.mkdtempSync(path.join(FRESH, PREFIX))
  for (const file of SETTINGS)
    if (fs.existsSync(file)) fs.copyFileSync(file, path.join(folder, file))
  console.log('Installing the packages that package-lock.json names')
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--prefer-offline', '--no-fund', '--no-audit'],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  )
  const fault = status === 0 ? faultOfSwap(folder) : `npm ci failed${codeOf(error)}`
  fs.rmSync(folder, { recursive: true, force: true })
  if (fault === null) return 0
  const state = fs.existsSync(INSTALLED) ? 'is as it was' : 'does not exist yet'
  return refuse(`${fault}; node_modules ${state}. Installing needs the network once.`)
}

function faultOfSwap(folder) {
  const former = path.join(folder, 'former')
  try {
    if (fs.existsSync(INSTALLED)) fs.renameSync(INSTALLED, former)
    fs.renameSync(path.join(folder, INSTALLED), INSTALLED)
    return null
  } catch (error) {
    if (fs.existsSync(former)) fs.renameSync(former, INSTALLED)
    return `the new packages could not be put in place${codeOf(error)}`
  }
}

function codeOf(error) {
  return error === undefined ? '' : ` (${error.code})`
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b)
}

function json(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

function refuse(fault) {
  console.error(fault)
  return 1
}
