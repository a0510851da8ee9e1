import { getLocale, type Locale } from '#lib/paraglide/runtime.js';

/** British rather than American English: day before month, and the 24-hour clock that the screens show in French. */
const REGION: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' };

const region = () => REGION[getLocale()];

/** 1234.5 → "1 234,5" in French, "1,234.5" in English. */
export function formatNumber(value: number, maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(region(), { maximumFractionDigits }).format(value);
}

/**
 * A share as a percentage, without decimals unless asked: the bases are small.
 * @param share between 0 and 1
 */
export function formatPercent(share: number, maximumFractionDigits = 0): string {
  return new Intl.NumberFormat(region(), { style: 'percent', maximumFractionDigits }).format(share);
}

/**
 * A day as written in a sentence: "23 novembre 2026", "23 November 2026".
 * @param date an ISO 8601 day or instant; shown as the day that it is in metropolitan France
 */
export function formatDate(date: string): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
    new Date(date),
  );
}

/** "Tours et Joué-lès-Tours", "Tours and Joué-lès-Tours". */
export function formatList(values: string[]): string {
  return new Intl.ListFormat(region(), { type: 'conjunction' }).format(values);
}
