import { createRequire } from 'node:module'
import { geoArea, geoAzimuthalEqualArea, geoBounds, geoCentroid } from 'd3-geo'
import type { Polygon } from 'geojson'
import { iso31661 } from 'iso-3166'
import polylabel from 'polylabel'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { OriginFault } from './origin-fault.ts'

/** Whose land is in whose outline: a row of `sources/registers/origins/territory-outlines.csv`, bounds in degrees. */
export type Box = {
  country_id: string
  /** ISO 3166-1 alpha-3 code of the outline, or its Natural Earth name where it has no ISO code. */
  drawn_in: string
  west: number
  south: number
  east: number
  north: number
}

type Atlas = Topology<{ countries: GeometryCollection<{ name: string }> }>

const EARTH_RADIUS_M = 6_371_000

/**
 * Natural Earth's outlines (npm world-atlas, public domain): the pieces of land by ISO 3166-1 alpha-3 code, or by Natural
 * Earth's name where the outline has no code. Several outlines may have one code (Ashmore and Cartier has Australia's).
 */
function outlines(): Map<string, Polygon[]> {
  const alpha3 = new Map(iso31661.map((entry) => [entry.numeric, entry.alpha3]))
  const atlas = createRequire(import.meta.url)('world-atlas/countries-10m.json') as Atlas
  const pieces = new Map<string, Polygon[]>()
  for (const { id, properties, geometry } of feature(atlas, atlas.objects.countries).features) {
    const key = alpha3.get(String(id)) ?? properties.name
    const shapes =
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : []
    const polygons = shapes.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
    pieces.set(key, [...(pieces.get(key) ?? []), ...polygons])
  }
  return pieces
}

function inside(box: Box, piece: Polygon): boolean {
  const [[west, south], [east, north]] = geoBounds(piece)
  return (
    west >= box.west && east <= box.east && west <= east && south >= box.south && north <= box.north
  )
}

/**
 * By ISO 3166-1 alpha-3 code, the largest piece of the country's own outline, or of what lies in its boxes where Natural
 * Earth draws it in another's outline.
 */
function largestLand(boxes: Box[]): Map<string, Polygon> {
  const atlas = outlines()
  return new Map(
    iso31661.map(({ alpha3 }) => {
      const boxed = boxes
        .filter((box) => box.country_id === alpha3)
        .flatMap((box) => atlas.get(box.drawn_in)?.filter((piece) => inside(box, piece)) ?? [])
      const [largest] = [...(atlas.get(alpha3) ?? []), ...boxed].sort(
        (a, b) => geoArea(b) - geoArea(a),
      )
      if (!largest)
        throw new OriginFault(
          `${alpha3} has no outline: see its box in territory-outlines.csv, or add one`,
        )
      return [alpha3, largest]
    }),
  )
}

/** The pole of inaccessibility: of all points in the land, the one farthest from its outline. To ten metres. */
function pole(land: Polygon): [number, number] {
  const [longitude, latitude] = geoCentroid(land)
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .translate([0, 0])
    .scale(EARTH_RADIUS_M)
  // The types allow for projections that hide points or have no inverse. This one does neither.
  const rings = land.coordinates.map((ring) => ring.map(([x = 0, y = 0]) => projection([x, y])!))
  return projection.invert!(polylabel(rings, 10))!
}

/** Degrees as text with two decimals, and no minus before a zero. */
function degrees(value: number): string {
  const text = value.toFixed(2)
  return text === '-0.00' ? '0.00' : text
}

/**
 * By ISO 3166-1 alpha-3 code, the pole of the largest land: decimal degrees (WGS 84). Two decimals shift it by at most
 * 0.0071 degrees, so that on the smallest islands it may come to lie just off the shore.
 */
export function markerPositions(
  boxes: Box[],
): Map<string, { latitude: string; longitude: string }> {
  return new Map(
    [...largestLand(boxes)].map(([countryId, land]) => {
      const [longitude, latitude] = pole(land)
      return [countryId, { latitude: degrees(latitude), longitude: degrees(longitude) }]
    }),
  )
}
