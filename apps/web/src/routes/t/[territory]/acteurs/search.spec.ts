import { expect, test } from 'vitest';
import { readSearch } from './read-search.ts';
import { activeFilters, withoutFilter, writeSearch } from './search.ts';

const read = (query: string) => readSearch(new URLSearchParams(query));

test('an empty address asks for everything, as a list, from the first page', () => {
  expect(read('')).toEqual({ filters: {}, page: 1, view: 'list' });
});

test.each([
  '?',
  '?recherche=aide+cv&theme=employment&theme=education&quartier=sanitas&ouvert=maintenant&vue=carte&page=3',
  '?service=safe-use&type=library',
])('what is read from %s is written back the same', (query) => {
  expect(writeSearch(read(query))).toBe(query);
});

test('what an empty form sends is no filter', () => {
  expect(read('recherche=++&vue=&page=').filters).toEqual({});
});

test('unknown values, pages and views are no error', () => {
  expect(read('theme=cooking&type=&quartier=%3Cb%3E&ouvert=1&page=-2&vue=globe')).toEqual({
    filters: {},
    page: 1,
    view: 'list',
  });
});

test('a value said twice counts once', () => {
  expect(read('theme=education&theme=education').filters).toEqual({ theme: ['education'] });
});

test('each active filter can be taken away alone', () => {
  const { filters } = read('recherche=cv&theme=employment&theme=education&ouvert=maintenant');
  const active = activeFilters(filters);
  expect(active).toEqual([
    { filter: 'q' },
    { filter: 'theme', value: 'employment' },
    { filter: 'theme', value: 'education' },
    { filter: 'open' },
  ]);
  expect(
    active.map((one) => writeSearch({ filters: withoutFilter(filters, one), page: 1, view: 'list' })),
  ).toEqual([
    '?theme=employment&theme=education&ouvert=maintenant',
    '?recherche=cv&theme=education&ouvert=maintenant',
    '?recherche=cv&theme=employment&ouvert=maintenant',
    '?recherche=cv&theme=employment&theme=education',
  ]);
});
