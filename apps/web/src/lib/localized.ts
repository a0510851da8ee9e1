import { getLocale } from '#lib/paraglide/runtime.js';

/** A text that the API gives in both languages, in the reader's. */
export const localized = (text: { fr: string; en: string }): string => text[getLocale()];
