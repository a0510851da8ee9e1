import { fromGeojsonVt } from 'vt-pbf';
import { z } from 'zod';

export const LAYER = 'actors';
export const EXTENT = 4096;

/** What one cell of a tile's grid holds: how many actors and their middle, in units of the tile; or the only one. */
export const TileCell = z.object({
  points: z.number(),
  x: z.number(),
  y: z.number(),
  slug: z.string().nullable(),
  name: z.string().nullable(),
  kind: z.string().nullable(),
});
export type TileCell = z.infer<typeof TileCell>;

/**
 * Encodes a tile as `ST_AsMVT` does, for a PostGIS that was built without it. A tile without anything is empty.
 * @see https://github.com/mapbox/vector-tile-spec/tree/master/2.1
 */
export function encodeTile(cells: readonly TileCell[]): Buffer {
  if (cells.length === 0) return Buffer.alloc(0);
  const features = cells.map(({ x, y, ...tags }) => ({
    type: 1 as const,
    geometry: [[x, y]] as [number, number][],
    tags,
  }));
  return Buffer.from(fromGeojsonVt({ [LAYER]: { features } }, { version: 2, extent: EXTENT }));
}
