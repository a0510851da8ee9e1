import { expect, test } from 'vitest';
import { readSearch, writeSearch } from './search.ts';

const read = (query: string) => readSearch(new URLSearchParams(query));

test('what the address says is read, and written back as it was', () => {
  const query =
    '?recherche=doctolib&theme=education&pour=families&pour=elderly&quartier=sanitas&suite=2026-11-02.12';
  expect(read(query)).toEqual({
    filters: { q: 'doctolib', theme: ['education'], audience: ['families', 'elderly'], area: ['sanitas'] },
    after: '2026-11-02.12',
  });
  expect(writeSearch(read(query))).toBe(query);
});

test('a value that nobody knows is no filter', () => {
  expect(read('theme=war&pour=spies&quartier=a/b&recherche=%20&suite=hier')).toEqual({
    filters: {},
    after: null,
  });
  expect(writeSearch({ filters: {}, after: null })).toBe('?');
});
