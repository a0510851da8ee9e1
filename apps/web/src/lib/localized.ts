import { getLocale } from '#lib/paraglide/runtime.js';

/** A text that the API gives in both languages, in the reader's. */
export const localized = (text: { fr: string; en: string }): string => text[getLocale()];

/** What a value is called; one that has no words, as another version of ours may know, stays as it is. */
export const labelOf = (
  labels: Partial<Record<string, { fr: string; en: string }>>,
  value: string,
): string => {
  const label = Object.hasOwn(labels, value) ? labels[value] : undefined;
  return label ? localized(label) : value;
};
