/** The folder of files that are part of the exports or make them: views, macros, shapes. */
import { fileURLToPath } from 'node:url'

export const SCHEMAS = fileURLToPath(new URL('../../schemas/', import.meta.url))
