import { expect, test } from 'vitest';
import { InvalidThreshold, roughly } from './index.ts';

const withheld = { disclosure: 'withheld', reason: 'base' };

test.each([
  [0, 11, withheld],
  [10, 11, withheld],
  [11, 11, { disclosure: 'shown', atLeast: 11 }],
  [19, 11, { disclosure: 'shown', atLeast: 11 }],
  [20, 11, { disclosure: 'shown', atLeast: 20 }],
  [49, 11, { disclosure: 'shown', atLeast: 20 }],
  [29, 30, withheld],
  [31, 30, { disclosure: 'shown', atLeast: 30 }],
  [1_000_000, 11, { disclosure: 'shown', atLeast: 1_000_000 }],
])('%i with a threshold of %i', (count, threshold, told) => {
  expect(roughly(count, threshold)).toEqual(told);
});

test('most single answers change nothing of what is told', () => {
  const told = Array.from({ length: 200 }, (_, count) => JSON.stringify(roughly(count, 11)));
  expect(new Set(told).size).toBe(5);
});

test('no threshold below the floor', () => {
  expect(() => roughly(100, 1)).toThrow(InvalidThreshold);
});
