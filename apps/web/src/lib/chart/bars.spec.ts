import { expect, test } from 'vitest';
import { linesOf } from './bars.ts';

test('a long name takes several lines, and loses nothing', () => {
  expect(linesOf('Sanitas')).toEqual(['Sanitas']);
  expect(linesOf('Tout le territoire')).toEqual(['Tout le territoire']);
  expect(linesOf('Clos du Roy – centre-ville')).toEqual(['Clos du Roy –', 'centre-ville']);
  expect(linesOf('Anticonstitutionnellement loin')).toEqual(['Anticonstitutionnellement', 'loin']);
});
