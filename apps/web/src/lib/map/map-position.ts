/** Where a map looks, as kept in an address: "#carte=13.2/47.381/0.699" (zoom, latitude, longitude). */
export interface MapPosition {
  center: [lon: number, lat: number];
  zoom: number;
}

const KEY = 'carte=';

/** Undefined when the address says nothing, or nothing sensible. */
export function readPosition(hash: string): MapPosition | undefined {
  const text = hash.replace(/^#/, '');
  if (!text.startsWith(KEY)) return undefined;
  const [zoom = NaN, lat = NaN, lon = NaN] = text.slice(KEY.length).split('/').map(Number);
  const sensible = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return sensible ? { center: [lon, lat], zoom } : undefined;
}

export function writePosition({ center: [lon, lat], zoom }: MapPosition): string {
  return `#${KEY}${Number(zoom.toFixed(2))}/${Number(lat.toFixed(5))}/${Number(lon.toFixed(5))}`;
}
