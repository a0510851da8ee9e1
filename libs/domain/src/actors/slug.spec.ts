import { expect, test } from 'vitest';
import { slugOf } from './slug.ts';

test.each([
  ['Numérique et action sociale', 'numerique-et-action-sociale'],
  ['  L’œuvre « commune » !  ', 'l-oeuvre-commune'],
  ['x'.repeat(69) + ' y', 'x'.repeat(69)],
  ['…', ''],
])('%s → %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
