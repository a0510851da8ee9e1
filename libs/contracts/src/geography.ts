import { z } from 'zod';

/** Longitude then latitude, degrees, WGS 84 (EPSG:4326). */
export const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type Position = z.infer<typeof Position>;

/** West, south, east, north, in degrees. */
export const Bounds = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Bounds = z.infer<typeof Bounds>;

/** A point of the earth as separate fields, for commands. */
export const Point = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
});
export type Point = z.infer<typeof Point>;

/** @see https://www.rfc-editor.org/rfc/rfc7946#section-3.1.7 */
export const MultiPolygon = z.object({
  type: z.literal('MultiPolygon'),
  coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))),
});
export type MultiPolygon = z.infer<typeof MultiPolygon>;
