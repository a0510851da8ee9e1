import type { APIRequestContext } from '@playwright/test';

interface DrawnArea {
  code: string;
  center: [lon: number, lat: number];
  bounds: [west: number, south: number, east: number, north: number];
}

/** The neighbourhoods of the demonstration. */
export async function areasOf(request: APIRequestContext): Promise<DrawnArea[]> {
  const answer = await request.get('/api/territories/tours-joue/areas?kind=neighbourhood');
  return ((await answer.json()) as { areas: DrawnArea[] }).areas;
}

/** What MapLibre keeps free around the areas that it shows, in pixels: see AreaPicker.svelte. */
const PADDING = 20;

const radians = (degrees: number) => (degrees * Math.PI) / 180;
const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2));

/** Where the middle of an area is drawn on a map that shows all of them, in pixels from its corner. */
export function placeOf(
  code: string,
  areas: readonly DrawnArea[],
  { width, height }: { width: number; height: number },
): [x: number, y: number] {
  const west = radians(Math.min(...areas.map(({ bounds }) => bounds[0])));
  const east = radians(Math.max(...areas.map(({ bounds }) => bounds[2])));
  const south = mercator(Math.min(...areas.map(({ bounds }) => bounds[1])));
  const north = mercator(Math.max(...areas.map(({ bounds }) => bounds[3])));
  const scale = Math.min((width - 2 * PADDING) / (east - west), (height - 2 * PADDING) / (north - south));
  const area = areas.find((one) => one.code === code);
  if (!area) throw new Error(`No area ${code}`);
  const [lon, lat] = area.center;
  return [
    width / 2 + (radians(lon) - (west + east) / 2) * scale,
    height / 2 - (mercator(lat) - (south + north) / 2) * scale,
  ];
}
