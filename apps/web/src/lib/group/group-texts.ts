import { COLLEGES, type College } from '@belvedere/domain/access';
import { type GroupModule, type GroupRole, MODULES } from '@belvedere/domain/groups';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

const COLLEGE_TEXTS: Record<College, () => string> = {
  resident: m.college_resident,
  professional: m.college_professional,
  institution: m.college_institution,
};
const MODULE_TEXTS: Record<GroupModule, () => string> = {
  surveys: m.module_surveys,
  actors: m.module_actors,
  wiki: m.module_wiki,
  watch: m.module_watch,
  meetings: m.module_meetings,
  discussions: m.module_discussions,
  library: m.module_library,
};
const STANDING_TEXTS = {
  good: m.standing_good,
  used: m.standing_used,
  expired: m.standing_expired,
  stopped: m.standing_stopped,
};

export const collegeText = (college: College): string => COLLEGE_TEXTS[college]();
export const standingText = (standing: keyof typeof STANDING_TEXTS): string => STANDING_TEXTS[standing]();
export const groupRoleText = (role: GroupRole): string =>
  role === 'facilitator' ? m.group_role_facilitator() : m.group_role_member();

export const collegeOptions = () => COLLEGES.map((value) => ({ value, label: collegeText(value) }));
export const moduleOptions = () => MODULES.map((value) => ({ value, label: MODULE_TEXTS[value]() }));

/** What a group is for, in the reader's language if somebody wrote it. */
export const purposeText = ({ fr, en }: { fr: string; en: string | null }): string =>
  (getLocale() === 'en' ? en : null) ?? fr;
