import { expect, test } from 'vitest';
import { labelsOf } from './area-labels.ts';
import { outlinePaths } from './outline-paths.ts';
import { square } from './square.fixture.ts';

const SIZE = { letter: 10, line: 20, lines: 1 } as const;

function label(features: ReturnType<typeof square>[], around = 200) {
  const outlines = { type: 'FeatureCollection' as const, features };
  const drawing = outlinePaths(outlines);
  const frame = {
    x: drawing.width / 2,
    y: drawing.height / 2,
    width: drawing.width + around,
    height: drawing.height + around,
  };
  return { drawing, labels: labelsOf(outlines, drawing, frame, SIZE) };
}

test('a large area holds its name in its middle', () => {
  const { drawing, labels } = label([square('Sanitas', 0, 0, 1)]);
  expect(labels).toHaveLength(1);
  expect(labels[0]?.anchor).toBe('middle');
  expect(labels[0]?.x).toBeCloseTo(drawing.width / 2, 0);
});

test('small areas have theirs beside them, and no two names touch', () => {
  const small = [
    square('Sanitas', 0, 0, 0.05),
    square('Rochepinard', 0.07, 0, 0.05),
    square('Far', 1, 1, 0.05),
  ];
  const { labels } = label(small);
  const sanitas = labels.find(({ code }) => code === 'Sanitas');
  const rochepinard = labels.find(({ code }) => code === 'Rochepinard');
  // To its right lies the other one.
  expect(sanitas?.anchor).toBe('end');
  expect(rochepinard?.anchor).toBe('start');
});

test('a name without room is left out', () => {
  expect(label([square('Sanitas', 0, 0, 0.1), square('Far', 5, 5, 0.1)], -590).labels).toEqual([]);
});
