/** The published tables of one state of the project, as the CSV files and `datapackage.json` give them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'
import type { DatasetDescription } from '../../../schemas/curated.ts'
import { flatNames, tableNames, type Dataset, type TableName } from '../../../schemas/tables.ts'
import { toCsv } from '../../export/csv.ts'
import { dataPackage } from '../../export/datapackage.ts'

const Field = z.looseObject({
  name: z.string(),
  type: z.string(),
  constraints: z
    .looseObject({ required: z.boolean().optional(), enum: z.array(z.string()).optional() })
    .default({}),
})
const Descriptor = z.looseObject({
  id: z.string(),
  version: z.string(),
  created: z.string().optional(),
  resources: z.array(
    z.looseObject({
      name: z.string(),
      path: z.string().regex(/^[a-z_]+\.csv$/),
      schema: z.looseObject({ fields: z.array(Field), primaryKey: z.array(z.string()) }),
    }),
  ),
})

export interface Column {
  readonly type: string
  readonly required: boolean
  /** The closed list of codes, where there is one. */
  readonly codes: readonly string[] | null
}

export interface SnapshotTable {
  readonly columns: ReadonlyMap<string, Column>
  readonly key: readonly string[]
  /** Row identifier (the values of its key) → column → cell as CSV has it. */
  readonly rows: ReadonlyMap<string, Readonly<Record<string, string>>>
}

export interface Snapshot {
  readonly version: string
  /** Day of its release, or null. */
  readonly released: string | null
  /** The base of its identifiers: the address of the dataset without the version. */
  readonly base: string
  readonly tables: ReadonlyMap<string, SnapshotTable>
}

/** Read `datapackage.json` and the CSV files of a folder; null where it holds none or one of another form. */
export function readSnapshot(folder: string): Snapshot | null {
  const descriptor = join(folder, 'datapackage.json')
  if (!existsSync(descriptor)) return null
  const parsed = Descriptor.safeParse(parseJson(readFileSync(descriptor, 'utf8')))
  if (!parsed.success || parsed.data.resources.some(({ path }) => !existsSync(join(folder, path))))
    return null
  return toSnapshot(parsed.data, (path) => readFileSync(join(folder, path), 'utf8'))
}

/** The same of a dataset that has not been written. */
export function snapshotOf(dataset: Dataset, description: DatasetDescription): Snapshot {
  const csv = Object.fromEntries(tableNames.map((name) => [name, toCsv(dataset, name)])) as Record<
    TableName,
    string
  >
  return toSnapshot(
    Descriptor.parse(JSON.parse(dataPackage(dataset, description, csv))),
    (path) => csv[path.slice(0, -'.csv'.length) as TableName],
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function toSnapshot(
  { id, version, created, resources }: z.infer<typeof Descriptor>,
  read: (path: string) => string,
): Snapshot {
  // The flat tables say the same once more.
  const own = resources.filter(({ name }) => !flatNames.some((flat) => flat === name))
  const tables = own.map(({ name, path, schema }) => {
    const { data } = Papa.parse<Record<string, string>>(read(path), {
      header: true,
      newline: '\r\n',
      skipEmptyLines: 'greedy',
    })
    return [
      name,
      {
        columns: new Map(
          schema.fields.map(({ name: column, type, constraints }) => [
            column,
            { type, required: constraints.required === true, codes: constraints.enum ?? null },
          ]),
        ),
        key: schema.primaryKey,
        rows: new Map(
          data.map((row) => [schema.primaryKey.map((column) => row[column] ?? '').join(' '), row]),
        ),
      },
    ] as const
  })
  return {
    version,
    released: created?.slice(0, 10) ?? null,
    base: id.slice(0, -version.length),
    tables: new Map(tables),
  }
}
