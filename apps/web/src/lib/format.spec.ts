import { expect, test } from 'vitest';
import {
  formatDate,
  formatList,
  midSentence,
  formatNumber,
  formatPercent,
  formatTime,
  formatWeekday,
} from './format.ts';
import { overwriteGetLocale, type Locale } from './paraglide/runtime.js';

const speak = (locale: Locale) => overwriteGetLocale(() => locale);

test('French figures have a decimal comma and spaces that do not break', () => {
  speak('fr');
  expect(formatNumber(1234.56)).toBe('1\u202f234,6');
  expect(formatPercent(0.315)).toBe('32\u00a0%');
  expect(formatPercent(0.315, 1)).toBe('31,5\u00a0%');
});

test('English figures follow British habits', () => {
  speak('en');
  expect(formatNumber(1234.56)).toBe('1,234.6');
  expect(formatDate('2026-11-23')).toBe('23 November 2026');
});

test('an instant is shown as the day that it is in France', () => {
  speak('fr');
  expect(formatDate('2026-03-23T23:30:00Z')).toBe('24 mars 2026');
});

test('the first of a month is said by its rank in French', () => {
  speak('fr');
  expect([formatDate('2026-09-01'), formatDate('2026-09-11')]).toEqual([
    '1er septembre 2026',
    '11 septembre 2026',
  ]);
});

test('a list is joined in the language of the page', () => {
  speak('fr');
  expect(formatList(['Tours', 'Joué-lès-Tours'])).toBe('Tours et Joué-lès-Tours');
});

test('a label within a sentence keeps its names', () => {
  expect(midSentence('People learning French')).toBe('people learning French');
  expect(midSentence('Éducation')).toBe('éducation');
});

test('hours are written as on the doors of each country', () => {
  speak('fr');
  expect(formatTime('09:30')).toBe('9\u00a0h\u00a030');
  expect(formatTime('14:00')).toBe('14\u00a0h');
  expect(formatTime('09:05')).toBe('9\u00a0h\u00a005');
  speak('en');
  expect(formatTime('09:30')).toBe('9:30');
});

test('days of the week are counted as in ISO 8601', () => {
  speak('fr');
  expect([1, 7].map(formatWeekday)).toEqual(['lundi', 'dimanche']);
  speak('en');
  expect(formatWeekday(1)).toBe('Monday');
});
