import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { solve } from './solve.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

test('finds the number behind a challenge, and passes the rest on', async () => {
  const salt = 'abcdefghijklmnop.1764000000000.';
  const challenge = { salt, challenge: hash(`${salt}4321`), most: 10_000, signature: 's' };
  expect(await solve(challenge)).toEqual({ salt, number: 4321, signature: 's' });
  await expect(solve({ ...challenge, most: 100 })).rejects.toThrow();
});
