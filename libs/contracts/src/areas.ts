import { z } from 'zod';
import { Bounds, MultiPolygon, Point, Position } from './geography.ts';
import { Day, Line } from './text.ts';

export const AreaKind = z.enum(['neighbourhood', 'qpv', 'iris', 'commune', 'custom']);
export type AreaKind = z.infer<typeof AreaKind>;

/** The code of an area: unique in its territory at any one day, whatever the kind. */
export const AreaCode = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/);

export const AreaName = z.object({ code: AreaCode, name: z.string() });
export type AreaName = z.infer<typeof AreaName>;

/** A polygon with dated boundaries. `validTo` is the first day on which these boundaries no longer hold. */
export const Area = z
  .object({
    code: AreaCode,
    name: z.string(),
    kind: AreaKind,
    /** The commune that contains it; null when it straddles several or none is known. */
    commune: AreaName.nullable(),
    population: z.number().int().nullable(),
    source: z.string(),
    licence: z.string(),
    validFrom: Day,
    validTo: Day.nullable(),
    center: Position,
    bounds: Bounds,
  })
  .meta({ id: 'Area' });
export type Area = z.infer<typeof Area>;

export const AreaList = z.object({ areas: z.array(Area) });
export type AreaList = z.infer<typeof AreaList>;

/** Areas as GeoJSON, simplified for drawing. @see https://www.rfc-editor.org/rfc/rfc7946 */
export const AreaOutlines = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.object({ code: AreaCode, name: z.string(), kind: AreaKind }),
      geometry: MultiPolygon,
    }),
  ),
});
export type AreaOutlines = z.infer<typeof AreaOutlines>;

export const AreaQuery = z.object({
  kind: AreaKind.optional(),
  /** Boundaries that held on that day; today when left out. */
  on: Day.optional(),
});
export type AreaQuery = z.infer<typeof AreaQuery>;

/** Where a point lies. Sent as a body so that no position of a person ends in an access log. */
export const LocatePoint = Point.extend({ kind: AreaKind.default('neighbourhood') });
export type LocatePoint = z.infer<typeof LocatePoint>;

/** `unknown`: there are no boundaries of that kind to compare with, which is not the same as being outside of them. */
export const LocatedPoint = z.object({
  standing: z.enum(['inside', 'outside', 'unknown']),
  area: AreaName.nullable(),
});
export type LocatedPoint = z.infer<typeof LocatedPoint>;

export const SearchAddress = z.object({ text: Line(200).min(3) });
export type SearchAddress = z.infer<typeof SearchAddress>;

export const AddressCandidates = z.object({
  candidates: z.array(Point.extend({ label: z.string(), area: AreaName.nullable() })),
});
export type AddressCandidates = z.infer<typeof AddressCandidates>;
