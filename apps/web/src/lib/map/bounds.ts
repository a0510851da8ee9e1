import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { Bounds } from '@belvedere/contracts/geography';

/** West, south, east and north of all outlines, in degrees; France when there is none. */
export function boundsOf({ features }: AreaOutlines): Bounds {
  const points = features.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  if (points.length === 0) return [-5, 41, 10, 51.5];
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}
