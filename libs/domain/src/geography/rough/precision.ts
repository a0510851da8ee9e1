import type { Position } from '../shapes.ts';

/** How exactly the places of a survey may be known: the area alone, a cell of so many metres, or as it was drawn. */
export const PRECISIONS = ['neighbourhood', '200m', '50m', 'exact'] as const;
export type Precision = (typeof PRECISIONS)[number];

/** A precision at which there are coordinates. */
export type CellPrecision = Exclude<Precision, 'neighbourhood'>;

const CELL_M: Readonly<Record<CellPrecision, number>> = { '200m': 200, '50m': 50, exact: 1 };

/** A degree of latitude where it is shortest, at the equator: whatever is measured with it is never too small. */
const METRES_PER_DEGREE = 110_574;
/** Web maps end there, and so do our rows: nearer to a pole a cell would have no width. */
const LAST_LATITUDE = 85;
/** About ten centimetres, far less than any cell. */
const DECIMALS = 1e6;

/** The least size of a cell, in metres, from south to north as from west to east. */
export const cellSize = (precision: CellPrecision): number => CELL_M[precision];

/** How far a place may lie from the middle of its cell, in metres: half of the diagonal. */
export const reach = (precision: CellPrecision): number => Math.ceil(CELL_M[precision] / Math.SQRT2);

/**
 * The middle of the cell that holds a position; all that a cell holds becomes one. Rows of equal latitude, each divided by
 * its own narrowest width: cells are nowhere smaller than declared, in Tours as in Saint-Denis de La Réunion, without a
 * projection that would hold for one part of France only. The middle of a cell gives itself.
 */
export function roughPosition([lon, lat]: Position, precision: CellPrecision): Position {
  const height = CELL_M[precision] / METRES_PER_DEGREE;
  const row = Math.floor(lat / height);
  const farthest = Math.min(Math.max(Math.abs(row), Math.abs(row + 1)) * height, LAST_LATITUDE);
  const width = height / Math.cos((farthest * Math.PI) / 180);
  return [rounded((Math.floor(lon / width) + 0.5) * width), rounded((row + 0.5) * height)];
}

const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/** Whether this can be a place of the earth at all. */
export function isPosition(value: unknown): value is Position {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((one) => typeof one === 'number' && Number.isFinite(one)) &&
    Math.abs(value[0] as number) <= 180 &&
    Math.abs(value[1] as number) <= LAST_LATITUDE
  );
}
