import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Audience, AUDIENCE_LABELS, canBeSeenOn, roughPlace } from './index.ts';

const METRES_PER_DEGREE = 111_320;

test('a place is moved by less than 50 m, to where its neighbours are moved too', () => {
  expect(roughPlace([0.69781, 47.38124])).toEqual([0.698, 47.381]);
  expect(roughPlace([0.69809, 47.38112])).toEqual([0.698, 47.381]);
  expect(roughPlace([-1.55362, 47.21837])).toEqual([-1.5535, 47.2185]);
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 9, noNaN: true }),
      fc.double({ min: 41, max: 51, noNaN: true }),
      (lon, lat) => {
        const [x, y] = roughPlace([lon, lat]);
        const moved = Math.hypot((x - lon) * Math.cos((lat * Math.PI) / 180), y - lat) * METRES_PER_DEGREE;
        expect(moved).toBeLessThan(50);
        expect(roughPlace([x, y])).toEqual([x, y]);
      },
    ),
  );
});

test.each([
  ['2026-11-25', true],
  ['2026-11-26', false],
  ['2000-01-01', true],
  ['1999-12-31', false],
  ['0026-11-25', false],
])('on 25 November, shortly before midnight in Paris, something can have been seen on %s: %s', (day, can) => {
  expect(canBeSeenOn(day, new Date('2026-11-25T22:59:00Z'))).toBe(can);
});

test('the day begins in France, not in Greenwich', () => {
  expect(canBeSeenOn('2026-11-26', new Date('2026-11-25T23:01:00Z'))).toBe(true);
});

test('whom a usage serves has a name in both languages', () => {
  for (const audience of Audience.options)
    for (const text of Object.values(AUDIENCE_LABELS[audience])) expect(text).not.toBe('');
});
