import { expect, test } from 'vitest';
import { namesIn } from './area-names.ts';
import { outlinePaths } from './outline-paths.ts';
import { square } from './square.fixture.ts';

const named = (...features: ReturnType<typeof square>[]) => {
  const outlines = { type: 'FeatureCollection' as const, features };
  return namesIn(outlines, outlinePaths(outlines), 1);
};

test('areas that hold their names fill the drawing', () => {
  const { labels, viewBox } = named(square('Vierzon gare', 0, 0, 1), square('Clos du Roy', 1.1, 0, 1));
  expect(labels.map(({ anchor }) => anchor)).toEqual(['middle', 'middle']);
  expect(viewBox).toMatch(/^-24 -12 /);
});

test('small ones leave room around for theirs, in letters that grow with what has to be shrunk', () => {
  const { labels, viewBox, fontSize } = named(
    square('Sanitas', 0, 0, 0.05),
    square('Rochepinard', 0.07, 0, 0.05),
    square('Europe', 1, 0, 0.05),
  );
  expect(labels).toHaveLength(3);
  expect(viewBox).toMatch(/^-108 -54 /);
  const [, , width] = viewBox.split(' ').map(Number);
  // As a phone shows it, 328 pixels wide.
  expect((fontSize * 328) / width!).toBeGreaterThan(11);
});
