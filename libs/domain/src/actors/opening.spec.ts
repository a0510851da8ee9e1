import { expect, test } from 'vitest';
import { groupOpening, isOpenAt, type OpeningPeriod, weekMoment } from './index.ts';

const period = (weekday: number, opens: string, closes: string): OpeningPeriod => ({
  weekday,
  opens,
  closes,
});

test.each([
  ['2026-03-24T08:59:00Z', 2, '09:59', 'winter time, one hour ahead of UTC'],
  ['2026-03-29T00:59:00Z', 7, '01:59', 'the last minute before the clocks go forward'],
  ['2026-03-29T01:00:00Z', 7, '03:00', 'the minute after'],
  ['2026-07-14T22:30:00Z', 3, '00:30', 'already the next day in Paris'],
  ['2026-10-25T00:30:00Z', 7, '02:30', 'the hour that comes twice, first time'],
  ['2026-10-25T01:30:00Z', 7, '02:30', 'the hour that comes twice, second time'],
])('%s is day %i at %s in France: %s', (instant, weekday, time) => {
  expect(weekMoment(new Date(instant))).toEqual({ weekday, time });
});

test.each([
  [1, '08:59', false],
  [1, '09:00', true],
  [1, '12:29', true],
  [1, '12:30', false],
  [1, '23:59', true],
  [2, '10:00', false],
])('day %i at %s: open is %s', (weekday, time, open) => {
  expect(isOpenAt([period(1, '09:00', '12:30'), period(1, '18:00', '24:00')], { weekday, time })).toBe(open);
});

test('an actor without opening hours is not said to be open', () => {
  expect(isOpenAt([], { weekday: 1, time: '10:00' })).toBe(false);
});

test('groups consecutive days with the same hours, whatever the order in which they come', () => {
  const week = [
    period(2, '14:00', '18:00'),
    period(1, '14:00', '18:00'),
    period(1, '09:00', '12:00'),
    period(2, '09:00', '12:00'),
    period(3, '09:00', '12:00'),
    period(5, '09:00', '12:00'),
  ];
  expect(groupOpening(week)).toEqual([
    {
      from: 1,
      to: 2,
      hours: [
        { opens: '09:00', closes: '12:00' },
        { opens: '14:00', closes: '18:00' },
      ],
    },
    { from: 3, to: 3, hours: [{ opens: '09:00', closes: '12:00' }] },
    { from: 5, to: 5, hours: [{ opens: '09:00', closes: '12:00' }] },
  ]);
});

test('without opening hours there is nothing to group', () => {
  expect(groupOpening([])).toEqual([]);
});
