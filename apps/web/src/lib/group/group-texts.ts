import { COLLEGE_LABELS, COLLEGES, type College, ROLE_LABELS } from '@belvedere/domain/access';
import {
  type GroupRole,
  JOINING_LABELS,
  MODULE_LABELS,
  MODULES,
  VISIBILITIES,
  VISIBILITY_LABELS,
  WAYS_TO_JOIN,
} from '@belvedere/domain/groups';
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

/** The choices of a form, by what each value is called. */
const optionsOf = <Value extends string>(
  values: readonly Value[],
  labels: Record<Value, { fr: string; en: string }>,
) => values.map((value) => ({ value, label: localized(labels[value]) }));
export const collegeOptions = () => optionsOf(COLLEGES, COLLEGE_LABELS);
export const moduleOptions = () => optionsOf(MODULES, MODULE_LABELS);
export const visibilityOptions = () => optionsOf(VISIBILITIES, VISIBILITY_LABELS);
export const joiningOptions = () => optionsOf(WAYS_TO_JOIN, JOINING_LABELS);

/** What a group is for, in the reader's language if somebody wrote it. */
export const purposeText = ({ fr, en }: { fr: string; en: string | null }): string =>
  (getLocale() === 'en' ? en : null) ?? fr;
