/** Longitude then latitude, degrees, WGS 84 (EPSG:4326). */
export type Position = [lon: number, lat: number];

/** A closed line: the last position repeats the first. */
export type Ring = Position[];

/** The outer ring, then the holes. */
export type Rings = Ring[];

/** @see https://www.rfc-editor.org/rfc/rfc7946#section-3.1.7 */
export interface MultiPolygon {
  type: 'MultiPolygon';
  coordinates: Rings[];
}
