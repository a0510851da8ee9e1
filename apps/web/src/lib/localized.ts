import type { LocalizedText } from '@belvedere/contracts/text';
import { getLocale } from '#lib/paraglide/runtime.js';

/** A text that the API gives in both languages, in the reader's. */
export const localized = (text: LocalizedText): string => text[getLocale()];

/** What a value is called; one that has no words, as another version of ours may know, stays as it is. */
export const labelOf = (labels: Partial<Record<string, LocalizedText>>, value: string): string => {
  const label = Object.hasOwn(labels, value) ? labels[value] : undefined;
  return label ? localized(label) : value;
};

/** The values of a vocabulary, as a list of choices. */
export const choicesOf = (labels: Record<string, LocalizedText>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label: localized(label) }));
