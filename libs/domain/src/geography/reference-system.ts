import { z } from 'zod';

/** How GeoJSON of before RFC 7946 named its coordinates. @see https://geojson.org/geojson-spec.html#named-crs */
const NamedSystem = z.object({ properties: z.object({ name: z.string() }) });

const WGS_84 = /(?:^|[:/])(?:CRS84|EPSG(?::[\d.]*:|\/[\d.]+\/|:)4326)$/i;

/** The coordinate system that a file declares when it is another than WGS 84; null when all is well. */
export function foreignSystem(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null;
  const named = NamedSystem.safeParse(crs);
  if (!named.success) return 'inconnu';
  return WGS_84.test(named.data.properties.name) ? null : named.data.properties.name;
}
