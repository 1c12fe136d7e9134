/** What the texts are about, as nodes: countries and organizations with their codes, and links only where they are certain. */
import type { Dataset, Row } from '../../../schemas/tables.ts'
import { address, thing, thingOf, type Node } from './names.ts'

export const WIKIDATA = 'http://www.wikidata.org/entity/'
/** The EU's table of countries goes by ISO alpha-3 codes. Linked are the States that the United Nations list; of other territories it is not certain. */
const EU_COUNTRIES = 'http://publications.europa.eu/resource/authority/country/'

export function subjectNodes(base: string, dataset: Dataset): Node[] {
  return [
    ...dataset.countries.map((row) => countryNode(base, row)),
    ...dataset.organizations.map((row) => organizationNode(base, row)),
  ]
}

function countryNode(base: string, row: Row<'countries'>): Node {
  return {
    id: thing(base, 'country', row.country_id),
    // A State or territory is no organization: that would decide what it is.
    type: 'schema:Country',
    prefLabel: row.name,
    officialName: row.official_name,
    alpha2: row.alpha2,
    alpha3: row.country_id,
    m49: row.m49,
    m49Region: [row.region, row.subregion].filter((region) => region !== null),
    // As text: JSON-LD writes a number with a fraction as a double.
    latitude: row.latitude === null ? null : String(row.latitude),
    longitude: row.longitude === null ? null : String(row.longitude),
    sameAs: [
      ...(row.wikidata_id === null ? [] : [WIKIDATA + row.wikidata_id]),
      ...(row.official_name === null ? [] : [EU_COUNTRIES + row.country_id]),
    ],
  }
}

function organizationNode(base: string, row: Row<'organizations'>): Node {
  return {
    id: thing(base, 'organization', row.organization_id),
    type: ['org:Organization', 'schema:Organization'],
    prefLabel: row.name,
    acronym: row.acronym,
    subOrganizationOf: thingOf(base, 'organization', row.parent_organization_id),
    sameAs: row.wikidata_id === null ? null : WIKIDATA + row.wikidata_id,
    homepage: address(row.homepage),
  }
}
