import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { Position } from '@belvedere/contracts/geography';

interface OutlinePath {
  code: string;
  name: string;
  d: string;
}

/** Areas as SVG paths, in a drawing of {@link Drawing.width} by {@link Drawing.height}. */
export interface Drawing {
  width: number;
  height: number;
  paths: OutlinePath[];
  /** Draws what lies around, wherever it ends: the communes under their neighbourhoods. */
  draw: (outlines: AreaOutlines) => OutlinePath[];
  /** Where a position lies in the drawing. */
  at: (position: Position) => { x: number; y: number };
}

const WIDTH = 600;
const MARGIN = 8;

/**
 * Projects outlines into a drawing 600 units wide. At the scale of a town, a plate carrée stretched by the cosine of
 * its latitude is a map like another.
 * @param also positions that must be in the drawing, wherever the outlines are
 */
export function outlinePaths(outlines: AreaOutlines, also: Position[] = []): Drawing {
  const points = [...outlines.features.flatMap(({ geometry }) => geometry.coordinates.flat(2)), ...also];
  if (points.length === 0)
    return { width: WIDTH, height: 0, paths: [], draw: () => [], at: () => ({ x: 0, y: 0 }) };
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (WIDTH - 2 * MARGIN) / Math.max((east - west) * squeeze, (north - south) * 0.9, 1e-6);
  const x = (lon: number) => (MARGIN + (lon - west) * squeeze * scale).toFixed(1);
  const y = (lat: number) => (MARGIN + (north - lat) * scale).toFixed(1);
  const draw = ({ features }: AreaOutlines) =>
    features.map(({ geometry, properties: { code, name } }) => ({
      code,
      name,
      d: geometry.coordinates
        .flat()
        .map((ring) => `M${ring.map(([lon, lat]) => `${x(lon)} ${y(lat)}`).join('L')}Z`)
        .join(''),
    }));
  return {
    width: Math.ceil((east - west) * squeeze * scale + 2 * MARGIN),
    height: Math.ceil((north - south) * scale + 2 * MARGIN),
    paths: draw(outlines),
    draw,
    at: ([lon, lat]) => ({ x: Number(x(lon)), y: Number(y(lat)) }),
  };
}
