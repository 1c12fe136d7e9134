/**
 * Where the project is. The code runs from here, and as one bundle from `.build/`: both are one folder below the root, so
 * that this file finds it in either form. Nothing else asks where it is itself.
 */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const PROJECT = fileURLToPath(new URL('..', import.meta.url))

/** The project's own `sources/`: its registers and dialect serve every folder of texts that brings none. */
export const PROJECT_SOURCES = join(PROJECT, 'sources')

/** Shapes, views and macros that the exports are made with. */
export const SCHEMAS = join(PROJECT, 'schemas')
