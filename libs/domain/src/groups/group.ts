import { COLLEGES, type College } from '../access/index.ts';

/** What a person may be in a working group. */
export const GROUP_ROLES = ['member', 'facilitator'] as const;
export type GroupRole = (typeof GROUP_ROLES)[number];

/** `public`: its page is read by everybody; `private`: to whoever is no member, there is no such group. */
export const VISIBILITIES = ['public', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** `request`: whoever reads the page may ask; `invitation`: only whoever is invited comes in. */
export const WAYS_TO_JOIN = ['request', 'invitation'] as const;
export type WayToJoin = (typeof WAYS_TO_JOIN)[number];

/** What a group may switch on. */
export const MODULES = ['surveys', 'actors', 'wiki', 'watch', 'meetings', 'discussions', 'library'] as const;
export type GroupModule = (typeof MODULES)[number];

/** The colleges for which nobody in a group speaks. */
export const missingColleges = (present: Iterable<College>): College[] => {
  const known = new Set(present);
  return COLLEGES.filter((college) => !known.has(college));
};

/** For how many days a group that said no need not answer the same person again. */
export const DAYS_BEFORE_ASKING_AGAIN = 30;

/** From when on a person who was refused may ask again. */
export const mayAskAgainFrom = (refusedAt: Date): Date =>
  new Date(refusedAt.getTime() + DAYS_BEFORE_ASKING_AGAIN * 86_400_000);
