import { describe, expect, test } from 'vitest';
import {
  DuplicateNode,
  HEADLINE,
  InvalidThreshold,
  MisplacedCount,
  UnknownRow,
  areaTree,
  categoryTree,
  discloseVariable,
  valueTree,
  type LeafCount,
} from './index.ts';

/** Counts of yes and no by area, everyone of one age and situation, unless said otherwise. */
function disclosed(
  yesNo: Record<string, readonly [yes: number, no: number]>,
  options: { threshold?: number } = {},
) {
  const counts = Object.entries(yesNo).flatMap(([area, [yes, no]]) => [
    { area, ageBand: '25-39', situation: 'employed', value: 'yes', n: yes },
    { area, ageBand: '25-39', situation: 'employed', value: 'no', n: no },
  ]);
  return discloseVariable({
    areas: areaTree([{ id: 'tours', areas: Object.keys(yesNo).filter((area) => area !== 'unlocated') }]),
    ageBands: categoryTree(['25-39', '40-59']),
    situations: categoryTree(['employed', 'retired']),
    values: valueTree(['yes', 'no'], ['yes']),
    counts,
    ...options,
  });
}

const withheld = { disclosure: 'withheld', reason: 'base' };

test('shows the base, each value and the headline of a row that is safe', () => {
  expect(disclosed({ sanitas: [30, 20], europe: [40, 10] }).row({ area: 'sanitas' })).toEqual({
    disclosure: 'shown',
    base: 50,
    values: [
      { value: 'yes', disclosure: 'shown', count: 30 },
      { value: 'no', disclosure: 'shown', count: 20 },
    ],
    headline: { disclosure: 'shown', count: 30 },
  });
});

test('withholds an area of seven respondents, and a second one, and keeps their total', () => {
  const cube = disclosed({ sanitas: [30, 20], europe: [14, 9], rochepinard: [4, 3], fontaines: [40, 15] });
  expect(cube.row({ area: 'rochepinard' })).toEqual(withheld);
  expect(cube.row({ area: 'europe' })).toEqual(withheld);
  expect(cube.row({ area: 'sanitas' })).toMatchObject({ base: 50 });
  expect(cube.row()).toMatchObject({ base: 135, headline: { count: 88 } });
});

test('two small areas of six respondents together take a third one with them', () => {
  const cube = disclosed({ sanitas: [30, 20], europe: [14, 9], rochepinard: [2, 1], fontaines: [2, 1] });
  expect(cube.row({ area: 'europe' })).toEqual(withheld);
  expect(cube.row({ area: 'sanitas' })).toMatchObject({ base: 50 });
});

test('withholds a cell of three people, and what would give it away in the row and beyond', () => {
  const cube = disclosed({ sanitas: [30, 3], europe: [14, 9], fontaines: [40, 15] });
  const hidden = { disclosure: 'withheld', reason: 'cell' };
  const row = cube.row({ area: 'sanitas' });
  expect(row).toMatchObject({ base: 33, headline: hidden });
  expect(row).toMatchObject({
    values: [
      { value: 'yes', ...hidden },
      { value: 'no', ...hidden },
    ],
  });
  expect(cube.row({ area: 'europe' })).toMatchObject({ base: 23, headline: hidden });
  expect(cube.row({ area: 'fontaines' })).toMatchObject({ base: 55, headline: { count: 40 } });
  expect(cube.row()).toMatchObject({ headline: { count: 84 } });
});

test('in a territory with one area, a withheld area takes the total with it', () => {
  const cube = disclosed({ sanitas: [5, 3] });
  expect(cube.row()).toEqual(withheld);
});

test('a small area that only those without a neighbourhood can hide costs them, and not the total', () => {
  const cube = disclosed({ sanitas: [5, 3], unlocated: [20, 20] });
  expect(cube.row({ area: 'unlocated' })).toEqual(withheld);
  expect(cube.row()).toMatchObject({ base: 48 });
});

test('an age that no respondent has costs no other age', () => {
  const cube = disclosed({ sanitas: [30, 20], europe: [40, 10] });
  expect(cube.row({ ageBand: '40-59' })).toEqual(withheld);
  expect(cube.row({ ageBand: '25-39' })).toMatchObject({ base: 100 });
});

describe('those who did not answer', () => {
  const at = { area: 'sanitas', ageBand: '25-39', situation: 'employed' };
  const counted = (sanitas: [yes: number, no: number, unanswered: number]) =>
    discloseVariable({
      areas: areaTree([{ id: 'tours', areas: ['sanitas', 'europe', 'fontaines'] }]),
      ageBands: categoryTree(['25-39']),
      situations: categoryTree(['employed']),
      values: valueTree(['yes', 'no'], ['yes']),
      counts: [
        ...['yes', 'no', 'no-answer'].map((value, i) => ({ ...at, value, n: sanitas[i]! })),
        ...['europe', 'fontaines'].flatMap((area) =>
          ['yes', 'no'].map((value) => ({ ...at, area, value, n: 20 })),
        ),
      ],
    });

  test('are in no base and no value, and being few costs nobody a figure', () => {
    expect(counted([30, 20, 3]).row({ area: 'sanitas' })).toMatchObject({
      base: 50,
      values: [
        { value: 'yes', count: 30 },
        { value: 'no', count: 20 },
      ],
    });
  });

  test('leave a row withheld when too few are left, and a second one, though many were asked', () => {
    const cube = counted([5, 5, 40]);
    expect(cube.row({ area: 'sanitas' })).toEqual(withheld);
    const rows = ['europe', 'fontaines'].map((area) => cube.row({ area }).disclosure);
    expect(rows).toContain('withheld');
    expect(rows).toContain('shown');
  });
});

test('a territory may raise the threshold, and not lower it below five', () => {
  const counts = { sanitas: [30, 20], europe: [20, 25], fontaines: [40, 15] } as const;
  expect(disclosed(counts).row({ area: 'europe' })).toMatchObject({ base: 45 });
  expect(disclosed(counts, { threshold: 46 }).row({ area: 'europe' })).toEqual(withheld);
  for (const threshold of [4, 0, 7.5, Number.NaN]) {
    expect(() => disclosed(counts, { threshold })).toThrow(InvalidThreshold);
  }
});

test('what is withheld has no number, and no number can be got at behind it', () => {
  const cube = disclosed({ sanitas: [30, 3], europe: [14, 9], fontaines: [40, 15], rochepinard: [4, 3] });
  expect(Object.keys(cube.row({ area: 'rochepinard' }))).toEqual(['disclosure', 'reason']);
  expect(Reflect.ownKeys(cube)).toEqual([]);
  expect(JSON.stringify(cube)).toBe('{}');
  const row = cube.row({ area: 'sanitas' });
  const headline = row.disclosure === 'shown' ? row.headline : null;
  expect(headline).toEqual({ disclosure: 'withheld', reason: 'cell' });
});

test('a name or a number out of place is refused', () => {
  const count = { area: 'sanitas', ageBand: '25-39', situation: 'employed', value: 'yes', n: 1 };
  const withCount = (change: Partial<LeafCount>) => () =>
    discloseVariable({
      areas: areaTree([
        { id: 'tours', areas: ['sanitas'] },
        { id: 'joue', areas: ['morier'] },
      ]),
      ageBands: categoryTree(['25-39']),
      situations: categoryTree(['employed']),
      values: valueTree(['yes']),
      counts: [{ ...count, ...change }],
    });
  expect(withCount({})).not.toThrow();
  expect(withCount({ area: 'tours' })).toThrow(MisplacedCount);
  expect(withCount({ value: HEADLINE })).toThrow(MisplacedCount);
  expect(withCount({ n: -1 })).toThrow(MisplacedCount);
  expect(withCount({ n: 1.5 })).toThrow(MisplacedCount);
  expect(() => withCount({})().row({ area: 'elsewhere' })).toThrow(UnknownRow);
  const twice = { id: 'all', children: [{ id: 'sanitas' }, { id: 'sanitas' }] };
  expect(() => discloseVariable({ ...emptyInput, areas: twice })).toThrow(DuplicateNode);
});

const emptyInput = {
  areas: areaTree([]),
  ageBands: categoryTree([]),
  situations: categoryTree([]),
  values: valueTree([]),
  counts: [],
};

test('a campaign that nobody has answered shows nothing and does not fail', () => {
  expect(discloseVariable(emptyInput).row()).toEqual(withheld);
});
