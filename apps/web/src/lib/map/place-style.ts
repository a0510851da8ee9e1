import type { AreaOutlines } from '@belvedere/contracts/areas';
import type { Position } from '@belvedere/contracts/geography';
import type { Place } from '@belvedere/domain/survey';
import type { GeoJSONSource, StyleSpecification } from 'maplibre-gl';
import { tokenColours } from '#lib/appearance.ts';
import { LOCAL_FONT, OUTLINE_NAMES } from './base-style.ts';
import { pickerStyle } from './picker-style.ts';

/** The source of what was shown, and of what is being drawn. */
export const PLACES = 'places';

type PlaceFeatures = Parameters<GeoJSONSource['setData']>[0];

const METRES_PER_DEGREE = 111_195;
const SIDES = 48;

/** A circle of so many metres around a place, as a polygon: MapLibre's own circles are measured in pixels. */
function circleAround([lon, lat]: Position, metres: number): Position[] {
  const high = metres / METRES_PER_DEGREE;
  const wide = high / Math.cos((lat * Math.PI) / 180);
  return Array.from({ length: SIDES + 1 }, (_, side) => {
    const angle = (side / SIDES) * 2 * Math.PI;
    return [lon + wide * Math.cos(angle), lat + high * Math.sin(angle)];
  });
}

const feature = (type: 'Point' | 'LineString' | 'Polygon', coordinates: unknown, properties = {}) => ({
  ...{ type: 'Feature' as const, properties },
  geometry: { type, coordinates },
});

function featuresOf(place: Place, number: string) {
  switch (place.type) {
    case 'neighbourhood':
      return [];
    case 'tap':
      return [
        feature('Polygon', [circleAround(place.coordinates, place.radius)]),
        feature('Point', place.coordinates, { number }),
      ];
    case 'point':
      return [feature('Point', place.coordinates, { number })];
    case 'line':
      return [feature('LineString', place.coordinates), feature('Point', place.coordinates[0], { number })];
    case 'area':
      return [feature('Polygon', place.coordinates), feature('Point', place.coordinates[0]![0], { number })];
  }
}

/** What is drawn: numbered as in the list of places; then the line that grows with every tap. */
export function drawn(places: readonly Place[], sketch: readonly Position[]): PlaceFeatures {
  return {
    type: 'FeatureCollection',
    features: [
      ...places.flatMap((place, index) => featuresOf(place, String(index + 1))),
      ...(sketch.length > 1 ? [feature('LineString', sketch)] : []),
      ...sketch.map((corner) => feature('Point', corner, { corner: true })),
    ],
  } as PlaceFeatures;
}

/** The ground to show places on, with what was shown under the names. */
export function placeStyle(outlines: AreaOutlines, plan: StyleSpecification | undefined): StyleSpecification {
  const ground = pickerStyle(outlines, plan);
  const colour = tokenColours();
  const names = ground.layers.filter(({ id }) => id === OUTLINE_NAMES);
  return {
    ...ground,
    sources: { ...ground.sources, [PLACES]: { type: 'geojson', data: drawn([], []) } },
    layers: [
      ...ground.layers.filter(({ id }) => id !== OUTLINE_NAMES),
      {
        ...{ id: 'place-fill', type: 'fill', source: PLACES, filter: ['==', ['geometry-type'], 'Polygon'] },
        paint: { 'fill-color': colour.accent, 'fill-opacity': 0.25 },
      },
      {
        ...{ id: 'place-line', type: 'line', source: PLACES, filter: ['!=', ['geometry-type'], 'Point'] },
        paint: { 'line-color': colour.accent, 'line-width': 4 },
      },
      ...names,
      {
        ...{ id: 'place-point', type: 'circle', source: PLACES, filter: ['==', ['geometry-type'], 'Point'] },
        paint: {
          'circle-color': ['case', ['has', 'corner'], colour.surface, colour.accent],
          'circle-radius': ['case', ['has', 'corner'], 6, 12],
          'circle-stroke-color': ['case', ['has', 'corner'], colour.accent, colour.surface],
          'circle-stroke-width': 3,
        },
      },
      {
        ...{ id: 'place-number', type: 'symbol', source: PLACES, filter: ['has', 'number'] },
        layout: {
          'text-field': ['get', 'number'],
          'text-font': LOCAL_FONT,
          'text-size': 15,
          'text-allow-overlap': true,
        },
        paint: { 'text-color': colour['on-accent'] },
      },
    ],
  };
}
