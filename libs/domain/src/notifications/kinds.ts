import type { Label } from '../label.ts';

/** How soon a person wants to hear of something. */
export const FREQUENCIES = ['immediate', 'daily', 'weekly', 'none'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

export const FREQUENCY_LABELS: Record<Frequency, Label> = {
  immediate: { fr: 'tout de suite', en: 'at once' },
  daily: { fr: 'chaque jour', en: 'every day' },
  weekly: { fr: 'chaque semaine', en: 'every week' },
  none: { fr: 'jamais', en: 'never' },
};

interface Kind extends Label {
  /** What holds until the person chooses. */
  byDefault: Frequency;
}

/** What people are told about. */
export const NOTIFICATION_KINDS = {
  request: { fr: 'Demandes à traiter', en: 'Requests to answer', byDefault: 'immediate' },
  answer: { fr: 'Réponses à mes demandes', en: 'Answers to my requests', byDefault: 'immediate' },
  review: { fr: 'Propositions à relire', en: 'Proposals to review', byDefault: 'daily' },
  meeting: { fr: 'Rencontres', en: 'Meetings', byDefault: 'immediate' },
  discussion: { fr: 'Discussions', en: 'Discussions', byDefault: 'daily' },
  publication: { fr: 'Publications', en: 'Publications', byDefault: 'weekly' },
} as const satisfies Record<string, Kind>;

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;
