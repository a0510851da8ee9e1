import type { ActorKind } from '@belvedere/domain/actors';
import { m } from '#lib/paraglide/messages.js';

/** Fourteen kinds are too many to tell apart on a map: six groups, each with a colour and a shape. */
export type KindGroup = 'digital' | 'neighbourhood' | 'employment' | 'learning' | 'public' | 'cooperation';

const GROUP_OF: Record<ActorKind, KindGroup> = {
  'digital-space': 'digital',
  'social-centre': 'neighbourhood',
  'neighbourhood-association': 'neighbourhood',
  'neighbourhood-enterprise': 'neighbourhood',
  'employment-agency': 'employment',
  'integration-organisation': 'employment',
  'school-or-training': 'learning',
  library: 'learning',
  'youth-information': 'learning',
  'local-authority': 'public',
  'state-or-social-body': 'public',
  prevention: 'public',
  cooperative: 'cooperation',
  'residents-collective': 'cooperation',
};

export const groupOf = (kind: ActorKind): KindGroup => GROUP_OF[kind];

/** The kinds of a group, as a map's style compares them. */
export const KINDS_BY_GROUP = Object.entries(GROUP_OF).map(([kind, group]) => ({ kind, group }));

export interface Mark {
  /** Which of the categories of the look. */
  category: 1 | 2 | 3 | 4 | 5 | 6;
  /** The shape on a 24 × 24 grid, so that nobody needs the colour. */
  path: string;
  label: () => string;
}

/** In the order of the key. */
export const MARKS: Record<KindGroup, Mark> = {
  digital: { category: 1, path: 'M4 4h16v16H4Z', label: m.actor_group_digital },
  neighbourhood: {
    category: 3,
    path: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18Z',
    label: m.actor_group_neighbourhood,
  },
  employment: { category: 4, path: 'M12 2.5L22 20.5H2Z', label: m.actor_group_employment },
  learning: { category: 6, path: 'M12 1.5L22.5 12L12 22.5L1.5 12Z', label: m.actor_group_learning },
  public: { category: 5, path: 'M8.5 3h7v5.5H21v7h-5.5V21h-7v-5.5H3v-7h5.5Z', label: m.actor_group_public },
  cooperation: {
    category: 2,
    path: 'M12 1.5l3.1 6.9l7.4.8l-5.5 5l1.5 7.3L12 17.8l-6.5 3.7L7 14.2l-5.5-5l7.4-.8Z',
    label: m.actor_group_cooperation,
  },
};
