import { expect, test } from 'vitest';
import { elsewhereNumber, numberedAreas, readArea, typedArea } from './numbered-areas.ts';

const tours = { code: 'tours', name: 'Tours' };
const areas = numberedAreas([
  { code: 'sanitas', name: 'Sanitas', commune: tours },
  { code: 'rabiere', name: 'La Rabière', commune: { code: 'joue', name: 'Joué-lès-Tours' } },
  { code: 'fontaines', name: 'Les Fontaines', commune: tours },
]);

test('are numbered by commune, then by name', () => {
  expect(areas.map(({ number, code }) => [number, code])).toEqual([
    [1, 'rabiere'],
    [2, 'fontaines'],
    [3, 'sanitas'],
  ]);
});

test.each([
  ['3', 'sanitas'],
  [' sanit ', 'sanitas'],
  ['rabiere', 'rabiere'],
  ['0', 'no-answer'],
  ['4', 'other'],
  // Nothing is guessed.
  ['5', '5'],
  ['les', 'les'],
  ['atlantide', 'atlantide'],
])('%s is %s', (typed, answer) => {
  expect(readArea(typed, areas)).toBe(answer);
});

test('an answer is typed as it would be read again', () => {
  expect(elsewhereNumber(areas)).toBe(4);
  for (const answer of ['sanitas', 'rabiere', 'other', 'no-answer'])
    expect(readArea(typedArea(answer, areas), areas)).toBe(answer);
});
