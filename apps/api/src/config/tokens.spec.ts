import { expect, test } from 'vitest';
import { isSame } from './tokens.ts';

test.each([
  ['a signature', 'abcd', true],
  ['another one', 'abce', false],
  ['a part of it', 'abc', false],
  ['as many letters, but more bytes', 'abcé', false],
  ['as many bytes, but fewer letters', 'abé', false],
  ['nothing', '', false],
])('%s', (_, given, expected) => {
  expect(isSame(given, 'abcd')).toBe(expected);
});
