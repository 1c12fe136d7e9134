/** What is wrong with a value of a curated file, for someone who knows the file and not its schema. */
import { z } from 'zod'
import { didYouMean } from './suggest.ts'

/** A fault, and the path to the value or, for an unknown key, to the key. */
export interface Fault {
  readonly path: readonly PropertyKey[]
  readonly isKey: boolean
  readonly message: string
}

/** The faults of a value, in the order of the schema; each unknown key is one. */
export function faultsOf(error: z.ZodError, schema: z.ZodType, content: unknown): Fault[] {
  return error.issues.flatMap((issue): Fault[] => {
    const place = placeOf(issue.path, content)
    if (issue.code !== 'unrecognized_keys')
      return [
        { path: issue.path, isKey: false, message: `${place || 'the file'}: ${explain(issue)}.` },
      ]
    const known = keysOf(schema, issue.path)
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      isKey: true,
      message: `${place === '' ? 'Unknown' : `${place}: unknown`} field "${key}"${didYouMean(key, known)}.`,
    }))
  })
}

function explain(issue: z.core.$ZodIssue): string {
  const found = `found ${issue.input === undefined ? 'nothing' : JSON.stringify(issue.input)}`
  switch (issue.code) {
    case 'invalid_value':
      return `${found}; ${oneOf(issue.values.map(String), issue.input)}`
    case 'invalid_union':
      return issue.errors.length === 0 && issue.discriminator !== undefined
        ? explainKind(at(issue.input, issue.discriminator), issue)
        : `${found}; ${oneOf(valuesOf(issue), issue.input)}`
    case 'invalid_type':
      return `${found}; expected ${issue.expected === 'string' ? 'text' : issue.expected}`
    case 'too_small':
      return `${found}; expected text`
    case 'invalid_format':
      if (issue.format === 'url') return `${found}; expected an address (https://...)`
      return `${found}; ${issue.message.replace(/^Invalid string: must match pattern .*/, 'expected text on one line, without |')}`
    default:
      return `${found}; ${issue.message}`
  }
}

/** A value that should name one of the kinds of a union, and does not. */
function explainKind(found: unknown, issue: z.core.$ZodIssueInvalidUnion): string {
  const kinds = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
  return `found ${JSON.stringify(found)}; ${oneOf(kinds.map(String).sort(), found)}`
}

function oneOf(values: readonly string[], found: unknown): string {
  const named = values.map((value) => (value === '' ? 'nothing' : value))
  const close = typeof found === 'string' ? didYouMean(found, named) : ''
  return `expected one of ${named.join(', ')}${close}`
}

/** The values that the parts of a union allow. */
function valuesOf(issue: z.core.$ZodIssueInvalidUnion): string[] {
  return issue.errors.flat().flatMap((each) => {
    if (each.code === 'invalid_value') return each.values.map(String)
    return each.code === 'too_big' ? [''] : []
  })
}

/** `kind`, or `Entry "odihr", kind` inside a list of entries that have identifiers; empty for the file as a whole. */
function placeOf(path: readonly PropertyKey[], content: unknown): string {
  const [list, index, ...rest] = path
  const entry = typeof index === 'number' ? at(at(content, list ?? ''), index) : undefined
  const id = at(entry, 'id')
  if (typeof index !== 'number' || typeof entry !== 'object') return path.join('.')
  const name =
    typeof id === 'string' && id !== '' ? `Entry "${id}"` : `Entry ${index + 1} of ${String(list)}`
  return [name, ...(rest.length === 0 ? [] : [rest.join('.')])].join(', ')
}

function at(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined
}

/** The fields that a schema has at a path. */
function keysOf(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const [key, ...rest] = path
  const bare = unwrapped(schema)
  if (bare instanceof z.ZodArray) return keysOf(bare.element as z.ZodType, rest)
  if (!(bare instanceof z.ZodObject)) return []
  const shape = bare.shape as Record<string, z.ZodType>
  if (key === undefined) return Object.keys(shape)
  const next = shape[String(key)]
  return next === undefined ? [] : keysOf(next, rest)
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema
}
