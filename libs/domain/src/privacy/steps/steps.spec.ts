import { expect, test } from 'vitest';
import { STEPS, stepsFrom } from './index.ts';

test.each([
  [5, 20],
  [20, 20],
  [21, 50],
])('with a threshold of %i, the first step is %i', (threshold, first) => {
  expect(stepsFrom(threshold)[0]).toBe(first);
});

test('between two steps there is room for many counts', () => {
  for (const [index, step] of STEPS.slice(1).entries())
    expect(step).toBeGreaterThanOrEqual(STEPS[index]! * 2);
});
