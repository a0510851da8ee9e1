import { describe, expect, test } from 'vitest';
import { inBatches } from './index.ts';

const limits = { most: 3, heaviest: 10 };
const weigh = (item: number) => item;

describe('things that wait, in batches', () => {
  test.each<[string, number[], number[][]]>([
    ['nothing makes no batch', [], []],
    ['as many as fit', [1, 1, 1, 1], [[1, 1, 1], [1]]],
    ['as heavy as fits', [5, 5, 1], [[5, 5], [1]]],
    ['one that is too heavy goes alone', [1, 30, 1], [[1], [30], [1]]],
  ])('%s', (_, items, batches) => {
    expect(inBatches(items, weigh, limits)).toEqual(batches);
  });

  test('none is left out, none goes twice, whatever their weights', () => {
    for (let round = 0; round < 200; round += 1) {
      const items = Array.from({ length: round }, () => Math.floor(Math.random() * 14));
      const batches = inBatches(items, weigh, limits);
      expect(batches.flat()).toEqual(items);
      for (const batch of batches) {
        expect(batch.length).toBeLessThanOrEqual(limits.most);
        if (batch.length > 1) expect(batch.reduce((sum, item) => sum + item, 0)).toBeLessThanOrEqual(10);
      }
    }
  });
});
