import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { disclosePlaces } from './index.ts';

const disclose = (respondents: number, counts: readonly number[], threshold = 11) =>
  disclosePlaces({
    respondents,
    threshold,
    cells: counts.map((n, index) => ({ id: `c${index}`, respondents: n })),
  });
/** The figures in the order of the counts, null where withheld. */
function told(respondents: number, counts: readonly number[], threshold?: number) {
  const map = disclose(respondents, counts, threshold);
  if (map.disclosure === 'withheld') return null;
  return counts.map((_, index) => {
    const figure = map.cells.get(`c${index}`);
    return figure?.disclosure === 'shown' ? figure.count : null;
  });
}

test.each<[string, number, number[], (number | null)[] | null]>([
  ['fewer people than the threshold', 10, [10], null],
  ['enough, all of one place', 11, [11], [11]],
  ['a small cell takes another one with it', 40, [20, 12, 8, 3], [20, 12, null, null]],
  ['two small cells that add up to many hide each other', 48, [20, 20, 4, 4], [20, 20, null, null]],
  ['nobody is withheld where nobody is few', 60, [20, 20, 20], [20, 20, 20]],
  ['all but three were here', 40, [37, 20], [null, 20]],
])('%s', (_, respondents, counts, expected) => {
  expect(told(respondents, counts)).toEqual(expected);
});

it('never tells one to four people, nor leaves them to be worked out from the total of all cells', () => {
  const cell = fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 6 }) },
    fc.integer({ min: 1, max: 60 }),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 25 }), fc.nat(20), (counts, several) => {
      // Some people showed two places: fewer people than places.
      const sum = counts.reduce((total, n) => total + n, 0);
      const respondents = Math.max(...counts, sum - several);
      const figures = told(respondents, counts);
      if (!figures) {
        expect(respondents).toBeLessThan(11);
        return;
      }
      for (const figure of figures) if (figure !== null) expect(figure).toBeGreaterThan(4);
      const withheld = counts.filter((_, index) => figures[index] === null);
      const rest = withheld.reduce((total, n) => total + n, 0);
      if (withheld.length > 0) expect(withheld.length === 1 && rest <= 4).toBe(false);
    }),
  );
});

it('is told in a moment where somebody drew the outline of a whole town, over thousands of cells', () => {
  const counts = Array.from({ length: 20_000 }, (_, index) => (index % 500 === 0 ? 12 : 1));
  const figures = told(40, counts)!;
  expect(counts.filter((n, index) => figures[index] !== (n === 12 ? 12 : null))).toEqual([]);
});

it('looks the same whatever the order of the cells', () => {
  const one = told(40, [20, 12, 8, 3]);
  const other = disclosePlaces({
    ...{ respondents: 40, threshold: 11 },
    cells: [3, 8, 12, 20].map((n, index) => ({ id: `c${3 - index}`, respondents: n })),
  });
  expect(
    other.disclosure === 'shown' && [0, 1, 2, 3].map((index) => other.cells.get(`c${index}`)?.disclosure),
  ).toEqual(one!.map((figure) => (figure === null ? 'withheld' : 'shown')));
});

it('has no field for a number where it withholds', () => {
  const map = disclose(40, [20, 12, 8, 3]);
  if (map.disclosure === 'withheld') throw new Error('withheld');
  expect(map.cells.get('c3')).toEqual({ disclosure: 'withheld', reason: 'cell' });
});
