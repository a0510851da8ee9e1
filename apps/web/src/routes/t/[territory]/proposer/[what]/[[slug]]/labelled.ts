import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';

interface Label {
  fr: string;
  en: string;
}

/** The name of a field, and whether it has to be filled in: in words, not by a star. */
export const labelled = (field: Label & { required?: true }): string =>
  field.required ? `${localized(field)} (${m.propose_required()})` : localized(field);

/** The values of a vocabulary, as a list of choices. */
export const choicesOf = (labels: Record<string, Label>): { value: string; label: string }[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label: localized(label) }));
