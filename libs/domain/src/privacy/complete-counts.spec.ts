import { expect, test } from 'vitest';
import { completeCounts, MisplacedCount, NO_ANSWER } from './index.ts';

const sanitas = { area: 'sanitas', ageBand: '25-39', situation: 'employed' };
const europe = { ...sanitas, area: 'europe' };

test('those who did not answer a question are put on its no-answer leaf, place by place', () => {
  const counts = [
    { ...sanitas, value: 'yes', n: 5 },
    { ...sanitas, value: 'no', n: 2 },
  ];
  const respondents = [
    { ...sanitas, n: 9 },
    { ...europe, n: 4 },
  ];
  expect(completeCounts(respondents, counts, NO_ANSWER)).toEqual([
    ...counts,
    { ...sanitas, value: NO_ANSWER, n: 2 },
    { ...europe, value: NO_ANSWER, n: 4 },
  ]);
});

test('more answers than respondents are refused rather than published', () => {
  const counts = [{ ...sanitas, value: 'yes', n: 5 }];
  expect(() => completeCounts([{ ...sanitas, n: 4 }], counts, NO_ANSWER)).toThrow(MisplacedCount);
  expect(() => completeCounts([], counts, NO_ANSWER)).toThrow(MisplacedCount);
});
