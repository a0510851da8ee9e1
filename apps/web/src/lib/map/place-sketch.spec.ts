import type { AreaOutlines } from '@belvedere/contracts/areas';
import { expect, test } from 'vitest';
import { sketchOf } from './place-sketch.ts';

type Feature = AreaOutlines['features'][number];

/** A square of about 200 m around a middle. */
function square(
  code: string,
  lon: number,
  lat: number,
  kind: 'neighbourhood' | 'commune' = 'neighbourhood',
): Feature {
  const corner = (x: number, y: number): [number, number] => [lon + x * 0.0015, lat + y * 0.001];
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1), corner(-1, -1)];
  return {
    type: 'Feature',
    id: code,
    properties: { code, name: code, kind },
    geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
  };
}
const outlines = (...features: Feature[]): AreaOutlines => ({ type: 'FeatureCollection', features });

test('the place is in the middle, its neighbours are named', () => {
  const { place, view, names } = sketchOf(outlines(square('nord', 0.69, 47.388)), [0.69, 47.381], []);
  expect([view.x + view.width / 2, view.y + view.height / 2]).toEqual([
    expect.closeTo(place.x, 6),
    expect.closeTo(place.y, 6),
  ]);
  expect(names.map(({ name }) => name)).toEqual(['nord']);
});

test('of two names that would touch, that of the area served stays', () => {
  const near = outlines(square('premier', 0.69, 47.388), square('second', 0.691, 47.388));
  expect(sketchOf(near, [0.69, 47.381], ['second']).names.map(({ code }) => code)).toEqual(['second']);
});

test('what lies far away and communes are drawn without a name', () => {
  const far = outlines(square('loin', 0.8, 47.5), square('ville', 0.69, 47.388, 'commune'));
  const { areas, names } = sketchOf(far, [0.69, 47.381], []);
  expect(areas.map(({ code, commune }) => [code, commune])).toEqual([
    ['loin', false],
    ['ville', true],
  ]);
  expect(names).toEqual([]);
});
