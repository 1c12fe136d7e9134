/** Every pattern of the program: those written in its code, and those made from the lexicon and the registers. */
import { parse } from 'acorn'
import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'
import { registers } from './build-text.ts'

const entry = fileURLToPath(new URL('../../pipeline/commands/main.ts', import.meta.url))

/** Written as `/.../`, packages aside; each once. */
export async function writtenPatterns(): Promise<RegExp[]> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    charset: 'utf8',
  })
  const patterns = new Map<string, RegExp>()
  parse(outputFiles[0]?.text ?? '', {
    ecmaVersion: 'latest',
    sourceType: 'module',
    onToken: (token) => {
      const value: unknown = Object.getOwnPropertyDescriptor(token, 'value')?.value
      if (isPattern(value)) patterns.set(`${value.pattern} ${value.flags}`, toRegExp(value))
    },
  })
  return [...patterns.values()]
}

function isPattern(value: unknown): value is { pattern: string; flags: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'flags' in value
}

function toRegExp({ pattern, flags }: { pattern: string; flags: string }): RegExp {
  return new RegExp(pattern, flags)
}

/** Whatever is a pattern in the registers as they are read, the compiled lexicon too; each once. */
export function builtPatterns(): RegExp[] {
  const patterns = new Map<string, RegExp>()
  const seen = new Set<object>()
  const open: unknown[] = [registers]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if (value instanceof RegExp) patterns.set(String(value), value)
    else if (value instanceof Map || value instanceof Set) open.push(...value.values())
    else open.push(...Object.values(value))
  }
  return [...patterns.values()]
}
