import { expect, test } from 'vitest';
import { determined } from './linear-attacker.ts';

const equation = (factors: Record<string, number>) => new Map(Object.entries(factors));

test('one unknown in one equation is determined', () => {
  expect(determined([equation({ a: 1 })])).toEqual(new Set(['a']));
});

test('two unknowns in one equation are not', () => {
  expect(determined([equation({ a: 1, b: 1 })])).toEqual(new Set());
});

test('a chain of subtractions is followed to its end', () => {
  const found = determined([equation({ a: 1, b: 1 }), equation({ b: 1, c: 1 }), equation({ a: 1, c: 1 })]);
  expect(found).toEqual(new Set(['a', 'b', 'c']));
});

test('a square of four unknowns keeps its secret, a corner less does not', () => {
  const rows = [equation({ a: 1, b: 1 }), equation({ c: 1, d: 1 })];
  const columns = [equation({ a: 1, c: 1 }), equation({ b: 1, d: 1 })];
  expect(determined([...rows, ...columns])).toEqual(new Set());
  expect(determined([...rows, equation({ a: 1, c: 1 }), equation({ b: 1 })])).toEqual(
    new Set(['a', 'b', 'c', 'd']),
  );
});

test('an equation said twice adds nothing', () => {
  expect(determined([equation({ a: 2, b: 2 }), equation({ a: 1, b: 1 })])).toEqual(new Set());
});
