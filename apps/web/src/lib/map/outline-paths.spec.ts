import { expect, test } from 'vitest';
import { outlinePaths } from './outline-paths.ts';

const feature = (code: string, ring: [number, number][]) => ({
  type: 'Feature' as const,
  id: code,
  properties: { code, name: code, kind: 'neighbourhood' as const },
  geometry: { type: 'MultiPolygon' as const, coordinates: [[ring]] },
});

test('north is up, and a square of the ground is a square of the drawing', () => {
  const half = Math.cos((47 * Math.PI) / 180);
  const ring: [number, number][] = [
    [0, 47 - half / 2],
    [1, 47 - half / 2],
    [1, 47 + half / 2],
    [0, 47 + half / 2],
    [0, 47 - half / 2],
  ];
  const { width, height, paths } = outlinePaths({
    type: 'FeatureCollection',
    features: [feature('a', ring)],
  });
  expect(Math.abs(width - height)).toBeLessThanOrEqual(2);
  expect(paths[0]?.d).toMatch(/^M8\.0 5\d\d\.\d/);
  expect(paths[0]?.d.endsWith('Z')).toBe(true);
});

test('no area, no path', () => {
  expect(outlinePaths({ type: 'FeatureCollection', features: [] }).paths).toEqual([]);
});
