import type { Label } from '../label.ts';

/** Article 6 of the GDPR, shortly. */
export const LEGAL_BASIS_LABELS = {
  'public-interest': { fr: 'Mission d’intérêt public', en: 'Task in the public interest' },
  'legitimate-interest': { fr: 'Intérêt légitime', en: 'Legitimate interest' },
  consent: { fr: 'Consentement', en: 'Consent' },
} satisfies Record<string, Label>;

/** By what people come to a campaign. */
export const CHANNEL_KIND_LABELS = {
  place: { fr: 'Affiche dans un lieu', en: 'Poster in a place' },
  structure: { fr: 'Code remis à une structure', en: 'Code given to a structure' },
  link: { fr: 'Lien à transmettre', en: 'Link to pass on' },
} satisfies Record<string, Label>;

/** How a device that goes from hand to hand is used. */
export const COLLECTING_MODE_LABELS = {
  interviewer: { fr: 'Entretien', en: 'Interview' },
  kiosk: { fr: 'Borne', en: 'Kiosk' },
} satisfies Record<string, Label>;
