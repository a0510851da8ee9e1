import type { Language, LocalizedText } from '@belvedere/contracts/text';

/** What the languages are called. */
export const LANGUAGE_LABELS: Record<Language, LocalizedText> = {
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
};
