import { expect, test } from 'vitest';
import { readPosition, writePosition } from './map-position.ts';

test('a position is written short and read back', () => {
  const hash = writePosition({ center: [0.6990001, 47.3812345678], zoom: 13.256 });
  expect(hash).toBe('#carte=13.26/47.38123/0.699');
  expect(readPosition(hash)).toEqual({ center: [0.699, 47.38123], zoom: 13.26 });
});

test.each([
  '',
  '#contenu',
  '#carte=',
  '#carte=12',
  '#carte=12/x/0.6',
  '#carte=40/47/0.6',
  '#carte=12/97/0.6',
])('there is no position in "%s"', (hash) => {
  expect(readPosition(hash)).toBeUndefined();
});
