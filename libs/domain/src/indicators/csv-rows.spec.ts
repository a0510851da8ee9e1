import { expect, test } from 'vitest';
import { csvRows, harmless } from './csv-rows.ts';

const shown = (count: number, share: number) => ({ disclosure: 'shown', count, share }) as const;
const withheldCell = { disclosure: 'withheld', reason: 'cell' } as const;

const table = {
  place: 'Quartier',
  headline: 'Disposent d’un smartphone',
  values: [{ value: 'rest', label: 'Autres' }],
};

test('numbers stay numbers, and few respondents are remarked upon', () => {
  const values = [{ value: 'rest', figure: shown(8, 0.333) }];
  const row = { disclosure: 'shown', base: 24, thin: true, headline: shown(16, 0.667), values } as const;
  expect(csvRows({ ...table, rows: [{ name: 'Sanitas', row }] }, 'fr')).toEqual([
    [
      'Quartier',
      'Répondants',
      'Disposent d’un smartphone',
      'Disposent d’un smartphone (%)',
      'Autres',
      'Autres (%)',
      'Remarque',
    ],
    ['Sanitas', 24, 16, 66.7, 8, 33.3, 'peu de répondants'],
  ]);
});

test('a withheld row is a text in every column that would have held a number', () => {
  const row = { disclosure: 'withheld', reason: 'base' } as const;
  const [, line] = csvRows({ ...table, rows: [{ name: 'Rochepinard', row }] }, 'fr');
  expect(line).toEqual(['Rochepinard', ...Array.from({ length: 5 }, () => 'trop peu de répondants'), '']);
});

test('a withheld cell is a text, and so is its percentage', () => {
  const values = [{ value: 'rest', figure: withheldCell }];
  const row = { disclosure: 'shown', base: 40, thin: false, headline: withheldCell, values } as const;
  const [, line] = csvRows({ ...table, rows: [{ name: 'Europe', row }] }, 'en');
  expect(line).toEqual(['Europe', 40, ...Array.from({ length: 4 }, () => 'withheld for privacy'), '']);
});

test('names and labels from people cannot run as formulas', () => {
  const row = { disclosure: 'withheld', reason: 'base' } as const;
  const rows = csvRows(
    { place: '=A1', headline: '+1', values: [{ value: 'rest', label: '@x' }], rows: [{ name: '-1', row }] },
    'fr',
  );
  expect(rows[0]).toEqual([`'=A1`, 'Répondants', `'+1`, `'+1 (%)`, `'@x`, `'@x (%)`, 'Remarque']);
  expect(rows[1]?.[0]).toBe(`'-1`);
});

test.each(['=1+1', '+33 2', '-1', '@SUM(A1)', '\t=1', ' =1', '\uFEFF=1', '＝1', '|calc', '\r=1'])(
  'a text like %j is told from a formula by an apostrophe',
  (text) => expect(harmless(text)).toBe(`'${text}`),
);

test.each(['Sanitas', 'Clos du Roy – centre-ville', '15-17', 'L’Europe', ''])(
  'a text like %j stays as it is',
  (text) => expect(harmless(text)).toBe(text),
);
