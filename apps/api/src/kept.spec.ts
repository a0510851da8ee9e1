import { expect, test } from 'vitest';
import { Kept } from './kept.ts';

const SAME = Promise.resolve(true);

test('what was made is kept, and the oldest goes when there is no room', async () => {
  const kept = new Kept<number>(2);
  for (const made of [1, 2, 3]) await kept.keep(String(made), Promise.resolve(made), SAME);
  expect(kept.get('1')).toBeUndefined();
  expect([await kept.get('2'), await kept.get('3')]).toEqual([2, 3]);
});

test('what was made while the state changed is told once, and not kept', async () => {
  const kept = new Kept<number>(2);
  expect(await kept.keep('a', Promise.resolve(1), Promise.resolve(false))).toBe(1);
  expect(kept.get('a')).toBeUndefined();
});

test('what could not be made is not kept', async () => {
  const kept = new Kept<number>(2);
  await expect(kept.keep('a', Promise.reject(new Error('no')), SAME)).rejects.toThrow('no');
  expect(kept.get('a')).toBeUndefined();
});
