import { type College, COLLEGE_LABELS, ROLE_LABELS } from '@belvedere/domain/access';
import type { GroupRole } from '@belvedere/domain/groups';
import { localized } from '#lib/localized.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const STANDING_TEXTS = {
  good: m.standing_good,
  used: m.standing_used,
  expired: m.standing_expired,
  stopped: m.standing_stopped,
};

export const collegeText = (college: College): string => localized(COLLEGE_LABELS[college]);
export const standingText = (standing: keyof typeof STANDING_TEXTS): string => STANDING_TEXTS[standing]();
export const groupRoleText = (role: GroupRole): string => localized(ROLE_LABELS[role]);

/** What a group is for, in the reader's language if somebody wrote it. */
export const purposeText = ({ fr, en }: { fr: string; en: string | null }): string =>
  (getLocale() === 'en' ? en : null) ?? fr;
