import type { LocalizedText } from '@belvedere/contracts/text';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';

/** The name of a field, and whether it has to be filled in: in words, not by a star. */
export const labelled = (field: LocalizedText & { required?: true }): string =>
  field.required ? `${localized(field)} (${m.propose_required()})` : localized(field);
