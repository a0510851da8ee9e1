import { ROLE_LABELS } from '@belvedere/domain/access';
import { labelOf } from '#lib/localized.ts';

/** The word on screen for a role. */
export const roleText = (role: string): string => labelOf(ROLE_LABELS, role);
