import { z } from 'zod';

/** Beyond this zoom, maps enlarge the tiles of this one. */
const DEEPEST_ZOOM = 16;

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(most));

/**
 * Which tile: zoom, then column and row from the north-west, as in `/12/2061/1430.mvt`.
 * @see https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames
 */
export const TileAddress = z
  .object({
    z: whole(DEEPEST_ZOOM),
    x: whole(2 ** DEEPEST_ZOOM - 1),
    file: z
      .string()
      .regex(/^\d{1,5}\.mvt$/)
      .transform((file) => Number(file.slice(0, -'.mvt'.length))),
  })
  .refine(({ z: zoom, x, file }) => x < 2 ** zoom && file < 2 ** zoom, 'no such tile at this zoom')
  .transform(({ z: zoom, x, file }) => ({ zoom, x, y: file }));
export type TileAddress = z.infer<typeof TileAddress>;

/** West, south, east and north of a tile, in degrees. */
export function tileBounds({ zoom, x, y }: TileAddress): [number, number, number, number] {
  const longitude = (column: number) => (column / 2 ** zoom) * 360 - 180;
  const latitude = (row: number) =>
    (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) * 180) / Math.PI;
  return [longitude(x), latitude(y + 1), longitude(x + 1), latitude(y)];
}
