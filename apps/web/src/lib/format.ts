import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

/** British rather than American English: day before month, and the 24-hour clock that the screens show in French. */
const REGION: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

const region = () => REGION[getLocale()];

/** 1234.5 → "1 234,5" in French, "1,234.5" in English. */
export function formatNumber(value: number, maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(region(), { maximumFractionDigits }).format(value);
}

/** How much something weighs: "213 ko". */
export function formatWeight(bytes: number): string {
  const unit = { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 } as const;
  return new Intl.NumberFormat(region(), unit).format(bytes / 1000);
}

/**
 * A share as a percentage, without decimals unless asked: the bases are small.
 * @param share between 0 and 1
 */
export function formatPercent(share: number, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(region(), { style: 'percent', maximumFractionDigits }).format(share);
}

/**
 * A day as written in a sentence: "23 novembre 2026", "1er janvier 2027", "23 November 2026".
 * @param date an ISO 8601 day or instant; shown as the day that it is in metropolitan France
 */
export function formatDate(date: string): string {
  const text = new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
    new Date(date),
  );
  // French counts the first day of a month, and only that one, by its rank.
  return getLocale() === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** A moment, to the minute: "23 novembre 2026 à 9 h 30", "23 November 2026 at 9:30". @param instant ISO 8601 */
export function formatMoment(instant: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Paris' });
  const time = formatTime(clock.format(new Date(instant)));
  return `${formatDate(instant)} ${getLocale() === 'fr' ? 'à' : 'at'} ${time}`;
}

/** "Tours et Joué-lès-Tours", "Tours and Joué-lès-Tours". */
export function formatList(values: string[]): string {
  return new Intl.ListFormat(region(), { type: 'conjunction' }).format(values);
}

/** A label within a sentence: names and months keep the capital letters of their language. */
export function midSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/**
 * A time of the day as signs on doors write it: "9 h 30", "9 h" in French, "9:30", "9:00" in English.
 * @param time "09:30", up to "24:00"
 */
export function formatTime(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  const hour = String(Number(hours));
  if (getLocale() === 'en') return `${hour}:${minutes}`;
  return minutes === '00' ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${minutes}`;
}

/** "lundi", "Monday". @param weekday as in ISO 8601: 1 is Monday */
export function formatWeekday(weekday: number): string {
  // 1 January 2024 was a Monday.
  return new Intl.DateTimeFormat(region(), { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, weekday)),
  );
}
