/** The identifiers of the linked data. `base`, from `sources/registers/dataset.yaml`, is the one setting they are built on. */

/** A node: its identifier, its types, and values by the keys of the context. Null values and empty lists say nothing. */
export interface Node {
  readonly id: string
  /** Empty where the node adds to one that has its types elsewhere. */
  readonly type: string | readonly string[]
  readonly [key: string]: unknown
}

/** The identifier of a thing: `{base}id/{class}/{slug}`. */
export function thing(base: string, kind: string, slug: string): string {
  return `${base}id/${kind}/${slug.split('/').map(encodeURIComponent).join('/')}`
}

/** The identifier of a concept of a closed list or scheme: `{base}def/{scheme}/{code}`. */
export function concept(base: string, scheme: string, code: string): string {
  return `${base}def/${scheme}/${encodeURIComponent(code)}`
}

/** The identifier of a concept, or null for a code that is null. */
export function conceptOf(base: string, scheme: string, code: string | null): string | null {
  return code === null ? null : concept(base, scheme, code)
}

/** The identifier of a thing, or null for a key that is null. */
export function thingOf(base: string, kind: string, slug: string | null): string | null {
  return slug === null ? null : thing(base, kind, slug)
}

/** An address of the web, as written but for the characters that no IRI may hold: addresses are copied from anywhere. */
export function address(url: string | null): string | null {
  return url === null ? null : url.trim().replaceAll(/[\p{Cc}\s<>"{}|\\^`]/gu, encodeURIComponent)
}

/** The thing that the row of a table is; the identifiers of statements are built on it. */
export const CLASS_OF = {
  mechanisms: 'mechanism',
  participations: 'participation',
  declared_counts: 'declared-count',
  organization_roles: 'organization-role',
  mechanism_themes: 'area',
  meetings: 'meeting',
  documents: 'document',
  bodies: 'body',
  events: 'event',
  passages: 'passage',
} as const

export type TextTableName = keyof typeof CLASS_OF

export function isTextTable(name: string): name is TextTableName {
  return name in CLASS_OF
}
