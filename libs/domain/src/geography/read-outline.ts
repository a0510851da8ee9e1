import { z } from 'zod';
import { faultOf, faultTexts, type CoordinateFault } from './coordinates.ts';
import type { MultiPolygon, Ring, Rings } from './shapes.ts';
import { rewind } from './winding.ts';

/** What was put right without changing where an area lies. */
export type OutlineRepair = 'winding' | 'closed';

export type OutlineFault =
  CoordinateFault | 'no-geometry' | 'not-a-polygon' | 'malformed-geometry' | 'short-ring';

/** An outline, or why there is none. */
export type OutlineReading =
  { outline: MultiPolygon; repairs: OutlineRepair[] } | { fault: OutlineFault; message: string };

// A third number, the altitude, is allowed by RFC 7946 and of no use here.
const GivenPosition = z.tuple([z.number(), z.number()]).rest(z.unknown());
const GivenRings = z.array(z.array(GivenPosition)).min(1);
const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: GivenRings }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(GivenRings).min(1) }),
]);

/** A closed triangle, the least that encloses anything. @see https://www.rfc-editor.org/rfc/rfc7946#section-3.1.6 */
const FEWEST_POSITIONS = 4;

function close(ring: Ring): Ring {
  const first = ring[0];
  const last = ring.at(-1);
  if (!first || !last || (first[0] === last[0] && first[1] === last[1])) return ring;
  return [...ring, first];
}

/** Reads the geometry of a feature as the outline of an area: closed rings, wound as RFC 7946 asks, in degrees. */
export function readOutline(geometry: unknown): OutlineReading {
  if (geometry === null || geometry === undefined)
    return { fault: 'no-geometry', message: 'il n’a pas de géométrie' };
  const parsed = Geometry.safeParse(geometry);
  if (!parsed.success) return unreadable(geometry);
  const { type, coordinates } = parsed.data;
  const given = (type === 'Polygon' ? [coordinates] : coordinates).map((rings) =>
    rings.map((ring) => ring.map(([x, y]): [number, number] => [x, y])),
  );
  const closed: Rings[] = given.map((rings) => rings.map(close));
  if (closed.flat().some((ring) => ring.length < FEWEST_POSITIONS))
    return { fault: 'short-ring', message: 'un de ses contours a moins de trois sommets' };
  const fault = faultOf(closed.flat(2));
  if (fault) return { fault, message: faultTexts[fault] };
  const wound = closed.map(rewind);
  const repairs: OutlineRepair[] = [];
  if (closed.some((rings, index) => rings.some((ring, hole) => ring !== given[index]?.[hole])))
    repairs.push('closed');
  if (wound.some(({ rewound }) => rewound)) repairs.push('winding');
  return { outline: { type: 'MultiPolygon', coordinates: wound.map(({ rings }) => rings) }, repairs };
}

function unreadable(geometry: unknown): OutlineReading {
  const { type } = geometry as { type?: unknown };
  return type === 'Polygon' || type === 'MultiPolygon'
    ? {
        fault: 'malformed-geometry',
        message: 'ses coordonnées ne sont pas des listes de nombres bien formées',
      }
    : {
        fault: 'not-a-polygon',
        message: `ce n’est pas un polygone (${typeof type === 'string' ? type : 'type inconnu'})`,
      };
}
