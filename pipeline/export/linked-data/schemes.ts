/** The registers that are concept schemes: areas of discussion and regions, with broader and narrower concepts. */
import type { Row } from '../../../schemas/tables.ts'
import { concept, conceptOf, type Node } from './names.ts'

/** The scheme of areas of discussion, with broader and narrower concepts. */
export function themeNodes(base: string, themes: readonly Row<'themes'>[]): Node[] {
  const top = themes.filter((theme) => theme.broader_theme_id === null)
  return [
    {
      id: `${base}def/theme`,
      type: 'skos:ConceptScheme',
      prefLabel: 'Areas of discussion of consultation mechanisms on migration',
      hasTopConcept: top.map((theme) => concept(base, 'theme', theme.theme_id)),
    },
    ...themes.map((theme) => ({
      id: concept(base, 'theme', theme.theme_id),
      type: 'skos:Concept',
      prefLabel: theme.label,
      notation: theme.theme_id,
      inScheme: `${base}def/theme`,
      topConceptOf: theme.broader_theme_id === null ? `${base}def/theme` : null,
      broader: conceptOf(base, 'theme', theme.broader_theme_id),
      narrower: themes
        .filter((other) => other.broader_theme_id === theme.theme_id)
        .map((other) => concept(base, 'theme', other.theme_id)),
    })),
  ]
}

/** The scheme of regions: those of M49, with its codes, and those that it lacks, related to the nearest. */
export function regionNodes(base: string, regions: readonly Row<'regions'>[]): Node[] {
  const top = regions.filter((region) => region.broader_region_id === null)
  return [
    {
      id: `${base}def/region`,
      type: 'skos:ConceptScheme',
      prefLabel: 'Regions of consultation mechanisms on migration',
      hasTopConcept: top.map((region) => concept(base, 'region', region.region_id)),
    },
    ...regions.map((region) => ({
      id: concept(base, 'region', region.region_id),
      type: ['skos:Concept', 'dct:Location'],
      prefLabel: region.label,
      definition: region.definition,
      notation: region.region_id,
      m49: region.m49,
      inScheme: `${base}def/region`,
      topConceptOf: region.broader_region_id === null ? `${base}def/region` : null,
      broader: conceptOf(base, 'region', region.broader_region_id),
      narrower: regions
        .filter((other) => other.broader_region_id === region.region_id)
        .map((other) => concept(base, 'region', other.region_id)),
      related: regions
        .filter(
          (other) =>
            region.near_region_ids.includes(other.region_id) ||
            other.near_region_ids.includes(region.region_id),
        )
        .map((other) => concept(base, 'region', other.region_id)),
    })),
  ]
}
