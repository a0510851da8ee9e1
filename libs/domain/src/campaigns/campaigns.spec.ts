import { expect, test } from 'vitest';
import { campaignState, today } from './index.ts';

test.each([
  ['2026-09-30', 'upcoming'],
  ['2026-10-01', 'open'],
  ['2026-12-31', 'open'],
  ['2027-01-01', 'closed'],
] as const)('on %s the campaign is %s', (day, state) => {
  expect(campaignState({ opensOn: '2026-10-01', closesOn: '2026-12-31' }, day)).toBe(state);
});

test('a campaign without an end stays open', () => {
  expect(campaignState({ opensOn: '2026-10-01', closesOn: null }, '2040-01-01')).toBe('open');
});

test('the day changes at midnight in France, summer and winter', () => {
  expect(today(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
  expect(today(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
  expect(today(new Date('2026-07-31T22:00:00Z'))).toBe('2026-08-01');
});
