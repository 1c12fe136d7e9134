/** The packages that the exports are made with, by the lock file: the same on every machine, whatever is installed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { byBytes } from '../../text/byte-order.ts'

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string(),
      license: z.string().default('not stated'),
      dev: z.boolean().default(false),
      os: z.array(z.string()).optional(),
    }),
  ),
})

export interface Package {
  /** Where it is installed, below the project. */
  readonly folder: string
  /** Name and version, as in `zod@4.6.7`. */
  readonly id: string
  /** As the package states it: an SPDX expression in most. */
  readonly licence: string
  /** Whether it holds a program for one platform, and is not installed on others. */
  readonly forPlatform: boolean
}

/** Everything but what only developers have, in the order of their names. */
export function packagesOf(project: string): Package[] {
  const lock = Lock.parse(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')))
  return Object.entries(lock.packages)
    .filter(([folder, { dev }]) => folder !== '' && !dev)
    .map(([folder, { version, license, os }]) => ({
      folder: join(project, folder),
      id: `${folder.split('node_modules/').at(-1)}@${version}`,
      licence: license,
      forPlatform: os !== undefined,
    }))
    .toSorted((a, b) => byBytes(a.id, b.id))
}
