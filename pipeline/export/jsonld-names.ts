/** The identifiers of the linked data. `base` is the one setting on which they are built. */

/** A node: its type and identifier, and values by the keys of the context. Null values are left out. */
export type Node = Readonly<Record<string, unknown>>

/** The identifier of a thing: `{base}id/{class}/{slug}`. */
export function iri(base: string, kind: string, slug: string): string {
  return `${base}id/${kind}/${slug.split('/').map(encodeURIComponent).join('/')}`
}

/** The identifier of a concept of a closed list or scheme: `{base}def/{scheme}/{code}`. */
export function concept(base: string, scheme: string, code: string): string {
  return `${base}def/${scheme}/${encodeURIComponent(code)}`
}
