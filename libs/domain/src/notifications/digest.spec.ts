import { expect, test } from 'vitest';
import { digestOf, type Told } from './index.ts';

const told = (territory: string, theme: Told['theme'], subject: string, minute: number): Told => ({
  territory,
  theme,
  subject,
  path: '/',
  at: new Date(Date.UTC(2026, 2, 24, 7, minute)),
});

test('a digest goes from the newest to the oldest, by territory and theme, what has no theme last', () => {
  const digest = digestOf([
    told('Tours', 'employment', 'a', 1),
    told('Vierzon', null, 'b', 2),
    told('Tours', null, 'c', 9),
    told('Tours', 'education', 'd', 4),
    told('Vierzon', 'citizenship', 'e', 5),
    told('Tours', 'employment', 'f', 6),
  ]);
  expect(
    digest.map(({ territory, themes }) => [
      territory,
      themes.map(({ theme, items }) => [theme, items.map(({ subject }) => subject).join()]),
    ]),
  ).toEqual([
    [
      'Tours',
      [
        ['employment', 'f,a'],
        ['education', 'd'],
        [null, 'c'],
      ],
    ],
    [
      'Vierzon',
      [
        ['citizenship', 'e'],
        [null, 'b'],
      ],
    ],
  ]);
});

test('nothing to tell is an empty digest', () => {
  expect(digestOf([])).toEqual([]);
});
