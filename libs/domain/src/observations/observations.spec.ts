import { expect, test } from 'vitest';
import { Audience, AUDIENCE_LABELS, canBeSeenOn } from './index.ts';

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
