import { expect, test } from 'vitest';
import { isOpenAt, openingState, type OpeningPeriod } from './index.ts';

const period = (weekday: number, opens: string, closes: string): OpeningPeriod => ({
  weekday,
  opens,
  closes,
});
const week = [period(1, '14:00', '18:00'), period(1, '09:00', '12:30'), period(4, '09:30', '12:00')];

test.each([
  [{ weekday: 1, time: '09:00' }, '12:30'],
  [{ weekday: 1, time: '12:29' }, '12:30'],
  [{ weekday: 1, time: '17:59' }, '18:00'],
])('open at %o, until %s', (moment, closes) => {
  expect(openingState(week, moment)).toEqual({ open: true, closes });
});

test.each([
  [
    { weekday: 1, time: '08:00' },
    { weekday: 1, opens: '09:00', inDays: 0 },
  ],
  [
    { weekday: 1, time: '12:30' },
    { weekday: 1, opens: '14:00', inDays: 0 },
  ],
  [
    { weekday: 1, time: '18:00' },
    { weekday: 4, opens: '09:30', inDays: 3 },
  ],
  [
    { weekday: 3, time: '23:00' },
    { weekday: 4, opens: '09:30', inDays: 1 },
  ],
  [
    { weekday: 7, time: '10:00' },
    { weekday: 1, opens: '09:00', inDays: 1 },
  ],
])('closed at %o, opens next at %o', (moment, next) => {
  expect(openingState(week, moment)).toEqual({ open: false, next });
});

test('a place open once a week opens again in seven days', () => {
  const once = [period(2, '09:00', '10:00')];
  expect(openingState(once, { weekday: 2, time: '10:00' })).toEqual({
    open: false,
    next: { weekday: 2, opens: '09:00', inDays: 7 },
  });
});

test('two periods that touch are one opening', () => {
  const day = [period(1, '12:00', '18:00'), period(1, '09:00', '12:00')];
  expect(openingState(day, { weekday: 1, time: '10:00' })).toEqual({ open: true, closes: '18:00' });
});

test('without opening hours nothing is promised', () => {
  expect(openingState([], { weekday: 1, time: '10:00' })).toEqual({ open: false, next: null });
});

test('says open exactly when the list says open', () => {
  for (let minute = 0; minute < 24 * 60; minute += 1) {
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    for (const weekday of [1, 4, 5]) {
      expect(openingState(week, { weekday, time }).open).toBe(isOpenAt(week, { weekday, time }));
    }
  }
});
