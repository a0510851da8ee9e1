import { expect, test } from 'vitest';
import { slugOfName } from './group-name.ts';

test.each([
  ['Numérique et action sociale', 'numerique-et-action-sociale'],
  ['  L’œuvre « commune » !  ', 'l-oeuvre-commune'],
  ['x'.repeat(79) + ' y', 'x'.repeat(79)],
  ['…', ''],
])('%s → %s', (name, slug) => {
  expect(slugOfName(name)).toBe(slug);
});
