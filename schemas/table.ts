/** How a table is described, and what follows from the description: row types, SQL columns, JSON Schema. */
import { z } from 'zod'

export interface ColumnMeta {
  description: string
}

export interface Table<Name extends string = string, Row extends z.ZodObject = z.ZodObject> {
  readonly name: Name
  /** `text`: what the sources say, tidied; `subject`: what they are about; `knowledge`: how we know; `flat`: made from these. */
  readonly group: 'text' | 'subject' | 'knowledge' | 'flat'
  readonly title: string
  readonly description: string
  readonly row: Row
  /** Columns of the primary key. */
  readonly key: readonly (keyof z.infer<Row> & string)[]
  /** Column → table whose single-column key it holds; null values refer to nothing. */
  readonly references: Readonly<Partial<Record<keyof z.infer<Row> & string, string>>>
  /** Columns outside the key in which no two rows have the same value; null is no value. */
  readonly unique?: readonly (keyof z.infer<Row> & string)[]
  /** Columns that the project makes itself (identifiers); every other value of a `text` table needs a statement. */
  readonly structural: readonly (keyof z.infer<Row> & string)[]
  /** Columns that keep the words of sentences as they are, without interpreting them. */
  readonly prose?: readonly (keyof z.infer<Row> & string)[]
  /** Row order in every export: by these columns, then by the key. Null first, text by its UTF-8 bytes. */
  readonly order: readonly (keyof z.infer<Row> & string)[]
}

/** Identity function that ties the names in `key`, `references`, `unique`, `structural`, `prose` and `order` to the row's columns. */
export function table<const Name extends string, Row extends z.ZodObject>(
  definition: Table<Name, Row>,
): Table<Name, Row> {
  return definition
}

/** Attach a description to a column's schema. */
export function column<S extends z.ZodType>(schema: S, description: string): S {
  return schema.meta({ description })
}

export const text = z.string().min(1)
/** Items of a list column are joined by `|` in CSV, so that no item may hold one, nor a line break. */
export const list = z.array(z.string().regex(/^[^|\r\n]+$/))
export const position = z.int().min(1).max(32767)
/** A number of things, none among them. */
export const quantity = z.int().min(0).max(32767)
export const year = z.int().min(1).max(9999)
export const offset = z.int().min(0).max(2147483647)
/** A country code; whether it is a real one is settled by the reference to the register. */
export const alpha3 = z.string().regex(/^[A-Z]{3}$/)
/** A code of UN M49, for a country or a region. */
export const m49 = z.string().regex(/^\d{3}$/)
/** ISO 8601: a whole number of years, months, weeks or days. */
export const duration = z.string().regex(/^P[1-9]\d{0,2}[YMWD]$/)
/** ISO 8601-2 (EDTF) level 0 or 1: a year, month, day, or an interval of them. Checked with a library in `validate`. */
export const edtf = z.string().regex(/^[0-9./-]+$/)

export type SqlType =
  'VARCHAR' | 'VARCHAR[]' | 'DATE' | 'BOOLEAN' | 'SMALLINT' | 'INTEGER' | 'DOUBLE'

export interface SqlColumn {
  name: string
  type: SqlType
  nullable: boolean
  description: string
  /** The closed list of codes, where there is one. */
  codes: readonly string[] | null
  /** What else the schema asks of a value. */
  constraints: Constraints
}

/** In the words that JSON Schema and the Table Schema share. */
export type Constraints = z.infer<typeof Constraints>
const Constraints = z.object({
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})

const JsonColumn = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.looseObject({ type: z.string().optional() })).optional(),
  description: z.string().min(1),
})

const columnsOf = new WeakMap<Table, readonly SqlColumn[]>()

/** The SQL columns of a table, in order, derived from its zod schema by way of JSON Schema, once for each table. */
export function sqlColumns(definition: Table): readonly SqlColumn[] {
  const known = columnsOf.get(definition)
  if (known !== undefined) return known
  const properties = z.toJSONSchema(definition.row).properties ?? {}
  const columns = Object.entries(properties).map(([name, property]) => toColumn(name, property))
  columnsOf.set(definition, columns)
  return columns
}

function toColumn(name: string, property: unknown): SqlColumn {
  const shape = JsonColumn.parse(property)
  const types = [shape.type ?? []].flat()
  const branches = shape.anyOf ?? [{ ...shape, type: types.find((type) => type !== 'null') }]
  const value = branches.find((branch) => branch.type !== 'null') ?? {}
  return {
    name,
    type: sqlType(value),
    nullable: types.includes('null') || branches.some((branch) => branch.type === 'null'),
    description: shape.description,
    codes: Array.isArray(value['enum']) ? value['enum'].map(String) : null,
    // A day and an address have a type of their own, which says more than the pattern that zod gives them.
    constraints: Constraints.parse('format' in value ? {} : value),
  }
}

function sqlType(schema: Record<string, unknown>): SqlType {
  switch (schema['type']) {
    case 'array':
      return 'VARCHAR[]'
    case 'boolean':
      return 'BOOLEAN'
    case 'integer':
      return Number(schema['maximum']) <= 32767 ? 'SMALLINT' : 'INTEGER'
    case 'number':
      return 'DOUBLE'
    case 'string':
      return schema['format'] === 'date' ? 'DATE' : 'VARCHAR'
    default:
      throw new Error(`no SQL type for ${JSON.stringify(schema)}`)
  }
}
